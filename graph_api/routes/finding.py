"""Search by name, and the ways between two entities."""

from collections import Counter
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import READ_SECONDS, Browser, entity_address
from graph_api.explorer.ways import shortest_ways
from graph_api.listing import code_of
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.scope import Lang, Scoped, spoken
from graph_store.protocol import Row
from ontology.vocabulary import Kind
from queries import query
from queries.asking import bind_names
from queries.matching import highlights
from queries.search import MOST_RANKED, SearchHit, ranked

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
    everything = ranked(browser.read, q, enough=limit)
    hits = ranked(browser.read, q, kinds=(kind,), enough=limit) if kind else everything
    fitting = [hit for hit in hits if code in (None, hit.country)]
    found = models.SearchResults(
        query=q,
        results=[_result(hit, q) for hit in fitting[:limit]],
        total=len(fitting),
        total_is_bound=len(hits) >= MOST_RANKED,
        facets={
            "kind": Counter(hit.kind.value for hit in everything if code in (None, hit.country)),
            "country": Counter(hit.country for hit in hits if hit.country),
        },
    )
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
    asked = query("shortest_path")
    bound = bind_names(asked, {"one": start, "other": end, "limit": limit}, browser.read)
    if any(value is not None for value in scope.bounds.values()):
        found = shortest_ways(browser, bound["one"], bound["other"], limit=limit, bounds=scope.bounds)
        return scope.spoken(found)
    rows = browser.read(asked.text, bound, timeout=READ_SECONDS)
    found = models.Paths(start=bound["one"], end=bound["other"], paths=_paths(browser, rows))
    return scope.spoken(found)


def _paths(browser: Browser, rows: list[Row]) -> list[models.Path]:
    """The ways of some rows, all their entities and statements read at once."""
    told = browser.statements(statement for row in rows for statement in row["statements"])
    entities = {end.id: end for said in told for end in (said.subject, said.object) if end}
    steps = {step.id: step for step in browser.with_evidence(told)}
    return [
        models.Path(
            entities=[entities[e] for e in row["entity_ids"]],
            steps=[steps[statement] for statement in row["statements"]],
        )
        for row in rows
    ]


def _result(hit: SearchHit, text: str) -> models.SearchResult:
    return models.SearchResult(
        id=hit.id,
        kind=hit.kind,
        name=hit.name,
        name_en=hit.name_en,
        name_vi=hit.name_vi,
        url=entity_address(hit.id),
        country=hit.country,
        matched=hit.matched,
        highlights=highlights(text, hit.matched),
        fit=hit.fit.name.lower(),
        statements=hit.degree,
        reference=hit.reference,
    )
