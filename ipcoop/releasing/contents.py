"""The files of data in a release: every format and profile, tables, graph files, the ontology."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import ontology
from graph_api.linked_data.forms import FORMS as FORMS_OF_DOCUMENTS
from ipcoop.releasing.changelist import LANGUAGES, change_list
from ontology.differences import State, changes_between
from ontology.jsonl import Part, write_lines
from ontology.judgment_lines import write_judgments
from ontology.judgments import Judgment
from ontology.rdf.formats import write_rdf
from ontology.rdf.patch import write_patch
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import FORMATS, NAMESPACE
from ontology.statements import Article, SubgraphBuilder
from ontology.tables import TABLES, write_csv
from visualizations.gexf import write_gexf
from visualizations.graphml import write_graphml

JSONL = "data/graph.jsonl"
RDF_FORMS = {form.format: (form.ending, form.media_type) for form in FORMS_OF_DOCUMENTS}
"""Format of RDF → ending of the file's name, media type."""

_ONTOLOGY = Path(ontology.__file__).parent
_ONTOLOGY_FILES = {
    "cooperation.ttl": "the ontology",
    "alignments.ttl": "further alignments of the ontology",
    "alignments-jolux.ttl": "alignment to JOLux",
    "shapes.ttl": "SHACL shapes of entities, statements and passages",
    "generated/predicate-shapes.ttl": "SHACL shapes of the predicates",
    "generated/context.jsonld": "JSON-LD context",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release, still to be written."""

    path: str
    title: str
    media_type: str
    write: Callable[[BinaryIO], None]
    profile: str | None = None


def of_the_graph(part: Part) -> Part:
    """A part without what depends on the store that it was in: the text, and when it was recorded."""
    return replace(part, text=None, recorded=None) if isinstance(part, Article) else part


def data_files(parts: Sequence[Part], judgments: Sequence[Judgment], base: str) -> Iterator[File]:
    """The files that hold the graph."""
    yield File(
        JSONL,
        "the whole graph, one JSON object a line",
        "application/x-ndjson",
        lambda file: _write_lines(parts, judgments, file),
    )
    for table in TABLES:
        yield File(f"data/{table}.csv", f"table of {table}", "text/csv", _table(parts, table))
    subgraph = SubgraphBuilder()
    subgraph.update(parts)
    whole = subgraph.build()
    yield File(
        "data/graph.graphml",
        "the network, GraphML",
        "application/graphml+xml",
        lambda file: write_graphml(whole, file),
    )
    yield File(
        "data/graph.gexf", "the network, GEXF", "application/gexf+xml", lambda file: write_gexf(whole, file)
    )
    for profile, shape in PROFILES.items():
        for format in shape.formats(FORMATS):
            ending, media_type = RDF_FORMS[format]
            yield File(
                f"data/{profile}/graph.{ending}",
                f"RDF, profile {profile}, {format}",
                media_type,
                _rdf(parts, format, base, profile),
                f"{NAMESPACE.rstrip('#')}/profile/{profile}",
            )


def change_files(before: State, after: State, names: tuple[str, str], base: str) -> Iterator[File]:
    """What changed since another release, for readers in each language and as a patch."""
    changes = changes_between(before, after)
    for language in LANGUAGES:
        lines = [*change_list(changes, before, after, names, language)]
        yield File(
            f"changes/changes.{language}.md",
            f"what changed since {names[0]}, and why",
            "text/markdown",
            _text("".join(f"{line}\n" for line in lines)),
        )
    yield File(
        "changes/patch.rdfp",
        f"RDF patch from {names[0]}",
        "application/rdf-patch",
        lambda file: _write_patch(before, after, file, base),
    )


def ontology_files() -> Iterator[File]:
    """The ontology as it was when the release was made."""
    for name, title in _ONTOLOGY_FILES.items():
        media_type = "application/ld+json" if name.endswith(".jsonld") else "text/turtle"
        path = f"ontology/{name.removeprefix('generated/')}"
        yield File(path, title, media_type, _copy(_ONTOLOGY / name))


def _write_lines(parts: Sequence[Part], judgments: Sequence[Judgment], file: BinaryIO) -> None:
    for line in write_lines(parts):
        file.write(line.encode())
    for line in write_judgments(judgments):
        file.write(line.encode())


def _write_patch(before: State, after: State, file: BinaryIO, base: str) -> None:
    write_patch(before.graph.parts(), after.graph.parts(), file, base=base)


def _text(text: str) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        file.write(text.encode())

    return write


def _table(parts: Sequence[Part], table: str) -> Callable[[BinaryIO], None]:
    return lambda file: write_csv(parts, file, table=table)


def _rdf(parts: Sequence[Part], format: str, base: str, profile: str) -> Callable[[BinaryIO], None]:
    return lambda file: write_rdf(parts, file, format, base=base, profile=profile)


def _copy(source: Path) -> Callable[[BinaryIO], None]:
    def write(file: BinaryIO) -> None:
        with source.open("rb") as content:
            shutil.copyfileobj(content, file)

    return write
