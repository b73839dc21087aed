"""Parts of the graph as rows of plain values, page by page, as a store gives them.

To make an object of each costs as much as to write it; who can do with rows asks for `pages`, all others are
given objects.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from ontology.judgments import Review
from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Mention,
    Statement,
    canonical,
    known_evidence,
    known_statement,
    standing,
)
from ontology.vocabulary import Basis, Kind, Predicate

Part = Article | Entity | Statement

Pairs = tuple[tuple[str, str], ...]

MentionRow = tuple[str, int, int, str, Pairs]
"""Article, start, end, quote, names."""

EntityRow = tuple[
    str, str, Pairs, Sequence[str], str | None, Pairs, bool, Sequence[MentionRow], Sequence[str]
]
"""Id, kind, labels, aliases, country, identifiers, whether from the reference, mentions, what it replaces."""

EvidenceRow = tuple[str, str, str, int, int, str, str, float, str | None, str]
"""Statement, an id that ends in the digest, article, start, end, quote, rule, confidence, role, basis."""

StatementRow = tuple[
    str, str, str, str | None, str | None, str | None, str | None, str | None, Sequence[EvidenceRow]
]
"""Id, subject, predicate, object, value, role, when, review (or none), evidence in order and unique."""

_kind, _predicate, _basis, _review = cache(Kind), cache(Predicate), cache(Basis), cache(Review)


@dataclass(frozen=True, slots=True)
class Page:
    """Some parts of the graph, of one sort or of several."""

    articles: Sequence[Article] = ()
    entities: Sequence[EntityRow] = ()
    statements: Sequence[StatementRow] = ()

    def parts(self) -> Iterator[Part]:
        """The parts as objects."""
        yield from self.articles
        yield from map(entity_of, self.entities)
        yield from map(statement_of, self.statements)

    def standing(self) -> "Page":
        """The page without the statements that a person rejected."""
        return replace(self, statements=[row for row in self.statements if row[7] != Review.REJECTED])


class Stored(Iterator[Part]):
    """All that a store holds: part by part to those who iterate, or page by page."""

    def __init__(self, pages: Iterator[Page]) -> None:
        self._pages = pages
        self._parts = chain.from_iterable(page.parts() for page in pages)
        self.begun = False
        """Whether a part was taken, so that the pages no longer tell of all that is left."""

    def __next__(self) -> Part:
        self.begun = True
        return next(self._parts)

    def pages(self) -> Iterator[Page]:
        """The pages; each is given once, here or as parts."""
        return self._pages


@standing.register
def _(parts: Stored) -> Iterator[Part]:
    if parts.begun:
        return standing.dispatch(object)(parts)
    return Stored(page.standing() for page in parts.pages())


def entity_of(row: EntityRow) -> Entity:
    """The entity of a row."""
    identity, kind, labels, aliases, country, identifiers, reference, mentions, replaces = row
    places = tuple([Mention(*mention) for mention in mentions])
    return Entity(
        identity,
        _kind(kind),
        labels,
        tuple(aliases),
        country,
        identifiers,
        reference,
        places,
        tuple(replaces),
    )


def statement_of(row: StatementRow) -> Statement:
    """The statement of a row, with the ids that stand there."""
    identity, subject, predicate, target, value, role, when, review, evidence = row
    passages = tuple(map(_evidence_of, evidence))
    judged = _review(review or Review.UNREVIEWED)
    found = Statement(subject, _predicate(predicate), target, value, role, when, passages, judged)
    return known_statement(found, identity)


def entity_row(entity: Entity) -> EntityRow:
    """An entity as a row."""
    places = [(m.article, m.start, m.end, m.quote, m.names) for m in entity.mentions]
    return (
        entity.id, entity.kind, entity.labels, entity.aliases, entity.country, entity.identifiers,
        entity.reference, places, entity.replaces,
    )  # fmt: skip


def statement_row(statement: Statement) -> StatementRow:
    """A statement as a row."""
    said = canonical(statement)
    identity = said.id
    evidence: list[EvidenceRow] = [
        (identity, e.digest, e.article, e.start, e.end, e.quote, e.rule, e.confidence, e.role, e.basis)
        for e in said.evidence
    ]
    return (
        identity, said.subject, said.predicate, said.object, said.value, said.role, said.when, said.review,
        evidence,
    )  # fmt: skip


def _evidence_of(row: EvidenceRow) -> Evidence:
    _, identity, article, start, end, quote, rule, confidence, role, basis = row
    seen = Evidence(article, start, end, quote, rule, float(confidence), role, _basis(basis))
    return known_evidence(seen, identity)
