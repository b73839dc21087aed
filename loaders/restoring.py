"""Read an export, in JSONL or RDF, back into a store."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from graph_store.history import judgments_on, merged_into
from graph_store.protocol import GraphStore, WriteReport
from graph_store.writing.splitting import ARTICLES, split
from loaders.report import add_reports
from ontology.errors import InvalidStatement, UnreadableExport
from ontology.jsonl import read_lines
from ontology.judgment_lines import read_judgments
from ontology.judgments import Judgment, Verdict, pair_of
from ontology.rdf.formats import read_rdf
from ontology.rdf.terms import BASE
from ontology.statements import Subgraph, SubgraphBuilder
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


IMPORT = "import"
"""Who judges entities to be one that are one in an export without its judgments."""

_JUDGMENTS = 2000  # in one transaction


def load_statements(path: Path, store: GraphStore, *, batch: int = ARTICLES) -> WriteReport:
    """Write what an export holds; nothing is written where a line cannot be read or breaks the ontology.

    The articles go in batches, each with its own evidence and mentions, one transaction a batch; an article
    that the store holds already is replaced. The judgments in the export are appended to those of the store.
    """
    whole, judgments = read_export(path), read_export_judgments(path)
    report = _write(whole, store, batch)
    judgments.sort(key=lambda judgment: judgment.moment)  # so that no part contradicts itself
    for start in range(0, len(judgments), _JUDGMENTS):
        report = add_reports(report, store.judge(judgments[start : start + _JUDGMENTS]))
    return add_reports(report, _merge_as_in(whole, store, path.name))


def load_rdf(
    path: Path, store: GraphStore, *, format: str | None = None, base: str = BASE, batch: int = ARTICLES
) -> WriteReport:
    """Write what an RDF export of any profile holds, as `load_statements` does.

    The format is told by the ending of the name unless it is given; ids stand after `base`.
    """
    whole = read_rdf_export(path, format=format, base=base)
    return add_reports(_write(whole, store, batch), _merge_as_in(whole, store, path.name))


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


def read_export_judgments(path: Path) -> list[Judgment]:
    """The judgments in a JSONL export."""
    with _opening(path), path.open(encoding="utf-8-sig") as file:
        return list(read_judgments(file, source=str(path)))


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


def _merge_as_in(whole: Subgraph, store: GraphStore, name: str) -> WriteReport:
    """Judge those to be one that are one in an export, where nobody judged them yet."""
    pairs = {pair_of(one, entity.id): entity for entity in whole.entities for one in entity.replaces}
    into = merged_into(store, (one for entity in pairs.values() for one in entity.replaces))
    judged = {judgment.target for judgment in judgments_on(store, pairs)}
    now = datetime.now(UTC)
    made = [
        Judgment(target, Verdict.SAME, IMPORT, now, f"one in {name}")
        for target, entity in sorted(pairs.items())
        if target not in judged and any(into.get(one) != entity.id for one in entity.replaces)
    ]
    return store.judge(made) if made else WriteReport()


def _write(whole: Subgraph, store: GraphStore, batch: int) -> WriteReport:
    report = WriteReport()
    for part in split(whole, batch):
        report = add_reports(report, store.write(part))
    return report
