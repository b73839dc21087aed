"""The way of an article into the store: read, extract, validate, write; a batch of articles at a time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from graph_store.protocol import GraphStore, Row, WriteReport
from loaders.extraction.protocol import Extractor
from loaders.outcomes import Outcome, outcomes_of
from loaders.report import LoadReport, RefusedStatement, Rejection, add_reports
from ontology.errors import InvalidStatement, NotFound, UnreadableArticle
from ontology.reference import load_reference
from ontology.statements import Article, Subgraph, SubgraphBuilder
from ontology.vocabulary import Kind
from queries import query

_DESCRIBED = ("title", "language", "published", "publisher", "url", "licence", "sha256", "extractor")
_COLUMNS = {"title": "heading"}

Progress = Callable[[str, int, int | None], None]
"""Told as a load goes on: the step or the article, how many are done, and of how many (None: not known)."""


class Work(Protocol):
    """A batch of articles that is being read."""

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of each article, in their order; waits where one is not there yet."""
        ...

    def settle(self) -> None:
        """Let go of what was kept of the work: the store holds it."""
        ...


class Workers(Protocol):
    """Where articles are read; the outcomes are the same wherever that is."""

    @property
    def ahead(self) -> int:
        """How many batches are begun before the first of them is waited for."""
        ...

    def begin(self, articles: Sequence[Article]) -> Work:
        """Begin to read a batch."""
        ...


def load(
    articles: Iterable[Article | UnreadableArticle],
    store: GraphStore,
    extractor: Extractor,
    *,
    workers: Workers | None = None,
    on_progress: Progress | None = None,
    batch: int = 50,
    total: int | None = None,
) -> LoadReport:
    """Take articles into the store, each batch in one transaction; loading again changes nothing.

    An article that the store holds with the same text, description and extractor is passed over. One that
    cannot be read or extracted is rejected, a statement that breaks the ontology is refused; both are in the
    report, and the rest goes on. Only an error of the store ends a load: what was written before stays, and a
    repeated load completes it. `workers` read elsewhere than in this thread (loaders/parallel); what they
    read is written in the order of the articles, so that the graph is the same.
    """
    if total is None and isinstance(articles, Sequence):
        total = len(articles)
    run = _Load(store, extractor.name, on_progress, total)
    run.take_countries()
    readers: Workers = workers or _Here(extractor)
    stream, begun = iter(articles), deque["_Group"]()
    while group := list(islice(stream, batch)):
        begun.append(run.begin(group, readers))
        while len(begun) > readers.ahead:
            run.finish(begun.popleft())
    while begun:
        run.finish(begun.popleft())
    return run.report()


def remove(keys: Sequence[str], store: GraphStore) -> WriteReport:
    """Remove articles by key: exactly what they gave goes; an unknown key is an error, and nothing goes."""
    missing = sorted(set(keys) - set(_stored(store, keys)))
    if missing:
        raise NotFound(
            f"The store holds no article {', '.join(missing)}. List the keys: ipcoop query articles"
        )
    return store.remove(keys)


def countries() -> Subgraph:
    """Every country of the reference, for questions about gaps name those that no article does."""
    return Subgraph(
        entities=tuple(
            entry.entity()
            for entry in load_reference()
            if entry.kind is Kind.PLACE and "iso3" in dict(entry.identifiers)
        )
    )


@dataclass(slots=True)
class _Load:
    """One load while it goes on."""

    store: GraphStore
    extractor: str  # its name
    on_progress: Progress | None
    total: int | None
    done: int = 0
    loaded: int = 0
    unchanged: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    refused: list[RefusedStatement] = field(default_factory=list)
    written: WriteReport = field(default_factory=WriteReport)

    def take_countries(self) -> None:
        """Write every country of the reference."""
        self.written = add_reports(self.written, self.store.write(countries()))

    def begin(self, group: Sequence[Article | UnreadableArticle], workers: Workers) -> "_Group":
        """See what of a batch is new, and begin to read that."""
        stored = _stored(self.store, [part.key for part in group if isinstance(part, Article)])
        new = [
            part
            for part in group
            if isinstance(part, Article)
            and not _is_stored(replace(part, extractor=self.extractor), stored.get(part.key))
        ]
        return _Group(group, {id(part) for part in new}, workers.begin(new))

    def finish(self, group: "_Group") -> None:
        """Wait for what was read of a batch, and write it."""
        outcomes, read = group.work.outcomes(), list[Outcome]()
        for part in group.parts:
            if isinstance(part, UnreadableArticle):
                self.rejected.append(Rejection(part.source, part.reason, part.remedy))
            elif id(part) not in group.new:
                self.unchanged += 1
            else:
                read += self._taken(next(outcomes))
            self.done += 1
            if self.on_progress is not None:
                name = part.source if isinstance(part, UnreadableArticle) else part.key
                self.on_progress(name, self.done, self.total)
        self._write(read)
        group.work.settle()

    def report(self) -> LoadReport:
        """The outcome so far."""
        return LoadReport(
            self.loaded, self.unchanged, tuple(self.rejected), tuple(self.refused), self.written
        )

    def _taken(self, outcome: Outcome) -> list[Outcome]:
        self.refused += outcome.refused
        if outcome.rejection is None:
            return [outcome]
        self.rejected.append(outcome.rejection)
        return []

    def _write(self, read: Sequence[Outcome]) -> None:
        """Write a batch; where the store finds a contradiction in it, article by article, to find whose."""
        if not read:
            return
        builder = SubgraphBuilder()
        builder.update(part for outcome in read for part in (outcome.article, *outcome.parts))
        try:
            self.written = add_reports(self.written, self.store.write(builder.build()))
            self.loaded += len(read)
        except InvalidStatement as error:
            if len(read) == 1:
                reason = f"What it says contradicts what the store holds: {error}"
                remedy = "Correct the article or remove the one that it contradicts."
                self.rejected.append(Rejection(read[0].article.key, reason, remedy))
            else:
                for one in read:
                    self._write([one])


@dataclass(frozen=True, slots=True)
class _Group:
    """A batch that is under way."""

    parts: Sequence[Article | UnreadableArticle]
    new: set[int]  # ids of the articles among them that are read
    work: Work


@dataclass(frozen=True, slots=True)
class _Here:
    """Reads articles in this thread, each when its outcome is asked for."""

    extractor: Extractor
    ahead: int = 0

    def begin(self, articles: Sequence[Article]) -> Work:
        return _HereAndNow(outcomes_of(articles, self.extractor))


@dataclass(frozen=True, slots=True)
class _HereAndNow:
    read: Iterator[Outcome]

    def outcomes(self) -> Iterator[Outcome]:
        return self.read

    def settle(self) -> None:
        """Nothing was kept."""


def _stored(store: GraphStore, keys: Sequence[str]) -> dict[str, Row]:
    """What the store holds of articles, by key."""
    rows = store.read(query("writing/stored_articles").text, {"keys": sorted(set(keys))}) if keys else []
    return {row["key"]: row for row in rows}


def _is_stored(article: Article, row: Row | None) -> bool:
    if row is None or not row["has_text"]:
        return False
    return all(getattr(article, name) == row[_COLUMNS.get(name, name)] for name in _DESCRIBED)
