"""Where the system can fork: each query in a child that can open nothing and is killed in time."""

import os
import resource
import selectors
import signal
import time
from collections.abc import Callable
from pathlib import Path

from graph_api.sparql.messages import is_whole, refuse

_SIZE = Path("/proc/self/statm")


def in_a_child(answer: Callable[[], bytes], seconds: float, memory: int) -> bytes:
    """The message that a process of its own makes, or one that says how that process ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _answer_and_exit(answer, seconds, memory, writing)
    os.close(writing)
    try:
        message, in_time = _read_until(reading, time.monotonic() + seconds)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    if not in_time:
        return refuse(504, "Time is over", f"The query was ended after {seconds:g} seconds. Narrow it.")
    if not is_whole(message):
        reason = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else "an error"
        return refuse(
            403, "Query too large", f"The query took more memory than there is for it ({reason}). Narrow it."
        )
    return message


def lock_down(seconds: float, memory: int) -> None:
    """From here on this process opens nothing, grows by `memory` bytes and lives `seconds` at most."""
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)  # should nobody be left to end it
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if _SIZE.exists():
        size = int(_SIZE.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + memory, size + memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


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


def _answer_and_exit(answer: Callable[[], bytes], seconds: float, memory: int, writing: int) -> None:
    try:
        lock_down(seconds, memory)
        with os.fdopen(writing, "wb") as file:
            file.write(answer())
    finally:
        os._exit(0)
