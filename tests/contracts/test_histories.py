"""Whatever is loaded, replaced and removed, in whatever order: both engines hold what the model says."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore
from ontology.statements import Statement
from ontology.vocabulary import Predicate
from tests.contracts.histories import Model, Step, histories
from tests.neo4j_server import Server

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # a server is too slow to shrink on


def check(store: GraphStore, history: list[Step]) -> None:
    model = Model()
    for verb, given_parts in history:
        if verb == "write":
            whole = model.write(given_parts)
            store.write(whole)
            assert not store.write(whole).changed
        else:
            model.remove(given_parts)
            store.remove(given_parts)
        assert list(store.dump()) == model.expected()
        check_derived(store, model)


def check_derived(store: GraphStore, model: Model) -> None:
    statements = {s.id: s for s in model.expected() if isinstance(s, Statement)}
    edges = store.read(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN type(r) AS edge, r.id AS id, a.id AS subject, "
        "b.id AS object, r.role AS role, r.`when` AS valid, r.confidence AS confidence, r.sources AS sources"
    )
    wanted = [
        (s.predicate.edge, s.id, s.subject, s.object, s.role, s.when, s.confidence, len(s.sources))
        for s in statements.values()
        if s.object is not None
    ]
    assert sorted(map(str, (tuple(row.values()) for row in edges))) == sorted(map(str, wanted))
    nodes = store.read(
        "MATCH (s:Statement) RETURN s.id AS id, s.confidence AS confidence, s.sources AS sources ORDER BY id"
    )
    assert nodes == [
        {"id": key, "confidence": s.confidence, "sources": len(s.sources)}
        for key, s in sorted(statements.items())
    ]
    dates = store.read(
        "MATCH (n:Entity) WHERE n.date IS NOT NULL RETURN n.id AS id, n.date AS date ORDER BY id"
    )
    said: dict[str, str] = {}
    for statement in statements.values():
        if statement.predicate is Predicate.DATE and statement.value:
            said[statement.subject] = min(said.get(statement.subject, "9"), statement.value)
    assert dates == [{"id": key, "date": value} for key, value in sorted(said.items())]


@given(histories)
@settings(max_examples=60)
def test_the_embedded_engine_follows_the_model(history: list[Step]) -> None:
    with EmbeddedStore(None) as store:
        check(store, history)


@pytest.mark.neo4j
def test_neo4j_follows_the_model(neo4j_server: Server) -> None:
    @given(histories)
    @settings(max_examples=12, phases=UNSHRUNK, suppress_health_check=[*HealthCheck])
    def follow(history: list[Step]) -> None:
        neo4j_server.empty()
        with Neo4jStore(neo4j_server.address, neo4j_server.user, neo4j_server.password) as store:
            check(store, history)

    run: Callable[[], None] = follow
    run()
