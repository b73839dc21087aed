"""The data that the explorer's page asks for beyond the API; it may change with the page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from graph_api.asking import Browsing, refuse_unknown_parameters
from graph_api.explorer.files import FORMATS, Shown, file_of
from graph_api.explorer.models import HiddenNeighbors, Network, Start
from graph_api.explorer.networks import MOST_ENTITIES, hidden_neighbors, network_of, statements_with_evidence
from graph_api.explorer.starting import StartScreen
from graph_api.explorer.ways import ways_between
from graph_api.models import Paths, StatementDetail
from ontology.vocabulary import Kind

router = APIRouter(
    prefix="/api/explorer", include_in_schema=False, dependencies=[Depends(refuse_unknown_parameters)]
)
Ids = Annotated[list[str], Query(alias="id", max_length=MOST_ENTITIES)]
Center = Annotated[str, Query(max_length=300)]


@router.get("/start")
def start(request: Request, browser: Browsing) -> Start:
    """What the start screen shows."""
    screen: StartScreen = request.app.state.start_screen
    return screen.show(browser)


@router.get("/network")
def network(
    browser: Browsing,
    ids: Ids = [],  # noqa: B006 (FastAPI copies it)
    grow: Annotated[list[str], Query(max_length=60)] = [],  # noqa: B006
    kinds: Annotated[list[Kind] | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 12,
) -> Network:
    """The entities asked for, the most telling neighbors of those to grow, and all ties between them."""
    return network_of(browser, list(dict.fromkeys((*ids, *grow))), grow=grow, kinds=kinds, limit=limit)


@router.get("/hidden")
def hidden(browser: Browsing, of: Center, ids: Ids = []) -> HiddenNeighbors:  # noqa: B006
    """How many neighbors of each kind are not among the entities shown."""
    return HiddenNeighbors(hidden=hidden_neighbors(browser, of, ids))


@router.get("/evidence")
def evidence(
    browser: Browsing, ids: Annotated[list[str], Query(alias="id", min_length=1, max_length=50)]
) -> list[StatementDetail]:
    """Statements with every passage that makes them; what is gone is left out."""
    return statements_with_evidence(browser, ids)


@router.get("/ways")
def ways(
    browser: Browsing,
    start: Annotated[str, Query(alias="from", max_length=300)],
    end: Annotated[str, Query(alias="to", max_length=300)],
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> Paths:
    """The shortest ways between two entities, around countries and topics where there is one."""
    return ways_between(browser, start, end, limit=limit)


@router.post("/files/{name}")
def file(
    name: Literal["graphml", "gexf", "turtle"], shown: Shown, request: Request, browser: Browsing
) -> Response:
    """What a view shows, for other programs."""
    chosen = FORMATS[name]
    disposition = f'attachment; filename="ipcoop-view.{chosen.ending}"'
    content = file_of(browser, shown, chosen, base=request.app.state.base_iri)
    return Response(content, media_type=chosen.media_type, headers={"Content-Disposition": disposition})
