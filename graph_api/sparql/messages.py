"""What a worker and its owner tell each other: a head in JSON and a body, with the lengths of both before."""

import json
import struct
from dataclasses import asdict
from typing import IO, Any

from graph_api.sparql.evaluation import Task

HEAD = struct.Struct(">II")
"""Before each message: the lengths of what it says and of the body after that."""

Message = tuple[dict[str, Any], bytes]
"""What it says, and the body."""


def order(task: Task, seconds: float, memory: int) -> bytes:
    """A task as the worker reads it."""
    return pack({**asdict(task), "seconds": seconds, "memory": memory})


def refuse(status: int, title: str, detail: str) -> bytes:
    """A refusal as the owner reads it."""
    return pack({"refused": [status, title, detail]})


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """A message as bytes."""
    text = json.dumps(head).encode()
    return HEAD.pack(len(text), len(body)) + text + body


def is_whole(message: bytes) -> bool:
    """Whether the bytes are one message, no more and no less."""
    return len(message) >= HEAD.size and sum(HEAD.unpack_from(message)) + HEAD.size == len(message)


def receive(file: IO[bytes]) -> Message | None:
    """The next message; None where the other side is gone."""
    start = file.read(HEAD.size)
    if len(start) < HEAD.size:
        return None
    length, size = HEAD.unpack(start)
    text, body = file.read(length), file.read(size)
    if len(text) < length or len(body) < size:
        return None
    said: dict[str, Any] = json.loads(text)
    return said, body
