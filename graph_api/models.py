"""The shapes of what the API answers; `url` is where more of the same is found."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ontology.judgments import Review
from ontology.vocabulary import Basis, Kind, Predicate


class Model(BaseModel):
    """What all answers share."""

    model_config = ConfigDict(use_enum_values=True)


class Problem(Model):
    """What went wrong, in the form of RFC 9457."""

    type: str = "about:blank"
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["There is no entity agency/jpoo; search for its name."])
    instance: str | None = Field(default=None, examples=["/api/v1/entities/agency/jpoo"])
    request_id: str | None = Field(
        default=None, description="Name it when you report the problem.", examples=["3f9d0c2a41b7e856"]
    )
    line: int | None = Field(default=None, description="Of the Cypher that was sent, from 1.", examples=[1])
    column: int | None = Field(default=None, description="In that line, from 1.", examples=[14])


class EntityReference(Model):
    """An entity as another thing names it."""

    id: str = Field(examples=["agency/jpo"])
    kind: Kind
    name: str = Field(
        description="The English name, else the Vietnamese one.", examples=["Japan Patent Office"]
    )
    name_en: str | None = Field(default=None, examples=["Japan Patent Office"])
    name_vi: str | None = Field(default=None, examples=["Cơ quan Sáng chế Nhật Bản"])
    url: str = Field(examples=["/api/v1/entities/agency/jpo"])


class EntitySummary(EntityReference):
    """An entity in a list."""

    country: str | None = Field(default=None, description="ISO 3166-1 alpha-2.", examples=["JP"])
    date: str | None = Field(
        None, description="Of an agreement, event or programme: the earliest.", examples=["2025-07"]
    )
    status: str | None = Field(
        None, description="Of an agreement or programme: the furthest.", examples=["in-force"]
    )
    reference: bool = Field(description="Whether it is from the curated knowledge.")


class ConnectedEntity(EntitySummary):
    """An entity and how much is said of it."""

    statements: int = Field(examples=[12])


class SearchResult(EntityReference):
    """An entity that a search found."""

    country: str | None = None
    matched: str = Field(description="The name that fits, as written.", examples=["JPO"])
    highlights: list[tuple[int, int]] = Field(
        default_factory=list,
        description="Where in `matched` the words of the search stand: from and to, in code points.",
        examples=[[[0, 3]]],
    )
    fit: str = Field(description="exact, prefix, words or fuzzy.", examples=["exact"])
    statements: int
    reference: bool


class StatementSummary(Model):
    """One claim, without its evidence."""

    id: str = Field(examples=["statement/0db01f8d9c7cab694733"])
    subject: EntityReference
    predicate: Predicate
    object: EntityReference | None = Field(default=None, description="Missing where the claim gives a value.")
    value: str | None = Field(default=None, description="Of `date` and `status`.", examples=["2025-07-09"])
    role: str | None = Field(
        None, description="The post's key, of `holdsPost`.", examples=["director-general"]
    )
    when: str | None = Field(
        None, description="Valid time, ISO 8601 of any precision.", examples=["2018/2023"]
    )
    confidence: float = Field(description="The best among its evidence.", examples=[0.9])
    sources: int = Field(description="How many articles say so.", examples=[2])
    review: Review = Field(Review.UNREVIEWED, description="What a person decided last.")
    url: str = Field(examples=["/api/v1/statements/0db01f8d9c7cab694733"])


class ArticleReference(Model):
    """An article as evidence names it."""

    key: str = Field(examples=["en-wipo-viet-nam-mou-2025"])
    title: str | None = None
    language: str | None = Field(default=None, examples=["en"])
    published: str | None = Field(default=None, examples=["2025-09-25"])
    publisher: str | None = None
    source: str | None = Field(
        None, description="Where the article was published.", examples=["https://example.org/a"]
    )
    url: str = Field(examples=["/api/v1/articles/en-wipo-viet-nam-mou-2025"])


class EvidenceDetail(Model):
    """A passage that says what its statement says: `quote == text[start:end]`, in code points."""

    id: str
    article: ArticleReference
    start: int
    end: int
    quote: str = Field(examples=["WIPO is in Geneva"])
    before: str = Field(description="What precedes the quote in its sentence.")
    after: str = Field(description="What follows it there.")
    rule: str = Field(description="The rule or model that found it.")
    confidence: float
    role: str | None = Field(default=None, description="The title as this article writes it.")
    basis: Basis


class StatementDetail(StatementSummary):
    """One claim with every passage that makes it."""

    evidence: list[EvidenceDetail]


class PredicateCount(Model):
    """How often an entity is subject and object of a predicate."""

    predicate: Predicate
    as_subject: int
    as_object: int


class EntityDetail(EntitySummary):
    """All that is known of an entity; `statements` holds the first hundred of `statements_total`."""

    names: list[str] = Field(description="Every name: labels, aliases, and what articles call it.")
    identifiers: dict[str, list[str]] = Field(examples=[{"wikidata": ["Q177773"]}])
    replaces: list[str] = Field(description="Ids that were judged to be the same, and lead here.")
    articles: int = Field(description="How many articles mention it.")
    predicates: list[PredicateCount]
    statements_total: int
    statements: list[StatementSummary]


class Mention(Model):
    """A passage that names an entity."""

    entity: EntityReference
    start: int
    end: int
    quote: str


class ArticleSummary(ArticleReference):
    """An article without its text."""

    licence: str | None = None
    sha256: str | None = Field(default=None, description="Of the NFC text in UTF-8.")
    extractor: str | None = None
    recorded: str | None = None


class ArticleDetail(ArticleSummary):
    """An article with what it mentions and says."""

    text: str | None = Field(default=None, description="Missing where only the description was restored.")
    mentions: list[Mention]
    statements: list[StatementDetail]


class Page(Model):
    """What all lists say of themselves."""

    total: int | None = Field(default=None, description="How long the whole list is.", examples=[42])
    total_is_bound: bool = Field(default=False, description="Whether it is at least so long.")
    next: str | None = Field(default=None, examples=["/api/v1/entities?kind=Agency&cursor=YWdlbmN5L2pwbw"])


class EntityPage(Page):
    """Some entities, and where the next are."""

    entities: list[EntitySummary]


class StatementPage(Page):
    """Some statements, and where the next are."""

    statements: list[StatementSummary]


class ArticlePage(Page):
    """Some articles, and where the next are."""

    articles: list[ArticleSummary]


class SearchResults(Model):
    """What a search found, the likeliest first."""

    query: str
    results: list[SearchResult]
    total: int = Field(0, description="How many fit, whatever `limit` leaves out.")
    total_is_bound: bool = Field(False, description="Whether there may be more: only so many are ranked.")
    facets: dict[str, dict[str, int]] = Field(
        default_factory=dict,
        description="How many fit of each `kind` and `country`, each counted within the other's filter.",
        examples=[{"kind": {"Agency": 2}, "country": {"VN": 1, "JP": 1}}],
    )


class Neighborhood(Model):
    """An entity, what is around it, and how much of that is left out."""

    center: str
    entities: list[EntitySummary]
    statements: list[StatementSummary]
    hidden: dict[str, int] = Field(
        description="Kind → how many direct neighbors are left out.", examples=[{"Agency": 3}]
    )


class Path(Model):
    """A way between two entities, each step a statement with its evidence."""

    entities: list[EntityReference]
    steps: list[StatementDetail]


class Paths(Model):
    """The shortest ways between two entities; none where they are further apart than eight steps."""

    start: str
    end: str
    paths: list[Path]


class ParameterDescription(Model):
    """What a question takes."""

    name: str
    type: str
    required: bool
    default: Any = None
    kinds: list[Kind] = Field(default_factory=list, description="Of the entity; empty means any.")
    description: str


class Question(Model):
    """A named query."""

    name: str = Field(examples=["officials_of_agency"])
    summary: str
    summary_vi: str | None = None
    parameters: list[ParameterDescription]
    columns: list[str]
    url: str = Field(examples=["/api/v1/queries/officials_of_agency"])


class Catalogue(Model):
    """Every named query."""

    queries: list[Question]


class Answer(Model):
    """The rows that answer a named query."""

    query: str
    parameters: dict[str, Any] = Field(description="As they were understood, names turned into ids.")
    columns: list[str]
    rows: list[dict[str, Any]]


class Statistics(Model):
    """How much the store holds."""

    articles: int
    entities: int
    statements: int
    evidence: int
    kinds: dict[str, int]
    predicates: dict[str, int]
    labels: dict[str, str] = Field(default_factory=dict, description="What these are called in `lang`.")


class Health(Model):
    """Whether the server runs, or is ready."""

    status: str = Field(examples=["ok"])
