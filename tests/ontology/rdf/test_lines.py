from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from ontology.errors import UnwritableExport
from ontology.jsonl import Part
from ontology.rdf.formats import write_rdf
from ontology.rdf.lines import day, say, text, told, typed
from ontology.rdf.quads import quads_of
from tests.contracts.sample_graph import sample_graph


def objects(*values: str) -> list[object]:
    lines = say("<x:s>", [told("rdfs:label", value) for value in values], " <x:g> .\n")
    return [quad.object for quad in quads_of((lines,))]


@given(words=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_the_literal_that_it_would_be_as_an_object(words: str) -> None:
    assert objects(text(words), text(words, "vi"), typed(words, "ipc:interval")) == [
        Literal(words),
        Literal(words, language="vi"),
        Literal(words, datatype=NamedNode("https://w3id.org/ipcoop/ns#interval")),
    ]


@pytest.mark.parametrize(
    "words", ['" . <x:a> <x:b> "', "\\", '\\"', 'a\n<x:a> <x:b> <x:c> .\n"', "\r\n", "\x00\x7f"]
)
def test_no_text_breaks_out_of_its_line(words: str) -> None:
    assert objects(text(words)) == [Literal(words)]


@pytest.mark.parametrize("language", ["en <x:g>", 'en"', "en\n", "en-", "tiếng Việt", " "])
def test_what_is_no_language_is_refused(language: str) -> None:
    with pytest.raises(ValueError, match="no language tag"):
        text("words", language)


def test_dates_keep_their_precision() -> None:
    found = objects(*map(day, ("2024-03-12", "2024-03", "2024", "soon")))
    kinds = [each.datatype.value.rpartition("#")[2] for each in found if isinstance(each, Literal)]
    assert kinds == ["date", "gYearMonth", "gYear", "string"]


def test_of_many_parts_the_one_that_cannot_be_said_is_named() -> None:
    graph = sample_graph()
    broken = replace(graph.articles[2], language="en <x:g>")
    parts: list[Part] = [*graph.articles[:2], broken, *graph.articles[3:], *graph.entities]
    with pytest.raises(UnwritableExport, match=rf"^{broken.key}: RDF cannot say this"):
        write_rdf(parts, BytesIO(), "turtle")
