"""The ontology as its source says it: in every form of RDF, and as a page for each language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import yaml
from fastapi import Request
from fastapi.responses import HTMLResponse
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize

import ontology
from graph_api.linked_data.forms import Form
from graph_api.linked_data.site import site_page
from graph_api.pages.language import language_of
from ontology.rdf.terms import FORMATS, NAMESPACE, VOCABULARIES

_FOLDER = Path(__file__).parent / "pages"
_ONTOLOGY = Path(ontology.__file__).parent
_SOURCE = _ONTOLOGY / "cooperation.ttl"
PARTS = {
    "alignments": _ONTOLOGY / "alignments.ttl",
    "alignments-jolux": _ONTOLOGY / "alignments-jolux.ttl",
    "shapes": _ONTOLOGY / "shapes.ttl",
    "predicate-shapes": _ONTOLOGY / "generated" / "predicate-shapes.ttl",
}
"""What stands beside the ontology: last part of its address → file."""
CONTEXT = _ONTOLOGY / "generated" / "context.jsonld"
_IRI = NAMESPACE.rstrip("#")
_PREFIXES = {
    **VOCABULARIES,
    "owl": "http://www.w3.org/2002/07/owl#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "wd": "http://www.wikidata.org/entity/",
    "vann": "http://purl.org/vocab/vann/",
    "bibo": "http://purl.org/ontology/bibo/",
    "cv": "http://data.europa.eu/m8g/",
    "sh": "http://www.w3.org/ns/shacl#",
    "jolux": "http://data.legilux.public.lu/resource/ontology/jolux#",
    "lode": "http://linkedevents.org/ontology/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
}
_SECTIONS = {"classes": "owl:Class", "properties": "owl:ObjectProperty", "values": "owl:DatatypeProperty"}
_LINKS = {
    "broader": ("rdfs:subClassOf", "rdfs:subPropertyOf"),
    "from": ("schema:domainIncludes", "rdfs:domain"),
    "to": ("schema:rangeIncludes", "rdfs:range"),
    "close": ("skos:closeMatch",),
    "inverse": ("ipc:closeInverse",),
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the ontology in one language."""

    name: str
    label: str
    inverse_label: str
    definition: str
    note: str
    links: dict[str, tuple[tuple[str, str], ...]]  # relation → (short name, address)


def ontology_in(form: Form, path: Path = _SOURCE) -> bytes:
    """The ontology, or one of `PARTS`, in a form of RDF; Turtle is the source itself."""
    if form.format == "turtle":
        return path.read_bytes()
    file = BytesIO()
    serialize(_triples(path), file, FORMATS[form.format], prefixes=_PREFIXES)
    return file.getvalue()


def _triples(path: Path) -> Iterator[Triple]:
    """The source, its blank nodes named in their order, so that the bytes are the same each time."""
    names: dict[object, BlankNode] = {}
    with path.open("rb") as source:
        for quad in parse(source, RdfFormat.TURTLE):
            subject, target = (
                names.setdefault(node, BlankNode(f"b{len(names)}")) if isinstance(node, BlankNode) else node
                for node in (quad.subject, quad.object)
            )
            yield Triple(subject, quad.predicate, target)


def ontology_version() -> str:
    """The version that the ontology says it has."""
    return _texts(NamedNode(_IRI), "owl:versionInfo")[0].value


def ontology_page(request: Request) -> HTMLResponse:
    """Every term with its definition, in the language that is asked for."""
    language = language_of(request)
    return site_page(
        _FOLDER,
        "ontology.html",
        request,
        words=_words()[language],
        heading=_in(language, NamedNode(_IRI), "dcterms:title"),
        description=_in(language, NamedNode(_IRI), "dcterms:description"),
        namespace=NAMESPACE,
        version=ontology_version(),
        citation=_in("en", NamedNode(_IRI), "dcterms:bibliographicCitation"),
        licence=_ends(NamedNode(_IRI), ("dcterms:license",))[0],
        parts=tuple(PARTS),
        sections={name: _terms(kind, language) for name, kind in _SECTIONS.items()},
    )


def _terms(kind: str, language: str) -> list[Term]:
    found = {quad.subject for quad in _graph().quads_for_pattern(None, _term("rdf:type"), _term(kind))}
    own = [node for node in found if isinstance(node, NamedNode) and node.value.startswith(NAMESPACE)]
    return [_described(node, language) for node in sorted(own, key=lambda node: str(node.value))]


def _described(node: NamedNode, language: str) -> Term:
    links = {}
    for relation, predicates in _LINKS.items():
        links[relation] = tuple((_short(end), end) for end in _ends(node, predicates))
    return Term(
        name=str(node.value)[len(NAMESPACE) :],
        label=_in(language, node, "rdfs:label"),
        inverse_label=_in(language, node, "ipc:inverseLabel"),
        definition=_in(language, node, "skos:definition"),
        note=_in(language, node, "skos:scopeNote", only=True),
        links=links,
    )


def _ends(node: NamedNode, predicates: Sequence[str]) -> list[str]:
    """The addresses that a node leads to."""
    quads = [quad for each in predicates for quad in _about(node, each)]
    return sorted({str(quad.object.value) for quad in quads if isinstance(quad.object, NamedNode)})


def _in(language: str, node: NamedNode, predicate: str, *, only: bool = False) -> str:
    """The text in a language, else, unless it `only` may be that, in any other, else nothing."""
    texts = {text.language: str(text.value) for text in _texts(node, predicate)}
    return texts.get(language) or ("" if only else next(iter(texts.values()), ""))


def _texts(node: NamedNode, predicate: str) -> list[Literal]:
    return [quad.object for quad in _about(node, predicate) if isinstance(quad.object, Literal)]


def _about(node: NamedNode, predicate: str) -> list[Quad]:
    return list(_graph().quads_for_pattern(node, _term(predicate), None))


def _short(address: str) -> str:
    for name, start in _PREFIXES.items():
        if address.startswith(start):
            return f"{name}:{address[len(start) :]}"
    return address


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)


@cache
def _graph() -> Store:
    store = Store()
    store.load(path=_SOURCE, format=RdfFormat.TURTLE)
    return store


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load((_FOLDER / "wording.yaml").read_text(encoding="utf-8"))
    return words
