"""Rows of a table → the entities that they may mean."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph_api.browsing import Browser
from graph_api.reconciliation.models import (
    Feature,
    PropertyValue,
    ReconciliationCandidate,
    ReconciliationQuery,
    ReconciliationResult,
    Thing,
)
from graph_api.reconciliation.properties import IDENTIFIERS, properties
from ontology.errors import InvalidQuery, NotFound
from ontology.labels import kind_label
from ontology.vocabulary import Kind
from queries.likeness import Candidate, Description, match
from queries.parameters import Parameter, ParameterType
from queries.search import resolve_entity

_KINDS = {kind.value.lower(): kind for kind in Kind}


def reconcile(browser: Browser, asked: ReconciliationQuery, language: str) -> ReconciliationResult:
    """What one row may mean, the likeliest first."""
    kinds = kinds_of(asked.type)
    described = _description(browser, asked, kinds or ())
    if kinds == () or not (described.names or described.identifiers):
        return ReconciliationResult(result=[])
    found = match(browser.read, described, limit=int(asked.limit))
    return ReconciliationResult(result=[_candidate(candidate, language) for candidate in found])


def kinds_of(given: str | list[str] | None) -> tuple[Kind, ...] | None:
    """The kinds that types name, none where all are unknown; None where no type is given."""
    named = [given] if isinstance(given, str) else given or []
    named = [name.rpartition("#")[2].lower() for name in named if name.strip()]
    return tuple(_KINDS[name] for name in named if name in _KINDS) if named else None


def type_of(kind: Kind, language: str) -> Thing:
    """A kind as a type."""
    return Thing(id=kind.value, name=kind_label(kind, language))


def _description(browser: Browser, asked: ReconciliationQuery, kinds: tuple[Kind, ...]) -> Description:
    values = {name: list(_texts(asked.properties, name)) for name in ("country", "status")}
    date = Parameter("date", ParameterType.DATE, "", optional=True)
    dates = [text for text in _texts(asked.properties, "date") if _is(date, text[:10])]
    names = [name for pid in ("name_en", "name_vi", "alias") for name in _texts(asked.properties, pid)]
    return Description(
        names=tuple(name for name in (asked.query.strip(), *names) if name),
        kinds=kinds,
        country=next(iter(values["country"]), None),
        date=dates[0][:10] if dates else None,
        status=next(iter(values["status"]), None),
        identifiers=tuple((pid, text) for pid in IDENTIFIERS for text in _texts(asked.properties, pid)),
        related=tuple(_related(browser, asked.properties)),
    )


def _texts(given: list[PropertyValue], pid: str) -> Iterator[str]:
    for value in given:
        if value.pid == pid:
            yield from value.texts()


def _related(browser: Browser, given: list[PropertyValue]) -> Iterator[str]:
    """The entities that a row says it is tied to; a name that means none, or several, tells nothing."""
    for value in given:
        known = properties().get(value.pid)
        if known is None or known.predicate is None:
            continue
        for text in value.texts():
            try:
                yield resolve_entity(browser.read, text)
            except (NotFound, InvalidQuery):
                continue


def _is(parameter: Parameter, text: str) -> bool:
    try:
        return parameter.convert(text) is not None
    except InvalidQuery:
        return False


def _candidate(candidate: Candidate, language: str) -> ReconciliationCandidate:
    row = candidate.row
    return ReconciliationCandidate(
        id=candidate.id,
        name=row[f"name_{language}"] or row["name"],
        description=describe(row, language),
        type=[type_of(Kind(row["kind"]), language)],
        score=round(100 * candidate.score, 2),
        features=[
            Feature(id=reason.feature, value=round(100 * reason.effect, 2)) for reason in candidate.reasons
        ],
        match=candidate.is_match,
    )


def describe(row: Mapping[str, Any], language: str) -> str:
    """A few words that tell an entity from others of its name."""
    kind = kind_label(Kind(row["kind"]), language)
    return ", ".join(str(part) for part in (kind, row["country"], row["date"], row["status"]) if part)
