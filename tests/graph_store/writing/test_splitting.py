"""Parts of a subgraph, written one by one, give the whole."""

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.writing.splitting import split
from ontology.statements import Entity, Subgraph
from ontology.vocabulary import Kind
from tests.contracts.sample_graph import sample_graph


@pytest.mark.parametrize("articles", [1, 2, 3, 100])
def test_the_parts_give_the_whole(articles: int) -> None:
    graph = sample_graph()
    parts = list(split(graph, articles))
    sizes = [len(part.articles) for part in parts if part.articles]
    assert sizes[:-1] == [articles] * (len(sizes) - 1)
    assert sum(sizes) == len(graph.articles)
    with EmbeddedStore(None) as whole, EmbeddedStore(None) as pieces:
        whole.write(graph)
        for part in parts:
            assert pieces.write(part).changed
        assert list(pieces.dump()) == list(whole.dump())


def test_entities_without_articles_are_not_lost() -> None:
    curated = Entity("place/x", Kind.PLACE, (("en", "X"),), reference=True)
    assert list(split(Subgraph(entities=(curated,)))) == [Subgraph(entities=(curated,))]
    graph = sample_graph()
    more = Subgraph(graph.articles, (*graph.entities, curated), graph.statements)
    parts = list(split(more, 1))
    assert [part for part in parts if curated in part.entities] == parts[:1]
    assert len(parts) == 1 + len(graph.articles)
