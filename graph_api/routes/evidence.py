"""The passages themselves."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from graph_api import models
from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import API, Browser, statement_address
from graph_api.manners.answering import Answering
from graph_api.paging import Pages
from graph_api.problems import documented
from graph_api.quoting import evidence_detail
from graph_api.scope import MinConfidence
from graph_store.protocol import Row
from ontology.errors import NotFound

router = APIRouter(tags=["evidence"], route_class=Answering)


class Passage(models.EvidenceDetail):
    """A passage and the statement that it makes."""

    statement: str = Field(examples=["statement/0db01f8d9c7cab694733"])
    statement_url: str
    url: str


class PassagePage(models.Page):
    """Some passages, and where the next are."""

    evidence: list[Passage]


@router.get("/evidence", responses=documented())
def list_evidence(
    browser: Browsing,
    article: Annotated[str | None, Query(max_length=300, description="Key of the article.")] = None,
    statement: Annotated[str | None, Query(max_length=300, description="Id of the statement.")] = None,
    rule: Annotated[str | None, Query(max_length=200, description="Only what this rule found.")] = None,
    min_confidence: MinConfidence = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> PassagePage:
    """Passages in the order of their ids, each within its sentence."""
    given = {"article": article, "statement": statement, "rule": rule, "min_confidence": min_confidence}
    page = Pages(browser, f"{API}/evidence", limit, cursor).page("evidence", given, given)
    return PassagePage(evidence=_passages(browser, page.rows), **page.told)


@router.get("/evidence/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_evidence(key: str, browser: Browsing) -> Passage:
    """One passage by the part of its id behind `evidence/`."""
    rows = browser.rows("evidence", id=f"evidence/{key}", limit=1)
    if not rows:
        raise NotFound(f"There is no evidence/{key}; the article may have been removed or read again.")
    return _passages(browser, rows)[0]


def _passages(browser: Browser, rows: list[Row]) -> list[Passage]:
    texts = browser.texts({row["article"] for row in rows})
    return [
        Passage(
            **evidence_detail(row, texts.get(row["article"])).model_dump(),
            statement=row["statement"],
            statement_url=statement_address(row["statement"]),
            url=f"{API}/{row['id']}",
        )
        for row in rows
    ]
