import pytest

from graph_api.neighborhoods import neighborhood_of
from graph_store.protocol import GraphStore
from ontology.errors import NotFound
from tests.contracts.sample_graph import sample_graph

GRAPH = sample_graph()


def test_a_neighborhood_is_complete_and_equals_what_was_written(store: GraphStore) -> None:
    store.ensure_schema()
    store.write(GRAPH)
    found = neighborhood_of(store, "agency/ip-viet-nam", limit=100)
    ids = {entity.id for entity in found.entities}
    tied = {
        end
        for s in GRAPH.statements
        if s.object and "agency/ip-viet-nam" in (s.subject, s.object)
        for end in (s.subject, s.object)
    }
    assert ids == tied
    expected = {
        s.id: s for s in GRAPH.statements if s.subject in ids and (s.object is None or s.object in ids)
    }
    assert {s.id: s for s in found.statements} == expected
    assert {a.key for a in found.articles} == {e.article for s in found.statements for e in s.evidence}
    assert all(article.text is None for article in found.articles)


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_a_neighborhood_keeps_its_limit_and_its_center(sample: GraphStore, limit: int) -> None:
    for depth in (1, 2):
        found = neighborhood_of(sample, "agency/jpo", limit=limit, depth=depth)
        assert len(found.entities) == limit
        assert "agency/jpo" in {entity.id for entity in found.entities}


def test_depth_two_reaches_neighbors_of_neighbors(sample: GraphStore) -> None:
    near = neighborhood_of(sample, "official/du", limit=100)
    far = neighborhood_of(sample, "official/du", limit=100, depth=2)
    assert {e.id for e in near.entities} < {e.id for e in far.entities}
    assert "agency/wipo" in {e.id for e in far.entities} - {e.id for e in near.entities}


def test_only_some_kinds_and_ties(sample: GraphStore) -> None:
    found = neighborhood_of(sample, "agency/wipo", limit=50, kinds=["Place"], predicates=["locatedIn"])
    assert {entity.id for entity in found.entities} == {"agency/wipo", "place/geneva"}


def test_what_is_not_there_has_no_neighborhood(sample: GraphStore) -> None:
    with pytest.raises(NotFound, match="agency/nobody"):
        neighborhood_of(sample, "agency/nobody", limit=5)
