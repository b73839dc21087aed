"""Hold an RDF export against the shapes, with a message in plain words for each fault.

Two engines: pyshacl is the reference; the package `shacl` (extra `quality`) says the same some fifty times
faster, which the tests hold it to.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

import pyshacl
from pyoxigraph import RdfFormat, Triple, parse, serialize
from rdflib import BNode, Graph, Literal
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology.errors import MissingExtra, UnreadableExport
from ontology.rdf.terms import FORMATS

FOLDER = Path(__file__).parent
SHAPE_FILES = (FOLDER / "shapes.ttl", FOLDER / "generated" / "predicate-shapes.ttl")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One node that breaks a shape."""

    node: str
    shape: str
    message: str
    path: str = ""
    value: str = ""
    component: str = ""
    messages: tuple[tuple[str, str], ...] = ()  # (language, text)


def findings(
    file: BinaryIO, format: str = "turtle", *, language: str = "en", engine: str | None = None
) -> list[Finding]:
    """What in an RDF export breaks the shapes, sorted; an empty list where it conforms.

    `engine` is one of `ENGINES`; without it, the fastest that is installed. Raises `MissingExtra`.
    """
    chosen = engine or default_engine()
    if chosen not in ENGINES:
        raise ValueError(f"{chosen!r} is no engine; choose one of {', '.join(ENGINES)}")
    report = ENGINES[chosen](_lines(file, format))
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted({_finding(report, _shapes(), result, language) for result in results})


def default_engine() -> str:
    """The fastest engine that is installed."""
    return "shacl" if find_spec("shacl") else "pyshacl"


def engine_version(engine: str) -> str:
    """Name and version of an engine."""
    return f"{engine} {version(engine)}"


def _by_pyshacl(lines: bytes) -> Graph:
    with _quiet():
        data = Graph().parse(data=lines, format="nt")
        _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none")
    if not isinstance(report, Graph):
        raise TypeError(f"the validator returned {report!r} instead of a report")
    return report


def _by_shacl(lines: bytes) -> Graph:
    report = _compiled_shapes().validate_text(lines.decode(), format="ntriples")
    with _quiet():
        return Graph().parse(data=report.serialize("ntriples"), format="nt")


ENGINES: Mapping[str, Callable[[bytes], Graph]] = {"pyshacl": _by_pyshacl, "shacl": _by_shacl}
"""Name → what makes a SHACL report of N-Triples; the reference first."""


@cache
def _compiled_shapes() -> Any:
    if find_spec("shacl") is None:
        raise MissingExtra("The engine shacl is not installed: pip install 'ipcoop[quality]'.")
    import shacl

    return shacl.Shapes.from_text(_shapes().serialize(format="nt"), format="ntriples")


@cache
def _shapes() -> Graph:
    shapes = Graph()
    for path in SHAPE_FILES:
        shapes.parse(path)
    return shapes


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep rdflib from logging a traceback for each ill-typed literal: those are findings."""
    logger = logging.getLogger("rdflib.term")
    logger.addFilter(_refuse)
    try:
        yield
    finally:
        logger.removeFilter(_refuse)


def _refuse(record: logging.LogRecord) -> bool:
    return False


def _lines(file: BinaryIO, format: str) -> bytes:
    if format not in FORMATS:
        raise UnreadableExport(f"{format!r} is no RDF format; choose one of {', '.join(FORMATS)}.")
    try:
        triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in parse(file, FORMATS[format]))
        return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    except (SyntaxError, ValueError) as error:
        raise UnreadableExport(f"not {format}: {error}. Name the format that the file is in.") from error


def _finding(report: Graph, shapes: Graph, result: Node, language: str) -> Finding:
    shape = report.value(result, SH.sourceShape)
    constraint = report.value(result, SH.sourceConstraint)
    node = report.value(result, SH.focusNode if constraint is None else SH.value)
    value = report.value(result, SH.value) if constraint is None else None
    is_named = constraint is not None and (constraint, SH.message, None) in shapes
    source = constraint if is_named else shape
    messages = [text for text in shapes.objects(source, SH.message) if isinstance(text, Literal)]
    messages += [text for text in report.objects(result, SH.resultMessage) if isinstance(text, Literal)]
    chosen = next((text for text in messages if text.language == language), messages[0])
    return Finding(
        *(str(node), str(shape), str(chosen)),
        path=_plain(report.value(result, SH.resultPath)),
        value=_plain(value),
        component=_plain(report.value(result, SH.sourceConstraintComponent)),
        messages=tuple(sorted({(text.language or "", str(text)) for text in messages if text.language})),
    )


def _plain(node: Node | None) -> str:
    return "" if node is None or isinstance(node, BNode) else str(node)
