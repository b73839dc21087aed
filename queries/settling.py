"""Settle the conditions of a query that its parameters decide: a shorter text is planned and run sooner.

A query file stands for all that can be asked of it: `($kind IS NULL OR n.kind = $kind)`. An engine that gets
such a text looks at the first half for every node. Once it is known which parameters are given, what is left
is `(n.kind = $kind)`, or nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from queries.masking import mask

_TEST = r"\$(?P<name>\w+)\s+IS\s+(?P<not>NOT\s+)?NULL"
_GROUP = re.compile(rf"\b(?:WHERE|AND)\s+(?P<all>\(\s*(?P<test>{_TEST}\s+OR\s+))")
_CASE = re.compile(
    r"\b(?:WHERE|AND)\s+(?P<all>CASE\s+(?P<test>WHEN\s+(?P<tests>\$\w+\s+IS\s+NULL"
    r"(?:\s+AND\s+\$\w+\s+IS\s+NULL)*)\s+THEN\s+true\s+))"
)
_NAME = re.compile(r"\$(\w+)")
_WITHOUT_EFFECT = re.compile(r"\bAND\s+true\b|(?<=\bWHERE\b)\s+true\s+AND\b(?=\s)")


@lru_cache(maxsize=2048)
def settled(text: str, left_open: frozenset[str]) -> str:
    """The text for parameters of which those in `left_open` are null and all others are not.

    Conditions count that follow WHERE or AND and begin with a test of parameters for null: in brackets with
    OR behind it, or as the first branch of a CASE.
    """
    while (found := _first(text, left_open)) is not None:
        start, end, instead = found
        text = text[:start] + instead + text[end:]
    code = mask(text)
    for idle in reversed(list(_WITHOUT_EFFECT.finditer(code))):
        text = text[: idle.start()] + text[idle.end() :]
    return text


def _first(text: str, left_open: frozenset[str]) -> tuple[int, int, str] | None:
    """Where a condition stands that can be settled, and what it comes to."""
    code = mask(text)
    group = _GROUP.search(code)
    if group:
        start, end = group.start("all"), _end_of(code, group.start("all"), r"\(", r"\)")
        is_true = (group["name"] in left_open) != bool(group["not"])
        return start, end, "true" if is_true else f"({text[group.end('test') : end]}"
    case = _CASE.search(code)
    if case is None:
        return None
    start, end = case.start("all"), _end_of(code, case.start("all"), r"\bCASE\b", r"\bEND\b")
    if set(_NAME.findall(case["tests"])) <= left_open:
        return start, end, "true"
    rest = text[case.end("test") : end]
    if re.match(r"ELSE\b", rest):
        return start, end, f"({rest.removeprefix('ELSE').removesuffix('END').strip()})"
    return start, end, f"CASE {rest}"


def _end_of(code: str, start: int, opening: str, closing: str) -> int:
    """Where what opens at `start` closes."""
    depth = 0
    for found in _marks(code, start, opening, closing):
        depth += 1 if re.fullmatch(opening, found.group()) else -1
        if depth == 0:
            return found.end()
    return len(code)


def _marks(code: str, start: int, opening: str, closing: str) -> Iterator[re.Match[str]]:
    return re.compile(f"{opening}|{closing}").finditer(code, start)
