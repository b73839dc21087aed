"""A quoted passage within its sentence, and a text with all its passages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

_MOST = 240
"""Characters shown on each side of a quote where a sentence is longer."""

_ENDS = re.compile(r"(?P<end>(?P<word>\w*)[.!?…][\"”’)\]]*)[^\S\n]+(?=\S)|\n+")
_SHORT = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "no", "art", "vs", "ts", "pgs", "gs", "ths", "tp"})
"""Words, and any single letter, whose full stop ends no sentence."""


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
    ends = list(_sentence_ends(text, max(0, start - 2 * _MOST), end + 2 * _MOST))
    first = max((after for _, after in ends if after <= start), default=max(0, start - 2 * _MOST))
    last = min((before for before, _ in ends if before >= end), default=min(len(text), end + 2 * _MOST))
    before = text[first:start].rpartition("\n")[2]
    after = text[end:last].partition("\n")[0]
    return Passage(_shortened(before, keep_end=True), quote, _shortened(after))


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


def _sentence_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next begins, within a part of the text."""
    for found in _ENDS.finditer(text, start, min(end, len(text))):
        word = found["word"]
        if found["end"] is None:
            yield found.span()
        elif not (text[found.end()].islower() or len(word) == 1 or word.lower() in _SHORT):
            yield found.end("end"), found.end()


def _shortened(text: str, *, keep_end: bool = False) -> str:
    if len(text) <= _MOST:
        return text
    if keep_end:
        return "…" + text[-_MOST:].partition(" ")[2]
    return text[:_MOST].rpartition(" ")[0] + " …"
