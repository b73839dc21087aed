"""`/sparql`: the protocol for programs, a page for people, at one address."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from email.utils import format_datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from graph_api.linked_data.answering import SharedRoute
from graph_api.linked_data.negotiation import choose
from graph_api.pages.language import language_of
from graph_api.sparql.description import describe
from graph_api.sparql.evaluation import Task
from graph_api.sparql.media import BOOLEANS, GRAPHS, HTML, PROBLEM, RESULTS
from graph_api.sparql.page import Names, Shown, page_of, table_of
from graph_api.sparql.protocol import LONGEST, Asked, read_request
from graph_api.sparql.refusal import Refusal
from graph_api.sparql.snapshots import Snapshot, Snapshots
from graph_api.sparql.workers import Limits, Workers
from graph_store.protocol import GraphStore
from ontology.competency import CompetencyQuestion, competency_questions
from ontology.rdf.terms import BASE
from queries import query

ADDRESS = "/sparql"
_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
_ROWS_OF_A_PAGE = 500
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Last-Modified, IPCoop-Generation",
}
_PREFLIGHT = {
    **_OPEN,
    "Allow": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


def router(
    store: GraphStore, *, base: str = BASE, limits: Limits | None = None, public: str | None = None
) -> APIRouter:
    """The routes over `store`; `base` is where ids start, `public` the address of the site if not its own."""
    endpoint = Endpoint(store, base=base, limits=limits or Limits(), public=public)

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        endpoint.close()

    routes = APIRouter(lifespan=closing, tags=["sparql"], include_in_schema=False, route_class=SharedRoute)
    routes.add_api_route(ADDRESS, endpoint.ask, methods=_METHODS)
    routes.add_api_route(ADDRESS, endpoint.options, methods=["OPTIONS"])
    routes.add_api_route(f"{ADDRESS}/style.css", style, methods=["GET", "HEAD"])
    return routes


async def _body(request: Request) -> bytes:
    """The body of a request, as far as it may be long."""
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > LONGEST:
            break
    return b"".join(parts)


def style() -> Response:
    """The look of the page."""
    return Response(
        (Path(__file__).parent / "pages" / "sparql.css").read_text(encoding="utf-8"),
        media_type="text/css",
        headers={"Cache-Control": "max-age=3600"},
    )


class Endpoint:
    """Answers requests by the SPARQL 1.1 Protocol out of worker processes."""

    def __init__(self, store: GraphStore, *, base: str, limits: Limits, public: str | None) -> None:
        self._base = base
        self._store = store
        self._public = public.rstrip("/") if public else None
        self._snapshots = Snapshots(store, base)
        self._workers = Workers(self._snapshots, limits)

    def close(self) -> None:
        """End the workers and remove the files."""
        self._workers.close()
        self._snapshots.close()

    def options(self) -> Response:
        """Tell browsers that any page may ask."""
        return Response(status_code=204, headers=_PREFLIGHT)

    def ask(self, request: Request, body: Annotated[bytes, Depends(_body)]) -> Response:
        """Answer a query, describe the service, or show the page."""
        accept = request.headers.get("accept")
        for_people = choose(accept, (*RESULTS, *GRAPHS, HTML)) == HTML
        try:
            asked = read_request(request.method, request.url.query, request.headers, body)
            if for_people:
                return self._page(request, asked)
            if asked is None:
                return self._description(request, accept)
            return self._answer(request, asked, accept)
        except Refusal as refusal:
            if for_people:
                return self._page(request, None, refusal)
            return _problem(refusal)

    def _answer(self, request: Request, asked: Asked, accept: str | None) -> Response:
        answer, snapshot = self._workers.answer(self._task(request, asked, accept=accept))
        return Response(answer.body, media_type=answer.media_type, headers=self._freshness(snapshot))

    def _description(self, request: Request, accept: str | None) -> Response:
        media_type = choose(accept, tuple(GRAPHS)) or (choose(accept, BOOLEANS) and "text/turtle")
        if not media_type:
            raise Refusal(406, "No such form", f"The description comes as {', '.join(GRAPHS)}, {HTML}.")
        snapshot = self._snapshots.newest()
        content = describe(self._address(request), snapshot, GRAPHS[media_type])
        return Response(content, media_type=media_type, headers=self._freshness(snapshot))

    def _page(self, request: Request, asked: Asked | None, refusal: Refusal | None = None) -> Response:
        shown = Shown(query=asked.query if asked else request.query_params.get("query", ""))
        shown.refusal = refusal
        if asked and asked.query.strip():
            try:
                task = self._task(request, asked, rows=_ROWS_OF_A_PAGE)
                answer, snapshot = self._workers.answer(task)
                shown.table, shown.snapshot = table_of(answer, self._names(language_of(request))), snapshot
            except Refusal as error:
                shown.refusal = error
        page = page_of(shown, request, self._examples(), self._base)
        page.headers.update(shown.refusal.headers if shown.refusal else {})
        return page

    def _examples(self) -> list[CompetencyQuestion]:
        """The questions whose entities this graph has."""
        questions = competency_questions()
        ids = sorted({entity for question in questions for entity in question.entities})
        rows = self._store.read(query("browsing/entities_by_id").text, {"ids": ids})
        known = {row["id"] for row in rows}
        return [question for question in questions if known.issuperset(question.entities)]

    def _names(self, language: str) -> Names:
        """What tells the paths and, in a language, the names of things by their addresses."""

        def names(addresses: set[str]) -> Mapping[str, tuple[str, str]]:
            start = self._base
            paths = {each: each[len(start) :] for each in addresses if each.startswith(start)}
            ids = sorted({unquote(path) for path in paths.values()})
            rows = self._store.read(query("browsing/entities_by_id").text, {"ids": ids})
            called = {row["id"]: row[f"name_{language}"] or row["name"] for row in rows}
            return {address: (path, called.get(unquote(path), "")) for address, path in paths.items()}

        return names

    def _task(
        self, request: Request, asked: Asked, *, accept: str | None = None, rows: int | None = None
    ) -> Task:
        limits = self._workers.limits
        return Task(
            query=asked.query,
            base=self._address(request),
            rows=rows or limits.rows,
            bytes=limits.bytes,
            accept=accept,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            cut=rows is not None,
        )

    def _address(self, request: Request) -> str:
        return (self._public or str(request.base_url).rstrip("/")) + ADDRESS

    def _freshness(self, snapshot: Snapshot) -> Mapping[str, str]:
        return {
            **_OPEN,
            "Vary": "Accept",
            "Cache-Control": "no-cache",
            "Last-Modified": format_datetime(snapshot.taken, usegmt=True),
            "IPCoop-Generation": str(snapshot.generation),
        }


def _problem(refusal: Refusal) -> Response:
    body = {"type": "about:blank", "title": refusal.title, "status": refusal.status, "detail": refusal.detail}
    headers = {**_OPEN, "Vary": "Accept", **refusal.headers}
    return JSONResponse({**body, "instance": ADDRESS}, refusal.status, headers, PROBLEM)
