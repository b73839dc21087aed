"""Tell clients in time that an address will go: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594)."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any


def going(since: date, until: date, instead: str | None = None) -> dict[str, Any]:
    """What a route is declared with that will go: `router.get(…, **going(since, until, "/api/v1/…"))`."""
    return {
        "deprecated": True,
        "openapi_extra": {
            "x-deprecated-since": since.isoformat(),
            "x-sunset": until.isoformat(),
            **({"x-successor": instead} if instead else {}),
        },
    }


def headers_of_going(extra: dict[str, Any] | None) -> dict[str, str]:
    """The headers of every answer of such a route; none of another one."""
    if not extra or "x-sunset" not in extra:
        return {}
    headers = {
        "Deprecation": f"@{int(_midnight(extra['x-deprecated-since']).timestamp())}",
        "Sunset": format_datetime(_midnight(extra["x-sunset"]), usegmt=True),
    }
    if "x-successor" in extra:
        headers["Link"] = f'<{extra["x-successor"]}>; rel="successor-version"'
    return headers


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)
