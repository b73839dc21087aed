"""Many workers give the graph that one process gives, whatever happens to the workers."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.outcomes import outcomes_of
from loaders.parallel import ClusterWorkers, LocalProcesses, LocalThreads, ParallelWorkers
from loaders.parallel.partitions import partition_key, read_outcomes, write_outcomes
from loaders.parallel.work_folder import WorkFolder
from loaders.pipeline import load
from loaders.report import LoadReport
from ontology.errors import CooperationGraphError, UnreadableExport
from ontology.jsonl import write_lines
from ontology.statements import Article
from tests.loaders.deadly_reading import DeadlyExtractor, NotedExtractor, OtherExtractor, SlowExtractor

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "articles"
ORPHANS = """
import sys, time
from loaders.extraction.rules import RuleExtractor
from loaders.parallel import LocalProcesses
if __name__ == "__main__":
    with LocalProcesses(RuleExtractor, 2) as workers:
        workers.begin([]), [workers._pool.submit(time.sleep, 60) for _ in range(2)]
        print(*workers.processes(), flush=True)
        time.sleep(60)
"""


def article(key: str, text: str) -> Article:
    return Article(key, text, title=key, language="en", sha256=hashlib.sha256(text.encode()).hexdigest())


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    found = [part for part in read_articles([EXAMPLES]) if isinstance(part, Article)]
    return [replace(part, key=f"{part.key}-{copy}") for copy in range(2) for part in found]


@pytest.fixture(scope="module")
def alone(articles: list[Article]) -> str:
    """What one process makes of the articles."""
    return whole(articles, None)[0]


def whole(articles: list[Article], workers: ParallelWorkers | None) -> tuple[str, LoadReport]:
    with EmbeddedStore(None) as store:
        report = load(articles, store, RuleExtractor(), workers=workers, batch=5)
        return dump(store), report


def dump(store: EmbeddedStore) -> str:
    """The store byte for byte, save when each article was recorded."""
    parts = (replace(part, recorded=None) if isinstance(part, Article) else part for part in store.dump())
    return "".join(write_lines(parts, with_text=True))


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_processes_give_the_same_graph_as_one(articles: list[Article], alone: str, tmp_path: Path) -> None:
    with LocalProcesses(RuleExtractor, 2, WorkFolder(tmp_path / "work")) as workers:
        found, report = whole(articles, workers)
    assert found == alone
    assert (report.loaded, report.rejected) == (len(articles), ())
    assert not (tmp_path / "work").exists()


def test_threads_give_the_same_graph_as_one(articles: list[Article], alone: str) -> None:
    with LocalThreads(RuleExtractor(), 3) as workers:
        assert whole(articles, workers)[0] == alone


def test_a_killed_process_loses_nothing(articles: list[Article], alone: str) -> None:
    with LocalProcesses(SlowExtractor, 2) as workers:
        killed: list[int] = []

        def kill(key: str, done: int, total: int | None) -> None:
            if done == 3 or (done == 20 and killed):
                killed.append(workers.processes()[0])
                os.kill(killed[-1], signal.SIGKILL)

        with EmbeddedStore(None) as store:
            report = load(articles, store, RuleExtractor(), workers=workers, batch=5, on_progress=kill)
            assert dump(store) == alone
        assert len(set(killed)) == 2
        assert report.rejected == ()
        assert not set(killed) & set(workers.processes())


def test_an_article_that_ends_its_process_each_time_is_rejected_alone() -> None:
    given = [article(f"a{n}", f"Viet Nam and Japan signed memorandum {n}.") for n in range(9)]
    given[4] = article("a4", "This is deadly for Viet Nam and Japan.")
    with LocalProcesses(DeadlyExtractor, 2) as workers, EmbeddedStore(None) as store:
        report = load(given, store, RuleExtractor(), workers=workers, batch=3)
    assert report.loaded == 8
    (rejection,) = report.rejected
    assert rejection.source == "a4" and "ended" in rejection.reason


def test_workers_end_when_the_load_is_killed() -> None:
    command = [sys.executable, "-c", ORPHANS]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = [int(number) for number in process.stdout.readline().split()]
        assert len(workers) == 2 and all(map(is_running, workers))
        process.kill()
    deadline = time.monotonic() + 20
    while any(map(is_running, workers)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(is_running, workers))


def test_what_was_read_before_a_load_broke_off_is_not_read_again(tmp_path: Path) -> None:
    notes, folder = [tmp_path / f"note{n}" for n in range(4)], WorkFolder(tmp_path / "work")
    given = [article(f"a{n}", f"{note}\nViet Nam and Japan met.") for n, note in enumerate(notes)]
    with LocalProcesses(NotedExtractor, 1) as workers:
        workers._folder = folder  # closed by the next load, as if this one had been killed
        begun = [workers.begin(given[:2]), workers.begin(given[2:])]
        for partition in begun:
            list(partition.outcomes())
        begun[1].settle()
        workers._folder = None
    with LocalProcesses(NotedExtractor, 1, folder) as workers, EmbeddedStore(None) as store:
        report = load(given, store, NotedExtractor(), workers=workers, batch=2)
    assert report.loaded == 4
    assert [note.read_text() for note in notes] == ["x", "x", "xx", "xx"]
    assert not folder.path.exists()


def test_a_damaged_file_of_the_work_folder_is_read_again(articles: list[Article], tmp_path: Path) -> None:
    folder, group = WorkFolder(tmp_path), articles[:3]
    lines = "".join(write_outcomes(outcomes_of(group, RuleExtractor())))
    key = partition_key(group, RuleExtractor().name)
    folder.keep(key, lines)
    assert folder.kept(key, group) is not None
    for damaged in (lines[: len(lines) // 2], "", "{}\n", lines.split("\n", 1)[1], lines + lines):
        folder.keep(key, damaged)
        assert folder.kept(key, group) is None
    assert [file.name for file in tmp_path.iterdir()] == [f"{key}.jsonl"]


def test_the_lines_of_a_partition_hold_all_of_it(articles: list[Article]) -> None:
    group = [*articles[:4], replace(articles[4], text=None)]
    outcomes = list(outcomes_of(group, RuleExtractor()))
    back = list(read_outcomes("".join(write_outcomes(outcomes)), group, source="test"))
    assert [o.rejection for o in back] == [o.rejection for o in outcomes]
    assert back[4].rejection is not None
    assert [o.article for o in back[:4]] == [o.article for o in outcomes[:4]]
    for one, other in zip(back, outcomes, strict=True):
        assert list(write_lines(one.parts)) == list(write_lines(other.parts))
        assert one.refused == other.refused
    with pytest.raises(UnreadableExport, match="4 of its 5"):
        read_outcomes("".join(write_outcomes(outcomes[:4])), group, source="test")


def test_the_key_of_a_partition_changes_with_all_it_depends_on(articles: list[Article]) -> None:
    one, two = articles[:2]
    keys = [
        partition_key(group, name)
        for group, name in (
            ([one, two], "rules 1"),
            ([one, two], "rules 2"),
            ([two, one], "rules 1"),
            ([one], "rules 1"),
            ([one, replace(two, title="Another")], "rules 1"),
            ([one, replace(two, text="Another")], "rules 1"),
        )
    ]
    assert len(set(keys)) == len(keys)


@pytest.fixture
def cluster() -> Iterator[object]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as found:
        yield found


def test_a_cluster_behind_an_address_gives_the_same_graph_though_a_worker_is_killed(
    articles: list[Article], alone: str, cluster: object, tmp_path: Path
) -> None:
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    first = cluster.workers[0].process.process.pid  # type: ignore[attr-defined]

    def kill(key: str, done: int, total: int | None) -> None:
        if done == 3:
            os.kill(first, signal.SIGKILL)

    with (
        ClusterWorkers(SlowExtractor, address, folder=WorkFolder(tmp_path)) as workers,
        EmbeddedStore(None) as store,
    ):
        load(articles, store, RuleExtractor(), workers=workers, batch=5, on_progress=kill)
        assert dump(store) == alone
    assert not is_running(first)


def test_a_worker_of_another_version_ends_the_load(cluster: object) -> None:
    address = cluster.scheduler_address  # type: ignore[attr-defined]
    with (
        ClusterWorkers(OtherExtractor, address) as workers,
        EmbeddedStore(None) as store,
        pytest.raises(CooperationGraphError, match="same version"),
    ):
        load([article("a", "Viet Nam and Japan met.")], store, OtherExtractor(), workers=workers)


def test_a_scheduler_that_is_not_there_is_named() -> None:
    with pytest.raises(CooperationGraphError, match=r"tcp://127\.0\.0\.1:1 .*dask scheduler"):
        ClusterWorkers(RuleExtractor, "tcp://127.0.0.1:1")
