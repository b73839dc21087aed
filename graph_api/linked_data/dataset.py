"""The dataset described by VoID and DCAT: what it is, how much is in it, where to ask it."""

from collections.abc import Iterator
from io import BytesIO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from graph_store.protocol import GraphStore
from ontology.rdf_terms import NAMESPACE, VOCABULARIES
from queries import query

_PREFIXES = {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    **{name: VOCABULARIES[name] for name in ("ipc", "dcterms", "rdf", "skos", "xsd")},
}
_TITLES = {"en": "IPCoop: cooperation in intellectual property", "vi": "IPCoop: hợp tác về sở hữu trí tuệ"}
_EXAMPLES = ("agency/wipo", "place/viet-nam")
_VOCABULARIES = ("ipc", "dcterms", "oa", "prov", "rdf", "schema", "skos")


def describe_dataset(store: GraphStore, base: str, address: str, form: RdfFormat) -> bytes:
    """The description of what `store` holds, ids standing after `base`, served at `address`."""
    file = BytesIO()
    serialize(_triples(store, base, address), file, form, prefixes=_PREFIXES)
    return file.getvalue()


def _triples(store: GraphStore, base: str, address: str) -> Iterator[Triple]:
    node, page = NamedNode(f"{base}dataset"), NamedNode(f"{address}/dataset")
    info = store.info()
    for kind in ("void:Dataset", "dcat:Dataset"):
        yield Triple(node, _term("rdf:type"), _term(kind))
    yield Triple(page, _term("foaf:primaryTopic"), node)
    for language, title in _TITLES.items():
        yield Triple(node, _term("dcterms:title"), Literal(title, language=language))
    yield Triple(node, _term("void:uriSpace"), Literal(base))
    yield Triple(node, _term("void:sparqlEndpoint"), NamedNode(f"{address}/sparql"))
    yield Triple(node, _term("foaf:homepage"), NamedNode(f"{address}/"))
    yield Triple(node, _term("void:entities"), Literal(info.entities))
    for name in _VOCABULARIES:
        yield Triple(node, _term("void:vocabulary"), NamedNode(VOCABULARIES[name]))
    for row in store.read(query("browsing/entities_by_id").text, {"ids": list(_EXAMPLES)}):
        yield Triple(node, _term("void:exampleResource"), NamedNode(base + row["id"]))
    counts = {row["kind"]: row["entities"] for row in store.read(query("browsing/kinds").text)}
    counts |= {"Statement": info.statements, "Article": info.articles}
    for kind, count in sorted(counts.items()):
        part = NamedNode(f"{base}dataset#{kind}")
        yield Triple(node, _term("void:classPartition"), part)
        yield Triple(part, _term("void:class"), NamedNode(NAMESPACE + kind))
        yield Triple(part, _term("void:entities"), Literal(count))


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)
