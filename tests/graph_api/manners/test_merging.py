"""Whatever address names an entity that is another one now leads to that one, on both engines."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.writing.access import Writing
from graph_api.writing.tokens import Scope, new_token
from graph_store.protocol import GraphStore
from ontology.judgments import Judgment, Verdict, pair_of
from tests.contracts.sample_graph import sample_graph

API = "/api/v1"
GONE, STAYS = "agency/jpo", "agency/ip-viet-nam"
SECRET, TOKEN = new_token("desk", [Scope.JUDGE])
HEADERS = {"Authorization": f"Bearer {SECRET}"}


@pytest.fixture
def client(store: GraphStore) -> Iterator[TestClient]:
    store.ensure_schema()
    store.write(sample_graph())
    with TestClient(create_app(store, writing=Writing((TOKEN,)))) as client:
        yield client


def say(client: TestClient, verdict: str, one: str = GONE, other: str = STAYS) -> int:
    said = {"one": one, "other": other, "verdict": verdict, "reason": "one office"}
    return client.post(f"{API}/judgments", json=said, headers=HEADERS).status_code


def test_every_address_leads_on_until_it_is_taken_back(client: TestClient) -> None:
    addresses = [
        (f"{API}/entities/{{}}", ""),
        (f"{API}/entities/{{}}/statements", "?limit=3"),
        (f"{API}/entities/{{}}/neighborhood", ""),
        (f"{API}/entities/{{}}/timeline", ""),
        (f"{API}/statements?subject={{}}&limit=2", ""),
        (f"{API}/queries/officials_of_agency?agency={{}}", ""),
        (f"{API}/compare?one={{}}&other=agency/wipo", ""),
        ("/entity/{}", ""),
        ("/render/{}", ""),
        ("/questions/officials_of_agency?agency={}", ""),
        ("/id/{}", ""),
        ("/doc/{}.ttl", ""),
    ]
    old = client.get(f"{API}/entities/{GONE}").json()
    lost = [s["url"] for s in client.get(f"{API}/statements?subject={GONE}").json()["statements"]]
    assert lost and say(client, "same") == 201
    for before, after in addresses:
        address = before.format(GONE) + after
        answer = client.get(address, follow_redirects=False)
        assert answer.status_code == 308, (address, answer.status_code)
        assert answer.headers["cache-control"] == "no-cache", "a browser would lead on when it is taken back"
        wanted = client.get(before.format(STAYS) + after)
        assert wanted.status_code == 200, wanted.text
        assert client.get(answer.headers["location"]).url == wanted.url, address
    merged = client.get(f"{API}/entities/{STAYS}").json()
    assert {*old["names"]} <= {*merged["names"]} and merged["replaces"] == [GONE]
    for address in lost:
        answer = client.get(address, follow_redirects=False)
        assert answer.status_code == 308, address
        assert client.get(address).json()["evidence"]
        judged = client.post(f"{address}/judgments", json={"verdict": "unsure"}, headers=HEADERS)
        assert judged.status_code == 201
    hits = client.get(f"{API}/entities", params={"name": old["name"]}).json()["entities"]
    assert hits[0]["id"] == STAYS
    (line,) = [c for c in client.get(f"{API}/changes").json()["changes"] if c["why"] == "merged"]
    assert (line["merged"][GONE], line["by"], line["reason"]) == (STAYS, "desk", "one office")
    assert say(client, "different") == 201
    assert client.get(f"{API}/entities/{GONE}", follow_redirects=False).json() == old
    assert all(client.get(address, follow_redirects=False).status_code == 200 for address in lost)


def test_what_contradicts_is_a_conflict_and_two_kinds_are_never_one(client: TestClient) -> None:
    assert say(client, "same") == say(client, "same", GONE, "agency/wipo") == 201
    assert say(client, "different", STAYS, "agency/wipo") == 409
    assert say(client, "same", GONE, "forum/nothing") == 404


def test_tools_for_tables_know_the_old_id(client: TestClient, store: GraphStore) -> None:
    store.judge([Judgment(pair_of(GONE, STAYS), Verdict.SAME, "Lan", datetime(2026, 1, 1, tzinfo=UTC))])
    wanted = '{"ids": ["%s"], "properties": [{"id": "country"}]}'
    rows = client.post("/reconcile", data={"extend": wanted % GONE}).json()["rows"]
    assert rows[GONE] == client.post("/reconcile", data={"extend": wanted % STAYS}).json()["rows"][STAYS]
    shown = client.post("/api/explorer/network", json={"ids": [GONE], "grow": [], "limit": 5}).json()
    assert [entity["id"] for entity in shown["entities"]] == [STAYS]
