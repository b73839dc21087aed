"""The process of one free query: it loads a copy of the graph, closes itself in, answers once, and ends.

It imports little, for somebody waits for it.
"""

import contextlib
import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

import kglite

from graph_store.consulting.limits import Limits, gathered
from graph_store.engines.plain import plain
from ontology.errors import QueryTimeout


def answer_once(file: str) -> None:
    """Answer one task from standard input on standard output, over the graph in `file`."""
    kglite.set_query_warning_policy("silent")
    session = kglite.open_session(file)
    session.cypher("RETURN 1 AS one")
    answers, tasks = sys.stdout.buffer, sys.stdin.buffer
    answers.write(b"ready\n")
    answers.flush()
    task = json.loads(tasks.read())
    close_in(task["limits"]["seconds"], task["limits"]["memory"])
    end_with(lambda: _answer(session, task), answers)


def end_with(answer: Callable[[], dict[str, Any]], answers: BinaryIO) -> NoReturn:
    """Write an answer and end this process; one that is none says that there was not the memory for it."""
    try:
        text = json.dumps(answer())
    except MemoryError:
        os._exit(1)
    answers.write(text.encode())
    answers.flush()
    os._exit(0)  # nothing to tidy


def _answer(session: Any, task: dict[str, Any]) -> dict[str, Any]:
    limits = Limits(**task["limits"])
    query = f"EXPLAIN {task['query']}" if task["explain"] else task["query"]
    try:
        found = session.cypher(
            query,
            params=task["parameters"],
            timeout_ms=max(1, int(limits.seconds * 1000)),
            row_limit=limits.rows + 1,
        )
        kept = gathered(found, lambda row: {name: plain(value) for name, value in row.items()}, limits)
    except (kglite.CypherTimeoutError, QueryTimeout):
        return {"refused": "time"}
    except kglite.KgError as error:
        place = [getattr(error, "line", None), getattr(error, "col", None)]
        return {"refused": "query", "text": str(error), "place": place}
    if task["explain"]:
        return {"rows": [], "cut": None, "plan": kept.rows}
    return {"rows": kept.rows, "cut": kept.cut, "plan": None}


def close_in(seconds: float, memory: int, *, closed: bool = True) -> None:
    """From here on this process grows by `memory` at most, computes for a while only, and opens nothing."""
    size = 0
    with contextlib.suppress(OSError):
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    if size:
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, size + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if closed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    cpu = int(4 * seconds) + 4  # of all threads together
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
