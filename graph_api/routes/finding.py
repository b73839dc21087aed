"""Search by name, and the ways between two entities."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import READ_SECONDS, Browser, entity_address, statement_summary
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from ontology.vocabulary import Kind
from queries import query
from queries.asking import bind_names
from queries.search import SearchHit, search

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
    limit: Annotated[int, Query(ge=1, le=100, description="How many at most.")] = 20,
) -> models.SearchResults:
    """Entities by name: accents, Đ/đ, case, word order, short forms and small typos are forgiven."""
    hits = search(browser.read, q, kinds=(kind,) if kind else (), limit=limit)
    return models.SearchResults(query=q, results=[_result(hit) for hit in hits])


@router.get("/paths", tags=["paths"], responses=documented(HTTPStatus.NOT_FOUND))
def find_paths(
    browser: Browsing,
    start: Annotated[
        str,
        Query(alias="from", max_length=200, description="An id or a name.", examples=["agency/ip-viet-nam"]),
    ],
    end: Annotated[str, Query(alias="to", max_length=200, description="An id or a name.", examples=["WIPO"])],
    limit: Annotated[int, Query(ge=1, le=10, description="How many ways at most.")] = 1,
) -> models.Paths:
    """The shortest ways between two entities, each step with the passages that say so."""
    asked = query("shortest_path")
    bound = bind_names(asked, {"one": start, "other": end, "limit": limit}, browser.read)
    rows = browser.read(asked.text, bound, timeout=READ_SECONDS)
    return models.Paths(
        start=bound["one"],
        end=bound["other"],
        paths=[_path(browser, row["entity_ids"], row["statements"]) for row in rows],
    )


def _path(browser: Browser, entity_ids: list[str], statement_ids: list[str]) -> models.Path:
    entities = browser.entities(entity_ids)
    found = [row for statement in statement_ids for row in browser.rows("statement", id=statement)]
    return models.Path(
        entities=[models.EntityReference(**entities[e].model_dump()) for e in entity_ids],
        steps=browser.with_evidence([statement_summary(row) for row in found]),
    )


def _result(hit: SearchHit) -> models.SearchResult:
    return models.SearchResult(
        id=hit.id,
        kind=hit.kind,
        name=hit.name,
        name_en=hit.name_en,
        name_vi=hit.name_vi,
        url=entity_address(hit.id),
        country=hit.country,
        matched=hit.matched,
        fit=hit.fit.name.lower(),
        statements=hit.degree,
        reference=hit.reference,
    )
