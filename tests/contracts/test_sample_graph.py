"""The sample graph itself keeps the rules that it is used to test."""

from ontology.vocabulary import SIGNATURES, Kind, Predicate
from tests.contracts.sample_graph import sample_graph


def test_every_quote_stands_at_its_offsets() -> None:
    graph = sample_graph()
    texts = {article.key: article.text or "" for article in graph.articles}
    for statement in graph.statements:
        assert statement.evidence
        for evidence in statement.evidence:
            assert texts[evidence.article][evidence.start : evidence.end] == evidence.quote
    for entity in graph.entities:
        for mention in entity.mentions:
            assert texts[mention.article][mention.start : mention.end] == mention.quote


def test_every_statement_fits_the_ontology() -> None:
    graph = sample_graph()
    kinds = {entity.id: entity.kind for entity in graph.entities}
    for statement in graph.statements:
        subjects, objects = SIGNATURES[statement.predicate]
        assert kinds[statement.subject] in subjects
        assert statement.object is None or kinds[statement.object] in objects


def test_every_kind_and_predicate_occurs() -> None:
    graph = sample_graph()
    assert {entity.kind for entity in graph.entities} == set(Kind)
    assert {statement.predicate for statement in graph.statements} == set(Predicate)
