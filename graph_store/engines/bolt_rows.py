"""What the driver of a server returns, as plain Python values."""

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

import neo4j

from graph_store.protocol import Row

_SIMPLE = frozenset({type(None), str, bool, int, float})


def row_of(record: neo4j.Record) -> Row:
    """A record of the driver as plain values."""
    return {name: _plain(value) for name, value in zip(record.keys(), record.values(), strict=True)}


def rows_of_records(records: Iterable[neo4j.Record]) -> list[Row]:
    """Records of the driver as plain values."""
    return plain_rows([dict(zip(record.keys(), record.values(), strict=True)) for record in records])


def plain_rows(rows: list[Row]) -> list[Row]:
    """The rows with plain values; most columns hold nothing else, and are looked at once."""
    for column in rows[0] if rows else ():
        if not _SIMPLE.issuperset(map(type, map(itemgetter(column), rows))):
            for row in rows:
                row[column] = _plain(row[column])
    return rows


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
