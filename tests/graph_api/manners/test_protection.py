"""Limits, names and ids, over real requests."""

import logging
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.manners.hosts import LOOPBACK
from graph_api.manners.protection import Protection
from graph_api.manners.rates import PRICES, price_of
from graph_api.manners.sizes import Sizes
from graph_store.protocol import GraphStore

API = "/api/v1"
PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def guarded(sample: GraphStore) -> Iterator[TestClient]:
    protection = Protection(
        hosts=(*LOOPBACK, "graph.example.org", "*.example.net"),
        origins=("https://notes.example.org",),
        sizes=Sizes(address=500, headers=2000, body=1000),
    )
    app = create_app(sample, protection=protection)
    with TestClient(app, base_url="http://127.0.0.1:8400", raise_server_exceptions=False) as client:
        yield client


def test_a_sane_request_id_is_kept_and_another_replaced(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "graph_api")
    kept = client.get(f"{API}/entities/agency/nobody", headers={"X-Request-ID": "notebook-7:a.b_c"})
    assert kept.headers["x-request-id"] == kept.json()["request_id"] == "notebook-7:a.b_c"
    assert any("notebook-7:a.b_c GET" in line and " 404 " in line for line in caplog.messages)
    for unsafe in ("a b", "x" * 101, "<script>", "-", "é"):
        given = client.get("/healthz", headers=[(b"X-Request-ID", unsafe.encode())]).headers["x-request-id"]
        assert re.fullmatch("[0-9a-f]{16}", given)


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8400", "localhost", "[::1]:80", "GRAPH.example.org", "a.b.example.net"]
)
def test_the_server_answers_to_its_names(guarded: TestClient, host: str) -> None:
    assert guarded.get(f"{API}/statistics", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "example.net", "localhost@x", ""])
def test_another_name_is_refused(guarded: TestClient, host: str) -> None:
    answer = guarded.get(f"{API}/statistics", headers={"Host": host})
    assert (answer.status_code, answer.headers["content-type"]) == (421, PROBLEM)
    assert "IPCOOP_HOSTS" in answer.json()["detail"]


def test_what_is_too_long_is_refused_in_the_one_form(guarded: TestClient) -> None:
    answers = {
        414: guarded.get(f"{API}/search", params={"q": "x" * 600}),
        431: guarded.get(f"{API}/statistics", headers={"X-Long": "x" * 2000}),
        413: guarded.post("/sparql", content=b"x" * 1001),
        400: guarded.get(f"{API}/statistics", headers={"Content-Length": "many"}),
    }
    for status, answer in answers.items():
        assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
        assert answer.json()["request_id"] == answer.headers["x-request-id"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_body_without_a_length_is_counted_as_it_arrives(guarded: TestClient) -> None:
    def parts() -> Iterator[bytes]:
        for _ in range(50):
            yield b"x" * 100

    headers = {"Content-Type": "application/sparql-query", "Accept": "application/json"}
    assert guarded.post("/sparql", content=parts(), headers=headers).status_code == 413


def test_pages_of_listed_sites_may_read_without_credentials(guarded: TestClient, client: TestClient) -> None:
    listed = guarded.get(f"{API}/statistics", headers={"Origin": "https://notes.example.org"})
    assert listed.headers["access-control-allow-origin"] == "https://notes.example.org"
    assert "access-control-allow-credentials" not in listed.headers
    other = guarded.get(f"{API}/statistics", headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers
    anyone = client.get(f"{API}/statistics", headers={"Origin": "https://evil.example"})
    assert anyone.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in anyone.headers
    asked = {"Origin": "https://notes.example.org", "Access-Control-Request-Method": "GET"}
    preflight = guarded.options(f"{API}/entities", headers=asked)
    assert preflight.status_code == 200
    assert "GET" in preflight.headers["access-control-allow-methods"]


def test_a_budget_is_spent_by_cost_and_told(sample: GraphStore) -> None:
    with TestClient(create_app(sample, protection=Protection(budget=40))) as client:
        first = client.get(f"{API}/entities?limit=1")
        assert first.headers["ratelimit-policy"] == '"budget";q=40;w=60'
        left = int(re.search(r"r=(\d+)", first.headers["ratelimit"])[1])  # type: ignore[index]
        assert left <= 39
        for _ in range(10):
            answer = client.get(f"{API}/paths?from=JPO&to=WIPO")
            if answer.status_code == 429:
                break
        assert answer.headers["content-type"] == PROBLEM
        assert 0 < int(answer.headers["retry-after"]) <= 60
        assert "this costs 10" in answer.json()["detail"]
        assert client.get("/healthz").status_code == 200


def test_prices_are_of_addresses_that_there_are(client: TestClient) -> None:
    assert (price_of(f"{API}/entities"), price_of(f"{API}/paths"), price_of("/healthz")) == (1, 10, 0)
    paths = [*client.get(f"{API}/openapi.json").json()["paths"], "/static", "/sparql"]
    for start in PRICES:
        known = any(path.startswith(start) for path in paths)
        assert known or start in (
            f"{API}/cypher",
            f"{API}/match",
            f"{API}/compare",
            f"{API}/gaps",
            "/reconcile",
        )


def test_long_answers_are_zipped_where_the_client_unzips(client: TestClient) -> None:
    zipped = client.get(f"{API}/entities")
    plain = client.get(f"{API}/entities", headers={"Accept-Encoding": "identity"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert zipped.json() == plain.json()
    assert {"Accept", "Accept-Encoding"} <= {v.strip() for v in zipped.headers["vary"].split(",")}
