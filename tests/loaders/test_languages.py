import pytest

from loaders.languages import detect
from ontology.errors import UnreadableArticle


def test_vietnamese_and_english_are_told_apart(vietnamese: str, english: str) -> None:
    assert detect(vietnamese, "a") == "vi"
    assert detect(english, "a") == "en"


def test_vietnamese_names_do_not_make_an_english_text_vietnamese() -> None:
    text = "The Director General of the office, Mr. Đinh Hữu Phí, met Mr. Trần Quang Tuấn in Hải Phòng."
    assert detect(text, "a") == "en"


def test_vietnamese_without_marks_is_vietnamese() -> None:
    text = (
        "Cuc So huu tri tue va To chuc So huu tri tue the gioi da ky ban ghi nho hop tac trong linh vuc nay."
    )
    assert detect(text, "a") == "vi"


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre de la justice a signé un accord de coopération avec l'office des brevets à Paris.",
        "Das Patentamt unterzeichnete mit dem Ministerium eine Vereinbarung über Zusammenarbeit.",
        "Kementerian Hukum menandatangani perjanjian kerja sama dengan kantor paten Jepang.",
        "日本特許庁と欧州特許庁は、特許審査の協力に関する覚書に署名した。",
    ],
)
def test_another_language_is_refused(text: str) -> None:
    with pytest.raises(UnreadableArticle) as error:
        detect(text, "b.txt")
    assert error.value.source == "b.txt"
    assert "lang" in error.value.remedy


def test_a_text_without_words_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="no words"):
        detect("12 34 – 56", "a")


def test_what_the_description_declares_is_believed(english: str) -> None:
    assert detect("WIPO", "a", declared="en") == "en"
    assert detect(english, "a", declared="vi-VN") == "vi"
    with pytest.raises(UnreadableArticle, match="'fr'"):
        detect(english, "a", declared="fr")
