"""Which frames can fit a sentence at all, told by the words and the kinds of names that it has."""

from collections.abc import Iterator
from functools import cache

from ahocorasick_rs import AhoCorasick

from loaders.extraction.frames.frames import Frame, load_frames
from loaders.extraction.frames.views import View, kind_sign
from loaders.extraction.text.openings import contained, is_sign, small

_Need = frozenset[int]  # texts by number, one of which a sentence must have


class FrameIndex:
    """Frames by the texts that their triggers and patterns cannot do without."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self._frames = frames
        numbers: dict[str, int] = {}
        self._needs: list[tuple[_Need, ...]] = []
        self._by_text: dict[int, list[int]] = {}
        self._always: list[int] = []
        for position, frame in enumerate(frames):
            sets = {*contained(frame.trigger), *contained(frame.pattern)}
            ordered = sorted(sets, key=lambda texts: (_telling(texts), sorted(texts)))
            needs = [frozenset(numbers.setdefault(t, len(numbers)) for t in texts) for texts in ordered]
            for number in needs[-1] if needs else ():
                self._by_text.setdefault(number, []).append(position)
            if not needs:
                self._always.append(position)
            self._needs.append(tuple(needs[:-1]))
        self._texts = AhoCorasick(list(numbers))

    def fitting(self, view: View) -> Iterator[Frame]:
        """The frames whose trigger and pattern may be found in a view, in their order."""
        lowered = small(kind_sign(view))
        if lowered is None:
            yield from self._frames
            return
        present = {number for number, _, _ in self._texts.find_matches_as_indexes(lowered, overlapping=True)}
        positions = {p for number in present for p in self._by_text.get(number, ())}
        for position in sorted(positions.union(self._always)):
            for need in self._needs[position]:
                if present.isdisjoint(need):
                    break
            else:
                yield self._frames[position]


def _telling(texts: frozenset[str]) -> tuple[bool, int, int]:
    """How much it tells that one of them is there: words more than kinds, long ones more than short."""
    shortest = min(texts, key=len)
    return not any(is_sign(letter) for text in texts for letter in text), len(shortest), -len(texts)


@cache
def frame_index(language: str) -> FrameIndex:
    """The shipped frames of a language, laid out once per process."""
    return FrameIndex(load_frames(language))
