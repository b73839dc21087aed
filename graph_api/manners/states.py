"""Which state of the graph an answer is of: `ETag`, `Last-Modified`, and whether a client has it already."""

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version

from fastapi import Request

from graph_store.history import Revision
from queries import query
from queries.reading import Asked

CONDITIONS = ("if-none-match", "if-modified-since")
"""The headers of a client that has an answer already."""
CACHING = "public, max-age=0, must-revalidate"
"""Keep it, but ask each time whether it still holds; asking is cheap on both sides."""

try:
    _PROGRAM = version("ipcoop")
except PackageNotFoundError:  # run from a checkout that is not installed
    _PROGRAM = "0"


@cache
def look_at_state() -> Asked:
    """What a store is asked to learn its state."""
    return query("schema/revision").asked()


def headers_of(state: Revision, request: Request, form: str) -> dict[str, str]:
    """The headers that let a client keep an answer to this request.

    The tag is weak: it tells the graph, what is kept of its history, the question, the form and the program
    apart, not the bytes.
    """
    path, given = request.scope["path"], request.scope["query_string"]
    asked = f"{state.tag} {state.forgotten} {path}?{given!r} {form} {_PROGRAM}"
    headers = {
        "ETag": f'W/"{state.number}-{hashlib.sha256(asked.encode()).hexdigest()[:20]}"',
        "Cache-Control": CACHING,
        "Vary": "Accept",
    }
    if state.changed is not None:
        headers["Last-Modified"] = _as_header(state.changed)
    return headers


@lru_cache(maxsize=8)
def _as_header(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC).replace(microsecond=0), usegmt=True)


def is_known(request: Request, headers: dict[str, str]) -> bool:
    """Whether the client has this state (RFC 9110, section 13.2.2): tags decide, without them the date."""
    tags = request.headers.get("if-none-match")
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return "*" in known or headers["ETag"].removeprefix("W/") in known
    since, changed = request.headers.get("if-modified-since"), headers.get("Last-Modified")
    if since is None or changed is None:
        return False
    try:
        return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
    except (TypeError, ValueError):  # what is no date is as if it were not there
        return False
