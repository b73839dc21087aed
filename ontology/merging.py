"""Which entities people say are one, which id stays, and what a claim about one of the others becomes."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from ontology.errors import ConflictingJudgments
from ontology.judgments import Verdict, ends_of
from ontology.statements import Statement, canonical

_MADE = re.compile(r"[^/]*/[0-9a-f]{20}")  # an id that is a hash, not a name


def survivor_of(ids: Iterable[str]) -> str:
    """The id that stays for entities that are one: a name before a hash, then the first in order."""
    return min(ids, key=lambda one: (_MADE.fullmatch(one) is not None, one))


def merged_by(verdicts: Mapping[str, str]) -> dict[str, str]:
    """Entity → the id that stays, for each entity that is one with another; `verdicts` are those on pairs.

    Raises `ConflictingJudgments` where two that are said to be different would be one.
    """
    ties: dict[str, set[str]] = defaultdict(set)
    apart: list[tuple[str, str]] = []
    for target, verdict in sorted(verdicts.items()):
        ends = ends_of(target)
        if ends is not None and verdict == Verdict.SAME:
            ties[ends[0]].add(ends[1])
            ties[ends[1]].add(ends[0])
        elif ends is not None and verdict == Verdict.DIFFERENT:
            apart.append(ends)
    merged: dict[str, str] = {}
    for one in ties:
        if one not in merged:
            group = _reached(ties, one)
            merged.update(dict.fromkeys(group, survivor_of(group)))
    for one, other in apart:
        if one in merged and merged[one] == merged.get(other):
            raise ConflictingJudgments(_conflict(one, other, ties))
    return merged


def as_merged(statement: Statement, merged: Mapping[str, str]) -> Statement:
    """What a claim says once each entity is called by the id that stays; its evidence with it."""
    subject = merged.get(statement.subject, statement.subject)
    target = statement.object if statement.object is None else merged.get(statement.object, statement.object)
    if (subject, target) == (statement.subject, statement.object):
        return statement
    return canonical(replace(statement, subject=subject, object=target))


def says_nothing(subject: str, target: str | None) -> bool:
    """Whether a claim ties an entity to itself, as those between two that turned out to be one do."""
    return subject == target


def _reached(ties: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = {start}, deque([start])
    while waiting:
        for other in ties[waiting.popleft()] - found:
            found.add(other)
            waiting.append(other)
    return found


def _conflict(one: str, other: str, ties: Mapping[str, set[str]]) -> str:
    way = _way(ties, one, other)
    links = ", ".join(f"{a} and {b}" for a, b in pairwise(way))
    return (
        f"{one} and {other} are judged to be different, yet judgments that still count make them one, "
        f"by way of {links}. Take one of these back (unsure), or that they are different."
    )


def _way(ties: Mapping[str, set[str]], start: str, end: str) -> list[str]:
    before: dict[str, str | None] = {start: None}
    waiting = deque([start])
    while waiting and end not in before:
        here = waiting.popleft()
        for other in sorted(ties[here]):
            if other not in before:
                before[other] = here
                waiting.append(other)
    way, at = [], before.get(end) and end
    while at is not None:
        way.append(at)
        at = before[at]
    return way[::-1]
