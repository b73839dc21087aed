"""One body for every error (RFC 9457), and the one table from class to status."""

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from graph_api.manners.addresses import told_better
from graph_api.manners.requests import HEADER
from graph_api.models import Problem
from graph_api.pages.language import language_of
from graph_api.pages.refusals import told
from graph_api.scope import DATE_FORM
from ontology import errors

_log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5
_LONGEST_ECHO = 100
STATUSES: Mapping[type[errors.CooperationGraphError], HTTPStatus] = {
    errors.NotFound: HTTPStatus.NOT_FOUND,
    errors.HistoryForgotten: HTTPStatus.GONE,
    errors.InvalidQuery: HTTPStatus.BAD_REQUEST,
    errors.RefusedCypher: HTTPStatus.FORBIDDEN,
    errors.InvalidStatement: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.ConflictingJudgments: HTTPStatus.CONFLICT,
    errors.UnreadableArticle: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.UnreadableExport: HTTPStatus.UNPROCESSABLE_ENTITY,
    errors.WriteRefused: HTTPStatus.FORBIDDEN,
    errors.QueryTimeout: HTTPStatus.GATEWAY_TIMEOUT,
    errors.QueryTooLarge: HTTPStatus.FORBIDDEN,
    errors.StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreTooNew: HTTPStatus.SERVICE_UNAVAILABLE,
    errors.StoreError: HTTPStatus.INTERNAL_SERVER_ERROR,
    errors.CooperationGraphError: HTTPStatus.INTERNAL_SERVER_ERROR,
}
"""The nearest class of an error decides."""


def documented(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """The errors that an endpoint gives besides the common ones, for its OpenAPI description."""
    common = (HTTPStatus.BAD_REQUEST, HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.GATEWAY_TIMEOUT)
    return {
        int(status): {
            "description": status.phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in (*common, *statuses)
    }


def problem_of(error: Exception) -> Problem:
    """What an error is to the one who asked; what is not meant for them is only logged."""
    if isinstance(error, RequestValidationError):
        return _problem(HTTPStatus.BAD_REQUEST, "; ".join(map(_said, error.errors())))
    if isinstance(error, HTTPException):
        return _problem(HTTPStatus(error.status_code), str(error.detail))
    if isinstance(error, errors.CooperationGraphError):
        status = next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)
        problem = _problem(status, str(error))
        if isinstance(error, errors.InvalidCypher):
            problem.line, problem.column = error.line, error.column
        return problem
    return _problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; the log of the server says what."
    )


def headers_of(problem: Problem, error: Exception) -> dict[str, str]:
    """The headers that go with a problem: when to come back, which methods there are."""
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_SECONDS)
    return headers


def json_problem(request: Request, error: Exception) -> Response:
    """The answer to a program, in the language that it asks for as far as the sentence is translated."""
    problem = problem_of(error)
    translated = told(problem.detail, "vi") if language_of(request) == "vi" else problem.detail
    language = "en" if translated == problem.detail else "vi"
    problem.detail = translated
    problem.instance = request.url.path
    problem.request_id = request.scope.get("request_id")
    named = {HEADER: problem.request_id} if problem.request_id else {}
    return JSONResponse(
        problem.model_dump(exclude_none=True),
        problem.status,
        headers={
            **headers_of(problem, error),
            **named,
            "Content-Language": language,
            "Vary": "Accept-Language",
        },
        media_type=MEDIA_TYPE,
    )


def add_handlers(app: FastAPI, page: Callable[[Request, Exception], Response]) -> None:
    """Have every error answered in one shape: RFC 9457, or by `page` where a person is reading."""

    def answer(request: Request, error: Exception) -> Response:
        told = told_better(request, error)
        if isinstance(told, Response):
            return told
        error = told
        if problem_of(error).status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            where = (request.scope.get("request_id"), request.method, request.url.path, error)
            _log.error("%s %s %s: %s", *where, exc_info=_unexpected(error))
        for_people = not request.url.path.startswith(("/api/", "/healthz", "/readyz", "/openapi.json"))
        return page(request, error) if for_people else json_problem(request, error)

    for kind in (errors.CooperationGraphError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer)


def _problem(status: HTTPStatus, detail: str) -> Problem:
    return Problem(title=status.phrase, status=int(status), detail=detail)


def _said(error: Mapping[str, Any]) -> str:
    where = ".".join(str(part) for part in error["loc"] if part not in ("query", "path"))
    if error["type"] == "string_pattern_mismatch" and error["ctx"]["pattern"] == DATE_FORM:
        return f"{where} is {error['input']!r}: give one date, as 2023, 2023-06 or 2023-06-12"
    given, said = error.get("input"), error["msg"].removeprefix("Value error, ")
    shown = isinstance(given, str) and len(given) <= _LONGEST_ECHO and error["type"] != "missing"
    return f"{where} is {given!r}: {said}" if shown else f"{where}: {said}"


def _unexpected(error: Exception) -> Exception | None:
    return None if isinstance(error, errors.CooperationGraphError) else error
