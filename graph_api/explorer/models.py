"""What the explorer's page asks for: a network by its entities, and the start screen."""

from pydantic import ConfigDict, Field

from graph_api.models import (
    ArticleReference,
    ConnectedEntity,
    EntityReference,
    EntitySummary,
    Model,
    Statistics,
)
from ontology.judgments import Review
from ontology.vocabulary import Kind, Predicate

MOST_ENTITIES = 1000
"""So many a picture holds: people read a tenth of that, browsers move it at thirty frames a second."""
MOST_STATEMENTS = 5000


class NetworkWanted(Model):
    """Which entities a picture shall hold; their ids are too many for an address."""

    model_config = ConfigDict(extra="forbid")

    ids: list[str] = Field(default=[], max_length=MOST_ENTITIES)
    grow: list[str] = Field(default=[], max_length=60, description="Those that get neighbors.")
    kinds: list[Kind] | None = Field(default=None, description="Only neighbors of these kinds.")
    limit: int = Field(default=12, ge=1, le=200, description="How many neighbors each gets.")


class HiddenWanted(Model):
    """Around which entity neighbors are counted, and which are in the picture."""

    model_config = ConfigDict(extra="forbid")

    of: str = Field(max_length=300)
    ids: list[str] = Field(default=[], max_length=MOST_ENTITIES)


class NetworkEntity(EntitySummary):
    """An entity in a picture."""

    neighbors: int = Field(description="How many entities statements tie to it, in the picture or not.")


class NetworkStatement(Model):
    """A tie in a picture; its entities by id, its articles by key."""

    id: str
    subject: str
    predicate: Predicate
    object: str
    role: str | None
    when: str | None
    confidence: float
    articles: list[str]
    quote: str | None = Field(description="The first passage that says so.")
    review: Review


class Network(Model):
    """Entities, every tie between them, and the articles that say so."""

    entities: list[NetworkEntity]
    statements: list[NetworkStatement]
    articles: list[ArticleReference]
    added: list[str] = Field(description="The entities that `grow` added, the most telling first.")
    is_cut: bool = Field(description="Whether there are so many ties that some are left out.")
    merged: dict[str, str] = Field(
        default_factory=dict, description="Which of the ids asked for are another entity now, and which."
    )


class HiddenNeighbors(Model):
    """How many neighbors of each kind a picture leaves out."""

    hidden: dict[Kind, int]


class Partner(Model):
    """A country or an organization without one, with all its bodies that are dealt with."""

    country: str | None
    bodies: list[EntityReference] = Field(description="The most tied first.")
    ties: int


class Start(Model):
    """What the start screen shows."""

    statistics: Statistics
    top: dict[Kind, list[ConnectedEntity]]
    home: str | None = Field(description="The country that most is said of.")
    partners: list[Partner]
