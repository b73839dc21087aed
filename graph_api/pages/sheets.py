"""The fact sheet of an agreement, a programme or an event: who did what for it, about what, when."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_api import models
from graph_api.browsing import READ_SECONDS, Browser, statement_summary
from graph_api.pages.ties import ends_of
from ontology.vocabulary import Kind, Predicate, Status
from queries import query

SHEETED = (Kind.AGREEMENT, Kind.PROGRAMME, Kind.EVENT)
_MOST_STATEMENTS = 500
_ORDER = {  # kind → what its sheet says, in this order: (predicate, seen from its object)
    Kind.EVENT: (
        (Predicate.HELD_UNDER, False), (Predicate.HELD_IN, False), (Predicate.HOSTED, True),
        (Predicate.CHAIRED, True), (Predicate.PARTICIPATED_IN, True), (Predicate.RESULTED_IN, False),
        (Predicate.CONCERNS, False),
    ),
    Kind.AGREEMENT: (
        (Predicate.PARTY_TO, True), (Predicate.SIGNED, True), (Predicate.WITNESSED, True),
        (Predicate.FOCAL_POINT_FOR, True), (Predicate.ISSUED, True), (Predicate.FUNDS, True),
        (Predicate.IMPLEMENTS, True), (Predicate.RESULTED_IN, True), (Predicate.CONCERNS, False),
    ),
}  # fmt: skip
_RANKS = [status.value for status in Status]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entity on the sheet, the statement that puts it there, and the posts that its person holds."""

    entity: models.EntitySummary
    statement: models.StatementSummary
    posts: tuple[models.StatementSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """What the sheet says under one heading: a predicate, `inverse` where the sheet is its object."""

    predicate: Predicate
    inverse: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """Something that the agreement builds on or that builds on it; `steps` is 0 for itself."""

    entity: models.EntitySummary
    steps: int
    statement: models.StatementSummary | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts, what is said of dates and status, and the lineage, the earliest first."""

    parts: tuple[Part, ...]
    dates: tuple[models.StatementSummary, ...]
    statuses: tuple[models.StatementSummary, ...]
    lineage: tuple[Kin, ...]


def sheet_of(browser: Browser, entity: models.EntityDetail) -> Sheet:
    """The fact sheet of an entity of one of the kinds `SHEETED`."""
    statements = browser.statements_of(entity.id, limit=_MOST_STATEMENTS)
    entities = browser.entities(ends_of(statements))
    posts = _posts_among(browser, entities)
    found: dict[tuple[Predicate, bool], list[Entry]] = defaultdict(list)
    for statement in statements:
        inverse = statement.subject.id != entity.id
        other = statement.subject if inverse else statement.object
        if other is not None and statement.predicate != Predicate.RELATES_TO:
            entry = Entry(entities[other.id], statement, tuple(posts.get(other.id, ())))
            found[Predicate(statement.predicate), inverse].append(entry)
    return Sheet(
        parts=tuple(_parts(Kind(entity.kind), found)),
        dates=_values(statements, Predicate.DATE, key=lambda s: s.value or ""),
        statuses=_values(statements, Predicate.STATUS, key=_rank),
        lineage=tuple(_lineage(browser, entity, statements)),
    )


def _parts(kind: Kind, found: Mapping[tuple[Predicate, bool], list[Entry]]) -> list[Part]:
    first = _ORDER.get(kind, _ORDER[Kind.AGREEMENT])
    rest = sorted(set(found) - set(first))
    return [Part(*at, tuple(sorted(found[at], key=_standing))) for at in (*first, *rest) if at in found]


def _standing(entry: Entry) -> tuple[bool, int, str]:
    """Bodies before people, the best supported first."""
    return entry.entity.kind == Kind.OFFICIAL, -entry.statement.sources, entry.entity.name


def _posts_among(
    browser: Browser, entities: Mapping[str, models.EntitySummary]
) -> dict[str, list[models.StatementSummary]]:
    """Official → the posts held at one of the bodies on the sheet."""
    found: dict[str, list[models.StatementSummary]] = defaultdict(list)
    rows = browser.rows("statements_among", ids=sorted(entities), predicates=[Predicate.HOLDS_POST.value])
    for statement in map(statement_summary, rows):
        found[statement.subject.id].append(statement)
    return found


def _values(
    statements: Sequence[models.StatementSummary],
    predicate: Predicate,
    *,
    key: Callable[[models.StatementSummary], Any],
) -> tuple[models.StatementSummary, ...]:
    said = (s for s in statements if s.predicate == predicate)
    return tuple(sorted(said, key=key))


def _rank(statement: models.StatementSummary) -> int:
    return _RANKS.index(statement.value) if statement.value in _RANKS else len(_RANKS)


def _lineage(
    browser: Browser, entity: models.EntityDetail, statements: Sequence[models.StatementSummary]
) -> list[Kin]:
    """The entity among its kin, by date; nothing where it has none."""
    asked = query("lineage_of_agreement")
    rows = browser.read(asked.text, asked.bind({"agreement": entity.id}), timeout=READ_SECONDS)
    if not rows:
        return []
    direct = {
        end.id: s
        for s in statements
        if s.predicate == Predicate.RELATES_TO
        for end in (s.subject, s.object)
        if end is not None
    }
    known = browser.entities([entity.id, *(row["related_id"] for row in rows)])
    kin = [Kin(known[row["related_id"]], row["steps"], direct.get(row["related_id"])) for row in rows]
    own = Kin(known[entity.id], 0, None)
    return sorted([own, *kin], key=lambda one: (one.entity.date or "9", one.steps, one.entity.id))
