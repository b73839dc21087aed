"""One process for each query over a copy of the embedded graph; what it does wrong ends with it.

A process is started ahead and loads the copy; it gets one task, gives one answer and ends, or is killed when
its time is over.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph_store.embedded import FILE, EmbeddedStore
from graph_store.history import revision_of
from ontology.errors import (
    InvalidCypher,
    QueryTimeout,
    QueryTooLarge,
    StoreUnavailable,
)

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[2:]; "
    "from graph_store.consulting_worker import answer_once; answer_once(sys.argv[1])"
)
_AT_ONCE = 2
_WAITING_SECONDS = 10.0
_LOADING_SECONDS = 60.0
_GRACE = 1.0
"""The engine has its own clock, which tells more; this much later the process is killed."""


class Processes:
    """Answers tasks over the newest copy of a store."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._slots = threading.BoundedSemaphore(_AT_ONCE)
        self._changing = threading.Lock()
        self._tag: str | None = None
        self._spare: list[_Process] = []
        self._folders: list[Path] = []
        self.close = weakref.finalize(self, _clear, self._spare, self._folders)

    def ask(self, task: dict[str, Any]) -> dict[str, Any]:
        """The answer to a task."""
        with self._slot():
            process = self._take()
            try:
                return process.ask(task)
            finally:
                process.end()

    @contextlib.contextmanager
    def _slot(self) -> Iterator[None]:
        if not self._slots.acquire(timeout=_WAITING_SECONDS):
            raise StoreUnavailable("Other free queries are being answered. Ask again in a moment.")
        try:
            yield
        finally:
            self._slots.release()

    def _take(self) -> "_Process":
        """A process over the newest copy; the next one is started at once, to be ready in time."""
        with self._changing:
            tag = revision_of(self._store).tag
            if tag != self._tag:
                _clear(self._spare, self._folders)
                self._folders.append(Path(tempfile.mkdtemp(prefix="ipcoop-cypher-")))
                self._store.backup(self._folders[0] / FILE)
                self._tag = tag
            process = self._spare.pop() if self._spare else _Process(self._folders[0])
            self._spare.append(_Process(self._folders[0]))
            return process


class _Process:
    """One process, which loads on its own while nobody waits for it."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(folder / FILE), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PATH": os.defpath},
        )

    def ask(self, task: dict[str, Any]) -> dict[str, Any]:
        """The answer to a task, or the error that it deserves."""
        assert self._process.stdout is not None
        ready = threading.Timer(_LOADING_SECONDS, self._process.kill)
        ready.start()
        started = self._process.stdout.readline()
        ready.cancel()
        if not started:
            raise StoreUnavailable("The process that answers free queries did not start. Ask again.")
        seconds = task["limits"]["seconds"]
        try:
            answer, _ = self._process.communicate(json.dumps(task).encode(), timeout=seconds + _GRACE)
        except subprocess.TimeoutExpired:
            raise QueryTimeout(f"The query was ended after {seconds:g} seconds. Narrow it.") from None
        try:
            said: dict[str, Any] = json.loads(answer)
        except ValueError:
            raise QueryTooLarge(
                "The query needs more memory than there is for one, and was ended. Narrow it."
            ) from None
        if "refused" in said:
            raise _error(said)
        return said

    def end(self) -> None:
        """End the process; idempotent."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def _error(said: dict[str, Any]) -> Exception:
    if said["refused"] == "time":
        return QueryTimeout("The query reached its time limit. Narrow it, or allow more.")
    return InvalidCypher(said["text"].partition("\n")[0], *said["place"])


def _clear(processes: list[_Process], folders: list[Path]) -> None:
    while processes:
        processes.pop().end()
    while folders:
        shutil.rmtree(folders.pop(), ignore_errors=True)
