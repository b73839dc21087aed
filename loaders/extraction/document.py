"""One article while it is being read: its sentences, and the mentions and claims found so far."""

from bisect import bisect_right, insort
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ontology.reference import ReferenceEntry
from ontology.statements import Article
from ontology.vocabulary import Basis, Kind, Predicate


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the text that is read as one; headings and captions count as sentences."""

    start: int
    end: int
    paragraph: int


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
        rivals = [m for m in self.mentions if m.start < end and start < m.end]
        if any(m.end - m.start >= end - start for m in rivals):
            return False
        for rival in rivals:
            self.mentions.remove(rival)
        insort(self.mentions, Mentioned(start, end, key, rule), key=lambda m: m.start)
        return True

    def claim(self, claim: Claim) -> None:
        """Keep a claim once; a thing says nothing of itself."""
        if claim.subject != claim.object and claim not in self.claimed:
            self.claimed.add(claim)
            self.claims.append(claim)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one before it."""
        position = bisect_right(self.sentences, offset, key=lambda s: s.start)
        return self.sentences[max(0, position - 1)]

    def within(self, start: int, end: int, kinds: Collection[Kind] = ()) -> Iterator[Mentioned]:
        """The mentions inside `start:end`, in order; of `kinds` only, where given."""
        for mention in self.mentions:
            inside = start <= mention.start and mention.end <= end
            if inside and (not kinds or self.candidates[mention.key].kind in kinds):
                yield mention

    def quote(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.text[start:end]
