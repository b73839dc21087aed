"""How long the API takes for what a bare driver needs for the same queries, and what it stands under load.

    .venv/bin/python -m benchmarks.api_speed embedded:made-up
    .venv/bin/python -m benchmarks.api_speed neo4j://127.0.0.1:7687 --query-api http://127.0.0.1:7474

It starts `ipcoop serve` over the store and asks it by a connection that stays open, about twenty bodies in
turn. The bare driver asks in this process the very queries that the endpoint asks for each of them, in one
session, and takes their values, one query after the other, where the API asks a server for what does not
wait for one another in one journey; Neo4j's HTTP Query API gets them too. What JSON arrives is not parsed.
The ways take turns with each question, and ratios are of medians; `cpu` is what the server, or this process,
computed for a question, which a busy machine changes less. `floor` is `/healthz`: what HTTP takes without a
question. `wrk`, where there is one, then asks on eight connections at once, and the files that the server
holds open are counted before and after 10,000 requests.
"""

import argparse
import base64
import contextlib
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch
from urllib.parse import quote

import neo4j
from fastapi.testclient import TestClient

from benchmarks.http_line import Line
from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from ipcoop.settings import Settings
from queries import query
from queries.reading import Asked as One

ROOT = Path(__file__).parents[1]
Asked = list[tuple[str, dict[str, Any]]]
API = "/api/v1"
BODIES = 20


def questions(store: GraphStore) -> dict[str, list[str]]:
    """Addresses about bodies of which much is said, but not the most."""
    asked = query("browsing/most_connected")
    rows = store.read(asked.text, asked.bind({"kind": "Agency", "limit": 20 + 2 * BODIES}))[20:]
    ones, others = rows[:BODIES], rows[BODIES:]
    return {
        "search": [f"{API}/search?q={quote(one['name'])}&limit=10" for one in ones],
        "entity": [f"{API}/entities/{one['id']}" for one in ones],
        "neighborhood": [f"{API}/entities/{one['id']}/neighborhood?limit=25" for one in ones],
        "path": [
            f"{API}/paths?from={one['id']}&to={other['id']}&limit=5"
            for one, other in zip(ones, others, strict=True)
        ],
    }


def queries_behind(store: GraphStore, addresses: Mapping[str, list[str]]) -> dict[str, list[Asked]]:
    """What each address makes the store be asked, without the look at the state of the graph."""
    state, asked = query("schema/revision").text, []
    read = store.read

    def noted(text: str, parameters: Any = None, **limits: Any) -> Any:
        asked.append((text, dict(parameters or {})))
        return read(text, parameters, **limits)

    def one_by_one(together: Sequence[One], **limits: Any) -> Any:
        return [noted(one.text, one.parameters, **limits) for one in together]

    found: dict[str, list[Asked]] = {name: [] for name in addresses}
    with (
        patch.object(store, "read", noted),
        patch.object(store, "read_together", one_by_one),
        TestClient(create_app(store)) as client,
    ):
        client.get(addresses["search"][0])  # asks what is asked once for a state of the graph
        for name, each in addresses.items():
            for address in each:
                asked.clear()
                client.get(address).raise_for_status()
                found[name].append([one for one in asked if one[0] != state])
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
                    session.cypher(text, params=parameters).to_list()

            yield look
        return
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    with neo4j.GraphDatabase.driver(
        address, auth=(settings.neo4j_user, password), notifications_min_severity="OFF"
    ) as driver:

        def ask(asked: Asked) -> None:
            with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                for text, parameters in asked:
                    session.run(cast(Any, text), parameters).values()

        yield ask


def by_query_api(address: str, settings: Settings) -> Callable[[Asked], None]:
    """Asks by Neo4j's own HTTP interface."""
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    known = base64.b64encode(f"{settings.neo4j_user}:{password}".encode()).decode()
    headers = (
        f"Authorization: Basic {known}\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
    )
    line = Line(address)

    def ask(asked: Asked) -> None:
        for text, parameters in asked:
            said = {"statement": text, "parameters": parameters, "accessMode": "READ"}
            line.post("/db/neo4j/query/v2", json.dumps(said).encode(), headers)

    return ask


def spent(process: int | None) -> float:
    """The milliseconds that a process has computed; without one, this process."""
    if process is None:
        return 1000 * time.process_time()
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Way:
    """A way to ask some questions in turn, the process that works for it, and what each asking took."""

    ask: Callable[[Any], object]
    asked: Sequence[Any]
    process: int | None = None
    took: list[float] = field(default_factory=list)
    computed: float = 0.0

    def once(self, turn: int) -> None:
        """Ask the question whose turn it is."""
        before, began = spent(self.process), time.perf_counter()
        self.ask(self.asked[turn % len(self.asked)])
        self.took.append(1000 * (time.perf_counter() - began))
        self.computed += spent(self.process) - before


def compare(ways: Mapping[str, Way], seconds: float) -> None:
    """Let the ways take turns with each question: a busy machine is as busy for all. Print lines."""
    turn, warm = 0, 2 * len(ways["api"].asked)
    ends = time.perf_counter() + seconds
    while turn < 3 * warm or time.perf_counter() < ends:
        if turn == warm:
            for way in ways.values():
                way.took, way.computed = [], 0.0
        for way in ways.values():
            way.once(turn)
        turn += 1
    api = ways["api"].took
    for name, way in ways.items():
        every = sorted(way.took)
        middle, last = statistics.median(every), every[int(0.99 * (len(every) - 1))]
        print(
            f"    {name:<10} p50 {middle:8.2f} ms  p99 {last:8.2f} ms  "
            f"cpu {way.computed / len(every):7.2f} ms  "
            f"api is {statistics.median(api) / middle:.2f} times this, asked {len(every)} times",
            flush=True,
        )


def under_load(port: int, process: int, addresses: Mapping[str, list[str]], total: int) -> None:
    """Throughput on eight connections, and what is left open after many requests."""
    if shutil.which("wrk") is None:
        print("wrk is not installed; no load")
        return
    files = Path(f"/proc/{process}/fd")
    for name, (address, *_) in addresses.items():
        command = ["wrk", "-t1", "-c8", "-d5s", "--latency", f"http://127.0.0.1:{port}{address}"]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
        spread = dict(re.findall(r"(50|99)%\s+(\S+)", said))
        print(f"{name:<13} 8 at once  {rate[1] if rate else '?':>8} a second  p50 {spread.get('50')}  "
              f"p99 {spread.get('99')}", flush=True)  # fmt: skip
    time.sleep(6)  # connections that wrk has closed
    before, asked = len(list(files.iterdir())), 0
    while asked < total:
        command = ["wrk", "-t1", "-c8", "-d10s", f"http://127.0.0.1:{port}{addresses['path'][0]}"]
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
    asked.add_argument("--seconds", type=float, default=15.0, help="for each question")
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
        line = Line(f"http://127.0.0.1:{port}")
        for name, each in {"floor": ["/healthz"], **addresses}.items():
            print(f"{name}: {each[0]}, {len(behind[name][0]) if name in behind else 0} queries")
            ways = {"api": Way(line.get, each, process)}
            if name in behind:
                ways["driver"] = Way(ask, behind[name])
            if given.query_api and name in behind:
                ways["query api"] = Way(by_query_api(given.query_api, settings), behind[name])
            compare(ways, given.seconds)
        if given.requests:
            under_load(port, process, addresses, given.requests)


if __name__ == "__main__":
    main()
