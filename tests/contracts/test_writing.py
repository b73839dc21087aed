"""What writing, removing and dumping promise, on every engine."""

from graph_store.protocol import GraphStore
from ontology.statements import SubgraphBuilder
from tests.contracts.sample_graph import sample_graph


def test_what_is_written_is_dumped_and_a_second_time_changes_nothing(store: GraphStore) -> None:
    graph = sample_graph()
    first = store.write(graph)
    assert (first.articles_added, first.statements_added) == (len(graph.articles), len(graph.statements))
    builder = SubgraphBuilder()
    builder.update(graph.parts())
    assert list(store.dump()) == list(builder.build().parts())
    second = store.write(graph)
    assert not second.changed
    assert list(store.dump()) == list(builder.build().parts())
