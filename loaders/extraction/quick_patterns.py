"""Regular expressions that are tried only where one of their openings stands."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from loaders.extraction.openings import openings, small

_lowered = lru_cache(maxsize=8)(small)


class QuickPattern:
    """Finds what the expression finds, at the same places, in one pass for all its openings together."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.pattern = re.compile(expression, flags)
        begin = openings(self.pattern)
        self._openings = AhoCorasick(sorted(begin)) if begin else None
        self._last: tuple[str, list[int] | None] = ("", [])

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches within `text[start:end]`, in order, none over another."""
        end = len(text) if end is None else end
        starts = self._starts(text)
        if starts is None:
            yield from self.pattern.finditer(text, start, end)
            return
        for number in range(bisect_left(starts, start), len(starts)):
            if starts[number] >= end:
                return
            if starts[number] >= start and (match := self.pattern.match(text, starts[number], end)):
                yield match
                start = match.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match within `text[start:end]`."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that begins at `start`."""
        return self.pattern.match(text, start, len(text) if end is None else end)

    def _starts(self, text: str) -> list[int] | None:
        """Where a match may begin; None where any place has to be tried. The last text is remembered."""
        known = self._last
        if known[0] is not text:
            known = self._last = (text, self._find_starts(text))
        return known[1]

    def _find_starts(self, text: str) -> list[int] | None:
        lowered = _lowered(text) if self._openings is not None else None
        if self._openings is None or lowered is None:
            return None
        found = self._openings.find_matches_as_indexes(lowered, overlapping=True)
        return sorted({start for _, start, _ in found})


class QuickPatterns:
    """Several expressions that are looked for in one text: one pass for the openings of them all."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        by_text: dict[str, list[int]] = {}
        self._anywhere: list[int] = []
        for number, pattern in enumerate(self._patterns):
            begin = openings(pattern)
            if begin is None:
                self._anywhere.append(number)
            for text in begin or ():
                by_text.setdefault(text, []).append(number)
        self._numbers = [by_text[text] for text in sorted(by_text)]
        self._openings = AhoCorasick(sorted(by_text))
        self._last: tuple[str, list[tuple[int, int]] | None] = ("", [])

    def finditer(self, text: str, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches within `text[start:end]`, expression by expression, each with its number."""
        places = self._places(text)
        if places is None:
            for number, pattern in enumerate(self._patterns):
                yield from ((number, match) for match in pattern.finditer(text, start, end))
            return
        near: dict[int, list[int]] = {number: [] for number in self._anywhere}
        for place, number in places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]:
            near.setdefault(number, []).append(place)
        for number in sorted(near):
            pattern = self._patterns[number]
            if number in self._anywhere:
                yield from ((number, match) for match in pattern.finditer(text, start, end))
                continue
            floor = start
            for place in near[number]:
                if place >= floor and (match := pattern.match(text, place, end)):
                    yield number, match
                    floor = match.end()

    def _places(self, text: str) -> list[tuple[int, int]] | None:
        """Where which expression may begin, in order; None where any place has to be tried."""
        known = self._last
        if known[0] is not text:
            lowered = _lowered(text)
            known = self._last = (text, None if lowered is None else self._find_places(lowered))
        return known[1]

    def _find_places(self, lowered: str) -> list[tuple[int, int]]:
        found = self._openings.find_matches_as_indexes(lowered, overlapping=True)
        return sorted({(start, n) for text, start, _ in found for n in self._numbers[text]})
