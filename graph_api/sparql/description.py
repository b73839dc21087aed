"""What the endpoint offers, in the vocabulary of SPARQL 1.1 Service Description."""

from collections.abc import Iterator
from io import BytesIO

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, serialize

from graph_api.sparql.media import GRAPHS, RESULTS
from graph_api.sparql.snapshots import Snapshot
from ontology.rdf.terms import NAMESPACE, VOCABULARIES

_SD = "http://www.w3.org/ns/sparql-service-description#"
_VOID = "http://rdfs.org/ns/void#"
_PREFIXES = {
    "sd": _SD,
    "void": _VOID,
    "formats": "http://www.w3.org/ns/formats/",
    **{name: VOCABULARIES[name] for name in ("rdf", "dcterms", "xsd")},
}
_NAMES = {
    QueryResultsFormat.JSON: "SPARQL_Results_JSON",
    QueryResultsFormat.XML: "SPARQL_Results_XML",
    QueryResultsFormat.CSV: "SPARQL_Results_CSV",
    QueryResultsFormat.TSV: "SPARQL_Results_TSV",
    RdfFormat.TURTLE: "Turtle",
    RdfFormat.N_TRIPLES: "N-Triples",
    RdfFormat.RDF_XML: "RDF_XML",
    RdfFormat.JSON_LD: "JSON-LD",
    RdfFormat.N3: "N3",
}


def describe(address: str, snapshot: Snapshot, form: RdfFormat) -> bytes:
    """The service at `address`: its language, its forms, its graphs, and of when its data is."""
    file = BytesIO()
    serialize(_triples(address, snapshot), file, form, prefixes=_PREFIXES)
    return file.getvalue()


def _triples(address: str, snapshot: Snapshot) -> Iterator[Triple]:
    service = NamedNode(f"{address}#service")
    dataset = NamedNode(f"{address}#dataset")
    graph = NamedNode(f"{address}#default-graph")
    yield Triple(service, _term("rdf:type"), _term("sd:Service"))
    yield Triple(service, _term("sd:endpoint"), NamedNode(address))
    yield Triple(service, _term("sd:supportedLanguage"), _term("sd:SPARQL11Query"))
    yield Triple(service, _term("sd:feature"), _term("sd:UnionDefaultGraph"))
    for form in dict.fromkeys((*RESULTS.values(), *GRAPHS.values())):
        yield Triple(service, _term("sd:resultFormat"), _term(f"formats:{_NAMES[form]}"))
    yield Triple(service, _term("sd:defaultDataset"), dataset)
    yield Triple(dataset, _term("rdf:type"), _term("sd:Dataset"))
    yield Triple(dataset, _term("dcterms:modified"), _moment(snapshot))
    yield Triple(dataset, _term("void:vocabulary"), NamedNode(NAMESPACE))
    yield Triple(dataset, _term("sd:defaultGraph"), graph)
    yield Triple(graph, _term("rdf:type"), _term("sd:Graph"))
    yield Triple(graph, _term("void:triples"), Literal(snapshot.quads))


def _moment(snapshot: Snapshot) -> Literal:
    return Literal(snapshot.taken.isoformat(), datatype=_term("xsd:dateTime"))


def _term(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(_PREFIXES[prefix] + local)
