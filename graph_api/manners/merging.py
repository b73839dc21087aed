"""Addresses of what people judged to be another entity, and of what is said of it, lead on (308)."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from urllib.parse import quote, urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from graph_store.history import Revision, merged_into
from graph_store.protocol import GraphStore
from ontology.vocabulary import Kind
from queries import query

_SECONDS = 5.0
_KINDS = frozenset(kind.lower() for kind in Kind)
_FOLDERS = {**dict.fromkeys(_KINDS), "statement": "statement", "statements": "statement"}


class MovedAway(Exception):
    """What the address names is another thing now, at `address`."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class Merged:
    """Which entities of a store are others now, looked up once for each state of the graph."""

    def __init__(self, store: GraphStore) -> None:
        self._store = store
        self._known: tuple[str | None, Mapping[str, str]] = (None, {})

    def follow(self, request: Request, state: Revision) -> None:
        """Raise `MovedAway` where the address names an entity that is another one in this state."""
        tag, into = self._known
        if tag != state.tag:
            rows = self._store.read(query("writing/all_merged").text, timeout=_SECONDS)
            into = {row["id"]: row["into"] for row in rows if row["id"] != row["into"]}
            self._known = (state.tag, into)
        if into and (address := address_after(request, into)):
            raise MovedAway(address)


def lead_on(request: Request) -> None:
    """Raise `MovedAway` where the address names an entity or statement that is another one now."""
    named = set(_named(request))
    if named:
        into = merged_into(request.app.state.browser.store, named, timeout=_SECONDS)
        if into and (address := address_after(request, into)):
            raise MovedAway(address)


def lead_on_in(app: FastAPI, store: GraphStore) -> None:
    """Have an application lead on where its routes look at states, or depend on `lead_on`."""
    app.state.merged = Merged(store)
    app.add_exception_handler(MovedAway, _redirect)


def _redirect(_request: Request, moved: Exception) -> Response:
    """The permanent redirection to where a thing is now."""
    address = moved.address if isinstance(moved, MovedAway) else "/"
    asked_again = {"Cache-Control": "no-cache", "Access-Control-Allow-Origin": "*"}  # it may be taken back
    return RedirectResponse(address, 308, headers=asked_again)


def address_after(request: Request, into: Mapping[str, str]) -> str | None:
    """The address of the request with each id in its new form; None where it names none of `into`."""
    parts = request.scope["path"].split("/")
    for at, found in _in_path(parts):
        if (to := into.get(found)) is not None:
            ending = parts[at + 1].removeprefix(found.partition("/")[2])
            parts[at + 1] = to.partition("/")[2] + ending
    given = [
        (name, ",".join(into.get(part, part) for part in value.split(",")))
        for name, value in request.query_params.multi_items()
    ]
    path = "/".join(parts)
    if path == request.scope["path"] and given == request.query_params.multi_items():
        return None
    return quote(path) + (f"?{urlencode(given, safe='/:,')}" if given else "")


def _named(request: Request) -> Iterator[str]:
    """The ids that an address may name."""
    yield from (found for _, found in _in_path(request.scope["path"].split("/")))
    for _, value in request.query_params.multi_items():
        yield from (part for part in value.split(",") if part.partition("/")[0] in _FOLDERS)


def _in_path(parts: list[str]) -> Iterator[tuple[int, str]]:
    """(place of the folder, id) of what stands in a path, with and without an ending such as `.ttl`."""
    for at, (folder, key) in enumerate(pairwise(parts)):
        if folder in _FOLDERS:
            begin = _FOLDERS[folder] or folder
            yield from (
                (at, f"{begin}/{name}") for name in dict.fromkeys((key, key.partition(".")[0])) if name
            )
