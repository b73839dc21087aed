"""Refuse what is too long: addresses (414), headers (431) and bodies (413, while they arrive)."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.manners.refusing import refuse

_LONG_ADDRESSES = ("/sparql",)  # a query may stand in the address; its endpoint has a limit of its own


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many bytes of each a request may have."""

    address: int = 8 * 1024
    headers: int = 32 * 1024
    body: int = 16 * 1024 * 1024


class LimitedSizes:
    """Middleware that refuses requests beyond `sizes`."""

    def __init__(self, app: ASGIApp, sizes: Sizes) -> None:
        self._app = app
        self._sizes = sizes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refusal(scope)
        if refused is not None:
            await refuse(scope, receive, send, *refused)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > self._sizes.body:  # reaches the client as every error of an endpoint does
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._body_rule())
            return message

        await self._app(scope, counted, send)

    def _refusal(self, scope: Scope) -> tuple[HTTPStatus, str] | None:
        sizes = self._sizes
        address = len(scope.get("raw_path") or b"") + len(scope["query_string"])
        if address > sizes.address and not scope["path"].startswith(_LONG_ADDRESSES):
            rule = f"The address has {address} bytes; at most {sizes.address} are read here. Shorten it."
            return HTTPStatus.REQUEST_URI_TOO_LONG, rule
        headers = sum(len(name) + len(value) for name, value in scope["headers"])
        if headers > sizes.headers:
            rule = f"The headers have {headers} bytes; at most {sizes.headers} are read here."
            return HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, rule
        length = Headers(scope=scope).get("content-length", "0")
        if not (length.isascii() and length.isdecimal()):
            return HTTPStatus.BAD_REQUEST, "Content-Length is no number."
        if len(length) > 18 or int(length) > sizes.body:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, self._body_rule()
        return None

    def _body_rule(self) -> str:
        return f"A body may have {self._sizes.body} bytes here. Send less at a time."
