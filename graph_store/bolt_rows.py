"""What the driver of a server returns, as plain Python values."""

from collections.abc import Mapping
from typing import Any

import neo4j

from graph_store.protocol import Row

_SIMPLE = frozenset({type(None), str, bool, int, float})


def row_of(record: neo4j.Record) -> Row:
    """A record of the driver as plain values."""
    return {
        column: value if type(value) in _SIMPLE else _plain(value) for column, value in dict(record).items()
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, neo4j.graph.Path):
        parts = {"nodes": value.nodes, "relationships": value.relationships}
        return {name: [_plain(part) for part in group] for name, group in parts.items()}
    if isinstance(value, Mapping):  # nodes and relationships are mappings of their properties
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
