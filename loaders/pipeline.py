"""The way of an article into the store: read, extract, validate, write; a batch of articles at a time."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from graph_store.protocol import GraphStore, Row, WriteReport
from loaders.extraction.protocol import Extractor
from loaders.report import LoadReport, RefusedStatement, Rejection, add_reports
from ontology.errors import CooperationGraphError, InvalidStatement, NotFound, StoreError, UnreadableArticle
from ontology.reference import load_reference
from ontology.statements import Article, Entity, Statement, Subgraph, SubgraphBuilder
from ontology.validation import check, check_evidence
from ontology.vocabulary import Kind
from queries import query

_LOGGER = logging.getLogger(__name__)
_DESCRIBED = ("title", "language", "published", "publisher", "url", "licence", "sha256", "extractor")
_COLUMNS = {"title": "heading"}

Part = Article | Entity | Statement
Progress = Callable[[str, int, int | None], None]
"""Told as a load goes on: the step or the article, how many are done, and of how many (None: not known)."""


def load(
    articles: Iterable[Article | UnreadableArticle],
    store: GraphStore,
    extractor: Extractor,
    *,
    on_progress: Progress | None = None,
    batch: int = 50,
) -> LoadReport:
    """Take articles into the store, each batch in one transaction; loading again changes nothing.

    An article that the store holds with the same text, description and extractor is passed over. One that
    cannot be read or extracted is rejected, a statement that breaks the ontology is refused; both are in the
    report, and the rest goes on. Only an error of the store ends a load: what was written before stays, and a
    repeated load completes it.
    """
    run = _Load(store, extractor, on_progress, len(articles) if isinstance(articles, Sequence) else None)
    run.take_countries()
    stream = iter(articles)
    while group := list(islice(stream, batch)):
        run.take(group)
    return run.report()


def remove(keys: Sequence[str], store: GraphStore) -> WriteReport:
    """Remove articles by key: exactly what they gave goes; an unknown key is an error, and nothing goes."""
    missing = sorted(set(keys) - set(_stored(store, keys)))
    if missing:
        raise NotFound(
            f"The store holds no article {', '.join(missing)}. List the keys: ipcoop query articles"
        )
    return store.remove(keys)


@dataclass(slots=True)
class _Load:
    """One load while it goes on."""

    store: GraphStore
    extractor: Extractor
    on_progress: Progress | None
    total: int | None
    done: int = 0
    loaded: int = 0
    unchanged: int = 0
    rejected: list[Rejection] = field(default_factory=list)
    refused: list[RefusedStatement] = field(default_factory=list)
    written: WriteReport = field(default_factory=WriteReport)

    def take_countries(self) -> None:
        """Write every country of the reference, so that questions about gaps know those no article names."""
        countries = tuple(
            entry.entity()
            for entry in load_reference()
            if entry.kind is Kind.PLACE and "iso3" in dict(entry.identifiers)
        )
        self.written = add_reports(self.written, self.store.write(Subgraph(entities=countries)))

    def take(self, group: Sequence[Article | UnreadableArticle]) -> None:
        """Read one batch and write it."""
        stored = _stored(self.store, [part.key for part in group if isinstance(part, Article)])
        new: list[tuple[str, list[Part]]] = []
        for part in group:
            if isinstance(part, UnreadableArticle):
                self._reject(part.source, part.reason, part.remedy)
            elif _is_stored(replace(part, extractor=self.extractor.name), stored.get(part.key)):
                self.unchanged += 1
            elif (parts := self._extract(part)) is not None:
                new.append((part.key, parts))
            self.done += 1
            self._tell(part.source if isinstance(part, UnreadableArticle) else part.key)
        self._write(new)

    def _write(self, new: Sequence[tuple[str, list[Part]]]) -> None:
        """Write a batch; where the store finds a contradiction in it, article by article, to find whose."""
        if not new:
            return
        builder = SubgraphBuilder()
        builder.update(part for _, parts in new for part in parts)
        try:
            self.written = add_reports(self.written, self.store.write(builder.build()))
            self.loaded += len(new)
        except InvalidStatement as error:
            if len(new) == 1:
                reason = f"What it says contradicts what the store holds: {error}"
                self._reject(new[0][0], reason, "Correct the article or remove the one that it contradicts.")
            else:
                for one in new:
                    self._write([one])

    def _reject(self, source: str, reason: str, remedy: str) -> None:
        self.rejected.append(Rejection(source, reason, remedy))

    def _extract(self, article: Article) -> list[Part] | None:
        """What an article says, as far as it keeps the ontology; None where it could not be read."""
        article = replace(article, extractor=self.extractor.name)
        try:
            found = self.extractor.extract(article)
        except StoreError:
            raise
        except CooperationGraphError as error:
            self._reject(article.key, f"It could not be extracted: {error}", "Correct it and load it again.")
            return None
        except Exception as error:  # an extractor may be a model or a plug-in: one article never stops a load
            _LOGGER.exception("%s failed on article %s", self.extractor.name, article.key)
            reason = f"{self.extractor.name} failed on it with {type(error).__name__}: {error}."
            self._reject(article.key, reason, "Report it with the article's text; the rest was loaded.")
            return None
        return [*self._valid(article, found)]

    def _valid(self, article: Article, found: Subgraph) -> Iterator[Part]:
        """The parts of an extraction that keep the ontology; the others are noted as refused."""
        entities = {entity.id: entity for entity in found.entities}
        yield article
        for entity in found.entities:
            yield self._checked_mentions(article, entity)
        for statement in found.statements:
            try:
                check(statement, entities)
                check_evidence(statement, {article.key: article})
            except InvalidStatement as error:
                self.refused.append(RefusedStatement(article.key, error.rule, str(error)))
            else:
                yield statement

    def _checked_mentions(self, article: Article, entity: Entity) -> Entity:
        text = article.text or ""
        right = tuple(
            m for m in entity.mentions if m.article == article.key and m.quote == text[m.start : m.end]
        )
        for _ in range(len(entity.mentions) - len(right)):
            message = f"mention-text: a mention of {entity.id} is not the article's text at its offsets."
            self.refused.append(RefusedStatement(article.key, "mention-text", message))
        return entity if len(right) == len(entity.mentions) else replace(entity, mentions=right)

    def _tell(self, step: str) -> None:
        if self.on_progress:
            self.on_progress(step, self.done, self.total)

    def report(self) -> LoadReport:
        """What was done so far."""
        return LoadReport(
            loaded=self.loaded,
            unchanged=self.unchanged,
            rejected=tuple(self.rejected),
            refused=tuple(self.refused),
            written=self.written,
        )


def _stored(store: GraphStore, keys: Sequence[str]) -> dict[str, Row]:
    """What the store holds of articles, by key."""
    rows = store.read(query("writing/stored_articles").text, {"keys": sorted(set(keys))}) if keys else []
    return {row["key"]: row for row in rows}


def _is_stored(article: Article, row: Row | None) -> bool:
    if row is None or not row["has_text"]:
        return False
    return all(getattr(article, name) == row[_COLUMNS.get(name, name)] for name in _DESCRIBED)
