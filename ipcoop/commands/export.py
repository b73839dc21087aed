"""`ipcoop export`, `dump` and `restore`: the graph as files."""

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from graph_store.history import all_judgments
from graph_store.protocol import GraphStore
from ipcoop.commands.console import OutputOption, StoreOption, output_file, say, settings_for
from ipcoop.wiring import store_of
from ontology.jsonl import Part, write_lines
from ontology.judgment_lines import write_judgments
from ontology.rdf.formats import write_rdf
from ontology.statements import Subgraph, SubgraphBuilder, standing
from ontology.tables import write_csv
from visualizations.gexf import write_gexf
from visualizations.graphml import write_graphml


class Format(StrEnum):
    """What the graph can be written as."""

    JSONL = "jsonl"
    CSV = "csv"
    TURTLE = "turtle"
    TRIG = "trig"
    NQUADS = "nquads"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    GRAPHML = "graphml"
    GEXF = "gexf"


class Profile(StrEnum):
    """How statements are put in RDF."""

    RDF11 = "rdf11"
    RDF12 = "rdf12"
    ORG = "org"
    ARTICLES = "articles"
    WIKIBASE = "wikibase"


class Table(StrEnum):
    """Which table a CSV file holds."""

    STATEMENTS = "statements"
    ENTITIES = "entities"
    ARTICLES = "articles"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(export)
    app.command()(dump)
    app.command()(restore)


def export(
    format: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.JSONL,
    output: OutputOption = None,
    with_text: Annotated[bool, typer.Option(help="jsonl: include the articles' texts.")] = False,
    table: Annotated[Table, typer.Option(help="csv: which table.")] = Table.STATEMENTS,
    profile: Annotated[Profile, typer.Option(help="RDF: how statements are put; see docs/formats.md.")] = (
        Profile.RDF11
    ),
    excel: Annotated[bool, typer.Option(help="csv: begin with the mark by which Excel knows UTF-8.")] = False,
    store: StoreOption = None,
) -> None:
    """Write the whole graph: statements with their evidence, entities, descriptions of the articles.

    What a person rejected is left out; a dump holds it too.
    """
    settings = settings_for(store)
    with store_of(settings, read_only=True) as graph, output_file(output) as file:
        if format is Format.CSV:
            write_csv(standing(graph.dump()), file, table=table.value, byte_order_mark=excel)
        else:
            _write(standing(graph.dump()), file, format, settings.base_iri, with_text, profile)
        if format is Format.JSONL:
            _write_judgments(graph, file)
    if output:
        say(f"wrote {output}")


def dump(output: OutputOption = None, store: StoreOption = None) -> None:
    """Write all that the store holds, texts included, to move it to another store.

    Entities that people judged to be one are each on their own in it, and the judgments make them one again.
    """
    with store_of(settings_for(store), read_only=True) as graph, output_file(output) as file:
        for line in write_lines(graph.dump(apart=True), with_text=True):
            file.write(line.encode())
        _write_judgments(graph, file)
    if output:
        say(f"wrote {output}")


def restore(
    file: Annotated[Path, typer.Argument(help="What `ipcoop dump` wrote.")], store: StoreOption = None
) -> None:
    """Read a dump into the store; what is there stays."""
    from ipcoop.commands.load import load

    load(None, statements=file, store=store)


def _write_judgments(graph: GraphStore, file: BinaryIO) -> None:
    for line in write_judgments(all_judgments(graph)):
        file.write(line.encode())


def _write(
    parts: Iterable[Part], file: BinaryIO, format: Format, base: str, with_text: bool, profile: Profile
) -> None:
    """Write parts of the graph (articles, entities, statements, in this order) as anything but CSV."""
    if format is Format.JSONL:
        for line in write_lines(parts, with_text=with_text):
            file.write(line.encode())
    elif format in (Format.GRAPHML, Format.GEXF):
        _write_picture(parts, file, format)
    else:
        write_rdf(parts, file, format.value, base=base, profile=profile.value)


def _write_picture(parts: Iterable[Part], file: BinaryIO, format: Format) -> None:
    subgraph = _gather(parts)
    (write_gexf if format is Format.GEXF else write_graphml)(subgraph, file)


def _gather(parts: Iterable[Part]) -> Subgraph:
    """All parts as one subgraph."""
    builder = SubgraphBuilder()
    builder.update(parts)
    return builder.build()
