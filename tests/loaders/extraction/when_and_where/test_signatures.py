from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]


def dates(document: Document) -> set[str]:
    return {
        c.value or ""
        for c in document.claims
        if c.predicate is Predicate.DATE and document.candidates[c.subject].kind is Kind.AGREEMENT
    }


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        (
            "On 3 May 2011, at the Ministry of Trade, Kenya and Chad, old friends, signed a protocol.",
            "en",
            "2011-05-03",
        ),
        ("Kenya and Chad inked a protocol on seeds in Nairobi on 3 May 2011.", "en", "2011-05-03"),
        ("Ngày 3/5/2011, tại trụ sở Bộ Thương mại, Lào và Cuba đã ký Nghị định thư.", "vi", "2011-05-03"),
    ],
)
def test_a_signature_dates_what_is_signed(read: Read, text: str, language: str, day: str) -> None:
    assert dates(read(text, language)) == {day}


def test_a_limit_dates_nothing(read: Read) -> None:
    assert not dates(read("Kenya and Chad signed a protocol that runs until 3 May 2011."))


def test_what_has_no_other_date_is_dated_by_when_it_came_into_force(read: Read) -> None:
    text = "Relations between Kenya and Chad rest on a trade agreement, in force since 1 March 2020."
    assert dates(read(text)) == {"2020-03-01"}
    text = "Kenya and Chad signed a trade agreement in 2018, which entered into force on 1 March 2020."
    assert dates(read(text)) == {"2018"}
