"""Stores for tests: each one empty, on the embedded engine and on a real Neo4j."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadGroupScheduling

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore
from tests.neo4j_server import WAY_OUT, NoServer, Server, running_server

LONGEST = (
    "graph_api/linked_data/test_within.py",
    "pages/test_every_state.py", "pages/test_explorer.py", "pages/test_accessibility.py",
    "pages/test_explorer_canvas.py", "pages/test_large_pictures.py", "pages/test_browsing.py",
    "pages/test_analysis_pages.py", "pages/test_explorer_places.py", "pages/test_explorer_judging.py",
)  # fmt: skip
"""The files that take longest, in that order (measured by processor time); others follow by their names."""

settings.register_profile("ipcoop", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ipcoop")


def pytest_xdist_auto_num_workers() -> int:
    """How many processes share the tests; one where they share a server that they empty."""
    return 1 if os.environ.get("IPCOOP_TEST_NEO4J_URI") else min(os.cpu_count() or 1, 4)


class ByFileAndServer(LoadGroupScheduling):  # type: ignore[misc]  # xdist tells no types
    """Whole files go to a process, all tests on Neo4j to one: a second server costs more than it gives."""

    def _split_scope(self, nodeid: str) -> str:
        group: str = super()._split_scope(nodeid)
        return group.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFileAndServer | None:
    return ByFileAndServer(config, log) if config.getvalue("dist") == "loadgroup" else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, that no process is left with it, and end with the browser.

    A browser leaves an event loop behind, beside which other tests cannot start theirs.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return
    for item in items:
        if item.get_closest_marker("neo4j"):
            item.add_marker(pytest.mark.xdist_group("neo4j"))
    items.sort(key=_place)


def _place(item: pytest.Item) -> tuple[bool, bool, int]:
    path = item.path.relative_to(Path(__file__).parent).as_posix()
    rank = LONGEST.index(path) if path in LONGEST else len(LONGEST)
    return path.startswith("pages/"), item.get_closest_marker("neo4j") is None, rank


@pytest.fixture(scope="session")
def neo4j_server() -> Iterator[Server]:
    """A Neo4j for this session; skips where none can be had, fails there if CI is set."""
    try:
        with running_server() as server:
            yield server
    except NoServer as error:
        missing = f"{error} {WAY_OUT}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.fixture
def neo4j_store(neo4j_server: Server) -> Iterator[Neo4jStore]:
    """An empty store in Neo4j; a test that uses it bears the marker `neo4j`."""
    neo4j_server.empty()
    with Neo4jStore(neo4j_server.address, neo4j_server.user, neo4j_server.password) as store:
        yield store


@pytest.fixture
def embedded_store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """An empty embedded store in a folder."""
    with EmbeddedStore(tmp_path / "store") as store:
        yield store


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def store(request: pytest.FixtureRequest) -> GraphStore:
    """An empty store: the test runs once on each engine."""
    found: GraphStore = request.getfixturevalue(f"{request.param}_store")
    return found


@pytest.fixture(scope="session")
def sample() -> Iterator[EmbeddedStore]:
    """An embedded store that holds the sample graph; not to be written to."""
    from tests.contracts.sample_graph import sample_graph

    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(sample_graph())
        yield store


@pytest.fixture(scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def filled(request: pytest.FixtureRequest) -> Iterator[GraphStore]:
    """A store of each engine that holds the sample graph, for the tests of one file; not to be written to."""
    from tests.contracts.sample_graph import sample_graph

    found: GraphStore
    if request.param == "embedded":
        found = EmbeddedStore(None)
    else:
        server = request.getfixturevalue("neo4j_server")
        server.empty()
        found = Neo4jStore(server.address, server.user, server.password)
    with found:
        found.ensure_schema()
        found.write(sample_graph())
        yield found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly where the half on Neo4j did not run."""
    reasons = [str(report.longrepr) for report in terminalreporter.getreports("skipped")]
    for reason in dict.fromkeys(reason for reason in reasons if WAY_OUT in reason):
        terminalreporter.section("THE TESTS ON NEO4J DID NOT RUN", sep="!", red=True, bold=True)
        terminalreporter.line(reason)
