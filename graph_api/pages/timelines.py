"""What happened when: around one entity or in the whole graph, by year, the undated always told."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from graph_api import models
from graph_api.browsing import Browser, entity_fields
from graph_api.pages.dating import within, year_of
from graph_api.pages.profiles import MOST_STATEMENTS, said_of
from graph_api.pages.ties import Line, ends_of, lines_of
from graph_api.pages.years import Years, years_of
from ontology.vocabulary import Kind

DATED = (Kind.AGREEMENT, Kind.PROGRAMME, Kind.EVENT)
"""The kinds of which statements may give a date."""

_MOST = 300


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader chose: a kind or all, and between which days."""

    kind: Kind | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a date, the statement that dates it, and in how many articles."""

    entity: models.EntitySummary
    statement: str | None
    sources: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lines or dated entities by year, the latest first; `undated` stands apart and is never left out."""

    years: Years
    lines: tuple[tuple[str, tuple[Line, ...]], ...]
    undated: tuple[Line, ...]
    dated: tuple[tuple[str, tuple[Dated, ...]], ...]
    undated_counts: tuple[tuple[str, int], ...]
    cut: bool


def timeline_of(browser: Browser, entity_id: str, wanted: Wanted) -> Timeline:
    """What is tied to an entity, a country through its agencies too."""
    entity = browser.entity(entity_id)
    sides, statements = said_of(browser, entity)
    found = [
        line
        for line in lines_of(sides, statements, browser.entities(ends_of(statements)))
        if wanted.kind in (None, line.entity.kind) and within(line.date, wanted.since, wanted.until)
    ]
    grouped = groupby((line for line in found if line.date), key=lambda line: year_of(line.date or "") or "")
    return Timeline(
        years=years_of(line.date for line in found),
        lines=tuple((year, tuple(lines)) for year, lines in grouped),
        undated=tuple(line for line in found if not line.date),
        dated=(),
        undated_counts=(),
        cut=max(len(statements), entity.statements_total) >= MOST_STATEMENTS,
    )


def timeline_of_all(browser: Browser, wanted: Wanted) -> Timeline:
    """The dated agreements, programmes and events of the whole graph."""
    kinds = [wanted.kind.value] if wanted.kind else [kind.value for kind in DATED]
    rows = browser.rows("dated_entities", kinds=kinds, since=wanted.since, until=wanted.until, limit=_MOST)
    found = [
        Dated(models.EntitySummary(**entity_fields(row)), row["statement"], row["sources"] or 0)
        for row in rows
    ]
    undated = browser.rows("undated_entities", kinds=kinds)
    return Timeline(
        years=years_of(one.entity.date for one in found),
        lines=(),
        undated=(),
        dated=tuple(_by_year(found)),
        undated_counts=tuple((row["kind"], row["entities"]) for row in undated),
        cut=len(rows) == _MOST,
    )


def _by_year(found: Iterable[Dated]) -> list[tuple[str, tuple[Dated, ...]]]:
    grouped = groupby(found, key=lambda one: year_of(one.entity.date or "") or "")
    return [(year, tuple(members)) for year, members in grouped]
