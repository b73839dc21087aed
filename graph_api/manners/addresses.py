"""Which addresses and methods there are, for whoever asked for one that there is not."""

from collections.abc import Iterator
from http import HTTPStatus

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from rapidfuzz import fuzz, process
from starlette.exceptions import HTTPException
from starlette.routing import Match

_FRONT = "/api/"
_DOCUMENT = "/api/v1/openapi.json"
_ASKED = ("GET", "POST", "PUT", "PATCH", "DELETE")


def told_better(request: Request, error: Exception) -> Exception | Response:
    """The error with what to do instead, where the framework does not say so; OPTIONS is answered."""
    if isinstance(error, RequestValidationError):
        return _unread(request, error)
    if not isinstance(error, HTTPException) or error.detail != HTTPStatus(error.status_code).phrase:
        return error
    path = request.url.path
    if error.status_code == HTTPStatus.NOT_FOUND and path.startswith(_FRONT):
        nearest = process.extractOne(
            path, sorted(_plain_addresses(request)), scorer=fuzz.ratio, score_cutoff=85
        )
        hint = f" Did you mean {nearest[0]}?" if nearest else ""
        return HTTPException(
            error.status_code,
            f"There is no address {path}; {_DOCUMENT} describes those that there are.{hint}",
        )
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = ", ".join(sorted(_methods(request)))
        if request.method == "OPTIONS":
            return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Allow": allowed})
        return HTTPException(
            error.status_code, f"{path} takes {allowed}, not {request.method}.", headers={"Allow": allowed}
        )
    return error


def _unread(request: Request, error: RequestValidationError) -> Exception:
    """What is wrong with a body that could not be read: its form, or where its JSON breaks."""
    first = error.errors()[0]
    if first["loc"][0] != "body":
        return error
    if first["type"] == "json_invalid":
        where, why = first["loc"][1], first["ctx"]["error"]
        return HTTPException(
            HTTPStatus.BAD_REQUEST, f"The body is no JSON: {why}, at character {where}, counted from 0."
        )
    form = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if first["loc"] == ("body",) and first["type"] != "missing" and not form.endswith("json"):
        return HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"{form or 'No form'} is not read here; send application/json."
        )
    return error


def _methods(request: Request) -> set[str]:
    """The methods that an address takes, by all of its routes."""
    scope = {name: request.scope[name] for name in ("type", "path", "root_path", "headers", "app")}
    found = {
        method
        for method in _ASKED
        for route in request.app.routes
        if route.matches({**scope, "method": method})[0] is Match.FULL
    }
    return found | {"OPTIONS"} | ({"HEAD"} if "GET" in found else set())


def _plain_addresses(request: Request) -> Iterator[str]:
    """The addresses of the API that stand for one thing each."""
    for path in request.app.openapi()["paths"]:
        if path.startswith(_FRONT) and "{" not in path:
            yield path
