"""The embedded store as a folder: who may open it, when, and what it says otherwise."""

import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.engines import embedded
from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import SCHEMA_VERSION
from ontology.errors import InvalidQuery, StoreTooNew, StoreUnavailable, WriteRefused
from ontology.statements import Article, Subgraph
from tests.contracts.sample_graph import sample_graph

ROOT = Path(__file__).parent.parent.parent
HOLD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from graph_store.engines.embedded import EmbeddedStore
from ontology.statements import Article, Subgraph

with EmbeddedStore(Path(sys.argv[2])) as store:
    store.write(Subgraph(articles=(Article("from-the-other", "x"),)))
    print("ready", flush=True)
    sys.stdin.read()
"""


def keys(store: EmbeddedStore) -> list[str]:
    return [part.key for part in store.dump() if isinstance(part, Article)]


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "Kho dữ liệu 😀"
    with EmbeddedStore(folder) as store:
        store.write(sample_graph())
        before = list(store.dump())
    with EmbeddedStore(folder) as store:
        assert list(store.dump()) == before
        assert not store.write(sample_graph()).changed
    with EmbeddedStore(folder, read_only=True) as store:
        assert list(store.dump()) == before


def test_a_second_process_is_told_who_writes_and_may_still_read(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(ROOT), str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdin and other.stdout.readline() == "ready\n"
        with pytest.raises(StoreUnavailable) as refusal:
            EmbeddedStore(tmp_path)
        for part in (str(tmp_path), f"process {other.pid}", "load through it, or stop it"):
            assert part in str(refusal.value)
        with EmbeddedStore(tmp_path, read_only=True) as reader:
            assert keys(reader) == ["from-the-other"]
        other.stdin.close()
        assert other.wait(20) == 0
    with EmbeddedStore(tmp_path) as store:
        assert keys(store) == ["from-the-other"]


def test_a_second_writer_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path), pytest.raises(StoreUnavailable, match="already in this process"):
        EmbeddedStore(tmp_path)


def test_a_store_opened_for_reading_is_left_alone(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(sample_graph())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with EmbeddedStore(tmp_path, read_only=True) as store:
        for call in (lambda: store.write(sample_graph()), lambda: store.remove(["x"]), store.ensure_schema):
            with pytest.raises(WriteRefused, match="reading only"):
                call()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_reading_where_there_is_no_store(tmp_path: Path) -> None:
    missing = tmp_path / "none"
    with pytest.raises(StoreUnavailable, match=r"none holds no store\. Load something"):
        EmbeddedStore(missing, read_only=True)
    assert not missing.exists()


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnavailable, match="is a file; an embedded store is a folder"):
        EmbeddedStore(tmp_path / "file")
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        EmbeddedStore(tmp_path / "file" / "below")


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / embedded.FILE).write_bytes(b"not a graph at all" * 50)
    with pytest.raises(StoreUnavailable, match="cannot be opened") as refusal:
        EmbeddedStore(tmp_path)
    assert str(tmp_path) in str(refusal.value)


def test_a_store_of_a_newer_version_does_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr(embedded, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
        with EmbeddedStore(tmp_path) as store:
            store.ensure_schema()
    for read_only in (False, True):
        with pytest.raises(StoreTooNew, match="Update the program") as refusal:
            EmbeddedStore(tmp_path, read_only=read_only)
        assert f"embedded:{tmp_path} holds version {SCHEMA_VERSION + 1}" in str(refusal.value)
    with monkeypatch.context() as newer:
        newer.setattr("graph_store.schema.SCHEMA_VERSION", SCHEMA_VERSION + 1)
        EmbeddedStore(tmp_path).close()


def test_a_store_in_memory_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with EmbeddedStore(None) as store:
        assert store.write(sample_graph()).changed
        assert store.info().address == "embedded, in memory"
    assert list(tmp_path.iterdir()) == []


def test_threads_write_and_read_one_store(tmp_path: Path) -> None:
    errors: list[BaseException] = []
    with EmbeddedStore(tmp_path) as store:

        def write(worker: int) -> None:
            try:
                for number in range(15):
                    store.write(Subgraph(articles=(Article(f"{worker}-{number}", "text"),)))
                    store.read("MATCH (a:Article) RETURN count(a) AS n")
            except BaseException as error:
                errors.append(error)

        threads = [threading.Thread(target=write, args=(worker,)) for worker in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert errors == []
        assert store.info().articles == 60


def test_a_failed_write_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = sample_graph()
    with EmbeddedStore(tmp_path) as store:
        store.write(replace(graph, entities=(), statements=()))
        before = list(store.dump())

        def fail(*_: object) -> int:
            raise KeyboardInterrupt

        with monkeypatch.context() as broken:
            broken.setattr("graph_store.writing.subgraphs.derive_entities", fail)
            with pytest.raises(KeyboardInterrupt):
                store.write(graph)
        assert list(store.dump()) == before
        assert store.write(graph).statements_added == len(graph.statements)


def test_no_procedure_of_the_engine_writes_on_the_reading_side(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store:
        store.write(sample_graph())
        procedures = store.read("CALL dbms.procedures() YIELD name, mode RETURN name, mode")
        writing = [row["name"] for row in procedures if row["mode"] != "READ"]
        assert len(writing) > 20
        for name in writing:
            with pytest.raises(WriteRefused):
                store.read(f"CALL {name}({{}})")


def test_a_result_that_is_no_rows_is_refused(tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path) as store, pytest.raises(InvalidQuery, match="leave FORMAT out"):
        store.read("MATCH (n:Entity) RETURN n.id AS id FORMAT CSV")
