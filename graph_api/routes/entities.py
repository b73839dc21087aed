"""Entities, what is said of them, and what is around them."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import (
    API,
    Browser,
    browsing,
    entity_address,
    entity_summary,
    statement_summaries,
    unknown,
)
from graph_api.cursors import Total, decode_cursor, next_address
from graph_api.listing import Listed, Listing
from graph_api.manners.answering import Answering
from graph_api.paging import Pages
from graph_api.problems import documented
from graph_api.scope import Lang, Scoped, spoken
from graph_api.shaping import built
from graph_store.protocol import Row
from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind, Predicate
from queries.search import MOST_RANKED, search

router = APIRouter(tags=["entities"], route_class=Answering)
_DEEPEST = 1000  # how far a search by name can be paged


@router.get("/entities", responses=documented(HTTPStatus.NOT_FOUND))
def list_entities(
    browser: Browsing,
    listed: Listed,
    kind: Annotated[Kind | None, Query(description="Only of this kind.")] = None,
    ids: Annotated[
        list[str] | None, Query(alias="id", max_length=500, description="Only this one; may be repeated.")
    ] = None,
    name: Annotated[
        str | None, Query(max_length=200, description="Only called so; accents and typos are forgiven.")
    ] = None,
    lang: Lang = "en",
) -> models.EntityPage:
    """Entities in the order of their ids, or with `name` the likeliest first."""
    kept = {"kind": kind, "id": ids, "name": name, "lang": None if lang == "en" else lang}
    if name is None:
        found, told = listed.page(kind, f"{API}/entities", kept, ids)
        return spoken(models.EntityPage(entities=found, **told), lang)
    if ids or any(listed.filters.values()):
        raise InvalidQuery("name goes with kind and country only; ask without name, or narrow what it finds.")
    found, last, total = _named(browser, name, kind, listed)
    given = {**kept, "country": listed.country, "limit": listed.limit}
    following = next_address(f"{API}/entities", given, last)
    told = {"total": total.number, "total_is_bound": total.is_bound, "next": following}
    return spoken(models.EntityPage(entities=found, **told), lang)


@router.get("/entities/{kind}/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_entity(kind: str, key: str, browser: Browsing, scope: Scoped) -> models.EntityDetail:
    """One entity: names, identifiers, counts, and the first hundred statements about it."""
    return scope.spoken(browser.entity(f"{kind}/{key}", **scope.bounds))


@router.get("/entities/{kind}/{key}/statements", responses=documented(HTTPStatus.NOT_FOUND))
def get_statements_of_entity(
    kind: str,
    key: str,
    browser: Browsing,
    scope: Scoped,
    predicate: Annotated[
        list[Predicate] | None, Query(description="Only of this predicate; may be repeated.")
    ] = None,
    limit: Limit = 500,
    cursor: Cursor = None,
) -> models.StatementPage:
    """The statements about an entity, as subject or object, by predicate and then by their time."""
    entity, predicates = f"{kind}/{key}", _values(predicate)
    browser.require(entity)
    page = Pages(browser, f"{entity_address(entity)}/statements", limit, cursor).page(
        "entity_statements",
        {"id": entity, "predicates": predicates, **scope.bounds},
        {"predicate": predicates, **scope.given},
        place=lambda row: f"{row['predicate']} {row['valid'] or ''} {row['id']}",
    )
    return scope.spoken(models.StatementPage(statements=statement_summaries(page.rows), **page.told))


@router.get("/entities/{kind}/{key}/neighborhood", responses=documented(HTTPStatus.NOT_FOUND))
def get_neighborhood(
    kind: str,
    key: str,
    browser: Browsing,
    scope: Scoped,
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
    center, ties = f"{kind}/{key}", {"predicates": _values(predicate), **scope.bounds}
    wanted = {"id": center, "kinds": _values(neighbor), **ties}
    itself, around, counts = browser.together(
        browsing("entities_by_id", ids=[center]),
        browsing("neighbors", limit=limit - 1, **wanted),
        browsing("neighbor_counts", **wanted),
    )
    if not itself:
        raise unknown(center)
    shown = [entity_summary(row) for row in (*itself, *around)]
    among = browser.rows("statements_among", ids=[entity.id for entity in shown], **ties)
    fields = {
        "center": center,
        "entities": shown,
        "statements": statement_summaries(among),
        "hidden": _hidden(counts, shown[1:]),
    }
    found = built(models.Neighborhood, fields)
    return scope.spoken(found)


def _named(
    browser: Browser, name: str, kind: Kind | None, listed: Listing
) -> tuple[list[models.EntitySummary], str | None, Total]:
    """A page of what is called `name`, where the next begins, and how many there are."""
    position, limit = decode_cursor(listed.cursor), listed.limit
    if position is not None and not (position.isdecimal() and int(position) <= _DEEPEST):
        raise InvalidQuery("cursor belongs to another list; follow `next` of this one.")
    start = int(position or 0)
    hits = search(browser.read, name, kinds=(kind,) if kind else (), limit=_DEEPEST)
    fitting = [hit.id for hit in hits if listed.country in (None, hit.country)]
    page = fitting[start : start + limit]
    entities = browser.entities(page)
    more = start + limit < len(fitting)
    total = Total(len(fitting), len(hits) >= MOST_RANKED)
    return [entities[e] for e in page if e in entities], str(start + limit) if more else None, total


def _hidden(rows: list[Row], shown: list[models.EntitySummary]) -> dict[str, int]:
    counts = {row["kind"]: row["neighbors"] for row in rows}
    for entity in shown:
        counts[str(entity.kind)] -= 1
    return {kind: count for kind, count in counts.items() if count > 0}


def _values(given: list[Kind] | list[Predicate] | None) -> list[str] | None:
    return [member.value for member in given] if given else None
