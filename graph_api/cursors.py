"""Where a page of results ended, as an opaque text for the next request."""

import base64
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from ontology.errors import InvalidQuery


def encode_cursor(position: str) -> str:
    """The cursor that stands for `position`."""
    return base64.urlsafe_b64encode(position.encode()).decode().rstrip("=")


def decode_cursor(cursor: str | None) -> str | None:
    """The position that a cursor stands for."""
    if cursor is None:
        return None
    try:
        return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except ValueError:
        raise InvalidQuery(
            f"cursor is {cursor!r}, which no answer of this API gave; follow its `next` instead."
        ) from None


def next_address(path: str, parameters: Mapping[str, Any], position: str | None) -> str | None:
    """The address of the next page, or None where there is none."""
    if position is None:
        return None
    kept = {name: value for name, value in parameters.items() if value is not None and name != "cursor"}
    return f"{path}?{urlencode({**kept, 'cursor': encode_cursor(position)}, doseq=True)}"
