"""What reading promises on every engine: plain values, limits that hold, and nothing but reading."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graph_store.history import revision_of
from graph_store.protocol import SCHEMA_VERSION, GraphStore
from ontology.errors import InvalidQuery, QueryTimeout, StoreTooNew, StoreUnavailable, WriteRefused
from ontology.judgments import Judgment, Verdict, pair_of
from ontology.statements import Subgraph
from tests.contracts.sample_graph import sample_graph

ENDLESS = (
    "UNWIND range(1, 30000) AS x UNWIND range(1, 30000) AS y "
    "WITH x, y WHERE (x * y) % 7 = 3 RETURN count(*) AS n"
)


@pytest.mark.parametrize(
    "attempt",
    [
        "CREATE (n:Entity {id: 'x'})",
        "MERGE (n:Entity {id: 'x'}) RETURN n.id AS id",
        "MATCH (n:Entity) SET n.name = 'x'",
        "MATCH (n:Entity) REMOVE n.name",
        "MATCH (n:Entity) DETACH DELETE n",
        "MATCH (n:Entity) WITH n LIMIT 1 DETACH DELETE n",
        "UNWIND [1] AS i CREATE (:X) RETURN i",
        "MATCH (n:Entity) FOREACH (i IN [1] | SET n.name = 'x')",
        "CREATE INDEX a_new_one FOR (n:Entity) ON (n.name)",
        "LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
        "load\n/* */ csv FROM 'http://127.0.0.1:9/' AS line RETURN line",
    ],
)
def test_the_reading_side_writes_nothing(store: GraphStore, attempt: str) -> None:
    store.write(sample_graph())
    before = list(store.dump())
    with pytest.raises((WriteRefused, InvalidQuery)) as refusal:
        store.read(attempt)
    if "FOREACH" not in attempt:
        assert refusal.type is WriteRefused
    assert list(store.dump()) == before


def test_a_time_limit_ends_the_query(store: GraphStore) -> None:
    started = time.monotonic()
    with pytest.raises(QueryTimeout, match="time limit"):
        store.read(ENDLESS, timeout=0.5)
    assert time.monotonic() - started < 10
    assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_row_limit_cuts(store: GraphStore) -> None:
    rows = "UNWIND range(1, 100) AS x RETURN x ORDER BY x"
    assert store.read(rows, limit=3) == [{"x": 1}, {"x": 2}, {"x": 3}]
    assert len(store.read(rows, limit=1000)) == len(store.read(rows)) == 100
    assert store.read(rows, limit=0) == []


def test_values_are_plain(store: GraphStore) -> None:
    given = {
        "text": "Đỗ 😀 '\"\\\n",
        "empty": "",
        "number": 2**53,
        "real": 0.25,
        "yes": True,
        "nothing": None,
        "list": ["a", None, ""],
        "map": {"inner": ["x", 1]},
    }
    columns = ", ".join(f"${name} AS `{name}`" for name in given)
    assert store.read(f"RETURN {columns}", given) == [given]
    assert store.read("RETURN date('2024-02-29') AS day") == [{"day": "2024-02-29"}]
    store.write(sample_graph())
    (row,) = store.read("MATCH (n:Article {id: 'en-2025'}) RETURN n AS whole")
    assert row["whole"]["id"] == "en-2025" and not {"title", "type", "labels"} & set(row["whole"])


@pytest.mark.parametrize(
    "broken", ["MATCH (n RETURN n", "RETURN $missing AS x", "RETURN no_such(1) AS x", ""]
)
def test_a_broken_query_is_named_so(store: GraphStore, broken: str) -> None:
    with pytest.raises(InvalidQuery):
        store.read(broken)


def test_a_closed_store_says_so(store: GraphStore) -> None:
    store.close()
    store.close()
    for call in (lambda: store.read("RETURN 1 AS x"), lambda: store.write(Subgraph()), store.info):
        with pytest.raises(StoreUnavailable, match="closed"):
            call()


def test_ensuring_the_schema_twice_is_as_good_as_once(store: GraphStore) -> None:
    store.ensure_schema()
    store.ensure_schema()
    assert store.info().schema_version == SCHEMA_VERSION
    assert list(store.dump()) == []
    assert store.info().articles == 0


def test_a_store_of_a_newer_version_is_not_touched(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(f"{type(store).__module__}.SCHEMA_VERSION", SCHEMA_VERSION + 1)
        store.ensure_schema()
    for call in (lambda: store.write(sample_graph()), lambda: store.remove(["x"]), store.ensure_schema):
        with pytest.raises(StoreTooNew, match=rf"version {SCHEMA_VERSION + 1} .* version {SCHEMA_VERSION}\D"):
            call()
    assert list(store.dump()) == []


def test_a_store_of_an_older_version_is_read_and_becomes_a_newer_one_by_a_write(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = SCHEMA_VERSION - 1

    def as_the_older_program(patch: pytest.MonkeyPatch) -> None:
        for module in ("graph_store.schema", "graph_store.writing.recording", type(store).__module__):
            patch.setattr(f"{module}.SCHEMA_VERSION", older)

    with monkeypatch.context() as patch:
        as_the_older_program(patch)
        store.ensure_schema()
        store.write(sample_graph())
    held = list(store.dump())
    assert (store.info().schema_version, revision_of(store).number) == (older, 1)
    same = Judgment(pair_of("agency/jpo", "agency/wipo"), Verdict.SAME, "r", datetime.now(UTC))
    store.judge([same])
    assert (store.info().schema_version, revision_of(store).number) == (SCHEMA_VERSION, 2)
    assert list(store.dump()) != held and list(store.dump(apart=True)) == held
    with monkeypatch.context() as patch:
        as_the_older_program(patch)
        for call in (lambda: store.write(sample_graph()), lambda: store.remove(["vi-2025"]),
                     lambda: store.judge([same]), store.ensure_schema):  # fmt: skip
            with pytest.raises(StoreTooNew, match=f"version {SCHEMA_VERSION} .* version {older}"):
                call()
    assert list(store.dump(apart=True)) == held
    store.judge([replace(same, verdict=Verdict.UNSURE, at=datetime.now(UTC))])
    assert list(store.dump()) == held


def test_serving_a_store_of_an_older_version_is_enough(
    store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(f"{type(store).__module__}.SCHEMA_VERSION", SCHEMA_VERSION - 1)
        store.ensure_schema()
    assert store.info().schema_version == SCHEMA_VERSION - 1
    store.ensure_schema()
    assert store.info().schema_version == SCHEMA_VERSION
