"""How long lists are, and that they say so."""

import pytest
from fastapi.testclient import TestClient

from graph_api import paging
from graph_api.cursors import Total, decode_cursor, encode_cursor, total_in
from graph_store.protocol import GraphStore
from ontology.errors import QueryTimeout
from queries import counting
from tests.contracts.sample_graph import sample_graph

API = "/api/v1"
GRAPH = sample_graph()
CENTER = "agency/ip-viet-nam"
LISTS = [
    ("/statements", "statements", len(GRAPH.statements)),
    ("/entities", "entities", len(GRAPH.entities)),
    ("/articles", "articles", len(GRAPH.articles)),
    ("/evidence", "evidence", sum(len(s.evidence) for s in GRAPH.statements)),
    ("/agreements", "agreements", sum(e.id.startswith("agreement/") for e in GRAPH.entities)),
    ("/review", "statements", len(GRAPH.statements)),
    (
        f"/entities/{CENTER}/statements",
        "statements",
        sum(CENTER in (s.subject, s.object) for s in GRAPH.statements),
    ),
]


@pytest.mark.parametrize(("address", "rows", "expected"), LISTS)
def test_every_page_of_a_list_tells_how_long_it_is(
    client: TestClient, address: str, rows: str, expected: int
) -> None:
    whole = client.get(API + address, params={"limit": 500}).json()
    assert (whole["total"], whole["total_is_bound"], whole["next"]) == (expected, False, None)
    page = client.get(API + address, params={"limit": 3}).json()
    found = page[rows]
    while page["next"]:
        assert (page["total"], page["total_is_bound"]) == (expected, False)
        page = client.get(page["next"]).json()
        found += page[rows]
    assert found == whole[rows]


def test_what_narrows_a_list_narrows_its_length(client: TestClient) -> None:
    page = client.get(f"{API}/statements", params={"predicate": "holdsPost", "limit": 1}).json()
    assert page["total"] == sum(s.predicate == "holdsPost" for s in GRAPH.statements) > 1
    named = client.get(f"{API}/entities", params={"name": "viet nam", "limit": 1}).json()
    assert named["total"] > 1 and not named["total_is_bound"] and named["next"]


def test_a_length_beyond_what_is_counted_is_said_to_be_a_bound(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (counting, paging):
        monkeypatch.setattr(module, "MOST_COUNTED", 5)
    page = client.get(f"{API}/statements?limit=2").json()
    assert (page["total"], page["total_is_bound"]) == (5, True)
    following = client.get(page["next"]).json()
    assert (following["total"], following["total_is_bound"]) == (5, True)


def test_a_list_that_takes_too_long_to_count_is_still_given(
    client: TestClient, sample: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = sample.read

    def slow(text: str, parameters: object = None, **limits: object) -> object:
        if "count(listed)" in text:
            raise QueryTimeout("too long")
        return read(text, parameters, **limits)  # type: ignore[arg-type]

    monkeypatch.setattr(sample, "read", slow)
    page = client.get(f"{API}/statements?limit=2").json()
    assert len(page["statements"]) == 2
    assert (page["total"], page["total_is_bound"]) == (3, True)


def test_a_cursor_carries_the_length() -> None:
    for total in (None, Total(0, False), Total(10_000, True)):
        cursor = encode_cursor("agency/jpo", total)
        assert (decode_cursor(cursor), total_in(cursor)) == ("agency/jpo", total)
    assert total_in(encode_cursor("x\x1fmany")) is None
