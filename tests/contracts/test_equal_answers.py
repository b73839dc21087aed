"""Every question, with parameters drawn at random over random graphs, has one answer on both engines."""

from collections.abc import Sequence
from random import Random

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from ontology.statements import Subgraph
from ontology.vocabulary import Kind, Predicate, Status
from queries import Parameter, ParameterType, catalogue
from queries.search import search
from tests.contracts.random_graph import random_graph


def draw(random: Random, parameter: Parameter, graph: Subgraph) -> object:
    if parameter.optional and random.random() < 0.5:
        return None
    if parameter.is_entity:
        kinds = parameter.kinds or tuple(Kind)
        return random.choice([entity.id for entity in graph.entities if entity.kind in kinds])
    known = {"statement": [s.id for s in graph.statements], "article": [a.key for a in graph.articles]}
    known |= {"role": ["director", "deputy"], "language": ["en", "vi"], "publisher": ["Tests", "nobody"]}
    values: dict[ParameterType, Sequence[object]] = {
        ParameterType.DATE: ("2016", "2016-05-10", "2020-01", "2023-06-30"),
        ParameterType.COUNTRY: ("VN", "JP", "SG"),
        ParameterType.STATUS: [status.value for status in Status],
        ParameterType.KIND: [kind.value for kind in Kind],
        ParameterType.PREDICATE: [predicate.value for predicate in Predicate],
        ParameterType.NUMBER: (1, 3, 500),
        ParameterType.CONFIDENCE: (0.0, 0.5, 0.9),
    }
    return random.choice(values.get(parameter.type) or known[parameter.name])


@pytest.mark.neo4j
@pytest.mark.parametrize("seed", [1, 2])
def test_answers_are_equal(embedded_store: EmbeddedStore, neo4j_store: Neo4jStore, seed: int) -> None:
    graph, random, found = random_graph(seed), Random(seed), 0
    for store in (embedded_store, neo4j_store):
        store.ensure_schema()
        store.write(graph)
    for question in catalogue():
        for _ in range(3):
            given = {p.name: draw(random, p, graph) for p in question.parameters}
            bound = question.bind(given)
            text = question.text_given(bound)
            rows = embedded_store.read(text, bound)
            assert rows == embedded_store.read(question.text, bound), (question.name, bound)
            assert rows == neo4j_store.read(text, bound), (question.name, bound)
            found += bool(rows)
    assert found > len(catalogue())


@pytest.mark.neo4j
def test_search_is_equal(embedded_store: EmbeddedStore, neo4j_store: Neo4jStore) -> None:
    for store in (embedded_store, neo4j_store):
        store.write(random_graph(4))
    for text in ("cuc so huu", "ofice", "đại học", "DAI HOC", "van phong", "zurich", "ang", "emoi", "b a"):
        hits = search(embedded_store.read, text)
        assert hits
        assert hits == search(neo4j_store.read, text)
