"""What the line that opens an article says of its event."""

from collections.abc import Callable

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]


def said(document: Document, predicate: Predicate) -> set[str]:
    return {
        c.object or c.value or ""
        for c in document.claims
        if c.predicate is predicate and c.rule == "dateline"
    }


def test_what_is_told_first_took_place_where_it_was_written(read: Read) -> None:
    text = "Offices agree\n\nGENEVA, 3 May 2024 – Chile and Peru held a meeting on customs.\n"
    assert said(read(text, "en", published="2024-05-03"), Predicate.HELD_IN) == {"place/geneva"}


def test_a_line_of_its_own_gives_place_and_days(read: Read) -> None:
    text = (
        "Judges learn about brands\n\nGeneva, Switzerland, September 10 to 12, 2014\n\n"
        "WIPO organized a workshop on brands for judges.\n"
    )
    document = read(text, "en", published="2014-09-15")
    assert said(document, Predicate.HELD_IN) == {"place/geneva"}
    assert said(document, Predicate.DATE) == {"2014-09-10/2014-09-12"}


def test_journeys_calls_and_the_past_do_not_take_place_there(read: Read) -> None:
    for told in (
        "Ms. Clara Vidal visited the European Patent Office.",
        "Chile and Peru held a virtual meeting on customs.",
        "Chile and Peru held a meeting on customs on 2 May 2019.",
    ):
        document = read(f"Offices agree\n\nGENEVA, 3 May 2024 – {told}\n", "en", published="2024-05-03")
        assert not said(document, Predicate.HELD_IN)
