"""Who an article shows at the event that it reports."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]
OPENING = "The 12th seminar on trade marks was held in Lima on 3 May 2024. "
OPENING_VI = "Hội thảo lần thứ 12 về nhãn hiệu được tổ chức tại Hà Nội ngày 3/5/2024. "


def present(document: Document) -> dict[str, str]:
    """Name of each person who took part → the rule that says so."""
    return {
        document.quote(m.start, m.end): c.rule
        for c in document.claims
        for m in document.mentions
        if c.predicate is Predicate.PARTICIPATED_IN and m.key == c.subject
    }


def test_who_is_quoted_was_there(read: Read) -> None:
    text = OPENING + "Ms. Clara Vidal, Director of INDECOPI, walked the room through a new tool."
    assert present(read(text, "en", published="2024-05-04"))["Clara Vidal"] == "presence"


def test_who_is_quoted_was_there_in_vietnamese(read: Read) -> None:
    text = OPENING_VI + "Ông Lê Văn Bình, Cục trưởng Cục Sở hữu trí tuệ, hướng dẫn học viên tra cứu."
    assert present(read(text, "vi", published="2024-05-04"))["Lê Văn Bình"] == "presence"


@pytest.mark.parametrize(
    "sentence",
    [
        "The work began under former Director Ms. Clara Vidal.",
        "The opening words were read on behalf of the Director General Ms. Clara Vidal.",
        "Ms. Clara Vidal, Director of INDECOPI, was absent.",
    ],
)
def test_who_is_only_spoken_of_was_not(read: Read, sentence: str) -> None:
    assert "Clara Vidal" not in present(read(OPENING + sentence, "en", published="2024-05-04"))


def test_an_event_of_long_ago_or_to_come_has_nobody_at_it(read: Read) -> None:
    text = OPENING + "Ms. Clara Vidal, Director of INDECOPI, walked the room through a new tool."
    assert "Clara Vidal" not in present(read(text, "en", published="2024-09-04"))
    assert "Clara Vidal" not in present(read(text, "en", published="2024-04-04"))


def test_without_an_event_nobody_attends(read: Read) -> None:
    text = "Ms. Clara Vidal, Director of INDECOPI, walked the room through a new tool."
    assert not present(read(text, "en", published="2024-05-04"))


@pytest.mark.parametrize(
    ("opening", "sentence", "language"),
    [
        (OPENING, "The group came at the invitation of the Director of INDECOPI, Ms. Clara Vidal.", "en"),
        (OPENING_VI, "Đoàn đến theo lời mời của Cục trưởng Cục Sở hữu trí tuệ Trần Văn An.", "vi"),
    ],
)
def test_who_only_invited_was_not_there(read: Read, opening: str, sentence: str, language: str) -> None:
    assert not present(read(opening + sentence, language, published="2024-05-04"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ministry Spokesperson Clara Vidal said that the talks went well.",
        "According to the Director of INDECOPI, Ms. Clara Vidal, the talks went well.",
        "The guests brought greetings from the Director of INDECOPI, Ms. Clara Vidal.",
    ],
)
def test_who_is_cited_or_sends_greetings_was_not_there(read: Read, sentence: str) -> None:
    assert "Clara Vidal" not in present(read(OPENING + sentence, "en", published="2024-05-04"))
