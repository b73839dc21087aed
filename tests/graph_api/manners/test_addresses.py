"""Whoever asks for what there is not is told what there is."""

import pytest
from fastapi.testclient import TestClient

API = "/api/v1"


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/entities", "GET, HEAD, OPTIONS"),
        ("/articles", "GET, HEAD, OPTIONS, POST"),
        ("/articles/en-2025", "DELETE, GET, HEAD, OPTIONS"),
        ("/match", "OPTIONS, POST"),
        ("/statements/0db01f8d9c7cab694733/judgments", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_all_methods_of_an_address_are_named(client: TestClient, path: str, methods: str) -> None:
    asked = client.options(API + path)
    assert (asked.status_code, asked.headers["Allow"], asked.content) == (204, methods, b"")
    refused = client.put(API + path)
    assert (refused.status_code, refused.headers["Allow"]) == (405, methods)
    assert refused.json()["detail"] == f"{API}{path} takes {methods}, not PUT."
    assert refused.headers["content-type"] == "application/problem+json"


def test_head_gives_the_headers_of_get(client: TestClient) -> None:
    for path in ("/statistics", "/entities", "/entities/agency/jpo", "/articles/en-2025"):
        head, get = client.head(API + path), client.get(API + path)
        assert (head.status_code, head.content) == (200, b"")
        for name in ("content-type", "etag", "cache-control", "last-modified"):
            assert head.headers[name] == get.headers[name]


def test_a_preflight_of_another_site_is_still_one(client: TestClient) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    answer = client.options(f"{API}/entities", headers=asked)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")


def test_an_address_that_is_not_there_leads_to_those_that_are(client: TestClient) -> None:
    near = client.get(f"{API}/entitis").json()
    assert near["detail"].endswith(f"Did you mean {API}/entities?")
    far = client.get(f"{API}/nothing/at/all").json()
    assert f"{API}/openapi.json" in far["detail"] and "Did you mean" not in far["detail"]
    asked = client.get(f"{API}/queries/agreements_betwen", params={"one": "JPO"})
    assert asked.status_code == 404 and "agreements_between" in asked.json()["detail"]


def test_a_slash_too_many_leads_on(client: TestClient) -> None:
    for path in ("/entities/", "/articles/", "/entities/agency/jpo/", "/articles/?limit=2"):
        assert client.get(API + path).status_code == 200
    again = client.get(f"{API}/articles/?limit=2&language=vi", follow_redirects=False)
    assert (again.status_code, again.headers["location"]) == (308, f"{API}/articles?limit=2&language=vi")


def test_the_entry_names_addresses_that_answer(client: TestClient) -> None:
    entry = client.get(API).json()
    assert entry["title"] == "IPCoop"
    assert {f"{API}/entities", f"{API}/statistics", f"{API}/changes"} <= set(entry["addresses"])
    document = client.get(entry["openapi"]).json()
    needed = {
        path
        for path, methods in document["paths"].items()
        if any(p.get("required") for p in methods.get("get", {}).get("parameters", ()))
    }
    for address in (entry["documentation"], *(set(entry["addresses"]) - needed)):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/statistics?as_of=2023-02-30", "as_of is '2023-02-30': give a year, a month or a day"),
        ("/articles?since=soon", "since is 'soon': give a year"),
        ("/entities?dated_from=2020/2021", "dated_from is '2020/2021': give one date"),
        ("/entities?limit=many", "limit is 'many': "),
        ("/search", "q: Field required"),
    ],
)  # fmt: skip
def test_what_was_given_and_what_to_give_is_said(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(API + asked)
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith(said)


@pytest.mark.parametrize(
    ("form", "body", "status", "said"),
    [
        ("text/plain", b'{"names": ["WIPO"]}', 415, "text/plain is not read here; send application/json."),
        ("application/json", b'{"names": [', 400, "The body is no JSON: "),
        ("application/json", b"[]", 400, "body: "),
        ("application/json", b"", 400, "body: Field required"),
    ],
)
def test_a_body_that_cannot_be_read(
    client: TestClient, form: str, body: bytes, status: int, said: str
) -> None:
    answer = client.post(f"{API}/match", content=body, headers={"Content-Type": form})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["detail"].startswith(said)


def test_statements_are_found_by_names_too(client: TestClient) -> None:
    by_id, by_name = (
        client.get(f"{API}/statements", params={"subject": subject, "object": place}).json()
        for subject, place in (("agency/wipo", "place/geneva"), ("WIPO", "Geneva"))
    )
    assert by_id["total"] == 1 and by_id == by_name
    missing = client.get(f"{API}/statements", params={"subject": "Nobody of that name"})
    assert missing.status_code == 404
    assert client.get(f"{API}/statements", params={"subject": "agency/none"}).json()["total"] == 0


def test_a_cursor_of_another_graph_is_gone(client: TestClient) -> None:
    newest = client.get(f"{API}/changes").json()["revision"]
    assert client.get(f"{API}/changes", params={"since": newest}).status_code == 200
    answer = client.get(f"{API}/changes", params={"since": newest + 1})
    assert answer.status_code == 410 and f"{API}/bulk" in answer.json()["detail"]
