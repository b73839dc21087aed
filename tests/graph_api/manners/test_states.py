"""Answers can be kept until the graph changes, on both engines."""

from datetime import UTC, datetime

from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.protocol import GraphStore
from tests.contracts.sample_graph import sample_graph

API = "/api/v1"


def test_an_answer_holds_until_the_graph_changes(store: GraphStore) -> None:
    store.ensure_schema()
    store.write(sample_graph())
    client = TestClient(create_app(store))
    for address in (f"{API}/entities?limit=3", f"{API}/entities/agency/jpo", f"{API}/statistics"):
        first = client.get(address)
        tag = first.headers["etag"]
        assert tag.startswith('W/"')
        assert "must-revalidate" in first.headers["cache-control"]
        known = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
        assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
        assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200
    store.remove([next(iter(sample_graph().articles)).key])
    changed = client.get(address, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_the_tag_tells_questions_and_forms_apart(client: TestClient) -> None:
    asked = ("/entities?limit=1", "/entities?limit=2", "/statements?limit=1", "/entities?limit=1&format=csv")
    tags = [client.get(API + address).headers["etag"] for address in asked]
    assert len(set(tags)) == len(tags)
    again = client.get(f"{API}/entities?limit=1", headers={"Accept": "text/csv"}).headers["etag"]
    assert again not in tags[:3]


def test_errors_are_not_kept(client: TestClient) -> None:
    for address in (f"{API}/entities/agency/nobody", f"{API}/entities?limit=0"):
        assert "etag" not in client.get(address, headers={"If-None-Match": '"x"'}).headers


def test_a_date_serves_where_there_is_no_tag(client: TestClient) -> None:
    answer = client.get(f"{API}/statistics")
    modified = answer.headers["last-modified"]
    assert client.get(f"{API}/statistics", headers={"If-Modified-Since": modified}).status_code == 304
    for since in ("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", datetime.now(UTC).isoformat()):
        assert client.get(f"{API}/statistics", headers={"If-Modified-Since": since}).status_code == 200
