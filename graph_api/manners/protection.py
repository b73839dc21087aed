"""What protects the server, as one value to configure, in the order in which a request meets it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_api.headers import HeadAsGet, SafeHeaders
from graph_api.manners.hosts import KnownHosts
from graph_api.manners.rates import Budgets
from graph_api.manners.requests import HEADER, RequestIds
from graph_api.manners.sizes import LimitedSizes, Sizes

_DAY = 86_400
_SHORTEST_TO_ZIP = 1000
_READABLE = (
    *("ETag", "Last-Modified", "Link", "Location", "Deprecation", "Sunset"),
    *("RateLimit", "RateLimit-Policy", "Retry-After", HEADER),
)


@dataclass(frozen=True, slots=True)
class Protection:
    """Limits and names; the defaults suit a test or a server behind one that protects."""

    hosts: Sequence[str] | None = None  # the names that the server answers to; None: any
    origins: Sequence[str] = ("*",)  # the sites whose pages may read the API, never with credentials
    budget: int = 0  # what a client may spend a minute; 0: any amount
    sizes: Sizes = field(default_factory=Sizes)


class _OpenToPages:
    """Cross-origin answers under `/api/`; linked data and SPARQL have their own."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._open = CORSMiddleware(
            app,
            allow_origins=list(origins),
            allow_methods=["GET", "HEAD", "POST", "DELETE"],
            allow_headers=["Accept", "Authorization", "Content-Type", "If-None-Match", HEADER],
            expose_headers=_READABLE,
            allow_credentials=False,
            max_age=_DAY,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        opened = scope["type"] == "http" and scope["path"].startswith("/api/")
        await (self._open if opened else self._app)(scope, receive, send)


def protect(app: FastAPI, protection: Protection) -> None:
    """Put everything in order before the endpoints; what is added last sees a request first."""
    app.add_middleware(GZipMiddleware, minimum_size=_SHORTEST_TO_ZIP, compresslevel=5)
    if protection.budget:
        app.add_middleware(Budgets, amount=protection.budget)
    app.add_middleware(LimitedSizes, sizes=protection.sizes)
    if protection.origins:
        app.add_middleware(_OpenToPages, origins=tuple(protection.origins))
    if protection.hosts is not None:
        app.add_middleware(KnownHosts, hosts=tuple(protection.hosts))
    app.add_middleware(SafeHeaders)
    app.add_middleware(HeadAsGet)
    app.add_middleware(RequestIds)
