"""The process that answers queries: it loads a file of quads once and forks for every query.

The process of a query can open nothing, neither files nor connections, has a limit on its memory, and is
killed when its time is over; what it held is gone with it, and the loaded graph stays for the next.
"""

import json
import os
import resource
import selectors
import signal
import struct
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from pyoxigraph import RdfFormat, Store

from graph_api.sparql.evaluation import Answer, Task, evaluate
from graph_api.sparql.refusal import Refusal

HEAD = struct.Struct(">II")
"""Before each message: the lengths of what it says and of the body after that."""
_SIZE = Path("/proc/self/statm")


def serve(path: str) -> None:
    """Answer tasks from standard input on standard output until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the end of standard input ends it
    tasks, answers = sys.stdin.buffer, sys.stdout.buffer
    store = Store()
    store.bulk_load(path=path, format=RdfFormat.N_QUADS)
    evaluate(store, Task("SELECT (1 AS ?one) {}", "x:", 1, 1000))  # so that no query is the first to import
    _send(answers, {"ready": len(store)})
    while frame := receive(tasks):
        asked, _ = frame
        seconds, memory = asked.pop("seconds"), asked.pop("memory")
        answers.write(_in_a_child(store, Task(**asked), seconds, memory))
        answers.flush()


def order(task: Task, seconds: float, memory: int) -> bytes:
    """A task as the worker reads it."""
    return pack({**asdict(task), "seconds": seconds, "memory": memory})


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message between the processes."""
    text = json.dumps(head).encode()
    return HEAD.pack(len(text), len(body)) + text + body


def receive(file: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None where the other side is gone."""
    start = file.read(HEAD.size)
    if len(start) < HEAD.size:
        return None
    length, size = HEAD.unpack(start)
    text, body = file.read(length), file.read(size)
    return (unpack(text), body) if len(text) == length and len(body) == size else None


def unpack(text: bytes) -> dict[str, Any]:
    """What a message says."""
    said: dict[str, Any] = json.loads(text)
    return said


def _send(file: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    file.write(pack(head, body))
    file.flush()


def _in_a_child(store: Store, task: Task, seconds: float, memory: int) -> bytes:
    """The message that a process of its own makes of a task, or one that says how that process ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer_and_exit(store, task, seconds, memory, writing)
    os.close(writing)
    try:
        message, in_time = _read_until(reading, time.monotonic() + seconds)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not in_time:
        return _refusal(504, "Time is over", f"The query was ended after {seconds:g} seconds. Narrow it.")
    if len(message) < HEAD.size or sum(HEAD.unpack_from(message)) + HEAD.size != len(message):
        reason = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "an error"
        return _refusal(
            403, "Query too large", f"The query took more memory than there is for it ({reason}). Narrow it."
        )
    return message


def _read_until(reading: int, deadline: float) -> tuple[bytes, bool]:
    parts: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(reading, selectors.EVENT_READ)
        while selector.select(max(0.0, deadline - time.monotonic())):
            part = os.read(reading, 1 << 20)
            if not part:
                return b"".join(parts), True
            parts.append(part)
    return b"", False


def _answer_and_exit(store: Store, task: Task, seconds: float, memory: int, writing: int) -> None:
    try:
        _lock_down(seconds, memory)
        with os.fdopen(writing, "wb") as file:
            file.write(_message(store, task))
    finally:
        os._exit(0)


def _message(store: Store, task: Task) -> bytes:
    try:
        answer = evaluate(store, task)
    except Refusal as refusal:
        return _refusal(refusal.status, refusal.title, refusal.detail)
    except MemoryError:
        return _refusal(403, "Query too large", "The query took more memory than there is for it. Narrow it.")
    except (OSError, RuntimeError, ValueError) as error:
        return _refusal(500, "Query failed", f"The query cannot be answered: {error}.")
    return _packed(answer)


def _packed(answer: Answer) -> bytes:
    return pack({"media_type": answer.media_type, "cut": answer.cut}, answer.body)


def _refusal(status: int, title: str, detail: str) -> bytes:
    return pack({"refused": [status, title, detail]})


def _lock_down(seconds: float, memory: int) -> None:
    """From here on this process opens nothing, grows by `memory` bytes and lives `seconds` at most."""
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)  # should nobody be left to end it
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _SIZE.exists():
        size = int(_SIZE.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, size + memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
