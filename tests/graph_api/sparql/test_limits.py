"""A query that takes too much is really ended, and none reaches out."""

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.sparql.evaluation import Task
from graph_api.sparql.messages import HEAD, receive
from graph_api.sparql.refusal import Refusal
from graph_api.sparql.snapshots import Snapshots
from graph_api.sparql.workers import Limits, Workers
from graph_store.engines.embedded import EmbeddedStore
from tests.contracts.sample_graph import sample_graph
from tests.graph_api.sparql.conftest import client_of

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTING = (
    "SELECT ?x { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND (CONCAT(STR(?a), STR(?d), STR(?g)) AS ?x) } ORDER BY ?x"
)
BASE = "https://w3id.org/ipcoop/id/"


@pytest.fixture(scope="module")
def quick(sample: EmbeddedStore) -> Iterator[TestClient]:
    """An endpoint with one worker that gives a query three seconds and little memory."""
    with client_of(sample, seconds=3.0, rows=50, bytes=20_000, memory=300_000_000, at_once=1) as found:
        yield found


def children_of(process: int) -> list[int]:
    """The living processes under one, by the kernel's table."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == process and state != "Z":
            child = int(path.parent.name)
            found += [child, *children_of(child)]
    return found


def test_a_runaway_query_is_ended_and_its_process_is_gone(quick: TestClient) -> None:
    assert quick.get("/sparql", params={"query": "ASK {}"}).status_code == 200
    before = set(children_of(os.getpid()))
    started = time.monotonic()
    response = quick.get("/sparql", params={"query": RUNAWAY})
    assert response.status_code == 504
    assert "3 seconds" in response.json()["detail"]
    assert 2.9 < time.monotonic() - started < 12
    assert set(children_of(os.getpid())) == before, "the worker lives on, the query's process does not"
    assert quick.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_a_query_that_takes_too_much_memory_ends_alone(sample: EmbeddedStore) -> None:
    with client_of(sample, seconds=60.0, memory=60_000_000, at_once=1) as client:
        response = client.get("/sparql", params={"query": SORTING})
        assert (response.status_code, response.json()["title"]) == (403, "Query too large")
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_an_answer_of_too_many_rows_is_refused(quick: TestClient, query: str) -> None:
    response = quick.get("/sparql", params={"query": query})
    assert (response.status_code, response.json()["title"]) == (403, "Answer too large")
    assert "50 rows" in response.json()["detail"]
    assert quick.get("/sparql", params={"query": f"{query} LIMIT 20"}).status_code == 200


def test_an_answer_of_too_many_bytes_is_refused(quick: TestClient) -> None:
    longer, longest = (", ".join([name] * 12) for name in ("STR(?a)", "?y"))
    query = f"SELECT ?x {{ ?a ?b ?c BIND (CONCAT({longer}) AS ?y) BIND (CONCAT({longest}) AS ?x) }} LIMIT 40"
    response = quick.get("/sparql", params={"query": query})
    assert (response.status_code, response.json()["title"]) == (403, "Answer too large")


@pytest.mark.parametrize(
    "nesting", ["SELECT * {" + "{" * 50_000, "SELECT * { FILTER" + "(" * 50_000, "(" * 90_000]
)
def test_deep_nesting_harms_nobody(quick: TestClient, nesting: str) -> None:
    response = quick.post("/sparql", content=nesting, headers={"content-type": "application/sparql-query"})
    assert response.status_code in (400, 403, 504)
    assert quick.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.fixture
def listener() -> Iterator[tuple[str, Callable[[], int]]]:
    """A server on loopback that counts who calls."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        over = threading.Event()

        def count() -> None:
            while not over.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                calls.append(connection)
                connection.close()

        thread = threading.Thread(target=count)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", lambda: len(calls)
        over.set()
        thread.join()


FEDERATED = (
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service silent <{0}> {{ ?s ?p ?o }} }}",
    "ASK {{ FILTER NOT EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }} }}",
    "SELECT * {{ VALUES ?where {{ <{0}> }} SERVICE ?where {{ ?s ?p ?o }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} {{ {{}} UNION {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }}",
    "SELECT (EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }} AS ?x) {{}}",
    "SELECT ?s {{}} GROUP BY ?s HAVING EXISTS {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
)


@pytest.mark.parametrize("query", FEDERATED)
def test_service_is_refused_wherever_it_stands(
    client: TestClient, listener: tuple[str, Callable[[], int]], query: str
) -> None:
    address, calls = listener
    response = client.get("/sparql", params={"query": query.format(address)})
    assert (response.status_code, response.json()["title"]) == (403, "SERVICE refused")
    assert calls() == 0


@pytest.mark.parametrize("query", ["LOAD <{0}>", "LOAD SILENT <{0}> INTO GRAPH <urn:g>"])
def test_load_is_refused(client: TestClient, listener: tuple[str, Callable[[], int]], query: str) -> None:
    address, calls = listener
    assert client.get("/sparql", params={"query": query.format(address)}).status_code == 403
    assert calls() == 0


def test_a_graph_of_the_web_is_an_empty_graph(
    client: TestClient, listener: tuple[str, Callable[[], int]]
) -> None:
    address, calls = listener
    for query in (f"ASK FROM <{address}> {{ ?s ?p ?o }}", f"ASK {{ GRAPH <{address}> {{ ?s ?p ?o }} }}"):
        assert client.get("/sparql", params={"query": query}).json()["boolean"] is False
    assert calls() == 0


def test_the_words_alone_are_no_offence(client: TestClient) -> None:
    query = 'SELECT ("SERVICE <x> { LOAD INSERT }" AS ?service) { # SERVICE <y> {}\n }'
    assert client.get("/sparql", params={"query": query}).status_code == 200


def test_were_service_let_through_it_would_still_reach_nobody(
    tmp_path: Path, listener: tuple[str, Callable[[], int]]
) -> None:
    """The process of a query can open no connection: the engine itself is asked, past the parser."""
    from pyoxigraph import Store

    from graph_api.sparql.forking import lock_down

    address, calls = listener
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            lock_down(5.0, 1 << 30)
            try:
                list(Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}"))  # type: ignore[arg-type]
                os.write(writing, b"answered")
            except OSError as error:
                os.write(writing, f"refused: {error}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        said = file.read()
    os.waitpid(child, 0)
    assert said.startswith(b"refused")
    assert calls() == 0


def test_when_all_are_busy_others_are_told_so(sample: EmbeddedStore) -> None:
    with client_of(sample, seconds=3.0, at_once=1, waiting_seconds=0.2) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        busy = threading.Thread(target=client.get, args=("/sparql",), kwargs={"params": {"query": RUNAWAY}})
        busy.start()
        time.sleep(0.5)
        response = client.get("/sparql", params={"query": "ASK {}"})
        busy.join()
    assert (response.status_code, response.json()["title"]) == (503, "Busy")
    assert int(response.headers["retry-after"]) > 0


def test_a_worker_that_was_killed_is_replaced(sample: EmbeddedStore) -> None:
    with client_of(sample, at_once=1) as client:
        before = set(children_of(os.getpid()))
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        (worker,) = set(children_of(os.getpid())) - before
        os.kill(worker, 9)
        deadline = time.monotonic() + 5
        while worker in children_of(os.getpid()) and time.monotonic() < deadline:
            time.sleep(0.01)
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


def test_nothing_is_left_when_the_application_ends(sample: EmbeddedStore) -> None:
    before = set(children_of(os.getpid()))
    with client_of(sample) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200
        assert set(children_of(os.getpid())) > before
    assert set(children_of(os.getpid())) == before


@pytest.fixture
def changing() -> Iterator[EmbeddedStore]:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        yield store


def test_the_endpoint_keeps_in_step_with_the_store(changing: EmbeddedStore) -> None:
    query = {
        "query": "PREFIX ipc: <https://w3id.org/ipcoop/ns#> SELECT (COUNT(*) AS ?n) { ?s a ipc:Article }"
    }

    def counted(client: TestClient) -> tuple[str, str]:
        response = client.get("/sparql", params=query)
        assert response.headers["last-modified"].endswith("GMT")
        count = response.json()["results"]["bindings"][0]["n"]["value"]
        return count, response.headers["ipcoop-generation"]

    with client_of(changing) as client:
        empty, first = counted(client)
        changing.write(sample_graph())
        full, second = counted(client)
        changing.remove(["vi-2023"])
        less, third = counted(client)
        again, fourth = counted(client)
    assert (empty, full, less, again) == ("0", "4", "3", "3")
    assert int(first) < int(second) < int(third) == int(fourth)


def test_snapshots_that_nobody_asks_any_more_are_removed(changing: EmbeddedStore) -> None:
    snapshots = Snapshots(changing, BASE)
    paths = []
    for article in sample_graph().articles:
        changing.write(type(sample_graph())(articles=(article,)))
        paths.append(snapshots.newest().path)
    assert [path.exists() for path in paths] == [False, False, True, True]
    snapshots.close()
    assert not paths[-1].parent.exists()


def test_a_worker_that_cannot_load_its_file_is_told_apart(changing: EmbeddedStore, tmp_path: Path) -> None:
    snapshots = Snapshots(changing, BASE)
    workers = Workers(snapshots, Limits(loading_seconds=20))
    snapshots.newest().path.unlink()
    with pytest.raises(Refusal, match="Worker lost"):
        workers.answer(Task("ASK {}", "x:", 1, 1))
    workers.close()
    snapshots.close()


def test_half_a_message_is_none(tmp_path: Path) -> None:
    path = tmp_path / "message"
    path.write_bytes(HEAD.pack(10, 10) + b"short")
    with path.open("rb") as file:
        assert receive(file) is None


def test_a_store_that_is_away_is_told_so() -> None:
    store = EmbeddedStore(None)
    store.ensure_schema()
    with TestClient(create_app(store)) as client:
        store.close()
        for headers in ({"accept": "text/csv"}, {"accept": "text/html"}):
            response = client.get("/sparql", params={"query": "ASK {}"}, headers=headers)
            assert response.status_code == 503
            assert int(response.headers["retry-after"]) > 0
            html = response.headers["content-type"].startswith("text/html")
            assert html is (headers["accept"] == "text/html")
