"""What readers of posts share: the post itself, and the offices around a title."""

import re
from dataclasses import dataclass

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.titles import title_pattern
from ontology.vocabulary import Kind

OFFICES = (Kind.AGENCY, Kind.FORUM)
_BRACKET = re.compile(r"\s?\([^()]{2,90}\)")
_BASED = re.compile(r"(?:the\s)?[^\W\d_][\w ]{1,24}-based\s")
_POSSESSIVE = re.compile(r"['’]s?\s")
_TO_PARENT = re.compile(r"(?:,|,?\s(?:of|under|at|in|within|thuộc|của|trực thuộc|tại|ở))\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class Post:
    """A title as written and the office it is held at, as far as the text says so beside it."""

    start: int
    end: int
    role: str
    office: str | None  # key
    guessed: bool = False  # the country of the office is not said, only what else the article names


@dataclass(frozen=True, slots=True)
class Worded:
    """A title where it stands, what may be read behind it, and the country that is known of it."""

    document: Document
    knowledge: Knowledge
    title: re.Match[str]
    limit: int
    country: str | None = None

    def office(self, position: int) -> Mentioned | None:
        """The body that is named at `position`, before the limit."""
        found = office_within(self.document, position)
        inside = found is not None and found.end <= self.limit
        return found if found and inside and self.document.candidates[found.key].kind in OFFICES else None

    def place(self, position: int) -> Mentioned | None:
        """The place that is named at `position`, before the limit."""
        found = office_at(self.document, position)
        inside = found is not None and found.end <= self.limit
        return found if found and inside and self.document.candidates[found.key].kind is Kind.PLACE else None

    def role(self, end: int | None = None) -> str:
        """The words from the title to `end`, or the title alone."""
        return self.document.text[self.title.start() : end or self.title.end()]


def office_at(document: Document, position: int) -> Mentioned | None:
    """The body or place that is named at `position`."""
    kinds = (*OFFICES, Kind.PLACE)
    found = document.mention_from(position)
    return found if found is not None and document.candidates[found.key].kind in kinds else None


def office_within(document: Document, position: int) -> Mentioned | None:
    """The body or place at `position`; of "WIPO's Regional Bureau" the bureau."""
    based = _BASED.match(document.text, position)
    found = office_at(document, based.end() if based else position)
    while found is not None and (gap := _POSSESSIVE.match(document.text, found.end)):
        unit = office_at(document, gap.end())
        if unit is None or document.candidates[unit.key].kind not in OFFICES:
            break
        found = unit
    return found


def past_parents(document: Document, end: int, limit: int) -> int:
    """Past "(Ministry of X)", ", Ministry of X", "of the Ministry of X" after an office."""
    while True:
        bracket = _BRACKET.match(document.text, end, limit)
        if bracket:
            end = bracket.end()
            continue
        gap = _TO_PARENT.match(document.text, end, limit)
        parent = office_at(document, gap.end()) if gap else None
        if parent is None or parent.end > limit or title_follows(document, parent.end, limit):
            return end
        end = parent.end


def title_follows(document: Document, position: int, limit: int) -> bool:
    """Whether the office belongs to a title after it instead: ", USPTO Director"."""
    return bool(title_pattern(document.language).match(document.text, position + 1, limit))
