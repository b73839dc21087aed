"""The data that the explorer's page asks for beyond the API; it may change with the page."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from graph_api.asking import Browsing, refuse_unknown_parameters
from graph_api.explorer.files import FORMATS, Shown, file_of
from graph_api.explorer.models import HiddenNeighbors, HiddenWanted, Network, NetworkWanted, Start
from graph_api.explorer.networks import hidden_neighbors, network_of, statements_with_evidence
from graph_api.explorer.pairs import JudgedPairs, judged_pairs
from graph_api.explorer.starting import StartScreen
from graph_api.explorer.ways import ways_between
from graph_api.manners.merging import lead_on
from graph_api.models import Paths, StatementDetail
from graph_store.history import merged_into
from ontology.vocabulary import Kind

router = APIRouter(
    prefix="/api/explorer",
    include_in_schema=False,
    dependencies=[Depends(refuse_unknown_parameters), Depends(lead_on)],
)


@router.get("/start")
def start(request: Request, browser: Browsing) -> Start:
    """What the start screen shows."""
    screen: StartScreen = request.app.state.start_screen
    return screen.show(browser)


@router.post("/network")
def network(browser: Browsing, wanted: NetworkWanted) -> Network:
    """The entities asked for, the most telling neighbors of those to grow, and all ties between them."""
    into = merged_into(browser.store, (*wanted.ids, *wanted.grow))  # views are kept for long
    ids = list(dict.fromkeys(into.get(one, one) for one in (*wanted.ids, *wanted.grow)))
    grow = [into.get(one, one) for one in wanted.grow]
    kinds = [Kind(kind) for kind in wanted.kinds] if wanted.kinds else None
    found = network_of(browser, ids, grow=grow, kinds=kinds, limit=wanted.limit)
    found.merged = {one: into[one] for one in wanted.ids if one in into}
    return found


@router.post("/hidden")
def hidden(browser: Browsing, wanted: HiddenWanted) -> HiddenNeighbors:
    """How many neighbors of each kind are not among the entities shown."""
    return HiddenNeighbors(hidden=hidden_neighbors(browser, wanted.of, wanted.ids))


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


@router.get("/pairs")
def pairs(
    browser: Browsing, ids: Annotated[list[str] | None, Query(alias="of", max_length=50)] = None
) -> JudgedPairs:
    """What people decided about pairs of entities, all or those that name one of these."""
    return judged_pairs(browser, ids or ())


@router.post("/files/{name}")
def file(
    name: Literal["graphml", "gexf", "turtle"], shown: Shown, request: Request, browser: Browsing
) -> Response:
    """What a view shows, for other programs."""
    chosen = FORMATS[name]
    disposition = f'attachment; filename="ipcoop-view.{chosen.ending}"'
    content = file_of(browser, shown, chosen, base=request.app.state.base_iri)
    return Response(content, media_type=chosen.media_type, headers={"Content-Disposition": disposition})
