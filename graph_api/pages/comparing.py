"""Two entities side by side, for people: what each has and both have, by kind, with the ties as links."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_api import models
from graph_api.browsing import Browser
from graph_api.comparison import ComparedEntity, Comparison, compare
from ontology.vocabulary import Kind

_MOST = 100
_ORDER = (
    Kind.AGREEMENT, Kind.PROGRAMME, Kind.FORUM, Kind.EVENT, Kind.AGENCY, Kind.OFFICIAL, Kind.PLACE, Kind.TOPIC
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """How something is tied to a side, by which statements; `inverse` where the side is their object."""

    predicate: str
    inverse: bool
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that one side or both are tied to, and why."""

    entity: ComparedEntity
    of_one: tuple[Reason, ...]
    of_other: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison, each column by kind."""

    found: Comparison
    columns: Mapping[str, tuple[tuple[Kind, tuple[Shared, ...]], ...]]


def comparison(browser: Browser, one: str, other: str, as_of: str | None) -> Compared:
    """The comparison of two entities given by id or name."""
    found = compare(browser, {"one": one, "other": other, "as_of": as_of}, limit=_MOST)
    sides = {"only_one": found.only_one, "both": found.both, "only_other": found.only_other}
    every = [entity for members in sides.values() for entity in members]
    ids = sorted({s for e in every for s in (*e.statements_of_one, *e.statements_of_other)})
    said = {row["id"]: row for row in browser.rows("dump_statements", ids=ids)} if ids else {}
    return Compared(found, {side: _by_kind(members, said) for side, members in sides.items()})


def _by_kind(
    members: Iterable[ComparedEntity], said: Mapping[str, Mapping[str, Any]]
) -> tuple[tuple[Kind, tuple[Shared, ...]], ...]:
    found: dict[Kind, list[Shared]] = defaultdict(list)
    for entity in members:
        shared = Shared(
            entity,
            _reasons(entity, entity.statements_of_one, said),
            _reasons(entity, entity.statements_of_other, said),
        )
        found[Kind(entity.kind)].append(shared)
    return tuple((kind, tuple(found[kind])) for kind in _ORDER if kind in found)


def _reasons(
    entity: models.EntityReference, statements: Sequence[str], said: Mapping[str, Mapping[str, Any]]
) -> tuple[Reason, ...]:
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for one in statements:
        if one in said:
            found[said[one]["predicate"], said[one]["subject"] == entity.id].append(one)
    return tuple(Reason(predicate, inverse, tuple(ids)) for (predicate, inverse), ids in found.items())
