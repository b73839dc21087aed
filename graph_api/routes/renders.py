"""Pictures: an entity's neighborhood as one page that works offline."""

from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from graph_api.asking import Browsing
from graph_api.headers import RENDER_POLICY
from graph_api.manners.merging import lead_on
from graph_api.neighborhoods import neighborhood_of
from graph_api.problems import documented
from visualizations.network import MOST_NODES, render_network

router = APIRouter(tags=["renders"], dependencies=[Depends(lead_on)])


@router.get("/render/{kind}/{key}", response_class=HTMLResponse, responses=documented(HTTPStatus.NOT_FOUND))
def render(
    kind: str,
    key: str,
    browser: Browsing,
    lang: Annotated[Literal["en", "vi"], Query(description="Language of names and words.")] = "en",
    depth: Annotated[int, Query(ge=1, le=2, description="1: neighbors; 2: their neighbors too.")] = 1,
    limit: Annotated[int, Query(ge=1, le=MOST_NODES, description="How many entities at most.")] = 60,
) -> HTMLResponse:
    """An interactive picture of what is around an entity, with a table of the evidence."""
    center = f"{kind}/{key}"
    subgraph = neighborhood_of(browser.store, center, limit=limit, depth=depth)
    shown = {
        end for s in subgraph.statements if center in (s.subject, s.object) for end in (s.subject, s.object)
    }
    neighbors = sum(row["neighbors"] for row in browser.rows("neighbor_counts", id=center))
    page = render_network(
        subgraph, center=center, language=lang, hidden=neighbors - len(shown - {center, None})
    )
    return HTMLResponse(page, headers={"Content-Security-Policy": RENDER_POLICY})
