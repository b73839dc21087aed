"""The process that answers queries: it loads a file of quads once and then takes one task after the other.

Where the system can fork, each query has a child of its own, and the loaded graph stays when that is killed.
Elsewhere (Windows) the worker answers itself, and its owner kills it with the query.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any

from pyoxigraph import RdfFormat, Store

from graph_api.sparql.evaluation import Task, evaluate
from graph_api.sparql.messages import pack, receive, refuse
from graph_api.sparql.refusal import Refusal

FORKS = hasattr(os, "fork")
"""Whether this system can give each query a process of its own."""

Confined = Callable[[Callable[[], bytes], float, int], bytes]
"""What gets the message of a task within so many seconds and bytes of memory."""


def serve(path: str, *, forks: bool = FORKS) -> None:
    """Answer tasks from standard input on standard output until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the end of standard input ends it
    tasks, answers = sys.stdin.buffer, sys.stdout.buffer
    store = Store()
    store.bulk_load(path=path, format=RdfFormat.N_QUADS)
    evaluate(store, Task("SELECT (1 AS ?one) {}", "x:", 1, 1000))  # so that no query is the first to import
    confined = _confined(forks)
    answers.write(pack({"ready": len(store)}))
    answers.flush()
    while frame := receive(tasks):
        asked, _ = frame
        answers.write(confined(_answering(store, asked), asked["seconds"], asked["memory"]))
        answers.flush()


def _confined(forks: bool) -> Confined:
    if not forks:
        return _here
    from graph_api.sparql.forking import in_a_child  # this module cannot be had on Windows

    return in_a_child


def _here(answer: Callable[[], bytes], seconds: float, memory: int) -> bytes:
    """The answer by this process, which ends itself should its owner be gone and the query run on."""
    timer = threading.Timer(seconds + 5, os._exit, [1])
    timer.daemon = True
    timer.start()
    try:
        return answer()
    finally:
        timer.cancel()


def _answering(store: Store, asked: dict[str, Any]) -> Callable[[], bytes]:
    task = Task(**{name: value for name, value in asked.items() if name not in ("seconds", "memory")})
    return lambda: _message(store, task)


def _message(store: Store, task: Task) -> bytes:
    try:
        answer = evaluate(store, task)
    except Refusal as refusal:
        return refuse(refusal.status, refusal.title, refusal.detail)
    except MemoryError:
        return refuse(403, "Query too large", "The query took more memory than there is for it. Narrow it.")
    except (OSError, RuntimeError, ValueError) as error:
        return refuse(500, "Query failed", f"The query cannot be answered: {error}.")
    return pack({"media_type": answer.media_type, "cut": answer.cut}, answer.body)
