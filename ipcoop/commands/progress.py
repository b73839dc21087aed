"""How far a load has come: a bar in a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from ipcoop.commands.console import messages, say

Advance = Callable[[str, int, int | None], None]

_SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def progress() -> Iterator[Advance]:
    """A function to call with the article at hand, how many are done, and of how many."""
    if not messages.is_terminal:
        yield _Lines().advance
        return
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=messages, transient=True) as bar:
        task = bar.add_task("loading", total=None)

        def advance(step: str, done: int, total: int | None) -> None:
            bar.update(task, description=step[:40], completed=done, total=total)

        yield advance


class _Rate(ProgressColumn):
    """Articles a second, of late."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")


@dataclass(slots=True)
class _Lines:
    """Says where a load is, at most every ten seconds."""

    began: float = field(default_factory=time.monotonic)
    said: float = field(default_factory=time.monotonic)

    def advance(self, step: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self.said < _SECONDS_BETWEEN_LINES:
            return
        self.said = now
        say(progress_line(done, total, now - self.began))


def progress_line(done: int, total: int | None, seconds: float) -> str:
    """One line of progress: the rate, and the time left where the number of articles is known.

    >>> progress_line(500, 2000, 10.0)
    'read 500 of 2000 articles, 50.0/s, 0:00:30 left'
    """
    rate = done / seconds if seconds else 0.0
    line = f"read {done}{'' if total is None else f' of {total}'} articles, {rate:.1f}/s"
    if total is None or not rate:
        return line
    return f"{line}, {timedelta(seconds=round(max(total - done, 0) / rate))} left"
