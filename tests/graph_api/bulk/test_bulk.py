"""The bulk files: what the list says is what comes, of one revision, and newer when the graph is."""

import csv
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import networkx as nx
import pyoxigraph
import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.bulk.files import KINDS, write_set
from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from ontology.jsonl import read_lines
from ontology.judgments import Judgment, Verdict
from ontology.statements import Statement, SubgraphBuilder
from tests.contracts.sample_graph import sample_graph

BULK = "/api/v1/bulk"


@contextmanager
def serving(store: GraphStore) -> Iterator[TestClient]:
    store.write(sample_graph())
    with TestClient(create_app(store)) as client:
        yield client


@pytest.fixture
def client(embedded_store: EmbeddedStore) -> Iterator[TestClient]:
    with serving(embedded_store) as client:
        yield client


def listed(client: TestClient, revision: int) -> Any:
    """The list once it is of that revision."""
    for _ in range(2400):
        found = client.get(BULK).json()
        if found["revision"] == revision:
            return found
        time.sleep(0.05)
    raise AssertionError(f"no files of revision {revision}")


def test_every_file_is_what_the_list_says(store: GraphStore) -> None:
    with serving(store) as client:
        check_files(client, store)


def check_files(client: TestClient, store: GraphStore) -> None:
    found = listed(client, 1)
    assert found["current"] is True and found["licence"].startswith("https://creativecommons.org/")
    assert [file["name"] for file in found["files"]] == [kind.name for kind in KINDS]
    content = {}
    for file in found["files"]:
        answer = client.get(file["url"])
        data = content[file["name"]] = answer.content
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
        assert answer.headers["content-type"].split(";")[0] == file["media_type"]
        assert answer.headers["etag"] == f'"{file["sha256"]}"'
        assert found["licence"] in answer.headers["link"]
        again = client.get(file["url"], headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
    builder = SubgraphBuilder()
    builder.update(read_lines(content["graph.jsonl"].decode().splitlines()))
    statements = {part.id for part in store.dump() if isinstance(part, Statement)}
    assert {statement.id for statement in builder.build().statements} == statements
    rows = list(csv.DictReader(content["statements.csv"].decode().splitlines()))
    assert {row["statement"] for row in rows} == statements
    turtle = set(pyoxigraph.parse(content["graph.ttl"], format=pyoxigraph.RdfFormat.TURTLE))
    lines = set(pyoxigraph.parse(content["graph.nt"], format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert turtle == lines and len(lines) > 100
    assert nx.parse_graphml(content["graph.graphml"].decode()).number_of_nodes() > 10


def test_a_change_has_new_files_made_without_what_was_rejected(
    client: TestClient, embedded_store: EmbeddedStore
) -> None:
    first = listed(client, 1)
    rejected = sample_graph().statements[0].id
    embedded_store.judge([Judgment(rejected, Verdict.REJECT, "Lan", datetime(2026, 1, 1, tzinfo=UTC))])
    stale = client.get(BULK).json()
    assert stale["current"] is (stale["revision"] == 2)
    second = listed(client, 2)
    hashes = [{file["name"]: file["sha256"] for file in one["files"]} for one in (first, second)]
    changed = {name for name in hashes[0] if hashes[0][name] != hashes[1][name]}
    assert changed >= {"graph.jsonl", "graph.ttl", "graph.nt", "statements.csv"}
    assert rejected not in client.get(f"{BULK}/graph.jsonl").text


def test_a_name_that_no_file_has(client: TestClient) -> None:
    for name in ("graph.zip", "..%2Fgraph.jsonl", "%2E%2E"):
        assert client.get(f"{BULK}/{name}").status_code == 404


def test_a_set_is_of_one_revision(embedded_store: EmbeddedStore, tmp_path: Any) -> None:
    embedded_store.write(sample_graph())
    first = write_set(embedded_store, tmp_path / "a", "https://example.org/id/")
    second = write_set(embedded_store, tmp_path / "b", "https://example.org/id/")
    assert [file.sha256 for file in first.files] == [file.sha256 for file in second.files]
    assert (first.revision, first.tag) == (second.revision, second.tag)
