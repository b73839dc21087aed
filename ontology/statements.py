"""The data that flows through the system: articles, entities, statements, evidence."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import singledispatch

from ontology.judgments import Review
from ontology.vocabulary import Basis, Kind, Predicate


@dataclass(frozen=True, slots=True)
class Article:
    """A text and where it comes from; offsets in evidence count code points of `text`, which is NFC."""

    key: str
    text: str | None  # None where only the description was restored from an export
    title: str | None = None
    language: str | None = None  # "vi" or "en"
    published: str | None = None  # ISO date, reduced precision allowed
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    sha256: str = ""  # of the NFC text in UTF-8
    extractor: str | None = None  # name and version of what read it, for example "rules 0.1"
    recorded: datetime | None = None  # when the store first held this text


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A passage that names an entity: `quote == text[start:end]`, counted in code points."""

    article: str
    start: int
    end: int
    quote: str
    names: tuple[tuple[str, str], ...] = ()  # sorted (language, name) that this passage gives the entity


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that statements are about.

    The names of a reference entity are curated. Those of any other come from its mentions alone, so that
    an article that goes takes its names along and the order of loading leaves no trace.
    """

    id: str  # "<kind>/<slug>" where curated, "<kind>/<hash>" where found
    kind: Kind
    labels: tuple[tuple[str, str], ...]  # sorted (language, name): at most one per language, at least one
    aliases: tuple[str, ...] = ()  # curated ones only, sorted
    country: str | None = None  # ISO 3166-1 alpha-2
    identifiers: tuple[tuple[str, str], ...] = ()  # sorted (scheme, value): ("wikidata", "Q177773")
    reference: bool = False  # from the curated knowledge
    mentions: tuple[Mention, ...] = ()  # sorted
    replaces: tuple[str, ...] = ()  # sorted ids of those that people judged to be the same as this one

    def label(self, language: str = "en") -> str:
        """The name in `language`, else in the other one."""
        names = dict(self.labels)
        return names.get(language) or next(iter(names.values()))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name: labels first, then aliases and what the mentions call it, each once."""
        mentioned = (name for m in self.mentions for name in (*(n for _, n in m.names), m.quote))
        return (*dict.fromkeys((*(name for _, name in self.labels), *sorted({*self.aliases, *mentioned}))),)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says what its statement says: `quote == text[start:end]` of the article's NFC text."""

    article: str
    start: int
    end: int
    quote: str
    rule: str  # the rule or model that found it
    confidence: float  # 0 < confidence ≤ 1
    role: str | None = None  # holdsPost: the title as written in this article
    basis: Basis = Basis.STATED
    _digest: str | None = field(default=None, init=False, repr=False, compare=False)  # once it is known

    @property
    def digest(self) -> str:
        """A hash of all that it says, the same under every statement."""
        if self._digest is None:  # its order, then its quote, written out since an export works out each
            place = f"{self.article}\x1f{self.start}\x1f{self.end}\x1f{self.rule}\x1f{self.role or ''}"
            content = f"{place}\x1f{self.basis}\x1f{self.confidence}\x1f{self.quote}"
            object.__setattr__(self, "_digest", _short_hash(content, 20))
        return self._digest or ""

    @property
    def order(self) -> tuple[str, int, int, str, str, str, float]:
        """What evidence is sorted by: the place first."""
        return (self.article, self.start, self.end, self.rule, self.role or "", self.basis, self.confidence)


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim about the world, with every passage that makes it."""

    subject: str
    predicate: Predicate
    object: str | None = None  # an entity's id, for predicates between entities
    value: str | None = None  # the literal, for `date` and `status`
    role: str | None = None  # holdsPost: the post's key, the same in every language ("director-general")
    when: str | None = None  # valid time if the text gives one: ISO 8601, reduced precision or interval
    evidence: tuple[Evidence, ...] = ()  # sorted
    review: Review = field(
        default=Review.UNREVIEWED, compare=False
    )  # as read from a store; no part of the claim
    _id: str | None = field(default=None, init=False, repr=False, compare=False)  # once it is known

    @property
    def id(self) -> str:
        """`statement/<hash>` of the content without the evidence, so that equal claims meet."""
        if self._id is None:
            object.__setattr__(self, "_id", self._worked_out())
        return self._id or ""

    def _worked_out(self) -> str:
        subject, target = self.subject, self.object if self.object is not None else self.value
        if self.predicate.is_symmetric and target is not None and target < subject:
            subject, target = target, subject
        content = "\x1f".join((subject, self.predicate, target or "", self.role or "", self.when or ""))
        return "statement/" + _short_hash(content, 20)

    @property
    def confidence(self) -> float:
        """The best confidence among the evidence."""
        return max((e.confidence for e in self.evidence), default=0.0)

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of the articles that say so, sorted."""
        return tuple(sorted({e.article for e in self.evidence}))


@dataclass(frozen=True, slots=True)
class Subgraph:
    """A part of the graph, complete in itself: each statement's entities and articles are in it."""

    articles: tuple[Article, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()

    def parts(self) -> Iterator[Article | Entity | Statement]:
        """Articles, then entities, then statements."""
        yield from self.articles
        yield from self.entities
        yield from self.statements


@dataclass(slots=True)
class SubgraphBuilder:
    """Gather parts into one subgraph; equal claims meet, equal entities pool names and mentions."""

    _articles: dict[str, Article] = field(default_factory=dict)
    _entities: dict[str, Entity] = field(default_factory=dict)
    _statements: dict[str, Statement] = field(default_factory=dict)

    def add(self, part: Article | Entity | Statement) -> None:
        """Take one part in, merging it with what has the same id."""
        if isinstance(part, Article):
            self._articles[part.key] = part
        elif isinstance(part, Entity):
            known = self._entities.get(part.id)
            self._entities[part.id] = part if known is None else merge_entities(known, part)
        else:
            known_statement = self._statements.get(part.id)
            self._statements[part.id] = (
                canonical(part) if known_statement is None else merge_statements(known_statement, part)
            )

    def update(self, parts: Iterable[Article | Entity | Statement]) -> None:
        """Take many parts in."""
        for part in parts:
            self.add(part)

    def build(self) -> Subgraph:
        """The subgraph of all that was taken in, in the order of ids."""
        return Subgraph(
            articles=tuple(self._articles[key] for key in sorted(self._articles)),
            entities=tuple(self._entities[key] for key in sorted(self._entities)),
            statements=tuple(self._statements[key] for key in sorted(self._statements)),
        )


@singledispatch  # `ontology.pages` has another way for what comes from a store
def standing(parts: Iterable[Article | Entity | Statement]) -> Iterator[Article | Entity | Statement]:
    """The parts without the statements that a person rejected: what an export or a picture shows."""
    return (p for p in parts if not (isinstance(p, Statement) and p.review is Review.REJECTED))


def evidence_id(statement_id: str, evidence: Evidence) -> str:
    """`evidence/<hash of the statement>-<hash of all that the evidence says>`: one id per sighting."""
    return f"evidence/{statement_id.removeprefix('statement/')}-{evidence.digest}"


def known_statement(statement: Statement, identity: str) -> Statement:
    """The statement with the id that a store keeps for it, so that nobody works it out again."""
    object.__setattr__(statement, "_id", identity)
    return statement


def known_evidence(evidence: Evidence, identity: str) -> Evidence:
    """The evidence with the hash in the id that a store keeps for it."""
    object.__setattr__(evidence, "_digest", identity[-20:])
    return evidence


def canonical(statement: Statement) -> Statement:
    """The one form of a statement: symmetric ones with subject < object, evidence sorted and unique."""
    evidence = statement.evidence
    if len(evidence) > 1:
        evidence = tuple(sorted(set(evidence), key=lambda e: e.order))
    subject, target = statement.subject, statement.object
    if statement.predicate.is_symmetric and target is not None and target < subject:
        return replace(statement, subject=target, object=subject, evidence=evidence)
    return statement if evidence is statement.evidence else replace(statement, evidence=evidence)


def merge_statements(one: Statement, other: Statement) -> Statement:
    """Two sightings of the same claim as one statement with the evidence of both."""
    return canonical(replace(one, evidence=one.evidence + other.evidence))


def merge_entities(one: Entity, other: Entity) -> Entity:
    """Two sightings of the same entity as one, in either order: what is curated stands, mentions pool."""
    mentions = tuple(sorted({*one.mentions, *other.mentions}))
    replaces = tuple(sorted({*one.replaces, *other.replaces}))
    if one.reference or other.reference:
        return replace(one if one.reference else other, mentions=mentions, replaces=replaces)
    return replace(
        one,
        labels=found_labels(mentions) or min(one.labels, other.labels),
        aliases=tuple(sorted({*one.aliases, *other.aliases})),
        country=min((c for c in (one.country, other.country) if c), default=None),
        identifiers=tuple(sorted({*one.identifiers, *other.identifiers})),
        mentions=mentions,
        replaces=replaces,
    )


def found_labels(mentions: Iterable[Mention]) -> tuple[tuple[str, str], ...]:
    """The labels that mentions give: in each language the commonest name, the longest among equals."""
    counts = Counter(pair for mention in mentions for pair in mention.names)
    best: dict[str, tuple[int, int, str]] = {}
    for (language, name), count in counts.items():
        rank = (-count, -len(name), name)
        best[language] = min(best.get(language, rank), rank)
    return tuple(sorted((language, rank[2]) for language, rank in best.items()))


def _short_hash(content: str, length: int) -> str:
    return hashlib.sha256(content.encode()).hexdigest()[:length]
