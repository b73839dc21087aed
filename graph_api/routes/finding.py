"""Search by name, and the ways between two entities."""

from collections import Counter
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import Browser, browsing, entity_address
from graph_api.explorer.ways import shortest_ways
from graph_api.listing import code_of
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.scope import Lang, Scoped, spoken
from graph_api.shaping import built
from graph_store.protocol import Row
from ontology.vocabulary import Kind
from queries import query
from queries.asking import bind_names
from queries.matching import highlights
from queries.search import MOST_RANKED, SearchHit, is_id, ranked

router = APIRouter(route_class=Answering)


@router.get("/search", tags=["search"], responses=documented())
def search_entities(
    browser: Browsing,
    q: Annotated[
        str,
        Query(
            min_length=1,
            max_length=200,
            description="A name, with or without accents.",
            examples=["cuc so huu tri tue"],
        ),
    ],
    kind: Annotated[Kind | None, Query(description="Only of this kind.")] = None,
    country: Annotated[
        str | None,
        Query(max_length=100, description="Only of this country: its code or name.", examples=["VN"]),
    ] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 20,
    lang: Lang = "en",
) -> models.SearchResults:
    """Entities by name: accents, Đ/đ, case, word order, short forms and small typos are forgiven."""
    code = code_of(country)
    everything = ranked(browser.read, q, enough=limit, together=browser.together)
    hits = (
        ranked(browser.read, q, kinds=(kind,), enough=limit, together=browser.together)
        if kind
        else everything
    )
    fitting = [hit for hit in hits if code in (None, hit.country)]
    fields = {
        "query": q,
        "results": [_result(hit, q) for hit in fitting[:limit]],
        "total": len(fitting),
        "total_is_bound": len(hits) >= MOST_RANKED,
        "facets": {
            "kind": dict(Counter(hit.kind.value for hit in everything if code in (None, hit.country))),
            "country": dict(Counter(hit.country for hit in hits if hit.country)),
        },
    }
    found = built(models.SearchResults, fields)
    return spoken(found, lang)


@router.get("/paths", tags=["paths"], responses=documented(HTTPStatus.NOT_FOUND))
def find_paths(
    browser: Browsing,
    start: Annotated[
        str,
        Query(alias="from", max_length=200, description="An id or a name.", examples=["agency/ip-viet-nam"]),
    ],
    end: Annotated[str, Query(alias="to", max_length=200, description="An id or a name.", examples=["WIPO"])],
    scope: Scoped,
    limit: Annotated[int, Query(ge=1, le=100, description="How many ways at most.")] = 10,
) -> models.Paths:
    """All shortest ways between two entities, each step with the passages that say so.

    With `as_of`, `since` or `min_confidence`, only over statements that fit.
    """
    if any(value is not None for value in scope.bounds.values()):
        bound = bind_names(query("shortest_path"), {"one": start, "other": end}, browser.read)
        found = shortest_ways(browser, bound["one"], bound["other"], limit=limit, bounds=scope.bounds)
        return scope.spoken(found)
    one, other, rows = _ways(browser, start.strip(), end.strip(), limit)
    return scope.spoken(models.Paths(start=one, end=other, paths=_paths(browser, rows)))


def _ways(browser: Browser, one: str, other: str, limit: int) -> tuple[str, str, list[Row]]:
    """The ids of two entities, and the ways between them: asked at once, where both seem to be ids."""
    asked = query("shortest_path")
    if is_id(one) and is_id(other):
        there, rows = browser.together(
            browsing("entities_by_id", ids=[one, other]), asked.asked(one=one, other=other, limit=limit)
        )
        if {row["id"] for row in there} == {one, other}:
            return one, other, rows
    bound = bind_names(asked, {"one": one, "other": other, "limit": limit}, browser.read)
    return bound["one"], bound["other"], browser.read(asked.text, bound)


def _paths(browser: Browser, rows: list[Row]) -> list[models.Path]:
    """The ways of some rows, all their entities and statements read at once."""
    told = browser.statements(statement for row in rows for statement in row["statements"])
    entities = {end.id: end for said in told for end in (said.subject, said.object) if end}
    steps = {step.id: step for step in told}
    return [
        built(
            models.Path,
            {
                "entities": [entities[entity] for entity in row["entity_ids"]],
                "steps": [steps[statement] for statement in row["statements"]],
            },
        )
        for row in rows
    ]


def _result(hit: SearchHit, text: str) -> models.SearchResult:
    fields = {
        "id": hit.id,
        "kind": hit.kind.value,
        "name": hit.name,
        "name_en": hit.name_en,
        "name_vi": hit.name_vi,
        "url": entity_address(hit.id),
        "country": hit.country,
        "matched": hit.matched,
        "highlights": highlights(text, hit.matched),
        "fit": hit.fit.name.lower(),
        "statements": hit.degree,
        "reference": hit.reference,
    }
    return built(models.SearchResult, fields)
