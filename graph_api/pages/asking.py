"""The page where people ask in their own words."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from graph_api.asking import Browsing
from graph_api.pages.answers import table_of
from graph_api.pages.rendering import Page, show
from graph_api.worded import answer_in_words
from queries.worded.interpreting import MOST_LETTERS

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_ROWS = 200


@router.get("/ask")
def ask(
    request: Request, browser: Browsing, q: Annotated[str, Query(max_length=MOST_LETTERS)] = ""
) -> HTMLResponse:
    """What a question in words means, with the rows; the nearest questions where that is not clear."""
    page = Page(request)
    found = answer_in_words(browser, q, page.language, _ROWS) if q.strip() else None
    table = table_of(found.answer, browser, page) if found and found.answer else None
    return show(request, "ask.html", text=q, found=found, table=table)
