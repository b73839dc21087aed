"""Fetch a page, within limits of time, size and redirects."""

import hashlib
import ipaddress
import re
import socket
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

from loaders.limits import ReadingLimits
from ontology.errors import UnreadableArticle
from ontology.folding import slug

_AGENT = "ipcoop/0.1 (knowledge graph of intellectual-property cooperation)"
_MAX_KEY = 120


@dataclass(frozen=True, slots=True)
class Page:
    """What an address answered; `address` is where the redirects ended."""

    address: str
    content_type: str
    charset: str | None
    data: bytes


class Fetcher:
    """Fetches addresses with one client; use it as a context."""

    def __init__(self, limits: ReadingLimits) -> None:
        self._limits = limits
        self._client = httpx.Client(
            follow_redirects=True,
            max_redirects=limits.max_redirects,
            timeout=httpx.Timeout(limits.timeout / 2),
            headers={
                "User-Agent": _AGENT,
                "Accept": "text/html, application/xhtml+xml, text/plain, */*;q=0.5",
            },
            event_hooks={"request": [self._check_request]},
        )
        self._guarded = False

    def fetch(self, address: str, *, guarded: bool = False) -> Page:
        """The page at `address`; raises `UnreadableArticle` that says why not.

        `guarded` is for addresses that a stranger wrote, such as the links of a feed: they, and where they
        lead, must not point into the machine's own network.
        """
        self._guarded = guarded
        try:
            return self._fetch(address)
        except httpx.TooManyRedirects as error:
            limit = self._limits.max_redirects
            raise _unreachable(address, f"It redirects more than {limit} times.") from error
        except httpx.TimeoutException as error:
            raise _unreachable(address, f"It did not answer within {self._limits.timeout:g} s.") from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise UnreadableArticle(
                address, f"It leads to what is no web address ({error}).", "Use an http or https address."
            ) from error
        except httpx.HTTPError as error:
            raise _unreachable(address, f"It cannot be reached ({error or type(error).__name__}).") from error

    def _fetch(self, address: str) -> Page:
        deadline = time.monotonic() + self._limits.timeout
        with self._client.stream("GET", address) as response:
            if response.is_error:
                answer = f"{response.status_code} {response.reason_phrase}".strip()
                raise _unreachable(address, f"The server answered {answer}.")
            data = bytearray()
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > self._limits.max_bytes:
                    raise UnreadableArticle(
                        address,
                        f"It is larger than {self._limits.size()}.",
                        "Save and load the part that counts.",
                    )
                if time.monotonic() > deadline:
                    raise httpx.ReadTimeout("the whole page took too long")
            content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
            return Page(str(response.url), content_type, response.charset_encoding, bytes(data))

    def _check_request(self, request: httpx.Request) -> None:
        if request.url.scheme not in ("http", "https"):
            raise httpx.UnsupportedProtocol(f"{request.url.scheme}: is not followed")
        if self._guarded and _is_private(request.url.host):
            raise httpx.UnsupportedProtocol(f"{request.url.host} is in a private network")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def is_address(source: str) -> bool:
    """Whether a source is an address of the web and not a path."""
    return re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*://", source) is not None


def is_private(address: str) -> bool:
    """Whether an address points into the machine's own network."""
    return _is_private(httpx.URL(address).host)


def address_key(address: str) -> str:
    """The key of the article at an address: host, path and query as a slug, the same for http and https."""
    rest = re.sub(r"^\w+://(?:www\.)?", "", address.split("#")[0], flags=re.IGNORECASE)
    key = slug(re.sub(r"\.(?:html?|aspx?|php|jsp)$", "", rest.rstrip("/"), flags=re.IGNORECASE))
    return key if len(key) <= _MAX_KEY else _shortened(key)


def _shortened(key: str) -> str:
    return f"{key[: _MAX_KEY - 11]}-{hashlib.sha256(key.encode()).hexdigest()[:10]}"


def _is_private(host: str) -> bool:
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False  # it cannot be reached either way
    return any(not ipaddress.ip_address(str(address).split("%")[0]).is_global for address in found)


def _unreachable(address: str, reason: str) -> UnreadableArticle:
    return UnreadableArticle(
        address, reason, "Open the address in a browser; if the article is there, save it and load the file."
    )
