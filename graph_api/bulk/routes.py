"""`/api/v1/bulk`: which files there are, and the files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, HTTPException, Path, Request, Response
from fastapi.responses import FileResponse

from graph_api.browsing import API
from graph_api.bulk.files import KINDS, Set, Written
from graph_api.bulk.making import Maker
from graph_api.problems import documented
from graph_api.writing.models import BulkFile, BulkFiles
from graph_store.protocol import GraphStore
from ontology.errors import NotFound

TAG = {"bulk": "The whole graph as files, each with its size, hash and licence."}
_PATIENCE = 10.0
_FILE_RESPONSES: dict[int | str, dict[str, Any]] = {
    **documented(HTTPStatus.NOT_FOUND),
    200: {
        "description": "The file.",
        "content": {kind.media_type: {"schema": {"type": "string"}} for kind in KINDS},
    },
    304: {"description": "The client has this file."},
}
_KEEP = "public, max-age=0, must-revalidate"


def router(store: GraphStore, *, base: str, licence: str) -> APIRouter:
    """The routes over `store`; `licence` is the address of that of the data."""
    bulk = _Bulk(Maker(store, base), licence)

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        bulk.maker.close()

    routes = APIRouter(lifespan=closing, tags=["bulk"])
    routes.add_api_route("/bulk", bulk.list_bulk_files, responses=documented())
    routes.add_api_route(
        "/bulk/{name}", bulk.get_bulk_file, response_class=FileResponse, responses=_FILE_RESPONSES
    )
    return routes


@dataclass(frozen=True, slots=True)
class _Bulk:
    """The endpoints around one maker of files."""

    maker: Maker
    licence: str

    def list_bulk_files(self, response: Response) -> BulkFiles:
        """The files of the last revision that was written out; asking has newer ones made."""
        response.headers["Cache-Control"] = _KEEP
        found = self.maker.newest(_PATIENCE)
        return BulkFiles(
            revision=found.revision if found else None,
            current=self.maker.is_current(found),
            made=found.made if found else None,
            licence=self.licence,
            files=[_described(file) for file in found.files] if found else [],
        )

    def get_bulk_file(
        self, name: Annotated[str, Path(examples=["graph.jsonl"])], request: Request
    ) -> Response:
        """One file; its `ETag` is its SHA-256."""
        if name not in {kind.name for kind in KINDS}:
            raise NotFound(f"There is no file {name}; {API}/bulk lists them.")
        found = self.maker.newest(_PATIENCE)
        if found is None:
            raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "The files are being made; come back soon.")
        return _answer(_of(found, name), found, request, self.licence)


def _answer(file: Written, files: Set, request: Request, licence: str) -> Response:
    headers = {
        "ETag": f'"{file.sha256}"',
        "Cache-Control": _KEEP,
        "Link": f'<{licence}>; rel="license"',
        "IPCoop-Revision": str(files.revision),
    }
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if headers["ETag"] in known or "*" in known:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return FileResponse(
        file.path, media_type=file.kind.media_type, headers=headers, filename=f"ipcoop-{file.kind.name}"
    )


def _of(files: Set, name: str) -> Written:
    return next(file for file in files.files if file.kind.name == name)


def _described(file: Written) -> BulkFile:
    return BulkFile(
        name=file.kind.name,
        url=f"{API}/bulk/{file.kind.name}",
        media_type=file.kind.media_type,
        description=file.kind.description,
        bytes=file.bytes,
        sha256=file.sha256,
    )
