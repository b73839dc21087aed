"""A few worker processes, started when they are needed, each asked by one request at a time."""

import contextlib
import queue
import subprocess
import sys
import threading
import weakref
from collections.abc import Iterator
from dataclasses import dataclass

from graph_api.sparql.evaluation import Answer, Task
from graph_api.sparql.messages import Message, order, receive
from graph_api.sparql.refusal import Refusal
from graph_api.sparql.snapshots import Snapshot, Snapshots
from graph_api.sparql.worker import FORKS

_PROGRAM = (
    "import sys; path, forks, *sys.path[:] = sys.argv[1:]; "
    "from graph_api.sparql.worker import serve; serve(path, forks=bool(forks))"
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
    """Answers tasks over the newest snapshot of a store; without `forks` a late query costs its worker."""

    def __init__(self, snapshots: Snapshots, limits: Limits, *, forks: bool = FORKS) -> None:
        self.snapshots = snapshots
        self.limits = limits
        self._forks = forks
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
        return _Worker(snapshot, self.limits.loading_seconds, self._forks)


class _Worker:
    """One worker process with one snapshot loaded."""

    def __init__(self, snapshot: Snapshot, seconds: float, forks: bool) -> None:
        self.snapshot = snapshot
        self._forks = forks
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(snapshot.path), "forks" * forks, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._said: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        try:
            self._receive(seconds, _lost())
        except BaseException:
            self.stop()
            raise

    @property
    def is_well(self) -> bool:
        return self._process.poll() is None

    def ask(self, task: Task, limits: Limits) -> Message:
        """What the worker makes of a task; a worker that says nothing in time is stopped."""
        try:
            self._send(order(task, limits.seconds, limits.memory))
            if self._forks:  # the worker itself ends the query
                return self._receive(limits.seconds + 10, _lost())
            return self._receive(limits.seconds, _over(limits.seconds))
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End the process; idempotent."""
        self._process.kill()
        self._process.wait()
        self._listening.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what nobody reads any more
                    pipe.close()

    def _send(self, message: bytes) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(message)
            self._process.stdin.flush()
        except OSError as error:
            raise _lost() from error

    def _receive(self, seconds: float, late: Refusal) -> Message:
        try:
            message = self._said.get(timeout=seconds)
        except queue.Empty:
            raise late from None
        if message is None:
            raise _lost()
        return message

    def _listen(self) -> None:
        """Hand over what the worker says; by a thread, for a pipe has no time limit on every system."""
        assert self._process.stdout is not None
        message: Message | None = ({}, b"")
        while message is not None:
            message = receive(self._process.stdout)
            self._said.put(message)


def _stop_all(workers: list[_Worker]) -> None:
    while workers:
        workers.pop().stop()


def _over(seconds: float) -> Refusal:
    return _refusal(504, "Time is over", f"The query was ended after {seconds:g} seconds. Narrow it.")


def _lost() -> Refusal:
    return _refusal(503, "Worker lost", "The process that answers queries ended or hangs. Ask again.")


def _refusal(status: int, title: str, detail: str) -> Refusal:
    return Refusal(status, title, detail, {"Retry-After": "10"} if status == 503 else None)
