"""Cypher text with the contents of strings and comments blanked out, so that rules read code only."""

import re

_OPAQUE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|//[^\n]*", re.DOTALL)


def mask(text: str) -> str:
    """Same length and lines as `text`; what stands inside quotes and comments becomes spaces.

    >>> mask("RETURN 'a $b' AS x // $c")
    "RETURN '    ' AS x      "
    """
    return _OPAQUE.sub(lambda found: _blank(found.group()), text)


def _blank(passage: str) -> str:
    inner = re.sub(r"[^\n]", " ", passage)
    if passage.startswith("/"):
        return inner
    return passage[0] + inner[1:-1] + passage[-1]


def line_of(text: str, offset: int) -> int:
    """The number of the line, from 1, that holds `offset`."""
    return text.count("\n", 0, offset) + 1
