"""Wrong addresses say what is wrong, where, and what to do, and say it soon."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_store.opening import open_store
from ontology.errors import StoreUnavailable
from tests.neo4j_server import Server


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port where something takes connections and never says a word."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(8)
        held: list[socket.socket] = []

        def hold() -> None:
            while True:
                try:
                    held.append(listening.accept()[0])
                except OSError:
                    return

        thread = threading.Thread(target=hold, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)
        for connection in held:
            connection.close()


@pytest.mark.parametrize(
    ("spec", "says"),
    [
        ("mysql://host/x", "names no store. Write embedded:FOLDER or neo4j://HOST:PORT"),
        ("/some/folder", "names no store"),
        ("", "names no store"),
        ("embedded:", "names no store"),
        ("neo4j://", "names no host"),
        ("bolt://127.0.0.1:99999", "is no address"),
        ("bolt://user:secret@127.0.0.1:7687", "Give them as IPCOOP_NEO4J_USER"),
        ("bolt://127.0.0.1:1", "bolt://127.0.0.1:1 cannot be reached"),
        ("neo4j://127.0.0.1:1", "See that the server runs"),
        ("neo4j://no-such-host.invalid:7687", "cannot be reached"),
    ],
)
def test_a_wrong_address(spec: str, says: str) -> None:
    started = time.monotonic()
    with pytest.raises(StoreUnavailable) as refusal:
        open_store(spec, user="neo4j", password="wrong")
    assert says in str(refusal.value)
    assert "secret" not in str(refusal.value)
    assert time.monotonic() - started < 6


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_says_nothing(silent_port: int, scheme: str) -> None:
    started = time.monotonic()
    with pytest.raises(StoreUnavailable, match="cannot be reached"):
        open_store(f"{scheme}://127.0.0.1:{silent_port}", user="neo4j", password="x")
    assert time.monotonic() - started < 6


def test_a_folder(tmp_path: Path) -> None:
    with open_store(f"embedded:{tmp_path / 'new'}") as store:
        assert store.info().address == f"embedded:{tmp_path / 'new'}"
    with open_store(f"embedded:{tmp_path / 'new'}", read_only=True) as store:
        assert store.info().articles == 0


@pytest.mark.neo4j
def test_a_server(neo4j_server: Server) -> None:
    with open_store(neo4j_server.address, user=neo4j_server.user, password=neo4j_server.password) as store:
        assert store.info().engine.startswith("Neo4j ")
        assert store.info().address == neo4j_server.address


@pytest.mark.neo4j
def test_a_wrong_password_or_database(neo4j_server: Server) -> None:
    with pytest.raises(StoreUnavailable, match="refuses the user or password"):
        open_store(neo4j_server.address, user=neo4j_server.user, password="not the password")
    with pytest.raises(StoreUnavailable, match="no-such-database"):
        open_store(
            neo4j_server.address,
            user=neo4j_server.user,
            password=neo4j_server.password,
            database="no-such-database",
        )
