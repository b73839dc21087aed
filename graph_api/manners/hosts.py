"""Answer only to the server's own names, so that no page reaches it by rebinding one."""

from collections.abc import Iterable
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_api.manners.refusing import refuse

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class KnownHosts:
    """Middleware that refuses every `Host` but `hosts`; `*.example.org` stands for all names below."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            given = Headers(scope=scope).get("host", "")
            if not self._knows(_name(given)):
                detail = f"This server is not called {given!r}. Its operator lists its names in IPCOOP_HOSTS."
                await refuse(scope, receive, send, HTTPStatus.MISDIRECTED_REQUEST, detail)
                return
        await self._app(scope, receive, send)

    def _knows(self, name: str) -> bool:
        parts = name.split(".")
        above = (f"*.{'.'.join(parts[start:])}" for start in range(1, len(parts)))
        return name in self._hosts or "*" in self._hosts or any(each in self._hosts for each in above)


def _name(host: str) -> str:
    """The name in a `Host`, without the port."""
    if host.startswith("["):
        return host.partition("]")[0].lower() + "]"
    return host.partition(":")[0].lower()
