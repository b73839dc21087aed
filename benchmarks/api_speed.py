"""How long the API takes for what a bare driver needs for the same queries, and what it stands under load.

    .venv/bin/python -m benchmarks.api_speed embedded:made-up
    .venv/bin/python -m benchmarks.api_speed neo4j://127.0.0.1:7687 --query-api http://127.0.0.1:7474

It starts `ipcoop serve` over the store and asks it by a connection that stays open. The bare driver asks in
this process the very queries that the endpoint asks, one after the other, and makes plain rows of them;
Neo4j's HTTP Query API gets them too. Ratios are of medians within rounds in which the ways take turns; `cpu`
is what the server, or this process, computed for a question, which a busy machine changes less. `wrk`, where
there is one, then asks on eight connections at once, and the files that the server holds open are counted
before and after 10,000 requests.
"""

import argparse
import base64
import contextlib
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch
from urllib.parse import quote, urlsplit

import neo4j
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.embedded import EmbeddedStore
from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from ipcoop.settings import Settings
from queries import query

ROOT = Path(__file__).parents[1]
Asked = list[tuple[str, dict[str, Any]]]
API = "/api/v1"


def questions(store: GraphStore) -> dict[str, str]:
    """Addresses about bodies of which much is said, but not the most."""
    rows = store.read(query("browsing/most_connected").text, {"kind": "Agency", "limit": 40})
    one, other = rows[20], rows[39]
    return {
        "search": f"{API}/search?q={quote(one['name'])}&limit=10",
        "entity": f"{API}/entities/{one['id']}",
        "neighborhood": f"{API}/entities/{one['id']}/neighborhood?limit=25",
        "path": f"{API}/paths?from={one['id']}&to={other['id']}&limit=5",
    }


def queries_behind(store: GraphStore, addresses: Mapping[str, str]) -> dict[str, Asked]:
    """What each address makes the store be asked, without the look at the state of the graph."""
    state, asked = query("schema/revision").text, []
    read = store.read

    def noted(text: str, parameters: Any = None, **limits: Any) -> Any:
        asked.append((text, dict(parameters or {})))
        return read(text, parameters, **limits)

    found: dict[str, Asked] = {}
    with patch.object(store, "read", noted), TestClient(create_app(store)) as client:
        for name, address in addresses.items():
            asked.clear()
            client.get(address).raise_for_status()
            found[name] = [each for each in asked if each[0] != state]
    return found


@contextlib.contextmanager
def served(address: str) -> Iterator[tuple[int, int]]:
    """The port and the process of a server over the store."""
    command = [sys.executable, "-m", "ipcoop", "serve", "--port", "0", "--store", address]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, cwd=ROOT, env={**os.environ, "IPCOOP_BUDGET": "0"}
    )
    assert process.stderr is not None
    try:
        said = ""
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", said)):
            said = process.stderr.readline()
            if not said:
                raise SystemExit("The server did not start.")
        yield int(found[1]), process.pid
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextlib.contextmanager
def bare(address: str, settings: Settings) -> Iterator[Callable[[Asked], None]]:
    """Asks queries by nothing but the driver, and takes their rows."""
    if address.startswith("embedded:"):
        with open_store(address, read_only=True) as copy:
            session = cast(EmbeddedStore, copy)._session

            def look(asked: Asked) -> None:
                for text, parameters in asked:
                    [dict(row) for row in session.cypher(text, params=parameters)]

            yield look
        return
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    with neo4j.GraphDatabase.driver(
        address, auth=(settings.neo4j_user, password), notifications_min_severity="OFF"
    ) as driver:

        def ask(asked: Asked) -> None:
            for text, parameters in asked:
                with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                    [record.data() for record in session.run(cast(Any, text), parameters)]

        yield ask


def over_http(address: str) -> Callable[..., bytes]:
    """Asks over one connection that stays open."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)

    def ask(method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] = {}) -> bytes:
        try:
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
        except ConnectionError:  # closed by the server while nobody asked
            connection.close()
            connection.request(method, path, body, dict(headers))
            answer = connection.getresponse()
        found = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{path}: {answer.status} {found[:300]!r}")
        return found

    return ask


def by_query_api(address: str, settings: Settings) -> Callable[[Asked], None]:
    """Asks by Neo4j's own HTTP interface."""
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    known = base64.b64encode(f"{settings.neo4j_user}:{password}".encode()).decode()
    headers = {
        "Authorization": f"Basic {known}",
        "Content-Type": "application/json",
        "Accept": "application/json",
    }
    send = over_http(address)

    def ask(asked: Asked) -> None:
        for text, parameters in asked:
            said = {"statement": text, "parameters": parameters, "accessMode": "READ"}
            json.loads(send("POST", "/db/neo4j/query/v2", json.dumps(said).encode(), headers))

    return ask


def spent(process: int | None) -> float:
    """The milliseconds that a process has computed; without one, this process."""
    if process is None:
        return 1000 * time.process_time()
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Way:
    """A way to ask, the process that works for it, and what it took in each round."""

    ask: Callable[[], object]
    process: int | None = None
    rounds: list[list[float]] = field(default_factory=list)
    computed: float = 0.0

    def go(self, seconds: float) -> list[float]:
        """Ask again and again for some seconds; the milliseconds of each."""
        took: list[float] = []
        ends = time.perf_counter() + seconds
        while len(took) < 5 or time.perf_counter() < ends:
            began = time.perf_counter()
            self.ask()
            took.append(1000 * (time.perf_counter() - began))
        return took

    def go_on(self, seconds: float) -> None:
        """One round."""
        before = spent(self.process)
        self.rounds.append(self.go(seconds))
        self.computed += spent(self.process) - before


def compare(ways: Mapping[str, Way], rounds: int, seconds: float) -> None:
    """Let the ways take turns, and print one line for each."""
    for way in ways.values():
        way.go(seconds / 2)  # warm
    for _ in range(rounds):
        for way in ways.values():
            way.go_on(seconds)
    api = [statistics.median(each) for each in ways["api"].rounds]
    for name, way in ways.items():
        every = sorted(value for each in way.rounds for value in each)
        middle, last = statistics.median(every), every[int(0.99 * (len(every) - 1))]
        ratio = statistics.median(a / statistics.median(b) for a, b in zip(api, way.rounds, strict=True))
        print(
            f"    {name:<10} p50 {middle:8.2f} ms  p99 {last:8.2f} ms  "
            f"cpu {way.computed / len(every):7.2f} ms  api is {ratio:.2f} times this",
            flush=True,
        )


def under_load(port: int, process: int, addresses: Mapping[str, str], total: int) -> None:
    """Throughput on eight connections, and what is left open after many requests."""
    if shutil.which("wrk") is None:
        print("wrk is not installed; no load")
        return
    files = Path(f"/proc/{process}/fd")
    for name, address in addresses.items():
        command = ["wrk", "-t1", "-c8", "-d5s", "--latency", f"http://127.0.0.1:{port}{address}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
        spread = dict(re.findall(r"(50|99)%\s+(\S+)", said))
        print(f"{name:<13} 8 at once  {rate[1] if rate else '?':>8} a second  p50 {spread.get('50')}  "
              f"p99 {spread.get('99')}", flush=True)  # fmt: skip
    time.sleep(6)  # connections that wrk has closed
    before, asked = len(list(files.iterdir())), 0
    while asked < total:
        command = ["wrk", "-t1", "-c8", "-d10s", f"http://127.0.0.1:{port}{addresses['path']}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        asked += int((re.search(r"(\d+) requests in", said) or ["", "0"])[1])
        if "Non-2xx" in said:
            print(said)
    time.sleep(6)
    print(f"open files of the server: {before} before, {len(list(files.iterdir()))} after {asked} requests")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("store", help="embedded:FOLDER or neo4j://HOST:PORT")
    asked.add_argument("--query-api", help="address of Neo4j's HTTP interface")
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--seconds", type=float, default=1.0)
    asked.add_argument(
        "--requests", type=int, default=10_000, help="after which open files are counted; 0: none"
    )
    given = asked.parse_args()
    settings = Settings.load(store=given.store)
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else None
    with open_store(given.store, user=settings.neo4j_user, password=password, read_only=True) as store:
        addresses = questions(store)
        behind = queries_behind(store, addresses)
    with served(given.store) as (port, process), bare(given.store, settings) as ask:
        send = over_http(f"http://127.0.0.1:{port}")
        for name, address in addresses.items():
            print(f"{name}: {address}, {len(behind[name])} queries")
            ways = {
                "api": Way(partial(send, "GET", address), process),
                "driver": Way(partial(ask, behind[name])),
            }
            if given.query_api:
                ways["query api"] = Way(partial(by_query_api(given.query_api, settings), behind[name]))
            compare(ways, given.rounds, given.seconds)
        if given.requests:
            under_load(port, process, addresses, given.requests)


if __name__ == "__main__":
    main()
