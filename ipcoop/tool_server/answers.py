"""What the tools answer: compact, each claim with the article, the quote and where it stands."""

from typing import Any

from pydantic import BaseModel, Field

from graph_api import models
from graph_api.worded import Meaning, WordedAnswer

MOST_EVIDENCE = 3
"""Passages of one statement in a list; the tool `statement` gives all."""


class Found(BaseModel):
    """An entity that a search found."""

    id: str
    kind: str
    name: str
    country: str | None = None
    matched: str = Field(description="The name that fits.")
    fit: str = Field(description="exact, prefix, words or fuzzy.")
    statements: int = Field(description="How many statements are about it.")


class SearchAnswer(BaseModel):
    """Entities, the likeliest first."""

    found: list[Found]


class EntityCard(BaseModel):
    """One entity, without its statements."""

    id: str
    kind: str
    name_en: str | None = None
    name_vi: str | None = None
    other_names: list[str]
    country: str | None = None
    date: str | None = None
    status: str | None = None
    identifiers: dict[str, list[str]]
    articles: int = Field(description="How many articles name it.")
    statements: dict[str, int] = Field(description="Predicate → how many statements are about it.")


class Passage(BaseModel):
    """What an article says, word for word: characters `start` to `end` of its text."""

    article: str
    title: str | None = None
    published: str | None = None
    source: str | None = Field(default=None, description="Address of the original.")
    start: int
    end: int
    quote: str


class Claim(BaseModel):
    """A statement with passages that make it."""

    id: str
    subject: str
    subject_id: str
    predicate: str
    object: str | None = None
    object_id: str | None = None
    value: str | None = None
    role: str | None = None
    when: str | None = None
    confidence: float
    sources: int = Field(description="How many articles say so.")
    review: str = Field(description="What a person decided: unreviewed, accepted or rejected.")
    evidence: list[Passage]
    more_evidence: int = Field(0, description="How many passages are left out; `statement` gives all.")


class Claims(BaseModel):
    """Statements; `more` where the limit left some out."""

    statements: list[Claim]
    more: bool


class Way(BaseModel):
    """A shortest way between two entities, each step a statement."""

    entities: list[str]
    steps: list[Claim]


class Ways(BaseModel):
    """All shortest ways found; none where the two are further apart than eight steps."""

    start: str
    end: str
    ways: list[Way]


class NamedQuery(BaseModel):
    """A query that can be run by name."""

    name: str
    summary: str
    parameters: dict[str, str] = Field(description="Name → what it takes; those in `required` must be given.")
    required: list[str]
    columns: list[str]


class NamedQueries(BaseModel):
    """All of them."""

    queries: list[NamedQuery]


class Rows(BaseModel):
    """The rows of a named query; names were turned into the ids in `parameters`."""

    query: str
    parameters: dict[str, Any]
    rows: list[dict[str, Any]]


class Asked(BaseModel):
    """A question in words as it was understood, with the rows; without where it was not understood."""

    understood: bool
    question: str | None = Field(default=None, description="What was understood, in words.")
    answer: Rows | None = None
    ignored: list[str] = Field(default_factory=list, description="What of the question was not used.")
    unknown: list[str] = Field(default_factory=list, description="Words that mean nothing here.")
    others: list[str] = Field(description="What else it may mean, or the nearest questions, in words.")


def claim_of(statement: models.StatementDetail, *, most: int | None = MOST_EVIDENCE) -> Claim:
    """A statement as the tools give it."""
    shown = statement.evidence[:most]
    return Claim(
        id=statement.id,
        subject=statement.subject.name,
        subject_id=statement.subject.id,
        predicate=str(statement.predicate),
        object=statement.object.name if statement.object else None,
        object_id=statement.object.id if statement.object else None,
        value=statement.value,
        role=statement.role,
        when=statement.when,
        confidence=statement.confidence,
        sources=statement.sources,
        review=str(statement.review),
        evidence=[_passage(one) for one in shown],
        more_evidence=len(statement.evidence) - len(shown),
    )


def asked_of(found: WordedAnswer) -> Asked:
    """A question in words as the tools give it."""
    first = found.interpretations[0] if found.interpretations else None
    others: list[Meaning] = found.interpretations[1:] if first else found.nearest
    given = found.answer
    rows = Rows(query=given.query, parameters=given.parameters, rows=given.rows) if given else None
    return Asked(
        understood=found.understood,
        question=first.question if first else None,
        answer=rows,
        ignored=first.ignored if first else [],
        unknown=found.unknown,
        others=[one.question for one in others],
    )


def _passage(evidence: models.EvidenceDetail) -> Passage:
    article = evidence.article
    return Passage(
        article=article.key,
        title=article.title,
        published=article.published,
        source=article.source,
        start=evidence.start,
        end=evidence.end,
        quote=evidence.quote,
    )
