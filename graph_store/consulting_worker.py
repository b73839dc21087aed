"""The process of one free query: it loads a copy of the graph, closes itself in, answers once, and ends.

It imports little, for somebody waits for it.
"""

import contextlib
import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

import kglite

from graph_store.consultation import Limits, gathered
from graph_store.plain import plain
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
    _close_in(task["limits"]["seconds"], task["limits"]["memory"])
    try:
        text = json.dumps(_answer(session, task))
    except MemoryError:
        os._exit(1)  # an answer that is none says so
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


def _close_in(seconds: float, memory: int) -> None:
    """From here on this process opens nothing, grows by `memory` at most, and computes for a while only."""
    size = 0
    with contextlib.suppress(OSError):
        size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    if size:
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, size + memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    cpu = int(4 * seconds) + 4  # of all threads together
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
