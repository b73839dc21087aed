"""Tables and lists of what was signed."""

from collections.abc import Callable

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]
TABLE = (
    "Documents exchanged during the state visit to India\n\n"
    "No. | Document | Chile | India\n"
    "1. | Memorandum of Understanding on Seeds | Ms. Clara Vidal, Director of INAPI |"
    " Mr. Ravi Rao, Director of DPIIT\n"
    "2. | Protocol on Data | Ms. Clara Vidal, Director of INAPI | Mr. Anil Sen, Director of CSIR\n\n"
    "All went home."
)


def count(document: Document, predicate: Predicate) -> int:
    return len(
        {
            (c.subject, c.object)
            for c in document.claims
            if c.predicate is predicate and c.rule == "outcome-list"
        }
    )


def test_a_row_names_a_document_and_who_signed_it(read: Read) -> None:
    document = read(TABLE, "en")
    assert count(document, Predicate.STATUS) == count(document, Predicate.RESULTED_IN) == 2
    assert count(document, Predicate.SIGNED) == 4


def test_a_list_needs_a_heading_that_says_they_were_signed(read: Read) -> None:
    document = read(TABLE.replace("Documents exchanged during", "Questions that came up at"), "en")
    assert count(document, Predicate.SIGNED) == count(document, Predicate.STATUS) == 0
    assert any(c.kind is Kind.AGREEMENT for c in document.candidates.values())
