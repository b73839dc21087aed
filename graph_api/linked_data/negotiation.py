"""Which of the forms on offer a client likes best, by its Accept header (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence

_RANGE = re.compile(r"([!#$%&'*+.^_`|~0-9a-z-]+)/([!#$%&'*+.^_`|~0-9a-z-]+)")
_WEIGHT = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer of the highest quality, the earliest among equals; None where none is acceptable.

    No header at all accepts everything. The most specific range that covers an offer gives its quality.
    """
    if accept is None or not accept.strip():
        return offers[0] if offers else None
    ranges = _ranges(accept)
    rated = [(_quality(offer, ranges), -place, offer) for place, offer in enumerate(offers)]
    quality, _, best = max(rated, default=(0.0, 0, ""))
    return best if quality > 0 else None


def quality_of(accept: str | None, offer: str) -> float:
    """How welcome one media type is, from 0 to 1."""
    return 1.0 if accept is None or not accept.strip() else _quality(offer, _ranges(accept))


def _ranges(accept: str) -> list[tuple[str, str, float]]:
    found = []
    for element in accept.lower().split(","):
        name, *parameters = (part.strip() for part in element.split(";"))
        matched = _RANGE.fullmatch(name)
        if matched:
            found.append((matched[1], matched[2], _weight(parameters)))
    return found


def _weight(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if _WEIGHT.fullmatch(value.strip()) else 0.0
    return 1.0


def _quality(offer: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    wanted = tuple(offer.split(";")[0].strip().lower().split("/"))
    best = (-1, 0.0)
    for kind, form, weight in ranges:
        if (kind, form) == wanted:
            best = max(best, (2, weight))
        elif form == "*" and kind in ("*", wanted[0]):
            best = max(best, (int(kind != "*"), weight))
    return best[1]
