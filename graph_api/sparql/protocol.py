"""What a client asks by the SPARQL 1.1 Protocol: one query and the graphs it is to see."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from graph_api.sparql.media import FORM, QUERY, UPDATE
from graph_api.sparql.refusal import Refusal

LONGEST = 256 * 1024
"""Bytes of a request's body or address."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]*")
_UPDATE_PARAMETERS = ("update", "using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query; `default_graphs` and `named_graphs` are empty where the client leaves them to the query."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


def read_request(method: str, address: str, headers: Mapping[str, str], body: bytes) -> Asked | None:
    """The query that a request carries; None where a GET carries none. Raises `Refusal`."""
    if len(address) > LONGEST or len(body) > LONGEST:
        raise Refusal(413, "Request too long", f"A query may take {LONGEST} bytes. Shorten it.")
    in_address = _pairs(address, "the address")
    if method in ("GET", "HEAD"):
        return _asked(in_address, may_be_none=True)
    if method != "POST":
        raise Refusal(
            405,
            "Method not allowed",
            "Ask by GET, or by POST with a form or the query itself as the body.",
            {"Allow": "GET, HEAD, OPTIONS, POST"},
        )
    kind = _media_type(headers.get("content-type", ""))
    if kind == FORM:
        return _asked(_pairs(_text(body), "the form"))
    if kind == QUERY:
        if any(name == "query" for name, _ in in_address):
            raise _several("query")
        return _asked([("query", _text(body)), *in_address])
    if kind == UPDATE:
        _text(body)
        raise read_only()
    raise Refusal(
        415,
        "Media type not supported",
        f"{kind or 'A body without a Content-Type'} is not read here; send {QUERY} or {FORM} in UTF-8.",
        {"Accept-Post": f"{QUERY}, {FORM}"},
    )


def read_only() -> Refusal:
    """The answer to every update."""
    return Refusal(
        403, "Read only", "This endpoint answers queries; the graph changes only as articles are loaded."
    )


def _asked(pairs: list[tuple[str, str]], *, may_be_none: bool = False) -> Asked | None:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    queries, updates = given.get("query", []), given.get("update", [])
    for name in ("query", "update"):
        if len(given.get(name, [])) > 1:
            raise _several(name)
    if queries and any(name in given for name in _UPDATE_PARAMETERS):
        raise Refusal(400, "Query and update", "A request carries a query or an update, never parts of both.")
    if updates:
        raise Refusal(400, "Update by GET", "An update is never sent by GET.") if may_be_none else read_only()
    if not queries:
        if may_be_none:
            return None
        raise Refusal(400, "No query", "Give exactly one query: the parameter `query`, or the body.")
    return Asked(
        queries[0],
        _addresses(given.get("default-graph-uri", [])),
        _addresses(given.get("named-graph-uri", [])),
    )


def _pairs(text: str, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise Refusal(400, "Not UTF-8", f"What {where} encodes is not UTF-8: {error.reason}.") from None
    except ValueError:
        raise Refusal(400, "Too many parameters", f"{where} has more than 1000 parameters.") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(400, "Not UTF-8", f"Byte {error.start} of the body is not UTF-8.") from None


def _media_type(header: str) -> str:
    name, *parameters = (part.strip() for part in header.lower().split(";"))
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset" and value.strip().strip('"') not in ("utf-8", "utf8"):
            raise Refusal(415, "Charset not supported", f"{value} is not read here; send UTF-8.")
    return name


def _addresses(values: list[str]) -> tuple[str, ...]:
    for value in values:
        if not _ABSOLUTE.fullmatch(value):
            raise Refusal(400, "No graph", f"{value!r} is no absolute IRI; a graph is named by one.")
    return tuple(values)


def _several(name: str) -> Refusal:
    return Refusal(400, f"Several {name} parameters", f"Give exactly one {name}.")
