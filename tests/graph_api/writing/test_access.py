"""Who is let in: nobody without a token, nobody beyond its scopes."""

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from tests.graph_api.writing.conftest import API, PEOPLE, TEXT, Desk, bearing

WRITES = [
    ("POST", f"{API}/articles", "load"),
    ("DELETE", f"{API}/articles/two-offices", "remove"),
    ("POST", f"{API}/statements/0db01f8d9c7cab694733/judgments", "judge"),
    ("POST", f"{API}/judgments", "judge"),
]


@pytest.fixture
def store(embedded_store: EmbeddedStore) -> GraphStore:
    """Tokens know no engine: one is enough."""
    return embedded_store


@pytest.mark.parametrize(("method", "address", "scope"), WRITES)
def test_a_write_needs_a_token_with_its_scope(desk: Desk, method: str, address: str, scope: str) -> None:
    body = {"text": TEXT, "verdict": "accept"}
    secret = PEOPLE["loader"][0]
    wrong = [{}, *({"Authorization": value} for value in (
        "Bearer", "Bearer x", f"Basic {secret}", f"Bearer {secret}x", f"Bearer {PEOPLE['loader'][1].digest}",
    ))]  # fmt: skip
    for headers in wrong:
        answer = desk.client.request(method, address, json=body, headers=headers)
        assert answer.status_code == 401, headers
        assert answer.headers["www-authenticate"].startswith('Bearer realm="ipcoop"')
        assert answer.headers["content-type"] == "application/problem+json"
    assert desk.audited() == []
    for who, (_, token) in PEOPLE.items():
        if scope not in token.scopes:
            answer = desk.client.request(method, address, json=body, headers=bearing(who))
            assert answer.status_code == 403, who
            assert f'scope="{scope}"' in answer.headers["www-authenticate"]
            assert answer.headers["www-authenticate"].count("insufficient_scope") == 1
    assert [line[3] for line in desk.audited()] == ["refused", "refused"]
    assert list(desk.store.dump()) == []


def test_without_tokens_nobody_writes(embedded_store: EmbeddedStore) -> None:
    with TestClient(create_app(embedded_store)) as client:
        for method, address, _ in WRITES:
            assert client.request(method, address, headers=bearing("all"), json={}).status_code == 401
            assert client.request(method, address, headers={"Authorization": "Bearer "}).status_code == 401


def test_the_document_says_which_operations_need_a_token(desk: Desk) -> None:
    document = desk.client.get(f"{API}/openapi.json").json()
    scheme = document["components"]["securitySchemes"]["token"]
    assert (scheme["type"], scheme["scheme"]) == ("http", "bearer")
    secured = {
        (method.upper(), path)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if operation.get("security")
    }
    assert secured == {
        ("POST", f"{API}/articles"),
        ("DELETE", f"{API}/articles/{{key}}"),
        ("POST", f"{API}/statements/{{key}}/judgments"),
        ("POST", f"{API}/judgments"),
    }
    bodies = document["paths"][f"{API}/articles"]["post"]["requestBody"]["content"]
    assert set(bodies) == {"application/json", "text/plain", "text/html"}
    for method, path in secured:
        responses = document["paths"][path][method.lower()]["responses"]
        assert {"401", "403"} <= set(responses)


def test_no_secret_is_kept_anywhere(desk: Desk) -> None:
    desk.send()
    desk.client.delete(f"{API}/articles/two-offices", headers=bearing("loader"))
    kept = desk.trace.read_text(encoding="utf-8")
    assert kept.count("\n") == 2
    assert not any(secret in kept or token.digest in kept for secret, token in PEOPLE.values())
    assert desk.trace.stat().st_mode & 0o077 == 0
