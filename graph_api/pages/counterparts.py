"""Whom an entity deals with, ranked by what they share; as of a day, by what had begun by then."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_api import models
from graph_api.browsing import READ_SECONDS, Browser
from graph_api.pages.ties import Line
from ontology.vocabulary import Kind, Predicate
from queries import query

_MOST, _MOST_RANKED = 12, 200
_RANKINGS = {  # kind → the question that ranks them, its parameter, the column that names them
    Kind.AGENCY: ("partners_of_agency", "agency", "partner_id"),
    Kind.OFFICIAL: ("co_participants", "participant", "other_id"),
    Kind.PLACE: ("counterparts_of_country", "country", "partner_id"),
}
_COUNTS = ("agreements", "programmes", "events", "forums", "cooperation")
_SHARED = {
    Kind.AGREEMENT: "agreements",
    Kind.PROGRAMME: "programmes",
    Kind.EVENT: "events",
    Kind.FORUM: "forums",
    Kind.AGENCY: "forums",  # one that has members
}
_SIDES = frozenset(
    {
        Predicate.PARTY_TO, Predicate.SIGNED, Predicate.FOCAL_POINT_FOR, Predicate.IMPLEMENTS,
        Predicate.FUNDS, Predicate.ISSUED, Predicate.PARTICIPATED_IN, Predicate.HOSTED, Predicate.CHAIRED,
        Predicate.MEMBER_OF,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Whom the entity deals with; `counts` says in how many agreements, events and so on."""

    entity: models.EntitySummary
    total: int
    counts: Mapping[str, int]


def counterparts_of(
    browser: Browser, entity: models.EntityDetail, stood: Iterable[Line] | None
) -> list[Counterpart]:
    """The counterparts of an entity, the closest first; none where its kind has none.

    With `stood`, its lines as of a day, only what had begun by then counts.
    """
    kind = Kind(entity.kind)
    if kind not in _RANKINGS or (kind is Kind.PLACE and not is_country(entity)):
        return []
    name, parameter, column = _RANKINGS[kind]
    asked = query(name)
    limit = _MOST if stood is None else _MOST_RANKED
    given = {parameter: entity.country if kind is Kind.PLACE else entity.id, "limit": limit}
    rows = browser.read(asked.text, asked.bind(given), timeout=READ_SECONDS)
    counts = {row[column]: {name: row[name] for name in _COUNTS if row.get(name)} for row in rows}
    if stood is not None:
        found = _as_of(browser, list(stood), counts)
        counts = dict(sorted(found.items(), key=lambda one: _rank(kind, one[1]))[:_MOST])
    known = browser.entities(counts)
    return [Counterpart(known[one], sum(counted.values()), counted) for one, counted in counts.items()]


def is_country(entity: models.EntityDetail) -> bool:
    """Whether a place is a country."""
    return entity.kind == Kind.PLACE and entity.country is not None and "iso3" in entity.identifiers


def _as_of(
    browser: Browser, stood: list[Line], ranked: Mapping[str, Mapping[str, int]]
) -> dict[str, dict[str, int]]:
    """The same counterparts by what is shared of the lines that stood."""
    shared = {
        line.entity.id: _SHARED[kind]
        for line in stood
        if (kind := Kind(line.entity.kind)) in _SHARED
        and any(tie.statement.predicate in _SIDES and not tie.inverse for tie in line.ties)
    }
    met: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in browser.rows("statements_about", ids=sorted(shared)) if shared else []:
        if row["predicate"] in _SIDES and row["object"] == row["about"]:
            met[row["subject"]].add((shared[row["about"]], row["about"]))
    for line in stood:
        direct = [t.statement.id for t in line.ties if t.statement.predicate == Predicate.COOPERATES_WITH]
        met[line.entity.id] |= {("cooperation", one) for one in direct}
    counts: dict[str, dict[str, int]] = {}
    for one in ranked:
        found: Mapping[str, Any] = Counter(name for name, _ in met.get(one, ()) if name in ranked[one])
        if found:
            counts[one] = {name: found[name] for name in _COUNTS if found.get(name)}
    return counts


def _rank(kind: Kind, counts: Mapping[str, int]) -> tuple[int, int]:
    """Agencies by how many sorts of things they share first, as their question ranks them."""
    return -len(counts) if kind is Kind.AGENCY else 0, -sum(counts.values())
