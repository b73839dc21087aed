"""What is written by templates is compared with what pyoxigraph writes of the quads, made another way."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize

from ontology.errors import UnwritableExport
from ontology.jsonl import Part
from ontology.rdf.formats import write_rdf
from ontology.rdf.quads import QuadMaker
from ontology.rdf.terms import BASE, FORMATS, WITH_GRAPHS, prefixes
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate
from tests.contracts.sample_graph import sample_graph
from tests.ontology.bilingual_example import EXAMPLE
from tests.ontology.random_parts import CONFIDENCES, WIDE_TEXT, subgraphs

MANY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
DIRECT = ["turtle", "ntriples", "nquads"]
HOSTILE = st.text(st.sampled_from("aZ09_-.~%/#:;,'\"\\ <>{}()@^\n\r\t\x00é\ufffe\U0001f58a"), max_size=6)


def written(parts: Sequence[Part], format: str, base: str = BASE) -> bytes:
    file = BytesIO()
    write_rdf(parts, file, format, base=base)
    return file.getvalue()


def by_pyoxigraph(parts: Sequence[Part], format: str, base: str = BASE) -> bytes:
    maker = QuadMaker(base)
    quads = [quad for part in parts for quad in maker.quads(part)]
    said = quads if format in WITH_GRAPHS else [quad.triple for quad in quads]
    return serialize(said, format=FORMATS[format], prefixes=prefixes(base)) or b""


@pytest.mark.parametrize("format", DIRECT)
@pytest.mark.parametrize("base", [BASE, "https://data.example.org/ip/", "urn:x:é/"])
@pytest.mark.parametrize("graph", [EXAMPLE, sample_graph()], ids=["example", "sample"])
def test_the_text_is_what_pyoxigraph_writes(graph: Subgraph, base: str, format: str) -> None:
    parts = list(graph.parts())
    assert written(parts, format, base) == by_pyoxigraph(parts, format, base)


@pytest.mark.parametrize("format", DIRECT)
@MANY
@given(subgraph=subgraphs(WIDE_TEXT))
def test_of_any_graph_the_text_is_what_pyoxigraph_writes(format: str, subgraph: Subgraph) -> None:
    parts = list(subgraph.parts())
    assert written(parts, format) == by_pyoxigraph(parts, format)


@pytest.mark.parametrize("format", DIRECT)
@MANY
@given(names=st.lists(HOSTILE, min_size=8, max_size=8), confidence=CONFIDENCES | st.sampled_from([0, 1e-7]))
@example(names=["."] * 8, confidence=1.0)
@example(names=[""] * 8, confidence=1e22)
def test_no_name_breaks_out_of_its_place(format: str, names: list[str], confidence: float) -> None:
    key, entity_id, other, words, scheme, value, quote, rule = names
    article = Article(key, None, words, "en-US", words, words, words, words, words, extractor=rule)
    mention = Mention(key, 1, 2, quote, (("vi", words), ("vi-Latn", quote)))
    entities = [
        Entity(f"{start}{name}", kind, ((scheme and "en", words),), (quote,), value, ((scheme, value),))
        for start, name, kind in (
            ("agency/", entity_id, Kind.AGENCY), ("topic/", other, Kind.TOPIC), ("", entity_id, Kind.PLACE),
        )
    ]  # fmt: skip
    evidence = (
        Evidence(key, 1, 2, quote, rule, confidence, words), Evidence(f"{key}x", -3, 4, words, rule, 1),
    )  # fmt: skip
    statements = [
        Statement(f"agency/{entity_id}", Predicate.HOLDS_POST, other, None, words, words, evidence),
        Statement(f"agency/{entity_id}", Predicate.HOLDS_POST, other, None, words, "2024-05", evidence),
        Statement(f"agency/{entity_id}", Predicate.DATE, None, value, evidence=evidence),
        Statement(f"agency/{entity_id}", Predicate.STATUS, None, value),
    ]
    marked = [replace(entity, mentions=(mention, replace(mention, start=0))) for entity in entities]
    parts: list[Part] = [article, *entities, *marked, *statements]
    assert written(parts, format) == by_pyoxigraph(parts, format)
    quads = set(parse(written(parts, "nquads"), RdfFormat.N_QUADS))
    assert {quad.triple for quad in parse(written(parts, "turtle"), RdfFormat.TURTLE)} == {
        quad.triple for quad in quads
    }


@pytest.mark.parametrize("format", DIRECT)
def test_nothing_gives_an_empty_file(format: str) -> None:
    assert written([], format) == b""


@pytest.mark.parametrize("format", FORMATS)
def test_half_a_character_is_refused_with_the_name_of_its_part(format: str) -> None:
    broken = replace(EXAMPLE.articles[1], title="\ud83d")
    with pytest.raises(UnwritableExport, match=f"^{broken.key}: RDF cannot say this"):
        written([EXAMPLE.articles[0], broken], format)


@pytest.mark.parametrize("format", DIRECT)
def test_a_language_that_is_none_is_refused_with_the_name_of_its_part(format: str) -> None:
    broken = replace(EXAMPLE.entities[0], labels=(("e-1", "x"),))
    with pytest.raises(UnwritableExport, match=f"^{broken.id}: RDF cannot say this"):
        written([*EXAMPLE.articles, broken], format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_passage_has_no_name_behind_a_hash(format: str) -> None:
    assert written(EXAMPLE.articles, format, "https://example.org/graph#")
    with pytest.raises(UnwritableExport, match=r"RDF cannot say this: .*end it in /"):
        written(list(EXAMPLE.parts()), format, "https://example.org/graph#")


@pytest.mark.parametrize("base", ["http://[/", "http://a:b/", "a/"])
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(UnwritableExport, match="must be an absolute IRI"):
        written([], "turtle", base)


@pytest.mark.parametrize("format", DIRECT)
def test_what_is_told_later_of_an_article_goes_to_the_passages_after_it(format: str) -> None:
    article, statement = EXAMPLE.articles[0], EXAMPLE.statements[0]
    told: list[Part] = [statement, article, replace(statement, when="1999")]
    assert written(told, format) == by_pyoxigraph(told, format)
