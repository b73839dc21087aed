"""What the embedded engine returns, as plain Python values."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

_INVENTED = frozenset({"title", "type"})  # properties that kglite adds to what it returns as a whole
_SIMPLE = frozenset({type(None), str, bool, int, float})


def plain_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as plain values; most columns hold nothing else, and are looked at once."""
    for column in rows[0] if rows else ():
        if not _SIMPLE.issuperset(map(type, map(itemgetter(column), rows))):
            for row in rows:
                row[column] = plain(row[column])
    return rows


def plain(value: Any) -> Any:
    """The value as text, number, list or map; a node or an edge is a map of its properties."""
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, Mapping):
        if "properties" in value and "id" in value and ("labels" in value or "start" in value):
            return {k: plain(v) for k, v in value["properties"].items() if k not in _INVENTED}
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
