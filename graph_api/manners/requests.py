"""Every request has an id, the client's own if it is sane: in the answer, in problems and in the log."""

import logging
import re
import secrets
import time
from contextvars import ContextVar

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADER = "X-Request-ID"
current_request: ContextVar[str | None] = ContextVar("current_request", default=None)
"""The id of the request that is being answered."""

_SANE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,99}")
_log = logging.getLogger(__name__)


class RequestIds:
    """Middleware that gives ids and logs each request with its status and duration."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request = given if _SANE.fullmatch(given) else secrets.token_hex(8)
        scope["request_id"] = request  # for what answers outside of this, which is an unforeseen error
        began, status = time.perf_counter(), 500

        async def send_with_id(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = request
            await send(message)

        token = current_request.set(request)
        try:
            await self._app(scope, receive, send_with_id)
        finally:
            current_request.reset(token)
            took = 1000 * (time.perf_counter() - began)
            _log.info("%s %s %r %d %.1f ms", request, scope["method"], scope["path"], status, took)
