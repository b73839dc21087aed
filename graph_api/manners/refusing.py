"""Refuse a request before any endpoint sees it, in the one form of errors."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse
from starlette.types import Receive, Scope, Send

from graph_api.manners.requests import current_request
from graph_api.models import Problem
from graph_api.problems import MEDIA_TYPE


async def refuse(
    scope: Scope,
    receive: Receive,
    send: Send,
    status: HTTPStatus,
    detail: str,
    headers: Mapping[str, str] | None = None,
) -> None:
    """Send the problem as the whole answer."""
    problem = Problem(
        title=status.phrase,
        status=int(status),
        detail=detail,
        instance=scope["path"],
        request_id=current_request.get(),
    )
    content = problem.model_dump(exclude_none=True)
    answer = JSONResponse(content, int(status), headers=dict(headers or {}), media_type=MEDIA_TYPE)
    await answer(scope, receive, send)
