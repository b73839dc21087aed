"""The process of one free query to a server, where one row may be larger than an answer: it asks, and ends.

What a server sends is read whole before it can be counted; here that cannot cost more than this process.
"""

import json
import sys
from typing import Any

from graph_store.consulting.limits import Limits
from graph_store.consulting.server import InServer
from graph_store.consulting.worker import close_in, end_with
from graph_store.engines.neo4j_server import Neo4jStore
from ontology.errors import CooperationGraphError, InvalidCypher


def answer_once(_: str) -> None:
    """Answer one task from standard input on standard output, by the server that the first line names."""
    answers, tasks = sys.stdout.buffer, sys.stdin.buffer
    store = Neo4jStore(**json.loads(tasks.readline()))
    answers.write(b"ready\n")
    answers.flush()
    task = json.loads(tasks.read())
    close_in(task["limits"]["seconds"], task["limits"]["memory"], closed=False)
    end_with(lambda: _answer(store, task), answers)  # the connection goes with the process


def _answer(store: Neo4jStore, task: dict[str, Any]) -> dict[str, Any]:
    try:
        found = InServer(store).ask(task["query"], task["parameters"], Limits(**task["limits"]))
    except InvalidCypher as error:
        return {"refused": "query", "text": str(error), "place": [error.line, error.column]}
    except CooperationGraphError as error:
        return {"refused": type(error).__name__, "text": str(error)}
    return {"rows": found.rows, "cut": found.cut, "plan": None}
