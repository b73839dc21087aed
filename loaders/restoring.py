"""Read an export, in JSONL or RDF, back into a store."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path

from graph_store.protocol import GraphStore, WriteReport
from loaders.report import add_reports
from ontology.errors import InvalidStatement, UnreadableExport
from ontology.jsonl import read_lines
from ontology.rdf import read_rdf
from ontology.rdf_terms import BASE
from ontology.statements import Article, Entity, Statement, Subgraph, SubgraphBuilder
from ontology.validation import violations

RDF_ENDINGS: Mapping[str, str] = {
    ".ttl": "turtle",
    ".trig": "trig",
    ".nq": "nquads",
    ".nt": "ntriples",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}
"""Ending of a file's name → format of RDF."""


def load_statements(path: Path, store: GraphStore, *, batch: int = 200) -> WriteReport:
    """Write what an export holds; nothing is written where a line cannot be read or breaks the ontology.

    The articles go in batches, each with its own evidence and mentions, one transaction a batch; an article
    that the store holds already is replaced.
    """
    return _write(read_export(path), store, batch)


def load_rdf(
    path: Path, store: GraphStore, *, format: str | None = None, base: str = BASE, batch: int = 200
) -> WriteReport:
    """Write what an RDF export of any profile holds, as `load_statements` does.

    The format is told by the ending of the name unless it is given; ids stand after `base`.
    """
    return _write(read_rdf_export(path, format=format, base=base), store, batch)


def read_export(path: Path) -> Subgraph:
    """The subgraph in a JSONL export: complete in itself, each statement held against the ontology."""
    builder = SubgraphBuilder()
    with _opening(path):
        try:
            with path.open(encoding="utf-8-sig") as file:
                builder.update(read_lines(file, source=str(path)))
        except UnicodeDecodeError as error:
            raise UnreadableExport(f"{path}: byte {error.start} is not UTF-8. Export it again.") from error
    return _held_against_the_ontology(builder.build(), path, "line")


def read_rdf_export(path: Path, *, format: str | None = None, base: str = BASE) -> Subgraph:
    """The subgraph in an RDF export, likewise."""
    form = format or RDF_ENDINGS.get(path.suffix.lower())
    if form is None:
        raise UnreadableExport(
            f"{path}: its name does not tell the format; end it in {', '.join(RDF_ENDINGS)}, "
            "or name the format."
        )
    builder = SubgraphBuilder()
    with _opening(path), path.open("rb") as file:
        try:
            builder.update(read_rdf(file, form, base=base))
        except UnreadableExport as error:
            raise UnreadableExport(f"{path}: {error}") from error
    return _held_against_the_ontology(builder.build(), path, "node")


@contextmanager
def _opening(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnreadableExport(
            f"{path}: it cannot be opened ({error.strerror or error}). Check its name and permissions."
        ) from error


def _held_against_the_ontology(whole: Subgraph, path: Path, unit: str) -> Subgraph:
    for violation in violations(whole):
        raise InvalidStatement(
            violation.rule,
            f"{path}: {violation.where}: {violation.message} "
            f"Correct or remove the {unit}; nothing was loaded.",
        )
    return whole


def _write(whole: Subgraph, store: GraphStore, batch: int) -> WriteReport:
    report = WriteReport()
    for part in _batches(whole, batch):
        report = add_reports(report, store.write(part))
    return report


def _batches(whole: Subgraph, size: int) -> Iterator[Subgraph]:
    """The subgraph in parts, each complete in itself: some articles, and what they say."""
    entities = {entity.id: entity for entity in whole.entities}
    by_article: dict[str, tuple[list[Entity], list[Statement]]] = {a.key: ([], []) for a in whole.articles}
    bare = []
    for entity in whole.entities:
        keys = {mention.article for mention in entity.mentions}
        for key in keys:
            by_article[key][0].append(entity)
        if entity.reference and not keys:
            bare.append(entity)
    for statement in whole.statements:
        for key in statement.sources:
            by_article[key][1].append(statement)
    if bare:
        yield Subgraph(entities=tuple(bare))
    articles = iter(whole.articles)
    while group := list(islice(articles, size)):
        yield _part(group, by_article, entities)


def _part(
    articles: Iterable[Article],
    by_article: dict[str, tuple[list[Entity], list[Statement]]],
    entities: dict[str, Entity],
) -> Subgraph:
    keys = {article.key for article in articles}
    builder = SubgraphBuilder()
    builder.update(articles)
    named: dict[str, Entity] = {}
    for key in keys:
        for entity in by_article[key][0]:
            named[entity.id] = _limited_to(entity, keys)
        for statement in by_article[key][1]:
            evidence = tuple(e for e in statement.evidence if e.article in keys)
            builder.add(replace(statement, evidence=evidence))
            for end in (statement.subject, statement.object):
                if end is not None:
                    named.setdefault(end, _limited_to(entities[end], keys))
    builder.update(named.values())
    return builder.build()


def _limited_to(entity: Entity, keys: set[str]) -> Entity:
    return replace(entity, mentions=tuple(m for m in entity.mentions if m.article in keys))
