from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]


def there(document: Document, passage: str) -> set[str]:
    """Who took part in the event that a passage names."""
    start = document.text.index(passage)
    event = document.mention_at(start)
    assert event is not None
    names = {m.key: document.quote(m.start, m.end) for m in reversed(document.mentions)}
    return {
        names[c.subject]
        for c in document.claims
        if c.predicate is Predicate.PARTICIPATED_IN and c.object == event.key
    }


@pytest.mark.parametrize(
    ("text", "language", "passage", "who"),
    [
        (
            "A team of the Japan Patent Office, headed by its Chairman Mr. Paul Reed, returned after a "
            "week-long study tour.",
            "en",
            "study tour",
            {"Japan Patent Office", "Paul Reed"},
        ),
        (
            "A team of the Japan Patent Office spent a week in Lima. "
            "During its stay the team called on Ms. Ada Lane of IP Australia.",
            "en",
            "called on",
            {"Japan Patent Office", "Ada Lane"},
        ),
        (
            "Đoàn công tác của Cục Sở hữu trí tuệ do ông Trần Văn An dẫn đầu đến Lima hôm qua. "
            "Đoàn đã làm việc với Cơ quan Sáng chế châu Âu.",
            "vi",
            "làm việc với",
            {"Cục Sở hữu trí tuệ", "Trần Văn An", "Cơ quan Sáng chế châu Âu"},
        ),
    ],
)
def test_the_delegation_is_its_body_and_head(
    read: Read, text: str, language: str, passage: str, who: set[str]
) -> None:
    assert who <= there(read(text, language), passage)


def test_who_is_to_come_is_not_there(read: Read) -> None:
    text = (
        "A team of the Japan Patent Office left Lima. The delegation will visit IP Australia, "
        "and a workshop is to be held in Rome in June 2030."
    )
    document = read(text, published="2030-03-02")
    assert not [c for c in document.claims if c.predicate is Predicate.PARTICIPATED_IN]


def test_a_second_verb_has_the_subject_of_the_first(read: Read) -> None:
    text = (
        "Mr. Paul Reed, Chairman of the Japan Patent Office, held talks with Ms. Ada Lane of IP Australia, "
        "and co-chaired a workshop in Rome."
    )
    document = read(text)
    names = {m.key: document.quote(m.start, m.end) for m in document.mentions}
    assert {names[c.subject] for c in document.claims if c.predicate is Predicate.CHAIRED} == {"Paul Reed"}


def test_a_pronoun_is_the_person_whom_the_sentence_before_begins_with(read: Read) -> None:
    text = (
        "Mr. Paul Reed, Chairman of the Japan Patent Office, met Ms. Ada Lane of IP Australia on 2 May 2024. "
        "On 3 May 2024, he delivered a speech at a seminar on patents."
    )
    assert there(read(text), "seminar") == {"Paul Reed"}
