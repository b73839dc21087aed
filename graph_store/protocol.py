"""What every store can do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, Self

from ontology.judgments import Judgment
from ontology.statements import Article, Entity, Statement, Subgraph
from queries.reading import Asked

Row = dict[str, Any]
"""Column → plain Python value: str, int, float, bool, None, lists and maps of them."""

SCHEMA_VERSION = 2
"""Of the graph as laid out in docs/graph-model.md; a store of a higher one is refused.

2: entities that people judged to be one. A program that knows only 1 would write what it reads beside them,
and take no judgment back; it refuses a store of 2, which a store of 1 becomes when it is first written to."""

READ_SECONDS = 60.0
"""How long a read may take where its caller sets no limit."""


@dataclass(frozen=True, slots=True)
class WriteReport:
    """How many of each a write added and removed; what it replaced counts as both."""

    articles_added: int = 0
    articles_removed: int = 0
    statements_added: int = 0
    statements_removed: int = 0
    evidence_added: int = 0
    evidence_removed: int = 0
    entities_added: int = 0
    entities_removed: int = 0
    mentions_added: int = 0
    mentions_removed: int = 0
    judgments_added: int = 0

    @property
    def changed(self) -> bool:
        """Whether the graph differs from before."""
        return any(astuple(self))


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What a store is and holds."""

    engine: str  # "kglite 0.21.2", "Neo4j 5.26.30"
    address: str  # without credentials
    schema_version: int
    articles: int
    entities: int
    statements: int


class GraphStore(Protocol):
    """A place that keeps the graph; every method raises `StoreUnavailable` where it cannot be reached."""

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> list[Row]:
        """The rows of a reading Cypher query, at most `limit`, within `timeout` seconds (`QueryTimeout`)."""
        ...

    def read_together(self, asked: Sequence[Asked], *, timeout: float | None = None) -> list[list[Row]]:
        """The rows of several reading queries, in one journey where the store is a journey away.

        Each is run after those before it, and sees what they saw or what was written since.
        """
        ...

    def write(self, subgraph: Subgraph) -> WriteReport:
        """Take a subgraph in, in one transaction.

        Each of its articles replaces what the store had from the article of that key. An article that is
        there already with the same text and extractor, and the same evidence, changes nothing.
        """
        ...

    def remove(self, articles: Sequence[str]) -> WriteReport:
        """Remove articles by key: exactly their evidence and mentions, and what nothing else supports."""
        ...

    def judge(self, judgments: Sequence[Judgment]) -> WriteReport:
        """Append judgments, in one transaction, and let the statements that they judge follow.

        One that is there already changes nothing; one on a statement that is not there counts as soon as
        an article says it again.
        """
        ...

    def forget_changes(self, before: datetime) -> bool:
        """Let go of what the changes feed tells of the time before a moment; whether there was any."""
        ...

    def ensure_schema(self) -> None:
        """Create constraints and indexes where they are missing; refuse a newer schema (`StoreTooNew`)."""
        ...

    def dump(self, *, apart: bool = False) -> Iterator[Article | Entity | Statement]:
        """Everything: articles, entities, statements, each in the order of their ids, texts included.

        With `apart`, entities that people judged to be one, and claims about them, are as they were read.
        """
        ...

    def info(self) -> StoreInfo:
        """What the store is and holds."""
        ...

    def close(self) -> None:
        """Let go of files and connections; idempotent."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
