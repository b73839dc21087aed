"""Where a page of results ended, as an opaque text for the next request."""

import base64
from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from ontology.errors import InvalidQuery

_APART = "\x1f"  # stands in no id
_BEYOND = "+"


class Total(NamedTuple):
    """How long a whole list is; `is_bound`: it is at least so long."""

    number: int
    is_bound: bool


def encode_cursor(position: str, total: Total | None = None) -> str:
    """The cursor that stands for `position`, and for what is known of the length of the list."""
    told = f"{_APART}{total.number}{_BEYOND if total.is_bound else ''}" if total else ""
    return base64.urlsafe_b64encode(f"{position}{told}".encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None) -> str | None:
    """The position that a cursor stands for."""
    return None if cursor is None else _text(cursor).partition(_APART)[0]


def total_in(cursor: str | None) -> Total | None:
    """How long the list was when its first page was given."""
    told = "" if cursor is None else _text(cursor).partition(_APART)[2]
    number = told.removesuffix(_BEYOND)
    if not (number.isascii() and number.isdecimal() and len(number) < 12):
        return None
    return Total(int(number), told.endswith(_BEYOND))


def next_address(
    path: str, parameters: Mapping[str, Any], position: str | None, total: Total | None = None
) -> str | None:
    """The address of the next page, or None where there is none."""
    if position is None:
        return None
    kept = {name: value for name, value in parameters.items() if value is not None and name != "cursor"}
    return f"{path}?{urlencode({**kept, 'cursor': encode_cursor(position, total)}, doseq=True)}"


def _text(cursor: str) -> str:
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except ValueError:
        raise InvalidQuery(
            f"cursor is {cursor!r}, which no answer of this API gave; follow its `next` instead."
        ) from None
