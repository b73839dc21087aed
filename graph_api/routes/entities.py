"""Entities, what is said of them, and what is around them."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, Browser, entity_fields, statement_summary
from graph_api.cursors import decode_cursor, next_address
from graph_api.manners.answering import Answering
from graph_api.neighborhoods import neighbors_of
from graph_api.problems import documented
from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind, Predicate
from queries.countries import country_code
from queries.search import search

router = APIRouter(tags=["entities"], route_class=Answering)
_DEEPEST = 1000  # how far a search by name can be paged


@router.get("/entities", responses=documented())
def list_entities(
    browser: Browsing,
    kind: Annotated[Kind | None, Query(description="Only of this kind.")] = None,
    country: Annotated[
        str | None, Query(description="Only of this country: its code or name.", examples=["VN"])
    ] = None,
    name: Annotated[
        str | None, Query(max_length=200, description="Only called so; accents and typos are forgiven.")
    ] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> models.EntityPage:
    """Entities in the order of their ids, or with `name` the likeliest first."""
    code = None if country is None else country_code(country)
    if country is not None and code is None:
        raise InvalidQuery(f"country is {country!r}: give a country's name or its ISO code of two letters.")
    given = {"kind": kind, "country": code, "name": name, "limit": limit}
    position = decode_cursor(cursor)
    if name is not None:
        found, last = _named(browser, name, kind, code, limit, position)
    else:
        rows = browser.rows("entities", kind=kind, country=code, after=position, limit=limit + 1)
        found = [models.EntitySummary(**entity_fields(row)) for row in rows[:limit]]
        last = found[-1].id if len(rows) > limit else None
    return models.EntityPage(entities=found, next=next_address(f"{API}/entities", given, last))


@router.get("/entities/{kind}/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_entity(kind: str, key: str, browser: Browsing) -> models.EntityDetail:
    """One entity: names, identifiers, counts, and the first hundred statements about it."""
    return browser.entity(f"{kind}/{key}")


@router.get("/entities/{kind}/{key}/statements", responses=documented(HTTPStatus.NOT_FOUND))
def get_statements_of_entity(
    kind: str,
    key: str,
    browser: Browsing,
    predicate: Annotated[
        list[Predicate] | None, Query(description="Only of this predicate; may be repeated.")
    ] = None,
    limit: Limit = 500,
) -> models.StatementPage:
    """The statements about an entity, as subject or object, by predicate and then by their time."""
    browser.require(f"{kind}/{key}")
    return models.StatementPage(
        statements=browser.statements_of(f"{kind}/{key}", predicates=_values(predicate), limit=limit)
    )


@router.get("/entities/{kind}/{key}/neighborhood", responses=documented(HTTPStatus.NOT_FOUND))
def get_neighborhood(
    kind: str,
    key: str,
    browser: Browsing,
    neighbor: Annotated[
        list[Kind] | None, Query(alias="kinds", description="Only neighbors of this kind; may be repeated.")
    ] = None,
    predicate: Annotated[
        list[Predicate] | None, Query(alias="predicates", description="Only these ties; may be repeated.")
    ] = None,
    limit: Annotated[
        int, Query(ge=1, le=500, description="How many entities at most, the center included.")
    ] = 50,
) -> models.Neighborhood:
    """An entity, its most strongly tied neighbors, all ties among them, and how many neighbors are hidden."""
    center, kinds, predicates = f"{kind}/{key}", _values(neighbor), _values(predicate)
    chosen = neighbors_of(browser.store, center, limit=limit, kinds=kinds, predicates=predicates)
    entities = browser.entities(chosen)
    ties = browser.rows("statements_among", ids=chosen, predicates=predicates)
    return models.Neighborhood(
        center=center,
        entities=[entities[entity] for entity in chosen if entity in entities],
        statements=[statement_summary(row) for row in ties],
        hidden=_hidden(
            browser, center, [entities[e] for e in chosen[1:] if e in entities], kinds, predicates
        ),
    )


def _named(
    browser: Browser, name: str, kind: Kind | None, country: str | None, limit: int, position: str | None
) -> tuple[list[models.EntitySummary], str | None]:
    """A page of what is called `name`, and where the next begins."""
    if position is not None and not (position.isdecimal() and int(position) <= _DEEPEST):
        raise InvalidQuery("cursor belongs to another list; follow `next` of this one.")
    start = int(position or 0)
    hits = search(browser.read, name, kinds=(kind,) if kind else (), limit=_DEEPEST)
    fitting = [hit.id for hit in hits if country in (None, hit.country)]
    page = fitting[start : start + limit]
    entities = browser.entities(page)
    more = start + limit < len(fitting)
    return [entities[e] for e in page if e in entities], str(start + limit) if more else None


def _hidden(
    browser: Browser,
    center: str,
    shown: list[models.EntitySummary],
    kinds: list[str] | None,
    predicates: list[str] | None,
) -> dict[str, int]:
    rows = browser.rows("neighbor_counts", id=center, kinds=kinds, predicates=predicates)
    counts = {row["kind"]: row["neighbors"] for row in rows}
    for entity in shown:
        counts[str(entity.kind)] -= 1
    return {kind: count for kind, count in counts.items() if count > 0}


def _values(given: list[Kind] | list[Predicate] | None) -> list[str] | None:
    return [member.value for member in given] if given else None
