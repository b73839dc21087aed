"""A real Neo4j for the tests: one that the environment names, else Docker, else the Maven artifacts."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "scripts" / "neo4j-from-maven.sh"
CACHE = ROOT / ".neo4j"
IMAGE = "neo4j:5.26"
QUICK = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
"""A JVM that compiles once and lightly: a session of tests ends before more would pay."""
NEOSEMANTICS = "5.1.0.0"  # the newest on Maven Central
WAY_OUT = (
    "Set IPCOOP_TEST_NEO4J_URI (and _USER, _PASSWORD) to an empty server, or start Docker, or install a JVM "
    "of release 17 or newer and Maven."
)


class NoServer(Exception):
    """No Neo4j can be had here; the text says why and what to do."""


@dataclass(frozen=True)
class Server:
    """Where a Neo4j answers, and who may enter."""

    address: str
    user: str
    password: str

    def driver(self) -> neo4j.Driver:
        return neo4j.GraphDatabase.driver(
            self.address,
            auth=(self.user, self.password),
            notifications_min_severity="OFF",
            connection_timeout=5,
        )

    def empty(self) -> None:
        with _kept(self).session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()


@cache
def _kept(server: Server) -> neo4j.Driver:
    """One driver for all that empties a server: to enter takes longer than to empty."""
    return server.driver()


@contextlib.contextmanager
def running_server() -> Iterator[Server]:
    """The server that the tests use, for as long as they need it; raises `NoServer`."""
    with _some_server() as server:
        try:
            yield server
        finally:
            _kept(server).close()
            _kept.cache_clear()


@contextlib.contextmanager
def _some_server() -> Iterator[Server]:
    address = os.environ.get("IPCOOP_TEST_NEO4J_URI")
    if address:
        server = _given(address)
        yield server
        server.empty()
    elif _docker_answers():
        with _in_docker() as server:
            yield server
    else:
        with _from_maven() as server:
            yield server


def _given(address: str) -> Server:
    user = os.environ.get("IPCOOP_TEST_NEO4J_USER", "neo4j")
    server = Server(address, user, os.environ.get("IPCOOP_TEST_NEO4J_PASSWORD", ""))
    with server.driver() as driver:
        found = driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]
    if found:
        raise NoServer(
            f"{address} holds {found} nodes; the tests empty their server. Give them an empty one."
        )
    return server


def _docker_answers() -> bool:
    try:
        return subprocess.run(["docker", "info"], capture_output=True, timeout=10).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


@contextlib.contextmanager
def _in_docker() -> Iterator[Server]:
    from testcontainers.core.container import DockerContainer

    password = os.urandom(12).hex()
    container = DockerContainer(IMAGE).with_exposed_ports(7687).with_env("NEO4J_AUTH", f"neo4j/{password}")
    container = container.with_env("NEO4J_server_memory_heap_max__size", "512m")
    container = container.with_env("NEO4J_db_memory_transaction_max", "256m")
    container = container.with_env("NEO4J_dbms_security_allow__csv__import__from__file__urls", "false")
    with container:
        host, port = container.get_container_host_ip(), container.get_exposed_port(7687)
        server = Server(f"bolt://{host}:{port}", "neo4j", password)
        _await(server)
        yield server


@contextlib.contextmanager
def server_with_neosemantics() -> Iterator[Server]:
    """A server of its own with the plug-in, from the Maven artifacts; raises `NoServer`."""
    if not shutil.which("mvn"):
        raise NoServer("Maven is missing; it is where neosemantics comes from.")
    with _from_maven(NEOSEMANTICS_VERSION=NEOSEMANTICS) as server:
        yield server


@contextlib.contextmanager
def _from_maven(**variables: str) -> Iterator[Server]:
    if not shutil.which("java") or not (shutil.which("mvn") or any(CACHE.glob("neo4j-*"))):
        raise NoServer("No server is named, no Docker engine answers, and java or mvn is missing.")
    CACHE.mkdir(exist_ok=True)
    _sweep()
    with contextlib.ExitStack() as stack:
        home = Path(tempfile.mkdtemp(prefix=f"home.{os.getpid()}.", dir=CACHE))
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        stack.callback(_end, home)
        command = [str(SCRIPT), "start", str(home), str(_free_port()), str(os.getpid())]
        environment = {**os.environ, "NEO4J_CACHE": str(CACHE), "NEO4J_JVM": QUICK, **variables}
        with (home / "start.log").open("w") as log:
            done = subprocess.run(
                command, stdout=log, stderr=subprocess.STDOUT, env=environment, start_new_session=True
            )
        if done.returncode:
            raise NoServer(f"{SCRIPT.name} failed: {(home / 'start.log').read_text()[-800:]}")
        server = Server(
            (home / "address").read_text().strip(), "neo4j", (CACHE / "password").read_text().strip()
        )
        _await(server)
        yield server


def _sweep() -> None:
    """Remove what sessions left that were killed; their servers have ended themselves."""
    for home in CACHE.glob("home.*.*"):
        try:
            os.kill(int(home.name.split(".")[1]), 0)
        except ProcessLookupError:
            shutil.rmtree(home, ignore_errors=True)
        except (PermissionError, ValueError):
            continue


def _end(home: Path) -> None:
    with contextlib.suppress(OSError, ValueError):
        os.kill(int((home / "server.pid").read_text()), signal.SIGKILL)  # its data goes anyway
        time.sleep(0.2)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await(server: Server, seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            with server.driver() as driver:
                return driver.verify_connectivity()
        except (DriverError, Neo4jError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
