"""Regular expressions that are tried only where one of their openings stands."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from loaders.extraction.text.openings import begins_word, openings, small

_ANYTHING = re.compile(".*", re.DOTALL)
_lowered = lru_cache(maxsize=8)(small)


class QuickPattern:
    """Finds what the expression finds, at the same places, in one pass for all its openings together."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self.pattern = re.compile(expression, flags)
        begin = openings(self.pattern)
        self._openings = AhoCorasick(sorted(begin)) if begin else None
        self._begins_word = begins_word(self.pattern)
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
        found = {start for _, start, _ in self._openings.find_matches_as_indexes(lowered, overlapping=True)}
        return sorted(_at_words(lowered, found) if self._begins_word else found)


class QuickPatterns:
    """Several expressions that are looked for in one text: one pass for the openings of them all."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        self._patterns = tuple(patterns)
        by_text: dict[str, list[int]] = {}
        self.anywhere: list[int] = []
        for number, pattern in enumerate(self._patterns):
            begin = openings(pattern)
            if begin is None:
                self.anywhere.append(number)
            for text in begin or ():
                by_text.setdefault(text, []).append(number)
        self._numbers = [by_text[text] for text in sorted(by_text)]
        self._begin_words = all(map(begins_word, self._patterns))
        self._openings = AhoCorasick(sorted(by_text))
        self._last: tuple[str, list[tuple[int, int]] | None] = ("", [])

    def finditer(self, text: str, start: int, end: int) -> Iterator[tuple[int, re.Match[str]]]:
        """The matches within `text[start:end]`, expression by expression, each with its number."""
        places = self.places(text)
        if places is None:
            for number, pattern in enumerate(self._patterns):
                yield from ((number, match) for match in pattern.finditer(text, start, end))
            return
        near: dict[int, list[int]] = {number: [] for number in self.anywhere}
        for place, number in places[bisect_left(places, (start, 0)) : bisect_left(places, (end, 0))]:
            near.setdefault(number, []).append(place)
        for number in sorted(near):
            pattern = self._patterns[number]
            if number in self.anywhere:
                yield from ((number, match) for match in pattern.finditer(text, start, end))
                continue
            floor = start
            for place in near[number]:
                if place >= floor and (match := pattern.match(text, place, end)):
                    yield number, match
                    floor = match.end()

    def places(self, text: str) -> list[tuple[int, int]] | None:
        """Where which expression may begin, in order; None where any place has to be tried."""
        known = self._last
        if known[0] is not text:
            lowered = _lowered(text)
            known = self._last = (text, None if lowered is None else self._find_places(lowered))
        return known[1]

    def _find_places(self, lowered: str) -> list[tuple[int, int]]:
        found = self._openings.find_matches_as_indexes(lowered, overlapping=True)
        if self._begin_words:
            words = set(_at_words(lowered, {start for _, start, _ in found}))
            found = [one for one in found if one[1] in words]
        return sorted({(start, n) for text, start, _ in found for n in self._numbers[text]})


class QuickChoice:
    """Finds what an expression with many options finds; of these it tries only those that may begin there."""

    def __init__(self, before: str, options: Sequence[str], behind: str) -> None:
        self.pattern = re.compile(f"{before}(?:{'|'.join(options)}){behind}")
        self._options = [re.compile(f"{before}(?:{option}){behind}") for option in options]
        self._quick = QuickPatterns(self._options)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """The matches within `text[start:end]`, none over another; each knows the groups of its option."""
        end = len(text) if end is None else end
        places = self._places(text)
        if places is None:
            yield from self.pattern.finditer(text, start, end)
            return
        for number in range(bisect_left(places, (start, 0)), len(places)):
            place, option = places[number]
            if place >= end:
                return
            if place >= start and (match := self._options[option].match(text, place, end)):
                yield match
                start = match.end()

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match within `text[start:end]`."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The match that begins at `start`."""
        places = self._places(text)
        if places is None:
            return self.pattern.match(text, start)
        options = places[bisect_left(places, (start, 0)) : bisect_left(places, (start + 1, 0))]
        found = (self._options[option].match(text, start) for _, option in options)
        return next((match for match in found if match), None)

    def _places(self, text: str) -> list[tuple[int, int]] | None:
        return None if self._quick.anywhere else self._quick.places(text)


class QuickWords:
    """Finds texts that stand as whole words, whatever their case, the longest at each place."""

    def __init__(self, texts: Iterable[str]) -> None:
        ordered = sorted(texts, key=len, reverse=True)
        options = "|".join(map(re.escape, ordered)) or r"(?!)"
        self.pattern = re.compile(rf"(?<!\w)(?:{options})(?!\w)", re.IGNORECASE)
        self._plain = all(small(text) == text for text in ordered)
        self._texts = AhoCorasick(ordered)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches, in order, none over another."""
        lowered = _lowered(text) if self._plain else None
        if lowered is None:
            yield from self.pattern.finditer(text)
            return
        longest: dict[int, int] = {}
        for _, start, end in self._texts.find_matches_as_indexes(lowered, overlapping=True):
            if not (end < len(lowered) and is_of_word(lowered[end])) and end > longest.get(start, 0):
                longest[start] = end
        floor = 0
        for start in sorted(_at_words(lowered, longest)):
            if start >= floor and (match := _ANYTHING.match(text, start, longest[start])):
                yield match
                floor = match.end()


def whole_words(text: str, words: str) -> Iterator[int]:
    """Where `words` stand in `text` with no letter, digit or underscore beside them, none over another."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        stands = not any(map(is_of_word, text[max(0, start - 1) : start] + text[end : end + 1]))
        if stands:
            yield start
        start = text.find(words, end if stands else start + 1)


def _at_words(text: str, places: Iterable[int]) -> Iterator[int]:
    """The places that no letter, digit or underscore stands before."""
    return (place for place in places if place == 0 or not is_of_word(text[place - 1]))


def is_of_word(letter: str) -> bool:
    """What `re` takes for a part of a word."""
    return letter.isalnum() or letter == "_"
