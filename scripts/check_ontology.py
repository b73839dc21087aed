"""Hold the ontology to its own rules: each term worded, aligned, used; outside terms real; no cycles."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import Literal, NamedNode
from rdflib import namespace as known

from ontology.rdf.terms import NAMESPACE, VOCABULARIES
from scripts.generate_ontology import ONTOLOGY, SOURCE, Terms, read_terms

IRI = NamedNode(NAMESPACE.rstrip("#"))
_OWL, _RDFS = "http://www.w3.org/2002/07/owl#", VOCABULARIES["rdfs"]
_PREFIXES: Mapping[str, str] = {
    **VOCABULARIES,
    "owl": _OWL,
    "bibo": "http://purl.org/ontology/bibo/",
    "vann": "http://purl.org/vocab/vann/",
}
CLOSED: Mapping[str, object] = {
    "http://www.w3.org/ns/org#": known.ORG,
    "http://www.w3.org/ns/prov#": known.PROV,
    VOCABULARIES["skos"]: known.SKOS,
    "http://xmlns.com/foaf/0.1/": known.FOAF,
    VOCABULARIES["dcterms"]: known.DCTERMS,
    VOCABULARIES["schema"]: known.SDO,
    _OWL: known.OWL,
    _RDFS: known.RDFS,
    VOCABULARIES["rdf"]: known.RDF,
    VOCABULARIES["xsd"]: known.XSD,
    "http://purl.org/vocab/vann/": known.VANN,
}
"""Start of a vocabulary → all its terms, as rdflib knows them."""
OPEN: Mapping[str, frozenset[str]] = {
    VOCABULARIES["oa"]: frozenset({"SpecificResource", "Annotation"}),
    "http://purl.org/ontology/bibo/": frozenset({"status", "status/draft"}),
    "http://data.europa.eu/m8g/": frozenset({"PublicOrganisation"}),
    "http://linkedevents.org/ontology/": frozenset({"Event", "atPlace", "involvedAgent"}),
    "http://semanticweb.cs.vu.nl/2009/11/sem/": frozenset(
        {"Event", "hasPlace", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"}
    ),
    "http://data.legilux.public.lu/resource/ontology/jolux#": frozenset(
        {
            *("TreatyProcess", "TreatyDocument", "treatyPartyCountry", "treatySubject"),
            *("treatySignatureDate", "treatySignaturePlace"),
        }
    ),
}
"""Start of a vocabulary that rdflib does not know → its terms that we use, each looked up by a person."""
_WIKIDATA = re.compile(r"http://www\.wikidata\.org/entity/[PQ][1-9]\d*")
_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
_ALIGNED = ("rdfs:subClassOf", "rdfs:subPropertyOf", "skos:closeMatch", "ipc:closeInverse")
WITHOUT_COUNTERPART = frozenset(
    {
        *("rank", "inverseLabel", "closeInverse", "interval"),
        *("confidence", "rule", "basis", "reference"),
    }
)
"""Terms that no vocabulary we looked through has a counterpart for; docs/ontology.md says why."""
METADATA = (
    *("dcterms:title", "dcterms:description", "dcterms:abstract", "dcterms:creator", "dcterms:publisher"),
    *("dcterms:license", "dcterms:created", "dcterms:issued", "dcterms:modified", "dcterms:source"),
    *("dcterms:bibliographicCitation", "owl:versionIRI", "owl:versionInfo", "bibo:status"),
    *("vann:preferredNamespacePrefix", "vann:preferredNamespaceUri"),
)
"""What FOOPS! asks an ontology to say of itself, but for a DOI and a logo, which this one does not have."""


def problems(source: Path = SOURCE) -> list[str]:
    """What breaks a rule, each in one line; an empty list where all is well."""
    terms = read_terms(source)
    return sorted({problem for check in CHECKS for problem in check(terms)})


def _metadata(terms: Terms) -> Iterator[str]:
    about = terms.get(IRI, {})
    for name in METADATA:
        if not about.get(_node(name)):
            yield f"the ontology lacks {name}"
    version = [value.value for value in about.get(_node("owl:versionInfo"), [])]
    if [value.value for value in about.get(_node("owl:versionIRI"), [])] != [
        f"{IRI.value}/{v}" for v in version
    ]:
        yield "owl:versionIRI does not end in owl:versionInfo"


def _wording(terms: Terms) -> Iterator[str]:
    seen: dict[tuple[str, str, str], NamedNode] = {}
    for node, about in _own(terms):
        code = _node("skos:notation") in about
        for name in ("skos:prefLabel",) if code else ("rdfs:label", "skos:definition"):
            texts = [text for text in about.get(_node(name), []) if isinstance(text, Literal)]
            for language in ("en", "vi"):
                count = sum(text.language == language for text in texts)
                if count != 1:
                    yield f"{_short(node)} has {count} texts in {language} as {name}"
            for text in texts if name == "rdfs:label" else ():
                other = seen.setdefault((_kind(about), str(text.language), text.value), node)
                if other != node:
                    yield f"{_short(node)} and {_short(other)} have the label {text.value!r}"
        if about.get(_node("rdfs:isDefinedBy")) != [IRI]:
            yield f"{_short(node)} does not say that it is defined by the ontology"


def _naming(terms: Terms) -> Iterator[str]:
    for node, about in _own(terms):
        name = _short(node).removeprefix("ipc:")
        upper = _kind(about) == "Class"
        if not re.fullmatch("[A-Z][A-Za-z0-9]*" if upper else "[a-z][A-Za-z0-9]*", name):
            yield f"{_short(node)} is not named as a {'class' if upper else 'property or value'} is"


def _alignment(terms: Terms) -> Iterator[str]:
    for node, about in _own(terms):
        name = _short(node).removeprefix("ipc:")
        aligned = any(about.get(_node(predicate)) for predicate in _ALIGNED)
        if _kind(about) and not aligned and name not in WITHOUT_COUNTERPART:
            yield f"{_short(node)} is not aligned to any other vocabulary"
        if aligned and name in WITHOUT_COUNTERPART:
            yield f"{_short(node)} is aligned; take it from WITHOUT_COUNTERPART"


def _outside(terms: Terms) -> Iterator[str]:
    for node in _mentioned({node: about for node, about in terms.items() if node != IRI}):
        for start, vocabulary in {**CLOSED, **OPEN}.items():
            if node.value.startswith(start):
                # rdflib's namespaces answer `in` by their metaclass, which types do not show.
                if node.value[len(start) :] not in vocabulary:  # type: ignore[operator]
                    yield f"{node.value} does not exist"
                break
        else:
            if not (node.value.startswith(IRI.value) or _WIKIDATA.fullmatch(node.value)):
                yield f"{node.value} is of no vocabulary known here"
        if node.value.startswith(NAMESPACE) and node not in terms:
            yield f"{_short(node)} is used and not defined"


def _cycles(terms: Terms) -> Iterator[str]:
    for predicate in ("rdfs:subClassOf", "rdfs:subPropertyOf"):
        for start in terms:
            above, new = set[NamedNode](), {start}
            while new := {
                up for node in new for up in terms.get(node, {}).get(_node(predicate), []) if up not in above
            }:
                above |= new
            if start in above:
                yield f"{_short(start)} stands above itself by {predicate}"


def _use(terms: Terms) -> Iterator[str]:
    used = set(_mentioned(terms, subjects=False)) | set(_in_code())
    for node, about in terms.items():
        if node == IRI or node in used or _node("skos:inScheme") in about:
            continue
        yield f"{_short(node)} is used nowhere"


CHECKS: tuple[Callable[[Terms], Iterator[str]], ...] = (
    *(_metadata, _wording, _naming, _alignment),
    *(_outside, _cycles, _use),
)


def _in_code() -> Iterator[NamedNode]:
    """Our terms that the exports write or the shapes check."""
    for path in (*(ONTOLOGY / "rdf").glob("*.py"), ONTOLOGY / "shapes.ttl", ONTOLOGY / "vocabulary.py"):
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"ipc:([A-Za-z]\w*)|= \"([A-Za-z]\w*)\"$", text, flags=re.MULTILINE)
        yield from (NamedNode(NAMESPACE + (name or value)) for name, value in found)


def _mentioned(terms: Terms, *, subjects: bool = True) -> Iterator[NamedNode]:
    for node, about in terms.items():
        if subjects:
            yield node
        for predicate, values in about.items():
            yield predicate
            yield from (value for value in values if isinstance(value, NamedNode))
            yield from (value.datatype for value in values if isinstance(value, Literal))


def _own(terms: Terms) -> Iterator[tuple[NamedNode, Mapping[NamedNode, list[object]]]]:
    return ((node, about) for node, about in terms.items() if node.value.startswith(NAMESPACE))


def _kind(about: Mapping[NamedNode, list[object]]) -> str:
    types = about.get(_node("rdf:type"), [])
    return next((kind for kind in _KINDS if _node(f"owl:{kind}") in types), "")


def _node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)


def _short(node: NamedNode) -> str:
    return node.value.replace(NAMESPACE, "ipc:")


def main() -> int:
    """Print what breaks a rule; 1 where something does."""
    found = problems()
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
