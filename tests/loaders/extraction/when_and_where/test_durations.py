"""How long events lasted."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]


def days(document: Document) -> set[str]:
    return {
        c.value or ""
        for c in document.claims
        if c.predicate is Predicate.DATE and document.candidates[c.subject].kind is Kind.EVENT
    }


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("A three-day workshop on brands opened in Lima on 2 May 2024.", "2024-05-02/2024-05-04"),
        ("A workshop closed in Lima on 3 May 2024. Over two days, many spoke.", "2024-05-02/2024-05-03"),
        (
            "A workshop ended in Lima on 3 May 2024. The workshop, which started on 1 May 2024, was full.",
            "2024-05-01/2024-05-03",
        ),
    ],
)  # fmt: skip
def test_a_length_makes_a_day_an_interval(read: Read, text: str, interval: str) -> None:
    assert days(read(text, "en")) == {interval}


def test_vietnamese_lengths_are_read_too(read: Read) -> None:
    text = "Hội thảo về nhãn hiệu khai mạc tại Huế ngày 2/5/2024, kéo dài 3 ngày."
    assert days(read(text, "vi")) == {"2024-05-02/2024-05-04"}


def test_a_day_stays_a_day_where_nothing_says_how_long(read: Read) -> None:
    assert days(read("A workshop on brands opened in Lima on 2 May 2024.", "en")) == {"2024-05-02"}
    visit = "Ms. Clara Vidal, Director of INDECOPI, ended a two-day visit to Chile on 3 May 2024."
    assert days(read(visit, "en")) == {"2024-05-03"}
