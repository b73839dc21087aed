"""Addresses of other spellings lead to the one of the thing; what was removed is gone, not unknown."""

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.protocol import GraphStore
from tests.contracts.sample_graph import sample_graph

API = "/api/v1"


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("/entities/Agency/JPO", "/entities/agency/jpo"),
        (
            "/entities/agency/IP_Viet%20Nam/statements?limit=3",
            "/entities/agency/ip-viet-nam/statements?limit=3",
        ),
        ("/entities/AGENCY/jpo/neighborhood?limit=5", "/entities/agency/jpo/neighborhood?limit=5"),
        ("/articles/EN-2024", "/articles/en-2024"),
    ],
)
def test_another_spelling_leads_to_the_thing(client: TestClient, given: str, address: str) -> None:
    answer = client.get(API + given, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, API + address)
    assert client.get(API + given).status_code == 200


def test_a_statement_in_capitals_leads_to_the_statement(client: TestClient) -> None:
    url = client.get(f"{API}/statements?limit=1").json()["statements"][0]["url"]
    start, _, key = url.rpartition("/")
    answer = client.get(f"{start}/{key.upper()}", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (308, url)


def test_what_was_removed_is_gone_and_what_comes_back_is_there(store: GraphStore) -> None:
    store.ensure_schema()
    store.write(sample_graph())
    client = TestClient(create_app(store))
    before = {row["url"] for row in client.get(f"{API}/statements?article=en-2025").json()["statements"]}
    store.remove(["en-2025"])
    after = {row["url"] for row in client.get(f"{API}/statements?limit=1000").json()["statements"]}
    lost = sorted(before - after)
    assert lost
    for address in (*lost[:3], f"{API}/articles/en-2025"):
        answer = client.get(address)
        assert answer.status_code == 410, answer.text
        assert "removed" in answer.json()["detail"]
    assert client.get(f"{API}/entities/agency/nobody").status_code == 404
    store.write(sample_graph())
    assert client.get(lost[0]).status_code == 200
