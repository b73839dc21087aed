"""A budget for each client: what a request costs is a fixed price for its kind and what its work takes."""

import time
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph_api.manners.refusing import refuse

PRICES = {
    "/healthz": 0,
    "/readyz": 0,
    "/static": 0,
    "/api/v1/cypher": 20,
    "/sparql": 20,
    "/render": 10,
    "/api/v1/paths": 10,
    "/api/v1/compare": 5,
    "/api/v1/gaps": 5,
    "/api/v1/match": 5,
    "/api/v1/queries/": 5,
    "/api/v1/ask": 10,
    "/reconcile": 5,
    "/api/v1/search": 2,
}
"""By the start of the address, the first that fits; everything else costs 1."""
PER_SECOND = 10
"""The price of a second of work, on top."""
_WINDOW = 60
_POLICY = "budget"


class Budgets:
    """Middleware that lets each client spend `amount` a minute, and tells what is left."""

    def __init__(self, app: ASGIApp, amount: int) -> None:
        self._app = app
        self._budget = RateLimitItemPerMinute(amount)
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or say when to come back."""
        price = price_of(scope["path"]) if scope["type"] == "http" else 0
        if price == 0:
            await self._app(scope, receive, send)
            return
        client = _client(scope)
        if not self._limiter.test(self._budget, client, cost=price):
            headers = self._headers(client)
            headers["Retry-After"] = str(self._left(client)[1])
            detail = (
                f"You have spent {self._budget.amount} a minute, and this costs {price}. "
                f"Come back in {headers['Retry-After']} seconds; docs/api.md has the prices."
            )
            await refuse(scope, receive, send, HTTPStatus.TOO_MANY_REQUESTS, detail, headers)
            return
        self._limiter.hit(self._budget, client, cost=price)
        began = time.perf_counter()

        async def send_with_budget(message: Message) -> None:
            if message["type"] == "http.response.start":
                work = int(PER_SECOND * (time.perf_counter() - began))
                if work:
                    self._limiter.hit(self._budget, client, cost=work)
                MutableHeaders(scope=message).update(self._headers(client))
            await send(message)

        await self._app(scope, receive, send_with_budget)

    def _left(self, client: str) -> tuple[int, int]:
        """What is left, and for how many seconds."""
        found = self._limiter.get_window_stats(self._budget, client)
        return max(0, found.remaining), max(1, round(found.reset_time - time.time()))

    def _headers(self, client: str) -> dict[str, str]:
        """As the IETF draft on rate limit header fields has them since its eighth version."""
        remaining, seconds = self._left(client)
        return {
            "RateLimit-Policy": f'"{_POLICY}";q={self._budget.amount};w={_WINDOW}',
            "RateLimit": f'"{_POLICY}";r={remaining};t={seconds}',
        }


def price_of(path: str) -> int:
    """What a request of this address costs before any work."""
    return next((price for start, price in PRICES.items() if path.startswith(start)), 1)


def _client(scope: Scope) -> str:
    """Whose budget a request spends: an address, or the network that one subscriber of IPv6 has."""
    host = str((scope.get("client") or ("unknown", 0))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return host
    return address.exploded[:19] if isinstance(address, IPv6Address) else host
