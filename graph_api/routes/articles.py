"""Articles, what they mention and what they say."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, article_fields
from graph_api.cursors import decode_cursor, next_address
from graph_api.manners.answering import Answering
from graph_api.problems import documented

router = APIRouter(tags=["articles"], route_class=Answering)


@router.get("/articles", responses=documented())
def list_articles(
    browser: Browsing,
    language: Annotated[Literal["en", "vi"] | None, Query(description="Only in this language.")] = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> models.ArticlePage:
    """Articles in the order of their keys, without their texts."""
    rows = browser.rows("articles", language=language, after=decode_cursor(cursor), limit=limit + 1)
    last = rows[limit - 1]["key"] if len(rows) > limit else None
    return models.ArticlePage(
        articles=[models.ArticleSummary(**article_fields(row)) for row in rows[:limit]],
        next=next_address(f"{API}/articles", {"language": language, "limit": limit}, last),
    )


@router.get("/articles/{key:path}", responses=documented(HTTPStatus.NOT_FOUND))
def get_article(
    key: Annotated[str, Path(examples=["en-wipo-viet-nam-mou-2025"])], browser: Browsing
) -> models.ArticleDetail:
    """One article with its text, its mentions, and its statements with the passages of this article."""
    return browser.article(key)
