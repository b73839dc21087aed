"""Requests that are repeated where that helps: the server is busy, starting, or was cut off."""

import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from ipcoop.client.failures import Unreachable, failure_of

_log = logging.getLogger(__name__)
_WORTH_REPEATING = (429, 503)
_FIRST_WAIT = 0.25
Value = str | int | float | bool | None


class Sender:
    """Sends requests that only read; repeats them at most `retries` times, waiting as the server says."""

    def __init__(self, http: httpx.Client, address: str, *, retries: int, longest_wait: float) -> None:
        self._http = http
        self._address = address.rstrip("/")
        self._retries = retries
        self._longest_wait = longest_wait

    def get(self, path: str, parameters: Mapping[str, Any] | None = None) -> bytes:
        """The body of a good answer; raises `Unreachable` or the `ApiFailure` that the answer is."""
        given = {name: value for name, value in (parameters or {}).items() if value is not None}
        wait = _FIRST_WAIT
        for left in range(self._retries, -1, -1):
            try:
                # `next` and `url` of answers hold parameters already, which an empty map would take away
                response = self._http.get(self._address + path, params=given or None)
            except httpx.TransportError as error:
                if not left:
                    raise self._unreachable(error) from error
                pause = wait
            else:
                if response.is_success:
                    return response.content
                asked = retry_after(response)
                pause = wait if asked is None else asked
                repeat = response.status_code in _WORTH_REPEATING and pause <= self._longest_wait
                if not left or not repeat:
                    raise failure_of(response, asked)
            _log.info("%s: once more in %.2f s", path, pause)
            time.sleep(pause)
            wait = min(2 * wait, self._longest_wait)
        raise AssertionError("the last try either answers or raises")

    def _unreachable(self, error: httpx.TransportError) -> Unreachable:
        tried = f"{self._retries + 1} times" if self._retries else "once"
        return Unreachable(
            f"{self._address} does not answer ({type(error).__name__}: {error}), asked {tried}. "
            "Check the address, and that `ipcoop serve` runs there."
        )


def retry_after(response: httpx.Response) -> float | None:
    """The seconds after which the server says to come back, given as a number or as a date."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isdecimal():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except ValueError:
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
