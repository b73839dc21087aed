"""Who is named around a place of the text: "between A and B", "with A"."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache

from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Company:
    """With whom an event was, or whom a visit was to, as the words right behind a verb or noun say."""

    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()  # countries of the bodies
    offices: frozenset[str] = frozenset()  # those of the bodies that are no countries or forums

    def differs(self, other: "Company", *, visit: bool) -> bool:
        """Whether both say with whom, and nobody is in both; a visit leads to several bodies of a country."""
        if self.people and other.people:
            return not self.people & other.people
        if visit:
            return bool(self.homes and other.homes) and not self.homes & other.homes
        alone = not (self.people or other.people)
        return alone and bool(self.bodies and other.bodies) and not self.bodies & other.bodies

    def joined(self, other: "Company") -> "Company":
        """Both together."""
        return Company(
            self.people | other.people,
            self.bodies | other.bodies,
            self.homes | other.homes,
            self.offices | other.offices,
        )

    def without_people(self) -> "Company":
        """The bodies and countries alone."""
        return Company(bodies=self.bodies, homes=self.homes, offices=self.offices)


class Surroundings:
    """The sentences of an article as views, to see who is named right behind a place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._views = list(views(document))
        self._starts = [view.sentence.start for view in self._views]

    def behind(self, end: int, words: str) -> tuple[list[str], int]:
        """The parties named right behind `end`, after words of that class, and where they end."""
        number = bisect_right(self._starts, end) - 1
        if number < 0:
            return [], end
        view = self._views[number]
        pattern = _linking(self._document.language, words)
        place = bisect_left(view.offsets, end)
        if end > view.offsets[0] and place < len(view.masked) and self._covered(view, place - 1, end):
            return [], end
        found: list[str] = []
        while match := pattern.match(view.masked, place):
            units = [view.units[sign] for sign in match["partner"] if sign in view.units]
            found += [unit.mention.key for unit in units if unit.mention is not None]
            place = match.end()
            _, end = view.span(match.start(), place)
        return list(dict.fromkeys(found)), end

    def company(self, end: int, words: str) -> Company:
        """With whom something was, as far as it stands right behind `end`, after words of that class."""
        keys, _ = self.behind(end, words)
        found = [self._document.candidates[key] for key in keys]
        bodies = [c for c in found if c.kind is not Kind.OFFICIAL]
        return Company(
            frozenset(c.key for c in found if c.kind is Kind.OFFICIAL),
            frozenset(c.key for c in bodies),
            frozenset(c.country for c in bodies if c.country),
            frozenset(c.key for c in bodies if c.kind is Kind.AGENCY),
        )

    @staticmethod
    def _covered(view: View, place: int, end: int) -> bool:
        unit = view.units.get(view.masked[place])
        return unit is not None and unit.end > end


@cache
def _linking(language: str, words: str) -> re.Pattern[str]:
    openings = load_lexicon("slots")["openings"][language]
    behind = openings.get(f"{words}_go_on", "")
    return re.compile(expand_pattern(rf"<paren>{openings[words]}\s<lead>{{partner+}}{behind}", language))
