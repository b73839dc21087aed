"""Articles, what they mention and what they say."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse
from pydantic import AfterValidator

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, article_fields
from graph_api.manners.answering import Answering
from graph_api.paging import Pages
from graph_api.problems import documented
from graph_api.scope import DATE_FORM, Dated, a_day_that_is

router = APIRouter(tags=["articles"], route_class=Answering)


@router.get("/articles", responses=documented())
def list_articles(
    browser: Browsing,
    language: Annotated[Literal["en", "vi"] | None, Query(description="Only in this language.")] = None,
    since: Annotated[
        str | None,
        AfterValidator(a_day_that_is),
        Query(
            pattern=DATE_FORM,
            description="Only what was published on this date or later (or read, where that is unknown).",
            examples=["2024"],
        ),
    ] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> models.ArticlePage:
    """Articles in the order of their keys, without their texts."""
    given = {"language": language, "since": since}
    page = Pages(browser, f"{API}/articles", limit, cursor).page(
        "articles", given, given, place=lambda row: str(row["key"])
    )
    return models.ArticlePage(
        articles=[models.ArticleSummary(**article_fields(row)) for row in page.rows], **page.told
    )


@router.get("/articles/", include_in_schema=False)
def redirect_to_articles(request: Request) -> RedirectResponse:
    """Where a slash was written behind the list."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{API}/articles{asked}", HTTPStatus.PERMANENT_REDIRECT)


@router.get("/articles/{key:path}", responses=documented(HTTPStatus.NOT_FOUND))
def get_article(
    key: Annotated[str, Path(examples=["en-wipo-viet-nam-mou-2025"])], browser: Browsing, scope: Dated
) -> models.ArticleDetail:
    """One article with its text, its mentions, and its statements with the passages of this article."""
    return scope.spoken(browser.article(key, **scope.bounds))
