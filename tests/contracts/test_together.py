"""Several queries in one journey give what each gives alone, on both engines, and the first is run first."""

from typing import Any

import pytest

from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore
from ontology.errors import InvalidQuery, QueryTimeout
from queries import query
from queries.joining import joined
from queries.reading import Asked
from tests.contracts.sample_graph import sample_graph

GRAPH = sample_graph()
STATEMENTS = sorted(s.id for s in GRAPH.statements)
CENTER = "agency/ip-viet-nam"
ASKED = (
    query("schema/revision").asked(),
    query("browsing/entity").asked(id=CENTER),
    query("browsing/entity").asked(id="agency/nobody"),
    query("browsing/entity_statements").asked(id=CENTER, since="2020"),
    query("browsing/statement_evidence").asked(ids=STATEMENTS),
    query("browsing/texts_quoted").asked(ids=STATEMENTS),
    query("searching/candidates").asked(one="office", two="|", three="|", words=[], kinds=[]),
    query("shortest_path").asked(one=CENTER, other="agency/wipo"),
    query("browsing/statistics").asked(),
)
HEAVY = Asked(
    "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 9999) AS c RETURN count(*) AS n",
    {},
    ("n",),
)


def test_together_is_each_alone_also_where_one_finds_nothing(store: GraphStore) -> None:
    store.write(GRAPH)
    found = store.read_together(ASKED)
    assert found == [store.read(one.text, one.parameters) for one in ASKED]
    assert [bool(rows) for rows in found] == [True, True, False, True, True, True, True, True, True]
    assert all(tuple(row) == one.returns for rows, one in zip(found, ASKED, strict=True) for row in rows)
    assert store.read_together(ASKED[:1]) == found[:1]


def test_what_is_wrong_with_one_is_an_error_of_all(store: GraphStore) -> None:
    with pytest.raises(InvalidQuery):
        store.read_together((ASKED[0], Asked("RETURN nothing AS x", {}, ("x",))))
    with pytest.raises(QueryTimeout):
        store.read_together((ASKED[0], HEAVY), timeout=0.2)


@pytest.mark.neo4j
def test_the_server_runs_the_first_first(neo4j_store: Neo4jStore) -> None:
    """An ETag must never name a newer state than the answer is of: clients would keep what is old."""
    neo4j_store.write(GRAPH)
    for others in (ASKED[1:2], ASKED[3:6], ASKED[6:]):
        text, parameters = joined((ASKED[0], *others))
        with neo4j_store.reading(20) as transaction:
            plan: Any = transaction.run("EXPLAIN " + text, parameters).consume().plan
        while plan.get("children"):
            plan = plan["children"][0]
        assert "Meta" in plan["args"]["Details"], plan
