"""Where a thing went that its address does not find: to the one spelling of its id (308), or away (410)."""

import unicodedata
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from graph_api.manners.merging import lead_on
from graph_store.history import removals_of
from graph_store.protocol import GraphStore
from ontology.errors import NotFound
from queries import query

_SECONDS = 5.0


def where_it_went(request: Request, store: GraphStore, error: NotFound) -> Response:
    """A permanent redirection, or an error that says whether the thing ever was."""
    thing = _named_by(request)
    if thing is None:
        lead_on(request)
        raise error
    spelled = canonical(thing)
    if spelled != thing and _holds(store, spelled):
        return RedirectResponse(_address(request, thing, spelled), HTTPStatus.PERMANENT_REDIRECT)
    lead_on(request)
    gone = removals_of(store, (thing, spelled))
    for removal in gone.values():
        detail = f"{removal.id} was here until {removal.at:%Y-%m-%d %H:%M} UTC and is gone ({removal.why})."
        raise HTTPException(HTTPStatus.GONE, detail) from error
    raise error


def _named_by(request: Request) -> str | None:
    """The id of the thing that an address names."""
    given, path = request.path_params, request.url.path
    if "key" not in given:
        return None
    if "kind" in given:
        return f"{given['kind']}/{given['key']}"
    folder = next(
        (n for n in ("statement", "article") if f"/{n}s/" in path or path.startswith(f"/{n}/")), None
    )
    return f"{folder}/{given['key']}" if folder else None


def _address(request: Request, thing: str, spelled: str) -> str:
    """The address of the request with the one spelling in the place of the other."""
    old, new = (
        name.partition("/")[2] if "kind" not in request.path_params else name for name in (thing, spelled)
    )
    start, _, rest = request.scope["path"].partition(old)
    return quote(start + new + rest) + (f"?{request.url.query}" if request.url.query else "")


def canonical(thing: str) -> str:
    """The spelling in which ids are kept: NFC, lower case, hyphens where others put blanks."""
    text = unicodedata.normalize("NFC", thing).strip().lower()
    return "-".join(text.replace("_", " ").split())


def _holds(store: GraphStore, thing: str) -> bool:
    folder, _, key = thing.partition("/")
    given: dict[str, dict[str, Any]] = {"statement": {"id": thing}, "article": {"key": key}}
    asked = query(f"browsing/{folder}" if folder in given else "browsing/entities_by_id")
    bound = asked.bind(given.get(folder, {"ids": [thing]}))
    return bool(store.read(asked.text, bound, timeout=_SECONDS))
