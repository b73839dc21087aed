"""Where the system cannot fork, as on Windows: the same answers, and a late query costs its worker."""

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_api.sparql.evaluation import Task
from graph_api.sparql.refusal import Refusal
from graph_api.sparql.snapshots import Snapshots
from graph_api.sparql.workers import Limits, Workers
from graph_store.engines.embedded import EmbeddedStore
from ontology.rdf.terms import BASE
from tests.graph_api.sparql.test_limits import RUNAWAY, children_of

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def task(query: str, rows: int = 100) -> Task:
    return Task(query, "https://example.org/sparql", rows, 100_000)


@pytest.fixture(scope="module")
def forkless(sample: EmbeddedStore) -> Iterator[Workers]:
    snapshots = Snapshots(sample, BASE)
    workers = Workers(snapshots, Limits(seconds=2.0, at_once=1), forks=False)
    yield workers
    workers.close()
    snapshots.close()


def test_it_answers_as_with_forks(forkless: Workers) -> None:
    forking = Workers(forkless.snapshots, Limits())
    try:
        for query in (COUNT, "ASK {}", "CONSTRUCT WHERE { ?s a ?t } LIMIT 5"):
            assert forkless.answer(task(query))[0] == forking.answer(task(query))[0]
    finally:
        forking.close()


def test_a_query_out_of_time_ends_with_its_process_and_the_next_is_answered(forkless: Workers) -> None:
    forkless.answer(task("ASK {}"))
    before = set(children_of(os.getpid()))
    started = time.monotonic()
    with pytest.raises(Refusal, match="Time is over") as refused:
        forkless.answer(task(RUNAWAY))
    assert refused.value.status == 504
    assert 1.9 < time.monotonic() - started < 8
    assert len(before - set(children_of(os.getpid()))) == 1
    assert json.loads(forkless.answer(task("ASK {}"))[0].body)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { ?s ?p ?o }", 403),
        ("SELECT {", 400),
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", 403),
    ],
)
def test_what_is_refused_is_refused_here_too(forkless: Workers, query: str, status: int) -> None:
    with pytest.raises(Refusal) as refused:
        forkless.answer(task(query))
    assert refused.value.status == status
    assert forkless.answer(task("ASK {}"))[0].body


def test_no_thread_is_left_of_a_worker_that_is_stopped(sample: EmbeddedStore) -> None:
    before = threading.active_count()
    snapshots = Snapshots(sample, BASE)
    workers = Workers(snapshots, Limits())
    workers.answer(task("ASK {}"))
    assert threading.active_count() == before + 1
    workers.close()
    snapshots.close()
    assert threading.active_count() == before


_WITHOUT_UNIX = """
import os, sys
for name in ("resource", "fcntl", "pwd", "grp", "termios"):
    sys.modules[name] = None
del os.fork
from fastapi.testclient import TestClient
from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
with EmbeddedStore(None) as store:
    store.ensure_schema()
    with TestClient(create_app(store)) as client:
        print(client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": "text/csv, */*"}).text)
"""


def test_the_application_needs_nothing_that_only_unix_has() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_UNIX],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        timeout=120,
    )
    assert json.loads(done.stdout or "{}").get("boolean") is True, done.stderr
