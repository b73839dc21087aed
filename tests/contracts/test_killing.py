"""A loader that is killed in the middle leaves whole articles, and loading again completes them."""

import random
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from graph_store.opening import open_store
from graph_store.protocol import GraphStore
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate
from tests.neo4j_server import Server

ROOT = Path(__file__).parent.parent.parent
TEXT = "Cục Sở hữu trí tuệ làm việc với đối tác. " * 20
ARTICLES, EVIDENCE_EACH = 5000, 40
LOADER = """
    import sys
    sys.path.insert(0, sys.argv[1])
    from graph_store.opening import open_store
    from tests.contracts.test_killing import ARTICLES, loaded

    store = open_store(sys.argv[2], user=sys.argv[3] or None, password=sys.argv[4] or None)
    for number in range(int(sys.argv[5]), ARTICLES):
        store.write(loaded(number))
        print(number, flush=True)
"""


def loaded(number: int) -> Subgraph:
    """One article with many pieces of evidence, on entities that others share."""
    key = f"article-{number:05}"
    names = [f"agency/{(number * 7 + i) % 60}" for i in range(EVIDENCE_EACH + 1)]
    entities = [
        Entity(name, Kind.AGENCY, (("vi", name),), mentions=(Mention(key, 0, 3, TEXT[:3], (("vi", name),)),))
        for name in names
    ]
    statements = [
        Statement(a, Predicate.PART_OF, b, evidence=(Evidence(key, i, i + 5, TEXT[i : i + 5], "r", 1.0),))
        for i, (a, b) in enumerate(pairwise(names))
    ]
    return Subgraph((Article(key, TEXT, extractor="r"),), tuple(entities), tuple(statements))


def run_and_kill(spec: str, user: str, password: str, start: int, wait: float) -> int:
    """How many articles a loader said it had stored before it was killed."""
    command = [sys.executable, "-c", textwrap.dedent(LOADER), str(ROOT), spec, user, password, str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        stored = start
        assert process.stdout.readline().strip() == str(start), "the loader did not start"
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        for line in process.stdout:
            if line.strip().isdigit():
                stored = int(line)
    assert process.returncode == -signal.SIGKILL
    return stored + 1


def check_whole(store: GraphStore, acknowledged: int) -> int:
    """Every acknowledged article is there, every article that is there is whole; returns how many are."""
    rows = store.read(
        "MATCH (a:Article) OPTIONAL MATCH (a)<-[:QUOTED_FROM]-(e:Evidence)<-[:SUPPORTED_BY]-(s:Statement) "
        "RETURN a.id AS key, count(e) AS evidence ORDER BY key"
    )
    keys = [row["key"] for row in rows]
    assert keys == [f"article-{number:05}" for number in range(len(keys))]
    assert acknowledged <= len(keys) <= acknowledged + 1
    assert {row["evidence"] for row in rows} == {EVIDENCE_EACH}
    mentions = store.read("MATCH (:Entity)-[m:MENTIONED_IN]->(a:Article) RETURN count(m) AS n")
    assert mentions == [{"n": (EVIDENCE_EACH + 1) * len(keys)}]
    edges = store.read(
        "MATCH (:Entity)-[r:PART_OF]->(:Entity) RETURN count(r) AS n, sum(r.sources) AS sources"
    )
    statements = store.read("MATCH (s:Statement) RETURN count(s) AS n, sum(s.sources) AS sources")
    assert edges == statements
    assert statements[0]["sources"] == EVIDENCE_EACH * len(keys)
    return len(keys)


def check_completed(store: GraphStore, kept: int) -> None:
    for number in range(kept):
        assert not store.write(loaded(number)).changed
    store.write(loaded(kept))
    check_whole(store, kept + 1)


def kill_often(spec: str, user: str, password: str, waits: Sequence[float]) -> int:
    kept = 0
    for wait in waits:
        acknowledged = run_and_kill(spec, user, password, kept, wait)
        with open_store(spec, user=user or None, password=password or None) as store:
            kept = check_whole(store, acknowledged)
    return kept


def test_a_killed_loader_leaves_an_embedded_store_whole(tmp_path: Path) -> None:
    chance = random.Random(3)
    kept = kill_often(f"embedded:{tmp_path}", "", "", [chance.uniform(0.1, 0.9) for _ in range(4)])
    with open_store(f"embedded:{tmp_path}") as store:
        check_completed(store, kept)


@pytest.mark.neo4j
def test_a_killed_loader_leaves_neo4j_whole(neo4j_server: Server) -> None:
    neo4j_server.empty()
    place = (neo4j_server.address, neo4j_server.user, neo4j_server.password)
    kept = kill_often(*place, waits=[1.0, 0.6])
    with open_store(place[0], user=place[1], password=place[2]) as store:
        check_completed(store, kept)
    neo4j_server.empty()
