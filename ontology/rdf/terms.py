"""The IRIs and literals of the RDF form: ids ⇄ IRIs, dates by their precision, the fixed prefixes."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import quote, unquote

from pyoxigraph import Literal, NamedNode, RdfFormat

from ontology.dates import is_date, precision
from ontology.errors import UnreadableExport
from ontology.vocabulary import Kind

NAMESPACE = "https://w3id.org/ipcoop/ns#"
BASE = "https://w3id.org/ipcoop/id/"
WIKIDATA = "http://www.wikidata.org/entity/"

FORMATS: Mapping[str, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
"""Name as on the command line → format."""

WITH_GRAPHS = frozenset({"trig", "nquads"})
"""The formats in which the passages of an article stand in a named graph of its own."""

VOCABULARIES: Mapping[str, str] = {
    "ipc": NAMESPACE,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FOLDERS = (
    *(kind.lower() for kind in Kind),
    *("statement", "evidence", "mention", "article", "run", "extractor", "graph"),
)
"""The first steps of ids that have a prefix of their own."""
_DATE_TYPES = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear", "interval": "ipc:interval"}
_DOTS_ONLY = re.compile(r"\.{1,2}")
_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9_.~-]*(?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*")
"""Steps of which nothing is encoded: nearly all."""


def prefixes(base: str) -> dict[str, str]:
    """The prefixes of the Turtle family: the vocabularies, and each folder of ids."""
    return {**VOCABULARIES, **{folder: f"{base}{folder}/" for folder in FOLDERS}}


@cache
def term(name: str) -> NamedNode:
    """The term of a vocabulary by its short name: `skos:prefLabel`."""
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


def iri(base: str, *path: str) -> NamedNode:
    """The IRI of an id; whatever an id must not hold is percent-encoded, and `..` cannot climb."""
    return NamedNode(base + encoded(*path))


def encoded(*path: str) -> str:
    """The steps of an id as they stand in an IRI."""
    if len(path) == 1 and _PLAIN.fullmatch(path[0]):
        return path[0]
    return "/".join(segment(part) for step in path for part in step.split("/"))


@lru_cache(8192)
def article_iri(base: str, key: str, folder: str = "article") -> NamedNode:
    """The IRI of an article, or in `folder`; a key is one segment, slashes encoded."""
    return NamedNode(f"{base}{folder}/{segment(key)}")


def id_of(node: object, base: str, folder: str = "") -> str:
    """The id that an IRI stands for, without `folder`; raises `UnreadableExport` for one of another base."""
    start = base + folder
    if not isinstance(node, NamedNode) or not node.value.startswith(start):
        raise UnreadableExport(
            f"{getattr(node, 'value', node)} does not start with {start}; "
            "if the file was written with another base, give that base."
        )
    return unquote(node.value[len(start) :], errors="strict")


@lru_cache(8192)
def dated(text: str) -> Literal:
    """A date typed by its precision; what is no date stays a plain text."""
    datatype = date_type(text)
    return Literal(text, datatype=term(datatype)) if datatype else Literal(text)


def date_type(text: str) -> str | None:
    """The datatype of a date by its precision, as a short name; none for what is no date."""
    return _DATE_TYPES[precision(text)] if is_date(text) else None


def worded(text: str, language: str | None) -> Literal:
    """A text in a language, or in none."""
    return Literal(text, language=language) if language else Literal(text)


def segment(text: str) -> str:
    """A text as one step of an IRI: slashes encoded too, and no step up."""
    if _DOTS_ONLY.fullmatch(text):
        return text.replace(".", "%2E")
    return quote(text, safe="")
