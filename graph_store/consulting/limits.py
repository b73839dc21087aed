"""How much a query may take that nobody here wrote, and what comes of it."""

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from graph_store.protocol import Row
from ontology.errors import QueryTimeout

_GRACE = 0.5
"""Seconds after the engine should have ended the query by itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take."""

    seconds: float = 10.0
    rows: int = 1000
    bytes: int = 4 * 1024 * 1024
    one_by_one: bool = False  # fetch rows singly, for one may be large
    memory: int = 1024 * 1024 * 1024  # of the process of a query, beside what the graph takes


@dataclass(frozen=True, slots=True)
class Consulted:
    """What came of a query: its first rows, and what cut them off; or the plan of the engine."""

    rows: list[Row]
    cut: str | None = None  # "rows", "bytes"
    plan: Any = None


def _parts(row: Row, limits: Limits) -> Iterable[str]:
    """The JSON of a row, in parts where it may be long: it need not be written to its end to be too long."""
    return json.JSONEncoder().iterencode(row) if limits.one_by_one else (json.dumps(row),)


def gathered(found: Iterable[Any], row: Callable[[Any], Row], limits: Limits) -> Consulted:
    """The first rows of what is found, and which limit cut it off."""
    rows: list[Row] = []
    size = 0
    ends = time.monotonic() + limits.seconds + _GRACE
    for each in found:
        if time.monotonic() > ends:
            raise QueryTimeout(f"The query was ended after {limits.seconds:g} seconds. Narrow it.")
        if len(rows) == limits.rows:
            return Consulted(rows, "rows")
        rows.append(row(each))
        for part in _parts(rows[-1], limits):
            size += len(part)
            if size > limits.bytes:
                return Consulted(rows[:-1], "bytes")
    return Consulted(rows)
