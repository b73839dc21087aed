"""The signings that an article reports."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]
TWO = (
    "Rabat, 24 November 2011. On Monday Ms. Clara Vidal, Director of INDECOPI, signed a memorandum"
    " of understanding on patents with Mr. Juan Soto, Director of INAPI.\n\n"
    "On Tuesday Ms. Clara Vidal and Mr. Hans Berg, President of the European Patent Office, signed"
    " a protocol on data in Lima."
)


def signings(document: Document) -> list[str]:
    return sorted({k for k, c in document.candidates.items() if c.kind is Kind.EVENT and c.sort == "signing"})


def test_each_signing_is_an_event_of_its_own(read: Read) -> None:
    document = read(TWO, "en", published="2011-11-24")
    days = {
        c.value for c in document.claims if c.subject in signings(document) and c.predicate is Predicate.DATE
    }
    assert len(signings(document)) == 2
    assert days == {"2011-11-21", "2011-11-22"}


def test_a_signing_takes_place_where_its_sentence_says(read: Read) -> None:
    document = read(TWO, "en", published="2011-11-24")
    places = {
        (c.subject in signings(document), c.object)
        for c in document.claims
        if c.predicate is Predicate.HELD_IN
    }
    assert (True, "place/lima") in places


def test_two_texts_signed_at_once_are_one_signing(read: Read) -> None:
    text = (
        "On 3 May 2024 Ms. Clara Vidal, Director of INDECOPI, and Mr. Juan Soto, Director of INAPI, signed"
        " a memorandum of understanding on patents. Ms. Vidal and Mr. Soto also signed a protocol on data."
    )
    assert len(signings(read(text, "en", published="2024-05-03"))) == 1


def test_an_old_signature_is_no_news(read: Read) -> None:
    text = "Chile and Peru signed a protocol on seeds in 2004. Both praised the protocol."
    assert not signings(read(text, "en", published="2024-05-03"))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "INDECOPI and INAPI signed a protocol in Lima."),
        ("en", "In Lima, INDECOPI and INAPI signed a protocol."),
        ("vi", "INDECOPI và INAPI đã ký Thỏa thuận hợp tác tại Lima ngày 3/5/2019."),
        ("vi", "Ngày 3/5/2019, tại Lima, INDECOPI và INAPI đã ký Thỏa thuận hợp tác."),
    ],
)
def test_where_a_signing_took_place_stands_on_either_side(read: Read, language: str, text: str) -> None:
    document = read(text, language, published="2019-05-05")
    assert [c.object for c in document.claims if c.predicate is Predicate.HELD_IN] == ["place/lima"]


def test_another_day_of_its_own_is_another_signing_even_where_nobody_is_named(read: Read) -> None:
    text = (
        "On 3 May 2024, INDECOPI and INAPI signed a memorandum of understanding on patents. "
        "On 8 May 2024, a protocol on seeds was signed by INDECOPI and the European Patent Office."
    )
    assert len(signings(read(text, "en", published="2024-05-09"))) == 2


def test_what_holds_since_is_no_act_of_signing(read: Read) -> None:
    text = "INDECOPI has entered into a cooperation agreement with INAPI on seeds."
    assert not signings(read(text, "en", published="2024-05-03"))
    assert signings(read(text.replace("has entered into", "signed"), "en", published="2024-05-03"))
