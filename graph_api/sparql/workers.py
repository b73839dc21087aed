"""A few worker processes, started when they are needed, each asked by one request at a time."""

import contextlib
import os
import selectors
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph_api.sparql.evaluation import Answer, Task
from graph_api.sparql.refusal import Refusal
from graph_api.sparql.snapshots import Snapshot, Snapshots
from graph_api.sparql.worker import HEAD, order, unpack

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[2:]; from graph_api.sparql.worker import serve; serve(sys.argv[1])"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take, and how many are answered at once."""

    seconds: float = 20.0
    rows: int = 100_000
    bytes: int = 32 * 1024 * 1024
    memory: int = 1024 * 1024 * 1024
    at_once: int = 2
    waiting_seconds: float = 10.0
    loading_seconds: float = 300.0


class Workers:
    """Answers tasks over the newest snapshot of a store."""

    def __init__(self, snapshots: Snapshots, limits: Limits) -> None:
        self.snapshots = snapshots
        self.limits = limits
        self._slots = threading.BoundedSemaphore(limits.at_once)
        self._idle: list[_Worker] = []
        self.close = weakref.finalize(self, _stop_all, self._idle)

    def answer(self, task: Task) -> tuple[Answer, Snapshot]:
        """The answer to a task, and the snapshot that gave it; raises `Refusal`."""
        with self._worker() as worker:
            head, body = worker.ask(task, self.limits)
            if "refused" in head:
                raise _refusal(*head["refused"])
            return Answer(head["media_type"], body, head["cut"]), worker.snapshot

    @contextlib.contextmanager
    def _worker(self) -> Iterator["_Worker"]:
        if not self._slots.acquire(timeout=self.limits.waiting_seconds):
            raise _refusal(503, "Busy", "Other queries are being answered. Ask again in a moment.")
        try:
            worker = self._take(self.snapshots.newest())
            try:
                yield worker
            finally:
                if worker.is_well and self.close.alive:
                    self._idle.append(worker)
                else:
                    worker.stop()
        finally:
            self._slots.release()

    def _take(self, snapshot: Snapshot) -> "_Worker":
        while self._idle:
            with contextlib.suppress(IndexError):  # another thread was faster
                worker = self._idle.pop()
                if worker.snapshot == snapshot and worker.is_well:
                    return worker
                worker.stop()
        return _Worker(snapshot, self.limits.loading_seconds)


class _Worker:
    """One worker process with one snapshot loaded."""

    def __init__(self, snapshot: Snapshot, seconds: float) -> None:
        self.snapshot = snapshot
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(snapshot.path), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        try:
            self._receive(seconds)
        except BaseException:
            self.stop()
            raise

    @property
    def is_well(self) -> bool:
        return self._process.poll() is None

    def ask(self, task: Task, limits: Limits) -> tuple[dict[str, Any], bytes]:
        """What the worker makes of a task; a worker that says nothing in time is stopped."""
        try:
            self._send(order(task, limits.seconds, limits.memory))
            return self._receive(limits.seconds + 10)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the process; idempotent."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _send(self, message: bytes) -> None:
        assert self._process.stdin is not None
        try:
            view = memoryview(message)
            while view:
                view = view[os.write(self._process.stdin.fileno(), view) :]
        except OSError as error:
            raise _gone() from error

    def _receive(self, seconds: float) -> tuple[dict[str, Any], bytes]:
        deadline = time.monotonic() + seconds
        lengths = HEAD.unpack(self._read(HEAD.size, deadline))
        return unpack(self._read(lengths[0], deadline)), self._read(lengths[1], deadline)

    def _read(self, size: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
        number, parts, missing = self._process.stdout.fileno(), [], size
        with selectors.DefaultSelector() as selector:
            selector.register(number, selectors.EVENT_READ)
            while missing:
                ready = selector.select(max(0.0, deadline - time.monotonic()))
                part = os.read(number, missing) if ready else b""
                if not part:
                    raise _gone()
                parts.append(part)
                missing -= len(part)
        return b"".join(parts)


def _stop_all(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().stop()


def _gone() -> Refusal:
    return _refusal(503, "Worker lost", "The process that answers queries ended or hangs. Ask again.")


def _refusal(status: int, title: str, detail: str) -> Refusal:
    return Refusal(status, title, detail, {"Retry-After": "10"} if status == 503 else None)
