"""What only a server has: constraints, concurrent writers, going away."""

import threading

import pytest

from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.schema import KEYED
from ontology.errors import StoreTooNew, StoreUnavailable
from ontology.statements import Article, Subgraph
from tests.contracts.sample_graph import sample_graph
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j


def test_ids_are_unique_by_constraint(neo4j_store: Neo4jStore, neo4j_server: Server) -> None:
    neo4j_store.ensure_schema()
    rows = neo4j_store.read(
        "SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type RETURN labelsOrTypes, properties, type"
    )
    assert {(row["labelsOrTypes"][0], row["properties"][0]) for row in rows} >= {
        (label, "id") for label in KEYED
    }


def test_lookups_by_id_use_the_index(neo4j_store: Neo4jStore, neo4j_server: Server) -> None:
    neo4j_store.write(sample_graph())
    with neo4j_server.driver() as driver:
        plan = driver.execute_query("EXPLAIN MATCH (n:Entity {id: 'x'}) RETURN n.name AS name").summary.plan
    assert "NodeUniqueIndexSeek" in str(plan)


def test_two_writers_of_the_same_article_wait_for_each_other(
    neo4j_store: Neo4jStore, neo4j_server: Server
) -> None:
    neo4j_store.ensure_schema()
    errors: list[BaseException] = []

    def write() -> None:
        try:
            with Neo4jStore(neo4j_server.address, neo4j_server.user, neo4j_server.password) as store:
                for _ in range(3):
                    store.write(sample_graph())
                    store.remove(["vi-2025"])
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    neo4j_store.write(sample_graph())
    assert neo4j_store.info().statements == len(sample_graph().statements)
    edges = neo4j_store.read(
        "MATCH (:Entity)-[r]->(:Entity) RETURN count(r) AS n, count(DISTINCT r.id) AS ids"
    )
    assert edges[0]["n"] == edges[0]["ids"]


def test_a_newer_graph_is_refused_at_the_door(neo4j_store: Neo4jStore, neo4j_server: Server) -> None:
    neo4j_store.ensure_schema()
    with neo4j_server.driver() as driver:
        driver.execute_query("MATCH (m:Meta {id: 'schema'}) SET m.version = 999")
    with pytest.raises(StoreTooNew, match=f"{neo4j_server.address} holds version 999"):
        neo4j_store.check()
    neo4j_server.empty()


def test_a_server_that_is_away_says_so_at_every_call() -> None:
    with Neo4jStore("bolt://127.0.0.1:1", "neo4j", "x") as store:
        for call in (store.info, store.check, lambda: store.write(Subgraph(articles=(Article("a", "b"),)))):
            with pytest.raises(StoreUnavailable, match="cannot be reached"):
                call()
