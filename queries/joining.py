"""Several queries as one, for a store that each question is a journey to."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from queries.masking import mask
from queries.reading import Asked

_NAME = re.compile(r"\$(\w+)")


def joined(asked: Sequence[Asked]) -> tuple[str, dict[str, Any]]:
    """Cypher that gives one row, with a column for each query that lists its rows as values; its parameters.

    A query is run after those before it, and sees what they saw or what was written since.
    """
    parameters = {
        _apart(name, place): value
        for place, one in enumerate(asked)
        for name, value in one.parameters.items()
    }
    return _text(tuple((one.text, one.returns) for one in asked)), parameters


@lru_cache(maxsize=1024)
def _text(asked: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    parts = [_listed(text, returns, place) for place, (text, returns) in enumerate(asked)]
    return f"{''.join(parts)}RETURN {', '.join(f'rows_{place}' for place in range(len(asked)))}\n"


def _listed(text: str, returns: tuple[str, ...], place: int) -> str:
    """A part that lists the rows of one query, and has the part before it as what it goes on from."""
    code = mask(text)
    for found in reversed(list(_NAME.finditer(code))):
        text = text[: found.start()] + f"${_apart(found[1], place)}" + text[found.end() :]
    before = f"rows_{place - 1}" if place else ""
    columns = ", ".join(f"`{name}`" for name in returns)
    inside = f"CALL () {{\n{text.strip()}\n}}\nRETURN collect([{columns}]) AS rows_{place}"
    return f"CALL ({before}) {{\n{inside}\n}}\n"


def _apart(name: str, place: int) -> str:
    return f"{name}_of_{place}"
