"""One process for each query; what it does wrong ends with it.

A process is started ahead and makes itself ready; it gets one task, gives one answer and ends, or is killed
when its time is over.
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
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from graph_store.engines.embedded import FILE, EmbeddedStore
from graph_store.history import revision_of
from ontology import errors
from ontology.errors import InvalidCypher, QueryTimeout, QueryTooLarge, StoreUnavailable

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from importlib import import_module; import_module(sys.argv[1]).answer_once(sys.argv[2])"
)
_AT_ONCE = 2
_WAITING_SECONDS = 10.0
_LOADING_SECONDS = 60.0
_TOLD = ("QueryTimeout", "QueryTooLarge", "RefusedCypher", "StoreUnavailable", "StoreError")
"""Errors of a process that are the same here."""
_GRACE = 1.0
"""The engine has its own clock, which tells more; this much later the process is killed."""


@dataclass(frozen=True, slots=True)
class Start:
    """How a process is started: the module of its program, what that is told, and its first line of input."""

    module: str
    told: str = ""
    line: bytes = b""


class Source(Protocol):
    """Where the processes of a store begin."""

    def start(self) -> tuple[Start, bool]:
        """How a process is started now, and whether those started before are of use no longer."""
        ...

    def close(self) -> None:
        """Remove what was left for them; idempotent."""
        ...


class Copies:
    """Processes over the newest copy of an embedded graph."""

    def __init__(self, store: EmbeddedStore) -> None:
        self._store = store
        self._tag: str | None = None
        self._folders: list[Path] = []

    def start(self) -> tuple[Start, bool]:
        """Over the copy, which is made anew where the graph has changed."""
        tag = revision_of(self._store).tag
        changed = tag != self._tag
        if changed:
            self.close()
            self._folders.append(Path(tempfile.mkdtemp(prefix="ipcoop-cypher-")))
            self._store.backup(self._folders[0] / FILE)
            self._tag = tag
        return Start("graph_store.consulting.worker", str(self._folders[0] / FILE)), changed

    def close(self) -> None:
        """Remove the copy."""
        while self._folders:
            shutil.rmtree(self._folders.pop(), ignore_errors=True)


class Connections:
    """Processes that ask the server of a store, each over a connection of its own."""

    def __init__(self, access: dict[str, Any]) -> None:
        # By a pipe: what stands among arguments or in the environment others can read.
        self._start = Start("graph_store.consulting.asker", line=json.dumps(access).encode() + b"\n")

    def start(self) -> tuple[Start, bool]:
        """The same at any time: the server has the newest graph."""
        return self._start, False

    def close(self) -> None:
        """Nothing is left."""


class Processes:
    """Answers tasks, each by a process of its own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._slots = threading.BoundedSemaphore(_AT_ONCE)
        self._changing = threading.Lock()
        self._spare: list[_Process] = []
        self.close = weakref.finalize(self, _clear, self._spare, source)

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
        """A process that is ready; the next one is started at once, to be ready in time."""
        with self._changing:
            start, changed = self._source.start()
            if changed:
                _end(self._spare)
            process = self._spare.pop() if self._spare else _Process(start)
            self._spare.append(_Process(start))
            return process


class _Process:
    """One process, which makes itself ready while nobody waits for it."""

    def __init__(self, start: Start) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, start.module, start.told, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PATH": os.defpath},
        )
        if start.line:
            assert self._process.stdin is not None
            self._process.stdin.write(start.line)
            self._process.stdin.flush()

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
    if said["refused"] in _TOLD:
        told: Exception = getattr(errors, said["refused"])(said["text"])
        return told
    return InvalidCypher(said["text"].partition("\n")[0], *said["place"])


def _end(processes: list[_Process]) -> None:
    while processes:
        processes.pop().end()


def _clear(processes: list[_Process], source: Source) -> None:
    _end(processes)
    source.close()
