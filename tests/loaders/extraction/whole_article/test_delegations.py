"""Which bodies and countries were at the event that an article reports."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]
OPENING = "The 12th seminar on trade marks was held in Lima on 3 May 2024.\n\n"
OPENING_VI = "Hội thảo lần thứ 12 về nhãn hiệu được tổ chức tại Huế ngày 3/5/2024.\n\n"


def present(document: Document) -> set[str]:
    """The keys of the bodies and countries that took part."""
    return {c.subject for c in document.claims if c.predicate is Predicate.PARTICIPATED_IN}


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("Negotiators from Peru, Kenya and Chile came along.", {"place/peru", "place/kenya", "place/chile"}),
        ("Trainers also came from WIPO.", {"agency/wipo"}),
        (
            "Representatives of offices of three countries spoke over three days, including Peru and Kenya.",
            {"place/peru", "place/kenya"},
        ),
        ("The team brought together experts from six bodies, among them INDECOPI.", {"agency/indecopi"}),
        ("Kenya and WIPO presented a tool that compares marks.", {"place/kenya", "agency/wipo"}),
        ("Kenya, which is new to the group, asked for more time.", {"place/kenya"}),
    ],
)  # fmt: skip
def test_people_of_a_body_or_what_it_did_show_it_there(read: Read, sentence: str, keys: set[str]) -> None:
    assert keys <= present(read(OPENING + sentence, "en", published="2024-05-04"))


@pytest.mark.parametrize(
    ("sentence", "keys"),
    [
        ("Đại diện Cục Sở hữu trí tuệ hướng dẫn cách tra cứu.", {"agency/ip-viet-nam"}),
        ("Hai học viên đến từ WIPO được mời với tư cách quan sát viên.", {"agency/wipo"}),
        ("Peru và Kenya chia sẻ kinh nghiệm soạn luật.", {"place/peru", "place/kenya"}),
        ("Giảng viên là các chuyên gia của WIPO.", {"agency/wipo"}),
    ],
)
def test_in_vietnamese_too(read: Read, sentence: str, keys: set[str]) -> None:
    assert keys <= present(read(OPENING_VI + sentence, "vi", published="2024-05-04"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Experts from WIPO will visit the office next year.",
        "In 2019 experts from WIPO had drawn up a plan for the office.",
        "No experts from WIPO were there.",
        "WIPO has recorded a rise in filings.",
    ],
)
def test_wishes_history_and_what_others_do_elsewhere_place_nobody(read: Read, sentence: str) -> None:
    assert "agency/wipo" not in present(read(OPENING + sentence, "en", published="2024-05-04"))


def test_what_is_told_of_others_did_not_happen_at_a_signing(read: Read) -> None:
    text = (
        "Mr. John Cho of KIPO and Ms. Ana Paz of INAPI signed a memorandum in Lima on 3 May 2024.\n\n"
        "Kenya joined the network too."
    )
    assert "place/kenya" not in present(read(text, "en", published="2024-05-04"))


def test_without_an_event_nobody_is_placed(read: Read) -> None:
    assert not present(read("Trainers also came from WIPO.", "en", published="2024-05-04"))


@pytest.mark.parametrize(
    ("text", "language", "keys"),
    [
        ("Ms. Ana Paz of INAPI then travelled to the European Patent Office.", "en", {"agency/epo"}),
        ("Bên lề hội nghị, ông Lê Văn Bình đã đến Lima làm việc với WIPO.", "vi", {"agency/wipo"}),
    ],
)
def test_who_does_and_whom_it_is_done_with_were_there(
    read: Read, text: str, language: str, keys: set[str]
) -> None:
    found = present(read(text, language))
    assert keys <= found
    assert any(key.startswith("official:") for key in found)


def test_who_met_is_said_even_of_what_is_long_past(read: Read) -> None:
    text = "On 1 March 2024 Mr. Paul Reed, Chairman of the Japan Patent Office, met Ms. Ada Lane of WIPO."
    assert present(read(text, "en", published="2024-09-04")) >= {"official:paul reed", "official:ada lane"}


def test_a_date_behind_the_verb_is_nobody(read: Read) -> None:
    assert not present(read("Some 300 members met May 4 – June 2, 2021, for talks on marks.", "en"))


def test_officers_from_countries_listed_behind_a_colon_were_there(read: Read) -> None:
    text = (
        "In attendance were nine officers with years of work on borders in the following countries: Peru, "
        "Kenya and Chile."
    )
    found = present(read(OPENING + text, "en", published="2024-05-04"))
    assert {"place/peru", "place/kenya", "place/chile"} <= found
