"""What the routes need of those who read articles; the composition root provides it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from ontology.statements import Article, Subgraph


@dataclass(frozen=True, slots=True)
class Submission:
    """An article as it was sent: its bytes, and what is said about it."""

    data: bytes
    page: bool  # HTML, else plain text
    charset: str | None = None
    key: str | None = None
    described: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What reading an article gave: complete in itself, held against the ontology."""

    subgraph: Subgraph
    refused: tuple[str, ...] = ()  # statements that break the ontology, each with the reason


class Intake(Protocol):
    """Reads articles and takes them into the graph."""

    def read(self, submission: Submission) -> Article:
        """The article that was sent; raises `UnreadableArticle`."""
        ...

    def extract(self, article: Article) -> Found:
        """What an article says, written nowhere; raises `UnreadableArticle`."""
        ...

    def write(self, found: Found) -> None:
        """Take what was found into the graph; raises `InvalidStatement` where it contradicts the graph."""
        ...

    def remove(self, key: str) -> None:
        """Take an article out of the graph; raises `NotFound`."""
        ...
