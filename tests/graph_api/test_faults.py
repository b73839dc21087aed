"""What a client sees while the database is away, silent, cut off or slow, and when it is back."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.writing.access import Writing
from graph_api.writing.audit import Audit
from graph_api.writing.tokens import Scope, new_token
from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore
from ontology.errors import QueryTimeout, StoreUnavailable
from tests.contracts.sample_graph import sample_graph
from tests.graph_api.faulty_line import FaultyLine, faulty_line
from tests.neo4j_server import Server

API = "/api/v1"
ADDRESSES = (
    f"{API}/search?q=cuc%20shtt",
    f"{API}/entities/agency/ip-viet-nam",
    f"{API}/entities/agency/ip-viet-nam/neighborhood",
    f"{API}/paths?from=official/du&to=place/geneva",
    f"{API}/statements?limit=500",
    f"{API}/compare?one=JPO&other=IP%20Viet%20Nam",
    f"{API}/queries/officials_of_agency?agency=IP%20Viet%20Nam",
    f"{API}/changes",
    "/readyz",
)
LONGEST = 5.0
SLACK = 3.0  # for a machine that has more to do


@contextmanager
def served(store: GraphStore) -> Iterator[httpx.Client]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(create_app(store, cypher=True), log_level="critical", ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=address, timeout=60) as client:
            yield client
        server.should_exit = True
        thread.join(timeout=20)


@pytest.fixture(scope="module")
def line(neo4j_server: Server) -> Iterator[FaultyLine]:
    neo4j_server.empty()
    with Neo4jStore(neo4j_server.address, neo4j_server.user, neo4j_server.password) as store:
        store.ensure_schema()
        store.write(sample_graph())
    with faulty_line(neo4j_server) as line:
        yield line


@pytest.fixture(scope="module")
def remote_store(neo4j_server: Server, line: FaultyLine) -> Iterator[Neo4jStore]:
    address = f"bolt://127.0.0.1:{line.port}"
    with Neo4jStore(address, neo4j_server.user, neo4j_server.password) as store:
        yield store


@pytest.fixture(scope="module")
def site(remote_store: Neo4jStore) -> Iterator[httpx.Client]:
    with served(remote_store) as client:
        yield client


@pytest.fixture(autouse=True)
def well_before_and_after(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "line" in request.fixturenames:
        request.getfixturevalue("line").set(None)


def check_refusal(site: httpx.Client, address: str) -> float:
    began = time.monotonic()
    answer = site.get(address)
    took = time.monotonic() - began
    assert answer.status_code == 503, (address, answer.status_code, answer.text[:300])
    assert answer.headers["content-type"] == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
    problem = answer.json()
    assert (problem["status"], problem["title"]) == (503, "Service Unavailable")
    assert problem["detail"] and problem["instance"] == address.partition("?")[0]
    return took


@pytest.mark.neo4j
@pytest.mark.parametrize("fault", ["stopped", "stalled", "cut"])
def test_every_answer_is_a_503_in_time_and_the_next_one_is_right(
    fault: str, site: httpx.Client, line: FaultyLine
) -> None:
    good = {address: site.get(address).json() for address in ADDRESSES}
    line.set(fault)
    with ThreadPoolExecutor(len(ADDRESSES)) as several:
        for _ in range(2):  # on connections that stood already, then on new ones
            took = list(several.map(lambda address: check_refusal(site, address), ADDRESSES))
            assert max(took) < LONGEST + SLACK
    assert site.get("/healthz").status_code == 200
    line.set(None)
    for address in ADDRESSES:
        answer = site.get(address)
        assert (answer.status_code, answer.json()) == (200, good[address]), answer.text[:300]


@pytest.mark.neo4j
def test_a_slow_line_is_only_slow(site: httpx.Client, line: FaultyLine) -> None:
    good = {address: site.get(address).json() for address in ADDRESSES[:3]}
    line.set("slow")
    assert {address: site.get(address).json() for address in good} == good


@pytest.mark.neo4j
def test_free_cypher_does_not_wait_for_a_silent_server(site: httpx.Client, line: FaultyLine) -> None:
    asked = {"query": "MATCH (n:Agency) RETURN n.id AS id"}
    assert site.post(f"{API}/cypher", json=asked).status_code == 200
    line.set("stalled")
    began = time.monotonic()
    answer = site.post(f"{API}/cypher", json=asked)
    assert answer.status_code == 503 and answer.headers["Retry-After"]
    assert time.monotonic() - began < LONGEST + SLACK


@pytest.mark.neo4j
def test_silence_in_the_middle_of_a_long_query_ends_it(remote_store: Neo4jStore, line: FaultyLine) -> None:
    work = "UNWIND range(1, 30000000) AS n RETURN sum(n % 7) AS n"
    timer = threading.Timer(0.5, line.set, ("stalled",))
    timer.start()
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        remote_store.read("MATCH (a:Agency) " + work, timeout=60)
    assert time.monotonic() - began < 0.5 + LONGEST + SLACK
    timer.join()


@pytest.mark.neo4j
def test_a_query_that_only_takes_long_is_waited_for(remote_store: Neo4jStore) -> None:
    endless = "UNWIND range(1, 100000000000) AS n WITH n WHERE n < 0 RETURN n"
    began = time.monotonic()
    with pytest.raises(QueryTimeout):
        remote_store.read(endless, timeout=4)
    assert time.monotonic() - began >= 3.5
    assert remote_store.read("RETURN 1 AS one") == [{"one": 1}]


def sockets_and_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.neo4j
@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts the files that Linux shows")
def test_nothing_stays_open_after_many_requests_and_faults(site: httpx.Client, line: FaultyLine) -> None:
    def ask(number: int) -> int:
        return site.get(ADDRESSES[number % len(ADDRESSES)]).status_code

    with ThreadPoolExecutor(8) as several:
        assert set(several.map(ask, range(60))) == {200}
        before, connections = sockets_and_files(), line.connections
        for _ in range(2):
            assert set(several.map(ask, range(60))) == {200}
            line.set("cut")
            assert set(several.map(ask, range(20))) == {503}
            line.set(None)
        assert set(several.map(ask, range(60))) == {200}
        opened = line.opened
        assert set(several.map(lambda _: site.get("/readyz").status_code, range(1000))) == {200}
    assert line.opened <= opened + 2, "connections are used again"
    assert line.connections <= connections + 2
    assert sockets_and_files() <= before + 4


def test_an_embedded_store_whose_folder_is_gone_is_read_but_not_written(tmp_path: Path) -> None:
    token, bearer = new_token("one", list(Scope))
    writing = Writing((bearer,), None, Audit(tmp_path / "audit.jsonl"))
    with EmbeddedStore(tmp_path / "store") as store:
        store.ensure_schema()
        store.write(sample_graph())
        app = create_app(store, writing=writing)
        with TestClient(app, raise_server_exceptions=False) as client:
            statement = client.get(f"{API}/statements?limit=1").json()["statements"][0]["url"]
            good = {address: client.get(address).json() for address in ADDRESSES}
            (tmp_path / "store").rename(tmp_path / "moved")
            assert {address: client.get(address).json() for address in ADDRESSES} == good
            client.headers["Authorization"] = f"Bearer {token}"
            answer = client.post(f"{statement}/judgments", json={"verdict": "accept"})
            assert (answer.status_code, answer.json()["status"]) == (503, 503)
            assert answer.headers["Retry-After"] and "moved or damaged" in answer.json()["detail"]
            (tmp_path / "moved").rename(tmp_path / "store")
            assert client.post(f"{statement}/judgments", json={"verdict": "accept"}).status_code < 300


def test_readers_of_an_embedded_store_never_see_its_writer_half_done(tmp_path: Path) -> None:
    graph = sample_graph()
    whole = {len(graph.statements), 0}
    with EmbeddedStore(tmp_path / "store") as store:
        store.ensure_schema()
        store.write(graph)
        with served(store) as site, ThreadPoolExecutor(4) as several:
            done = threading.Event()

            def read(_: int) -> set[tuple[int, int]]:
                seen = set()
                while not done.is_set():
                    answer = site.get(f"{API}/statistics")
                    seen.add((answer.status_code, answer.json()["statements"]))
                return seen

            readers = [several.submit(read, number) for number in range(3)]
            for _ in range(5):
                store.remove([article.key for article in graph.articles])
                store.write(graph)
            done.set()
            seen = {each for reader in readers for each in reader.result()}
    assert {status for status, _ in seen} == {200}
    assert {count for _, count in seen} <= whole
