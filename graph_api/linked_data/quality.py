"""`/quality`: what the shapes find in the graph, with links to what is at fault; how well it is supported."""

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from graph_api.linked_data.answering import SharedRoute
from graph_api.linked_data.assessing import Assessment, Assessor
from graph_api.linked_data.forms import BY_MEDIA_TYPE, FORMS, HTML
from graph_api.linked_data.negotiation import choose
from graph_api.linked_data.site import site_page
from graph_api.pages.language import language_of
from graph_store.protocol import GraphStore
from ontology.rdf.terms import BASE, FORMATS, WITH_GRAPHS
from ontology.shacl import Finding
from ontology.validation_report import write_report
from ontology.vocabulary import Kind

_FOLDER = Path(__file__).parent / "pages"
_PATIENCE = 15.0
_MOST = 200  # faults on the page
_KINDS = frozenset(kind.lower() for kind in Kind)
_OFFERS = (HTML, *(form.media_type for form in FORMS if form.format not in WITH_GRAPHS))


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding as the page shows it."""

    name: str
    address: str | None  # of the page of what is at fault
    message: str


def router(store: GraphStore, *, base: str = BASE) -> APIRouter:
    """The route over `store`; ids start with `base`."""
    assessor = Assessor(store, base)

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        assessor.close()

    def quality(request: Request) -> Response:
        """What the shapes find, for people or as a SHACL validation report."""
        media_type = choose(request.headers.get("accept"), _OFFERS)
        if media_type is None:
            detail = f"This comes as {', '.join(_OFFERS)}."
            return _problem(request, 406, "Not Acceptable", detail)
        found = assessor.newest(_PATIENCE)
        if media_type == HTML:
            return _page(request, found, base)
        if found is None:
            return _problem(request, 503, "Service Unavailable", "The graph is being checked; ask again.")
        file = BytesIO()
        write_report(found.findings, f"{base}quality", file, FORMATS[BY_MEDIA_TYPE[media_type].format])
        headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
        return Response(file.getvalue(), media_type=media_type, headers=headers)

    routes = APIRouter(
        lifespan=closing, tags=["linked data"], include_in_schema=False, route_class=SharedRoute
    )
    routes.add_api_route("/quality", quality, methods=["GET", "HEAD"])
    return routes


def _page(request: Request, found: Assessment | None, base: str) -> Response:
    language = language_of(request)
    faults = found.findings if found else ()
    return site_page(
        _FOLDER,
        "quality.html",
        request,
        status=200 if found else 503,
        words=_words()[language],
        found=found,
        shapes=sorted(Counter(fault.shape.rpartition("#")[2] for fault in faults).items()),
        faults=[_fault(fault, base, language) for fault in faults[:_MOST]],
    )


def _fault(finding: Finding, base: str, language: str) -> Fault:
    thing = finding.node.removeprefix(base).partition("#")[0]
    message = dict(finding.messages).get(language, finding.message)
    return Fault(thing, _address(thing) if finding.node.startswith(base) else None, message)


def _address(thing: str) -> str | None:
    """The page of a thing, or of what it belongs to."""
    folder, _, key = thing.partition("/")
    if folder in _KINDS:
        return f"/entity/{thing}"
    if folder in ("statement", "article"):
        return f"/{thing}"
    return f"/statement/{key.partition('-')[0]}" if folder == "evidence" else None


def _problem(request: Request, status: int, title: str, detail: str) -> Response:
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    headers = {"Vary": "Accept"} | ({"Retry-After": "10"} if status == 503 else {})
    media_type = "application/problem+json"
    return JSONResponse({**body, "instance": request.url.path}, status, headers, media_type)


@cache
def _words() -> dict[str, dict[str, Any]]:
    words: dict[str, dict[str, Any]] = yaml.safe_load((_FOLDER / "quality.yaml").read_text(encoding="utf-8"))
    return words
