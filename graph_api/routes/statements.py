"""Statements, and the passages that make them."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import RedirectResponse

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, Browser, statement_address, statement_summary
from graph_api.cursors import decode_cursor, next_address
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from ontology.vocabulary import Predicate

ReviewFilter = Literal["unreviewed", "accepted", "rejected", "any"]
router = APIRouter(tags=["statements"], route_class=Answering)


@router.get("/statements", responses=documented())
def list_statements(
    browser: Browsing,
    subject: Annotated[str | None, Query(description="Id of the subject.", examples=["agency/wipo"])] = None,
    predicate: Annotated[Predicate | None, Query(description="The predicate.")] = None,
    object: Annotated[str | None, Query(description="Id of the object.", examples=["place/geneva"])] = None,
    article: Annotated[str | None, Query(description="Key of an article that says so.")] = None,
    review: Annotated[
        ReviewFilter | None, Query(description="Only in this state; left out: all but rejected ones.")
    ] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> models.StatementPage:
    """Statements in the order of their ids."""
    given = {
        "subject": subject,
        "predicate": predicate,
        "object": object,
        "article": article,
        "review": review,
        "limit": limit,
    }
    after = decode_cursor(cursor)
    if article is not None:
        found = _of_article(browser, article, subject, predicate, object, after)
        found = [s for s in found if review in (None, "any", s.review)][: limit + 1]
    else:
        rows = browser.rows(
            "statements",
            subject=subject,
            predicate=predicate,
            object=object,
            review=review,
            after=after,
            limit=limit + 1,
        )
        found = [statement_summary(row) for row in rows]
    last = found[limit - 1].id if len(found) > limit else None
    return models.StatementPage(statements=found[:limit], next=next_address(f"{API}/statements", given, last))


@router.get("/statements/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_statement(key: str, browser: Browsing) -> models.StatementDetail:
    """One statement by the part of its id behind `statement/`, with every passage that makes it."""
    return browser.statement(f"statement/{key}")


@router.get("/statements/statement/{key}", include_in_schema=False)
def redirect_to_statement(key: str) -> RedirectResponse:
    """Where the whole id was given."""
    return RedirectResponse(statement_address(key), HTTPStatus.PERMANENT_REDIRECT)


def _of_article(
    browser: Browser,
    article: str,
    subject: str | None,
    predicate: str | None,
    target: str | None,
    after: str | None,
) -> list[models.StatementSummary]:
    found = [statement_summary(row) for row in browser.rows("article_statements", key=article)]
    return [
        s
        for s in found
        if subject in (None, s.subject.id)
        and predicate in (None, s.predicate)
        and target in (None, s.object.id if s.object else "")
        and (after is None or s.id > after)
    ]
