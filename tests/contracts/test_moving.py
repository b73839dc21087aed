"""A graph moves between the engines by its export and is the same graph afterwards."""

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore
from ontology.jsonl import read_lines, write_lines
from ontology.statements import SubgraphBuilder
from tests.contracts.sample_graph import sample_graph


def move(source: GraphStore, target: GraphStore) -> None:
    builder = SubgraphBuilder()
    builder.update(read_lines(write_lines(source.dump(), with_text=True)))
    target.write(builder.build())


@pytest.mark.neo4j
@pytest.mark.parametrize("outward", [True, False])
def test_a_graph_moves_from_engine_to_engine(
    embedded_store: EmbeddedStore, neo4j_store: Neo4jStore, outward: bool
) -> None:
    source, target = (embedded_store, neo4j_store) if outward else (neo4j_store, embedded_store)
    source.write(sample_graph())
    move(source, target)
    assert list(target.dump()) == list(source.dump())
    assert len(list(target.dump())) > 100
    assert not target.write(sample_graph()).changed
    for store in (source, target):
        store.remove(["vi-2025"])
    assert list(target.dump()) == list(source.dump())


def test_an_export_without_texts_is_the_same_but_for_them(store: GraphStore) -> None:
    store.write(sample_graph())
    lines = [line.replace('"text"', '"_"') for line in write_lines(store.dump())]
    with EmbeddedStore(None) as other:
        builder = SubgraphBuilder()
        builder.update(read_lines(lines))
        other.write(builder.build())
        assert list(write_lines(other.dump())) == list(write_lines(store.dump()))
        move(store, other)
        assert list(other.dump()) == list(store.dump())
