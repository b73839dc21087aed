"""Which files there are, and how each is written."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from graph_store.history import revision_of
from graph_store.protocol import GraphStore
from ontology.errors import StoreError
from ontology.jsonl import Part, write_lines
from ontology.rdf.formats import write_rdf
from ontology.statements import SubgraphBuilder, standing
from ontology.tables import write_csv
from visualizations.graphml import write_graphml

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_ATTEMPTS = 3
_BLOCK = 1 << 20

Writer = Callable[[Iterable[Part], BinaryIO, str], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file; its writer takes the parts of the graph, the file and the start of IRIs."""

    name: str
    media_type: str
    description: str
    write: Writer


@dataclass(frozen=True, slots=True)
class Written:
    """One file as it was written."""

    kind: Kind
    path: Path
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Set:
    """All files of one revision."""

    revision: int
    tag: str
    made: datetime
    files: tuple[Written, ...]


def _jsonl(parts: Iterable[Part], file: BinaryIO, base: str) -> None:
    for line in write_lines(parts):
        file.write(line.encode())


def _graphml(parts: Iterable[Part], file: BinaryIO, base: str) -> None:
    builder = SubgraphBuilder()
    builder.update(parts)
    write_graphml(builder.build(), file)


KINDS = (
    Kind("graph.jsonl", "application/x-ndjson", "Everything but the texts (docs/formats.md).", _jsonl),
    Kind(
        "graph.ttl",
        "text/turtle",
        "RDF 1.1, for people and small tools.",
        lambda parts, file, base: write_rdf(parts, file, "turtle", base=base),
    ),
    Kind(
        "graph.nt",
        "application/n-triples",
        "RDF 1.1, for bulk loading.",
        lambda parts, file, base: write_rdf(parts, file, "ntriples", base=base),
    ),
    Kind(
        "statements.csv",
        "text/csv",
        "A row for each passage of each statement.",
        lambda parts, file, base: write_csv(parts, file, table="statements"),
    ),
    Kind(
        "entities.csv",
        "text/csv",
        "A row for each entity.",
        lambda parts, file, base: write_csv(parts, file, table="entities"),
    ),
    Kind("graph.graphml", "application/graphml+xml", "For Gephi, Cytoscape, networkx.", _graphml),
)


def write_set(store: GraphStore, folder: Path, base: str, kinds: Sequence[Kind] = KINDS) -> Set:
    """Write every file of one revision into `folder`; again where the graph changed meanwhile.

    What a person rejected is left out, and so are the texts of the articles, whose licences are their own.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for _ in range(_ATTEMPTS):
        revision = revision_of(store)
        files = tuple(_written(store, folder, base, kind) for kind in kinds)
        if revision_of(store) == revision:
            made = datetime.now(UTC).replace(microsecond=0)
            return Set(revision.number, revision.tag, made, files)
    raise StoreError("The graph changes faster than it can be copied; ask again when less is written.")


def _written(store: GraphStore, folder: Path, base: str, kind: Kind) -> Written:
    path = folder / kind.name
    with path.open("wb") as file:
        kind.write(standing(store.dump()), file, base)
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return Written(kind, path, path.stat().st_size, digest.hexdigest())
