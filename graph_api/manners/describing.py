"""Complete the OpenAPI document: what holds for every answer, and links from answers to next questions."""

from collections.abc import Iterator
from typing import Any

from graph_api.manners.examples import add_examples

_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_HEADERS: dict[str, tuple[str, str]] = {
    "X-Request-ID": ("The id of the request: your own if it was sane.", "3f9d0c2a41b7e856"),
    "ETag": ("The state of the graph that the answer is of; send it as If-None-Match.", 'W/"12-4be1"'),
    "Last-Modified": ("When the graph changed last.", "Mon, 02 Jun 2025 08:15:00 GMT"),
    "Link": ("Of tables and lines: the next page.", '</api/v1/entities?cursor=YQ>; rel="next"'),
    "RateLimit-Policy": ("Your budget: `q` for `w` seconds.", '"budget";q=6000;w=60'),
    "RateLimit": ("What is left of it: `r` for `t` seconds.", '"budget";r=5990;t=42'),
    "Retry-After": ("Seconds after which to come back.", "5"),
    "Location": ("The address in its one spelling.", "/api/v1/entities/agency/jpo"),
}
_SHARED: dict[str, tuple[str, tuple[str, ...]]] = {
    "304": ("The client's copy still holds.", ("ETag", "Last-Modified")),
    "308": ("The thing is at the address in its one spelling.", ("Location",)),
    "404": ("There is nothing of that id.", ()),
    "406": ("The answer does not come in a form that Accept asks for.", ()),
    "410": ("It was here, and was removed.", ()),
    "413": ("The body is too long.", ()),
    "414": ("The address is too long.", ()),
    "415": ("The body is of no form that is read here.", ()),
    "421": ("The server has no such name.", ()),
    "429": ("The budget is spent.", ("Retry-After", "RateLimit-Policy", "RateLimit")),
    "431": ("The headers are too long.", ()),
}
_WITHOUT_BODY = ("304", "308")
_LINKS: dict[str, dict[str, tuple[str, str, str]]] = {
    # operation → name of the link → operation that it leads to, its parameter, where the value stands
    **{
        name: {
            "statements_of_the_first": ("list_statements", "subject", f"{where}/0/id"),
            "paths_from_the_first": ("find_paths", "from", f"{where}/0/id"),
            "compare_the_first": ("compare_two", "one", f"{where}/0/id"),
        }
        for name, where in (("list_entities", "/entities"), ("search_entities", "/results"))
    },
    "get_entity": {
        "statements_about_it": ("list_statements", "subject", "/id"),
        "paths_from_it": ("find_paths", "from", "/id"),
        "compare_it": ("compare_two", "one", "/id"),
    },
    "list_statements": {
        "evidence_of_the_first": ("list_evidence", "statement", "/statements/0/id"),
        "subject_of_the_first": ("list_statements", "subject", "/statements/0/subject/id"),
    },
    "get_statement": {"article_of_the_first_passage": ("get_article", "key", "/evidence/0/article/key")},
    "list_evidence": {"article_of_the_first": ("get_article", "key", "/evidence/0/article/key")},
    "list_articles": {
        "the_first": ("get_article", "key", "/articles/0/key"),
        "statements_of_the_first": ("list_statements", "article", "/articles/0/key"),
    },
    "get_article": {"statements_of_it": ("list_statements", "article", "/key")},
}


def complete(document: dict[str, Any]) -> None:
    """Write into the document what the framework cannot know."""
    parts = document.setdefault("components", {})
    parts["headers"] = {
        name: {"description": text, "schema": {"type": "string"}, "example": example}
        for name, (text, example) in _HEADERS.items()
    }
    parts["responses"] = {f"Shared{status}": _shared(status) for status in _SHARED}
    known = {operation["operationId"] for _, _, operation in _operations(document)}
    for path, method, operation in _operations(document):
        add_examples(operation)
        for status in _statuses(path, method):
            operation["responses"].setdefault(status, {"$ref": f"#/components/responses/Shared{status}"})
        for status, answer in operation["responses"].items():
            if path.startswith("/render") and status >= "400":
                operation["responses"][status] = answer = _as_page(answer, status)
            if "$ref" not in answer:
                _describe(answer, status, path, method)
        links = _links(operation["operationId"], known)
        if links and "200" in operation["responses"]:
            operation["responses"]["200"]["links"] = links


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _shared(status: str) -> dict[str, Any]:
    text, headers = _SHARED[status]
    named = {name: _header(name) for name in ("X-Request-ID", *headers)}
    body = {} if status in _WITHOUT_BODY else {"content": _PROBLEM}
    return {"description": text, "headers": named, **body}


def _statuses(path: str, method: str) -> Iterator[str]:
    """What an operation may answer besides what it says itself."""
    yield from ("414", "421", "431")
    if method == "post":
        yield from ("413", "415")
    if path.startswith("/healthz") or path.startswith("/readyz"):
        return
    yield "429"
    if path.startswith("/reconcile/"):
        yield "404"
    if path.startswith("/api/"):
        yield "406"
        if method == "get":
            yield "304"
        if method == "get" and "{key}" in path:
            yield from ("308", "410")


def _describe(answer: dict[str, Any], status: str, path: str, method: str) -> None:
    names = ["X-Request-ID"]
    if status == "200" and path.startswith("/api/"):
        names += ["ETag", "Last-Modified"] if method == "get" else []
        names += ["RateLimit-Policy", "RateLimit"]
    if status == "503":
        names.append("Retry-After")
    answer.setdefault("headers", {}).update({name: _header(name) for name in names})


def _as_page(answer: dict[str, Any], status: str) -> dict[str, Any]:
    """The error as a person reads it, where what refuses the request does not come before the pages."""
    told = _shared(status) if "$ref" in answer else answer
    return {**told, "content": {**_PROBLEM, "text/html": {"schema": {"type": "string"}}}}


def _links(operation: str, known: set[str]) -> dict[str, Any]:
    return {
        name: {
            "operationId": target,
            "parameters": {parameter: f"$response.body#{where}"},
        }
        for name, (target, parameter, where) in _LINKS.get(operation, {}).items()
        if target in known
    }


def _header(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/headers/{name}"}
