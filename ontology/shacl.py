"""Hold an RDF export against the shapes, with a message in plain words for each fault."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO

import pyshacl
from pyoxigraph import RdfFormat, Triple, parse, serialize
from rdflib import Graph, Literal
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology.errors import UnreadableExport
from ontology.rdf_terms import FORMATS

FOLDER = Path(__file__).parent
SHAPE_FILES = (FOLDER / "shapes.ttl", FOLDER / "generated" / "predicate-shapes.ttl")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One node that breaks a shape."""

    node: str
    shape: str
    message: str


def findings(file: BinaryIO, format: str = "turtle", *, language: str = "en") -> list[Finding]:
    """What in an RDF export breaks the shapes, sorted; an empty list where it conforms.

    For exports of moderate size: the reference engine behind it is thorough, not fast.
    """
    shapes = _shapes()
    with _quiet():
        _, report, _ = pyshacl.validate(_data(file, format), shacl_graph=shapes, inference="none")
    if not isinstance(report, Graph):
        raise TypeError(f"the validator returned {report!r} instead of a report")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted({_finding(report, shapes, result, language) for result in results})


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


def _data(file: BinaryIO, format: str) -> Graph:
    if format not in FORMATS:
        raise UnreadableExport(f"{format!r} is no RDF format; choose one of {', '.join(FORMATS)}.")
    try:
        quads = list(parse(file, FORMATS[format]))
    except (SyntaxError, ValueError) as error:
        raise UnreadableExport(f"not {format}: {error}. Name the format that the file is in.") from error
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def _finding(report: Graph, shapes: Graph, result: Node, language: str) -> Finding:
    shape = report.value(result, SH.sourceShape)
    constraint = report.value(result, SH.sourceConstraint)
    node = report.value(result, SH.focusNode if constraint is None else SH.value)
    is_named = constraint is not None and (constraint, SH.message, None) in shapes
    source = constraint if is_named else shape
    messages = [text for text in shapes.objects(source, SH.message) if isinstance(text, Literal)]
    messages += [text for text in report.objects(result, SH.resultMessage) if isinstance(text, Literal)]
    chosen = next((text for text in messages if text.language == language), messages[0])
    return Finding(str(node), str(shape), str(chosen))
