"""Rows say what objects say, and what is written of rows is what is written of objects."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings

from ontology.errors import UnwritableExport
from ontology.jsonl import Part
from ontology.judgments import Review
from ontology.pages import Page, Stored, entity_of, entity_row, statement_of, statement_row
from ontology.rdf.formats import write_rdf
from ontology.rdf.terms import FORMATS
from ontology.statements import Statement, Subgraph, canonical, standing
from tests.contracts.sample_graph import sample_graph
from tests.ontology.bilingual_example import EXAMPLE
from tests.ontology.random_parts import WIDE_TEXT, subgraphs

MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def pages(graph: Subgraph, size: int = 2) -> Iterator[Page]:
    """A graph as a store would give it."""
    entities, statements = [*map(entity_row, graph.entities)], [*map(statement_row, graph.statements)]
    for start in range(0, len(graph.articles), size):
        yield Page(articles=graph.articles[start : start + size])
    for start in range(0, len(entities), size):
        yield Page(entities=entities[start : start + size])
    for start in range(0, len(statements), size):
        yield Page(statements=statements[start : start + size])


def written(parts: Iterator[Part] | Sequence[Part], format: str) -> bytes:
    file = BytesIO()
    write_rdf(parts, file, format)
    return file.getvalue()


@MANY
@given(graph=subgraphs(WIDE_TEXT))
def test_a_row_is_its_object(graph: Subgraph) -> None:
    assert [entity_of(entity_row(entity)) for entity in graph.entities] == [*graph.entities]
    for statement in graph.statements:
        back = statement_of(statement_row(statement))
        assert (back, back.id, back.review) == (statement, statement.id, statement.review)
        assert [e.digest for e in back.evidence] == [replace(e).digest for e in statement.evidence]


@pytest.mark.parametrize("format", ["turtle", "ntriples", "nquads"])
@MANY
@given(graph=subgraphs(WIDE_TEXT))
def test_pages_are_written_as_their_parts_are(format: str, graph: Subgraph) -> None:
    assert written(Stored(pages(graph)), format) == written(list(graph.parts()), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("graph", [EXAMPLE, sample_graph()], ids=["example", "sample"])
def test_every_format_takes_pages(graph: Subgraph, format: str) -> None:
    assert written(Stored(pages(graph)), format) == written(list(graph.parts()), format)


def test_what_was_begun_is_written_to_its_end() -> None:
    stored = Stored(pages(EXAMPLE))
    assert next(stored) == EXAMPLE.articles[0]
    assert written(stored, "nquads") == written(list(EXAMPLE.parts())[1:], "nquads")


@pytest.mark.parametrize("begun", [False, True])
def test_what_a_person_rejected_does_not_stand(begun: bool) -> None:
    first, *others = EXAMPLE.statements
    judged = replace(EXAMPLE, statements=(replace(first, review=Review.REJECTED), *others))
    stored = Stored(pages(judged))
    left = [canonical(part) if isinstance(part, Statement) else part for part in EXAMPLE.parts()]
    if begun:
        assert next(stored) == left.pop(0)
    left.remove(canonical(first))
    assert list(standing(stored)) == left


def test_the_row_that_cannot_be_said_is_named() -> None:
    row = statement_row(EXAMPLE.statements[1])
    broken = (*row[:2], "likes", *row[3:])
    page = Page(statements=[statement_row(EXAMPLE.statements[0]), broken])
    for format in ("turtle", "nquads"):
        with pytest.raises(UnwritableExport, match=rf"^{row[0]}: RDF cannot say this: 'likes'"):
            written(Stored(iter([page])), format)
