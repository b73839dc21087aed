"""Work that takes longer than an answer: one job after the other, each to be asked how far it is."""

import logging
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException

from ontology.errors import CooperationGraphError, UnreadableArticle

_log = logging.getLogger(__name__)
MOST_WAITING, MOST_KEPT = 100, 500


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True)
class Job:
    """One piece of work; `version` tells those who follow it that it moved."""

    id: str
    action: str
    target: str
    state: State = State.WAITING
    step: str | None = None
    result: Any = None
    problem: str | None = None
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    ended: datetime | None = None
    version: int = 0

    @property
    def is_over(self) -> bool:
        """Whether it ended, well or not."""
        return self.state in (State.DONE, State.FAILED)

    def move(self, **changes: Any) -> None:
        """Change what is known of the job."""
        for name, value in changes.items():
            setattr(self, name, value)
        self.version += 1


Work = Callable[[Job], Any]


class Jobs:
    """Runs jobs in one thread, in the order in which they came, and remembers the last ones."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[tuple[Job, Work] | None] = queue.Queue(MOST_WAITING)
        self._known: OrderedDict[str, Job] = OrderedDict()
        self._thread: threading.Thread | None = None
        self._turn = threading.Lock()

    def submit(self, action: str, target: str, work: Work) -> Job:
        """Have `work` done in its turn; its name cannot be guessed, since whoever has it may ask for it."""
        job = Job(secrets.token_urlsafe(16), action, target)
        with self._turn:
            try:
                self._waiting.put_nowait((job, work))
            except queue.Full:
                raise HTTPException(
                    HTTPStatus.SERVICE_UNAVAILABLE, f"{MOST_WAITING} jobs wait already; try again in a while."
                ) from None
            self._known[job.id] = job
            self._forget()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="ipcoop-jobs", daemon=True)
                self._thread.start()
        return job

    def find(self, key: str) -> Job | None:
        """The job of that id."""
        return self._known.get(key)

    def close(self, seconds: float = 10.0) -> None:
        """Let the running job end, and begin no other."""
        with self._turn:
            thread, self._thread = self._thread, None
            while not self._waiting.empty():
                waiting = self._waiting.get_nowait()
                if waiting is not None:
                    waiting[0].move(state=State.FAILED, problem="The server ended before its turn came.")
        if thread is not None:
            self._waiting.put(None)
            thread.join(seconds)

    def _forget(self) -> None:
        over = [key for key, job in self._known.items() if job.is_over]
        for key in over[: max(0, len(self._known) - MOST_KEPT)]:
            del self._known[key]

    def _run(self) -> None:
        while (given := self._waiting.get()) is not None:
            job, work = given
            job.move(state=State.RUNNING)
            try:
                result = work(job)
            except CooperationGraphError as error:
                said = (
                    f"{error.reason} {error.remedy}" if isinstance(error, UnreadableArticle) else str(error)
                )
                job.move(state=State.FAILED, problem=said, ended=datetime.now(UTC))
            except Exception:
                _log.exception("job %s: %s %s", job.id, job.action, job.target)
                said = "Something went wrong here; the log of the server says what."
                job.move(state=State.FAILED, problem=said, ended=datetime.now(UTC))
            else:
                job.move(state=State.DONE, result=result, step=None, ended=datetime.now(UTC))
