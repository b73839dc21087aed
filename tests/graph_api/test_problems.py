import socket
import time
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.problems import STATUSES, problem_of
from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from ontology import errors

API = "/api/v1"
MEDIA_TYPE = "application/problem+json"


def subclasses(kind: type[Exception]) -> Iterator[type[Exception]]:
    for below in kind.__subclasses__():
        yield below
        yield from subclasses(below)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{API}/nowhere", 404),
        (f"{API}/entities/agency/nobody", 404),
        (f"{API}/entities?colour=blue", 400),
        (f"{API}/entities?limit=0", 400),
        (f"{API}/entities?limit=1&limit=2", 400),
        (f"{API}/entities?kind=Planet", 400),
        (f"{API}/entities?cursor=%25%25", 400),
        (f"{API}/entities?name=wipo&cursor=YWdlbmN5L2pwbw", 400),
        (f"{API}/articles?language=fr", 400),
        (f"{API}/statistics?x=", 400),
        ("/healthz?x=1", 400),
    ],
)
def test_every_error_has_one_shape(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.headers["content-type"] == MEDIA_TYPE
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "instance", "request_id"}
    assert problem["request_id"] == answer.headers["x-request-id"]
    assert (problem["status"], problem["title"]) == (status, HTTPStatus(status).phrase)
    assert problem["instance"] == address.partition("?")[0]


def test_an_unknown_parameter_is_told_which_are_known(client: TestClient) -> None:
    detail = client.get(f"{API}/entities?colour=blue").json()["detail"]
    assert "colour" in detail
    assert "known are country, cursor, dated_from," in detail


def test_other_methods_are_refused(client: TestClient) -> None:
    answer = client.post(f"{API}/entities")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.headers["content-type"] == MEDIA_TYPE


def test_every_error_of_the_domain_has_a_status() -> None:
    assert {errors.NotFound, errors.InvalidQuery, errors.StoreUnavailable, errors.QueryTimeout} <= set(
        STATUSES
    )
    for kind in subclasses(errors.CooperationGraphError):
        assert any(ancestor in STATUSES for ancestor in kind.__mro__)
    assert problem_of(errors.QueryTimeout("too slow")).status == HTTPStatus.GATEWAY_TIMEOUT
    hidden = problem_of(RuntimeError("the password is swordfish"))
    assert hidden.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "swordfish" not in hidden.detail


def test_a_store_that_went_away_is_503_and_the_process_is_healthy() -> None:
    store = EmbeddedStore(None)
    client = TestClient(create_app(store), raise_server_exceptions=False)
    assert client.get("/readyz").json() == {"status": "ready"}
    store.close()
    for address in ("/readyz", f"{API}/entities", f"{API}/search?q=wipo", f"{API}/queries/gaps?party=WIPO"):
        answer = client.get(address)
        assert answer.status_code == 503, address
        assert int(answer.headers["retry-after"]) > 0
        assert answer.headers["content-type"] == MEDIA_TYPE
    page = client.get("/")
    assert page.status_code == 503
    assert page.headers["content-type"].startswith("text/html")
    assert client.get("/healthz").json() == {"status": "ok"}


def test_a_server_that_is_not_there_is_told_within_seconds() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: refuses
        store = Neo4jStore(f"bolt://127.0.0.1:{taken.getsockname()[1]}", "neo4j", "none")
        with store, TestClient(create_app(store), raise_server_exceptions=False) as client:
            began = time.monotonic()
            answer = client.get("/readyz")
    assert answer.status_code == 503
    assert time.monotonic() - began < 10
