"""One article while it is being read: its sentences, and the mentions and claims found so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from operator import attrgetter
from typing import Any

from ontology.reference import ReferenceEntry
from ontology.statements import Article
from ontology.vocabulary import Basis, Kind, Predicate

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the text that is read as one; headings and captions count as sentences."""

    start: int
    end: int
    paragraph: int


def joined(
    sentences: Iterable[Sentence], goes_on: Callable[[Sentence], bool] = lambda _: True
) -> Iterator[Sentence]:
    """The sentences, each that goes on made one with the next of its paragraph."""
    current: Sentence | None = None
    for sentence in sentences:
        if current is not None and current.paragraph == sentence.paragraph and goes_on(current):
            current = Sentence(current.start, sentence.end, current.paragraph)
            continue
        if current is not None:
            yield current
        current = sentence
    if current is not None:
        yield current


@dataclass(slots=True)
class Candidate:
    """Something that this article names, before it is decided which entity it is.

    `key` is its identity within the article: the id of a reference entry, or any text that is the same
    for the same thing. Resolution turns keys into entity ids.
    """

    key: str
    kind: Kind
    names: dict[str, list[str]] = field(default_factory=dict)  # language → names, in the order found
    entry: ReferenceEntry | None = None
    country: str | None = None  # ISO alpha-2
    sort: str | None = None  # of an agreement, event or programme: "memorandum-of-understanding", "meeting" …
    plural: bool = False  # several things named at once: "the meetings of the working group"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A passage that names the candidate of `key`."""

    start: int
    end: int
    key: str
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a passage says of two candidates, or of one and a literal; keys, not yet entity ids."""

    subject: str
    predicate: Predicate
    object: str | None
    value: str | None
    start: int
    end: int
    rule: str
    confidence: float
    role: str | None = None  # the title as written
    when: str | None = None
    basis: Basis = Basis.STATED


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a passage was considered to claim, and why it does not."""

    start: int
    end: int
    what: str
    rule: str
    reason: str


@dataclass(slots=True)
class Document:
    """The working state of one article; offsets count code points of its NFC text."""

    article: Article
    text: str
    language: str
    sentences: tuple[Sentence, ...] = ()
    abbreviations: dict[str, str] = field(default_factory=dict)  # "SHTT" → "Sở hữu trí tuệ", by this text
    candidates: dict[str, Candidate] = field(default_factory=dict)
    mentions: list[Mentioned] = field(default_factory=list)  # not overlapping; kept sorted by start
    claims: list[Claim] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)  # shown to people only; nothing rests on them
    explained: bool = False  # whether people want to see what the ontology does not allow, too
    memory: dict[str, Any] = field(default_factory=dict)  # what a finder worked out and others need too
    claimed: set[Claim] = field(default_factory=set)  # every claim ever kept, so that none comes twice

    def candidate(self, key: str, kind: Kind, entry: ReferenceEntry | None = None) -> Candidate:
        """The candidate of `key`, made on first use."""
        found = self.candidates.get(key)
        if found is None:
            found = self.candidates[key] = Candidate(
                key=key, kind=kind, entry=entry, country=entry.country if entry else None
            )
        return found

    def mention(self, start: int, end: int, key: str, rule: str) -> bool:
        """Note that `start:end` names the candidate of `key`, unless a longer mention covers the place.

        Mentions never overlap: a longer one takes the place of those inside it.
        """
        first = self._first_behind(start)
        last = bisect_left(self.mentions, end, first, key=_START)
        if any(m.end - m.start >= end - start for m in self.mentions[first:last]):
            return False
        self.mentions[first:last] = [Mentioned(start, end, key, rule)]
        return True

    def claim(self, claim: Claim) -> None:
        """Keep a claim once; a thing says nothing of itself."""
        if claim.subject != claim.object and claim not in self.claimed:
            self.claimed.add(claim)
            self.claims.append(claim)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one before it."""
        position = bisect_right(self.sentences, offset, key=_START)
        return self.sentences[max(0, position - 1)]

    def overlapping(self, start: int, end: int) -> Iterator[Mentioned]:
        """The mentions that have a place in common with `start:end`, in order."""
        for mention in islice(self.mentions, self._first_behind(start), None):
            if mention.start >= end:
                return
            yield mention

    def behind(self, place: int) -> Iterator[Mentioned]:
        """The mentions that begin at `place` or later, in order."""
        return islice(self.mentions, bisect_left(self.mentions, place, key=_START), None)

    def mention_at(self, place: int) -> Mentioned | None:
        """The mention that `place` lies in."""
        return next(self.overlapping(place, place + 1), None)

    def mention_from(self, place: int) -> Mentioned | None:
        """The mention that begins at `place`."""
        found = next(self.behind(place), None)
        return found if found is not None and found.start == place else None

    def mention_until(self, place: int) -> Mentioned | None:
        """The mention that ends at `place`."""
        found = next(self.overlapping(place - 1, place), None)
        return found if found is not None and found.end == place else None

    def _first_behind(self, place: int) -> int:
        """The number of the first mention that ends behind `place`."""
        number = bisect_right(self.mentions, place, key=_START)
        return number - 1 if number and self.mentions[number - 1].end > place else number

    def within(self, start: int, end: int, kinds: Collection[Kind] = ()) -> Iterator[Mentioned]:
        """The mentions inside `start:end`, in order; of `kinds` only, where given."""
        for mention in self.behind(start):
            if mention.start >= end:
                return
            if mention.end <= end and (not kinds or self.candidates[mention.key].kind in kinds):
                yield mention

    def quote(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.text[start:end]
