import hashlib
import unicodedata

import pytest

from loaders.drafts import Draft, article, headline
from ontology.errors import UnreadableArticle


def draft(text: str, key: str = "a", **more: str) -> Draft:
    return Draft(source=f"{key}.txt", key=key, text=text, **more)


def test_the_text_is_kept_save_for_composition_and_line_ends(vietnamese: str) -> None:
    given = "  " + unicodedata.normalize("NFD", vietnamese) + "\r\n\r\nHết \t\r\n"
    found = article(draft(given))
    assert found.text == "  " + vietnamese + "\n\nHết \t\n"
    assert found.sha256 == hashlib.sha256(found.text.encode()).hexdigest()
    assert found.language == "vi"


def test_a_description_wins_over_what_the_text_shows(english: str) -> None:
    found = article(
        draft(f"A first line here\n{english}", title="The title", published="2024-06-03T08:00:00Z")
    )
    assert (found.title, found.published) == ("The title", "2024-06-03")


def test_the_first_line_is_the_title_if_it_reads_like_one(english: str) -> None:
    assert (
        headline(f"Th 3, 17/05/2022 | 11:30 SA\n\nTương phản\n\nHai cơ quan họp bàn\n\n{english}")
        == "Hai cơ quan họp bàn"
    )
    assert headline(f"Two offices sign agreement\n{english}") == "Two offices sign agreement"
    assert headline(f"{english}\n{english}") is None
    assert headline("Two offices sign agreement") is None
    assert headline(f"Lễ ký kết. Ảnh của đoàn\n{english}") is None


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableArticle):
        article(draft(text))


def test_half_a_character_is_refused(english: str) -> None:
    with pytest.raises(UnreadableArticle, match="surrogate"):
        article(draft(english + "\ud800"))
    with pytest.raises(UnreadableArticle, match="NUL"):
        article(draft(english + "\0"))


@pytest.mark.parametrize("key", ["", "  ", "a/b", "a\nb", "x" * 201])
def test_a_key_that_names_nothing_is_refused(key: str, english: str) -> None:
    with pytest.raises(UnreadableArticle, match="key"):
        article(draft(english, key=key))


def test_a_decomposed_file_name_gives_a_composed_key(english: str) -> None:
    assert article(draft(english, key=unicodedata.normalize("NFD", "tin-tức"))).key == "tin-tức"


@pytest.mark.parametrize("date", ["yesterday", "03/06/2024", "2024-13", "2024-02-30", "24-01-01"])
def test_a_date_that_is_none_is_refused(date: str, english: str) -> None:
    with pytest.raises(UnreadableArticle, match="publication date"):
        article(draft(english, published=date))
