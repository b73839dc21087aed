"""One article while it is being read: its sentences, and the mentions and claims found so far."""

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

    def within(self, start: int, end: int, kinds: Collection[Kind] = ()) -> Iterator[Mentioned]:
        """The mentions inside `start:end`, in order; of `kinds` only, where given."""
        for mention in self.mentions:
            inside = start <= mention.start and mention.end <= end
            if inside and (not kinds or self.candidates[mention.key].kind in kinds):
                yield mention

    def quote(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.text[start:end]
