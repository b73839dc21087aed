"""A quoted passage within its sentence, and a text with all its passages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_MOST = 240
"""Characters shown on each side of a quote where a sentence is longer."""

_ENDS = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]*[^\W\d_a-z])|\n+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote and what stands around it in its sentence; an ellipsis marks what is cut."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text, `number` naming what it belongs to."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text with the numbers of all spans over it, and those that end with it."""

    text: str
    over: tuple[int, ...]
    ending: tuple[int, ...]


def passage_in(text: str | None, start: int, end: int, quote: str) -> Passage:
    """The quote within its sentence; alone where the text is not held, or does not have it there."""
    if text is None or text[start:end] != quote:
        return Passage("", quote, "")
    first = start
    for found in _ENDS.finditer(text, max(0, start - 2 * _MOST), start):
        first = found.end()
    if first == start and not _is_start(text, start):
        first = max(0, start - 2 * _MOST)
    closing = _ENDS.search(text, max(start, end - 1))
    last = closing.start() + 1 if closing and text[closing.start()] != "\n" else None
    if last is None:
        last = closing.start() if closing else len(text)
    return Passage(
        _shortened(text[first:start], keep_end=True), quote, _shortened(text[end : max(end, last)])
    )


def segments(text: str, spans: Iterable[Span]) -> Iterator[Segment]:
    """The whole text cut where a span starts or ends; spans may overlap."""
    valid = [span for span in spans if 0 <= span.start < span.end <= len(text)]
    cuts = sorted({0, len(text), *(s.start for s in valid), *(s.end for s in valid)})
    for start, end in pairwise(cuts):
        yield Segment(
            text[start:end],
            tuple(s.number for s in valid if s.start <= start and end <= s.end),
            tuple(sorted({s.number for s in valid if s.end == end})),
        )


def _is_start(text: str, position: int) -> bool:
    return position == 0 or any(found.end() == position for found in _ENDS.finditer(text, 0, position + 1))


def _shortened(text: str, *, keep_end: bool = False) -> str:
    if len(text) <= _MOST:
        return text
    if keep_end:
        return "…" + text[-_MOST:].partition(" ")[2]
    return text[:_MOST].rpartition(" ")[0] + " …"
