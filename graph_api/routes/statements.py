"""Statements, and the passages that make them."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import RedirectResponse

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, statement_address, statement_summaries
from graph_api.listing import DatedFrom, DatedUntil
from graph_api.manners.answering import Answering
from graph_api.paging import Pages
from graph_api.problems import documented
from graph_api.scope import Lang, Scoped, spoken
from ontology.vocabulary import Predicate, Status
from queries.search import resolve_entity

ReviewFilter = Literal["unreviewed", "accepted", "rejected", "any"]
router = APIRouter(tags=["statements"], route_class=Answering)


class Filters:
    """What a list of statements may be narrowed by, besides what all answers may."""

    def __init__(
        self,
        browser: Browsing,
        subject: Annotated[
            str | None, Query(description="The subject, by id or name.", examples=["agency/wipo"])
        ] = None,
        predicate: Annotated[Predicate | None, Query(description="The predicate.")] = None,
        object: Annotated[
            str | None, Query(description="The object, by id or name.", examples=["place/geneva"])
        ] = None,
        article: Annotated[str | None, Query(description="Key of an article that says so.")] = None,
        status: Annotated[
            Status | None,
            Query(description="Only what is said of an agreement or programme of this status."),
        ] = None,
        dated_from: DatedFrom = None,
        dated_until: DatedUntil = None,
        review: Annotated[
            ReviewFilter | None, Query(description="Only in this state; left out: all but rejected ones.")
        ] = None,
    ) -> None:
        self.article = article
        self.given: dict[str, Any] = {
            "subject": _id_of(browser, subject),
            "predicate": predicate,
            "object": _id_of(browser, object),
            "status": status,
            "dated_from": dated_from,
            "dated_until": dated_until,
            "review": review,
        }


def _id_of(browser: Browsing, named: str | None) -> str | None:
    """The id of an entity by id, whether the graph holds it or not, or by name."""
    return named if not named or "/" in named else resolve_entity(browser.read, named)


@router.get("/statements", responses=documented(HTTPStatus.NOT_FOUND))
def list_statements(
    browser: Browsing,
    filters: Annotated[Filters, Depends(Filters)],
    scope: Scoped,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> models.StatementPage:
    """Statements in the order of their ids."""
    given = {**filters.given, **scope.bounds}
    kept = {**filters.given, "article": filters.article, **scope.given}
    pages = Pages(browser, f"{API}/statements", limit, cursor)
    if filters.article is None:
        page = pages.page("statements", given, kept)
    else:
        page = pages.page("statements_of_article", {**given, "article": filters.article}, kept)
    return scope.spoken(models.StatementPage(statements=statement_summaries(page.rows), **page.told))


@router.get("/statements/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_statement(key: str, browser: Browsing, lang: Lang = "en") -> models.StatementDetail:
    """One statement by the part of its id behind `statement/`, with every passage that makes it."""
    return spoken(browser.statement(f"statement/{key}"), lang)


@router.get("/statements/statement/{key}", include_in_schema=False)
def redirect_to_statement(key: str) -> RedirectResponse:
    """Where the whole id was given."""
    return RedirectResponse(statement_address(key), HTTPStatus.PERMANENT_REDIRECT)
