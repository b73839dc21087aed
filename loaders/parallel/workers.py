"""What all kinds of workers share: partitions ahead of the store, kept results, and lost workers."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Event
from types import TracebackType
from typing import Any, Protocol, Self

from loaders.outcomes import Outcome
from loaders.parallel.partitions import partition_key, read_outcomes, write_outcomes
from loaders.parallel.work_folder import WorkFolder
from loaders.report import Rejection
from ontology.statements import Article

_LOGGER = logging.getLogger(__name__)
_MOST_LOSSES = 2  # after so many lost workers a partition is suspected, and read article by article
_SECONDS_TO_KEEP = 60


class FutureLines(Protocol):
    """The lines of a partition that is being read; what `concurrent.futures` and Dask have in common."""

    def result(self) -> str:
        """The lines, waited for; raises what ended the reading."""
        ...

    def add_done_callback(self, told: Callable[[Any], object], /) -> object:
        """Call `told` with the future when the lines are there, or will never be."""
        ...


class ParallelWorkers(ABC):
    """Reads partitions at several places at once; a context manager, since the places end with it.

    A place that is lost (its process was killed, its machine left) loses nothing: its partition is read
    again elsewhere. An article that takes its place along each time is rejected by itself.
    """

    def __init__(
        self,
        name: str,
        count: int,
        folder: WorkFolder | None,
        *,
        lost: tuple[type[Exception], ...] = (),
    ) -> None:
        """`lost` are the errors that say that a place is gone."""
        self._lost = lost
        self._name = name
        self._count = count
        self._folder = folder

    @property
    def ahead(self) -> int:
        """Enough that no place waits for the store, and no more than fits in memory."""
        return 2 * self._count

    def begin(self, articles: Sequence[Article]) -> "Partition":
        """Have a partition read, unless its lines were kept."""
        partition = Partition(self, articles, partition_key(articles, self._name))
        if self._folder is not None and articles:
            partition.known = self._folder.kept(partition.key, articles)
            partition.kept.set()
        if partition.known is None and articles:
            self._submit(partition)
        return partition

    def lines(self, partition: "Partition") -> str:
        """The lines of a partition, however many places are lost on the way."""
        for _ in range(_MOST_LOSSES + 1):
            assert partition.future is not None
            try:
                return partition.future.result()
            except self._lost:
                _LOGGER.warning(
                    "A worker was lost: %d articles from %s on are read again.",
                    len(partition.articles),
                    partition.articles[0].key,
                )
                self._replace()
                self._submit(partition)
        return "".join(self._line_or_loss(article) for article in partition.articles)

    def settle(self, partition: "Partition") -> None:
        """Let go of the kept lines of a partition that the store holds."""
        if self._folder is not None and partition.articles:
            partition.kept.wait(_SECONDS_TO_KEEP)  # the lines are there a moment before they are kept
            self._folder.drop(partition.key)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        if self._folder is not None:
            self._folder.close()

    @abstractmethod
    def _start(self, articles: Sequence[Article]) -> FutureLines:
        """Begin to read some articles at a free place."""

    @abstractmethod
    def _alone(self, article: Article) -> str:
        """The lines of one article, read at a place where nothing else is."""

    @abstractmethod
    def _end(self) -> None:
        """End every place."""

    def _replace(self) -> None:  # noqa: B027  # a cluster replaces its workers by itself
        """Put a new place where one was lost."""

    def _submit(self, partition: "Partition") -> None:
        partition.future = self._start(partition.articles)
        if self._folder is not None:
            partition.kept.clear()
            partition.future.add_done_callback(lambda future: self._keep(partition, future))

    def _keep(self, partition: "Partition", future: FutureLines) -> None:
        try:
            lines = future.result()
        except BaseException:  # whoever waits for the lines gets it
            return
        else:
            if self._folder is not None:
                self._folder.keep(partition.key, lines)
        finally:
            partition.kept.set()

    def _line_or_loss(self, article: Article) -> str:
        try:
            return self._alone(article)
        except self._lost:
            reason = "The process that read it ended each time."
            remedy = "Report it with the article's text; the rest was loaded."
            lost = Outcome(article, rejection=Rejection(article.key, reason, remedy))
            return "".join(write_outcomes((lost,)))


@dataclass(slots=True, eq=False)
class Partition:
    """Some articles that are being read together."""

    workers: ParallelWorkers
    articles: Sequence[Article]
    key: str
    known: list[Outcome] | None = None
    future: FutureLines | None = None
    kept: Event = field(default_factory=Event)

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of each article, in their order; waits for them."""
        if self.known is not None or not self.articles:
            return iter(self.known or ())
        return read_outcomes(self.workers.lines(self), self.articles, source="a worker's lines")

    def settle(self) -> None:
        """Let go of what was kept: the store holds it."""
        self.workers.settle(self)
