"""End the wait for a server that has fallen silent, and only for such.

A query may take long, and the driver waits for its answer as long as the connection stands. A server that
was stopped in its tracks, or is cut off without a word, keeps it standing for ever. So where an answer is
slow, the server is asked something small on another connection: where that stays without an answer too, or
where the answer is later than the server's own limit, the waiting connection is cut, and its caller gets an
error.
"""

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from neo4j import Session
from neo4j.exceptions import DriverError

from ontology.errors import QueryTimeout, StoreUnavailable

PATIENCE = 1.0
"""Seconds of waiting after which the server is asked whether it is there."""
_TRIES = 2
_PACE = 0.25
_GRACE = 2.0
_log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class _Wait:
    session: Session
    seconds: float
    latest: float
    since: float
    patience: int  # how many times in a row the server may leave the question unanswered
    unanswered: int = 0
    verdict: str | None = None  # why it was cut: "silent", "late"


class SilenceWatch:
    """Watches over sessions; `is_there` asks the server at `address`, and answers within a second or two."""

    def __init__(self, address: str, is_there: Callable[[], bool]) -> None:
        self._address = address
        self._is_there = is_there
        self._waits: set[_Wait] = set()
        self._changing = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    @contextlib.contextmanager
    def over(self, session: Session, seconds: float, *, patience: int = 1) -> Iterator[None]:
        """Watch while the server works for a session, by its own clock for `seconds` at most.

        `patience` is how often in a row the server may seem not to be there before the wait is ended.
        """
        now = time.monotonic()
        wait = _Wait(session, seconds, now + seconds + _GRACE, now, patience)
        with self._changing:
            self._waits.add(wait)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="ipcoop-silence", daemon=True)
                self._thread.start()
        try:
            yield
        except (DriverError, OSError) as error:
            self._explain(wait, error)
            raise
        finally:
            with self._changing:  # from here on the connection may serve somebody else
                self._waits.discard(wait)

    def close(self) -> None:
        """Watch no more; idempotent. A question under way is waited for: it may be opening a connection."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(_PACE):
            now = time.monotonic()
            with self._changing:
                late = {wait for wait in self._waits if wait.latest < now}
                silent = {wait for wait in self._waits if wait.since + PATIENCE < now}
            is_lost = bool(silent) and not self._answers()
            with self._changing:
                for wait in silent:
                    wait.unanswered = wait.unanswered + 1 if is_lost else 0
                lost = {wait for wait in silent if wait.unanswered >= wait.patience}
                for wait in self._waits & silent:
                    wait.since = time.monotonic()
                for wait in self._waits & (late | lost):
                    wait.verdict = "silent" if wait in lost else "late"
                    _log.warning("%s is %s; a connection to it is cut.", self._address, wait.verdict)
                    _shut(wait.session)

    def _answers(self) -> bool:
        return any(self._ended.is_set() or self._is_there() for _ in range(_TRIES))

    def _explain(self, wait: _Wait, error: Exception) -> None:
        """Say in place of the driver why a connection broke that was cut here."""
        if wait.verdict == "silent":
            raise StoreUnavailable(f"{self._address} has fallen silent. Ask again in a moment.") from error
        if wait.verdict == "late":
            raise QueryTimeout(
                f"{self._address}: the query was ended after {wait.seconds:g} seconds. Narrow it."
            ) from error


def _shut(session: Session) -> None:
    """Shut the socket of a session, which wakes who waits for it; the driver has no public way to."""
    connection: Any = session._connection
    if connection is not None:
        with contextlib.suppress(OSError):
            connection.socket._socket.shutdown(socket.SHUT_RDWR)
