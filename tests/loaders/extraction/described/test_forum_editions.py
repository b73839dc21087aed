"""Meetings that are told by a number and their forum alone."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]


def held_under(document: Document) -> set[tuple[str | None, str | None]]:
    """(number as worded, forum) of each event that is held under a forum."""
    worded = {m.key: document.quote(m.start, m.end) for m in reversed(document.mentions)}
    return {(worded.get(c.subject), c.object) for c in document.claims if c.predicate is Predicate.HELD_UNDER}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At the SOM-3, they spoke of marks.", ("3", "forum/apec-som")),
        (
            "The 31st Joint Commission on Commerce and Trade in Lima ended.",
            ("31st", "forum/us-china-jcct"),
        ),
        (
            "They spoke at the Ninth India-U.S. Trade Policy Forum in Lima.",
            ("Ninth", "forum/us-india-tpf"),
        ),
        ("The TM5 Annual Meeting in Lima ended.", ("TM5 Annual Meeting", "forum/tm5")),
        ("IPEG commenced its 81st meeting in Lima.", ("81st meeting", "forum/ipeg")),
    ],
)
def test_a_number_and_a_forum_make_a_meeting(read: Read, text: str, expected: tuple[str, str]) -> None:
    assert expected in held_under(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The 10 ASEAN countries and the first ASEAN office came to Lima.",
        "IPEG 2024 guidelines were printed.",
        "The second IPEG project ended.",
    ],
)
def test_numbers_of_other_things_make_none(read: Read, text: str) -> None:
    document = read(text)
    assert not [m for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT]


def test_short_form_and_full_form_are_one(read: Read) -> None:
    text = "The 44th meeting of IPEG was held in Lima on 3 May 2024.\n\nThe IPEG 44 discussed marks."
    document = read(text)
    assert len({m.key for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT}) == 1


def test_a_numbered_session_is_no_meeting_with_somebody(read: Read) -> None:
    text = (
        "Minister of Trade Ana Paz met with WIPO Director General Daren Tang on 3 May and addressed "
        "the 63rd Series of Meetings of the Assemblies on 4 May."
    )
    document = read(text)
    assert len({m.key for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT}) == 2
