"""A graph described as a dataset, in VoID, DCAT and PROV: what it is, how much it holds, where it is from."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from ontology.holdings import Holdings, Source
from ontology.rdf.terms import NAMESPACE, VOCABULARIES, WIKIDATA, article_iri, dated

TITLES = {"en": "IPCoop: cooperation in intellectual property", "vi": "IPCoop: hợp tác về sở hữu trí tuệ"}
DESCRIPTIONS = {
    "en": "Who cooperates with whom on intellectual property: statements read from news and press releases, "
    "each with the passages that make it.",
    "vi": "Ai hợp tác với ai về sở hữu trí tuệ: các phát biểu đọc từ tin bài và thông cáo, mỗi phát biểu kèm "
    "những đoạn văn nêu ra nó.",
}
KEYWORDS = {
    "en": ("intellectual property", "international cooperation", "knowledge graph"),
    "vi": ("sở hữu trí tuệ", "hợp tác quốc tế", "đồ thị tri thức"),
}
PREFIXES = {
    "void": "http://rdfs.org/ns/void#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    **{name: VOCABULARIES[name] for name in ("ipc", "dc", "dcterms", "prov", "rdf", "rdfs", "skos", "xsd")},
}
_VOCABULARIES = ("ipc", "dc", "dcterms", "oa", "prov", "rdf", "rdfs", "schema", "skos")
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

Pair = tuple[str, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class Distribution:
    """One file, or one service, by which the dataset can be had."""

    key: str  # names it within the description
    title: str
    media_type: str
    address: str | None = None  # where to download it
    bytes: int | None = None
    sha256: str | None = None
    conforms_to: str | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a dataset beside its figures."""

    base: str  # where ids start
    site: str | None = None  # address of the pages, without a slash at the end
    version: str | None = None
    issued: str | None = None
    modified: str | None = None  # a moment of ISO 8601
    licence: str | None = None  # an address
    creator: str | None = None
    triples: int | None = None
    distributions: Sequence[Distribution] = field(default_factory=tuple)

    @property
    def node(self) -> str:
        """The IRI of the dataset: of the release where it has a version, else of the living graph."""
        return f"{self.base}release/{self.version}" if self.version else f"{self.base}dataset"


def write_description(
    holdings: Holdings, description: Description, file: BinaryIO, format: RdfFormat = RdfFormat.TURTLE
) -> None:
    """Write what VoID, DCAT and PROV say of a graph; the same figures give the same bytes."""
    triples = sorted(_triples(holdings, description), key=lambda triple: str(triple.subject))
    serialize(triples, file, format, prefixes=PREFIXES)


def _triples(holdings: Holdings, about: Description) -> Iterator[Triple]:
    node = about.node
    yield from _say(node, [("rdf:type", term("void:Dataset")), ("rdf:type", term("dcat:Dataset"))])
    yield from _say(node, _words())
    yield from _say(node, _edition(about))
    yield from _say(node, _figures(holdings, about))
    if about.site:
        yield from _say(f"{about.site}/dataset", [("foaf:primaryTopic", NamedNode(node))])
        yield from _service(node, about.site)
    yield from _partitions(node, holdings)
    yield from _links(node, holdings)
    yield from _sources(node, holdings.sources)
    yield from _build(node, holdings, about.base)
    for distribution in about.distributions:
        yield from _distribution(node, distribution, about.licence)


def _words() -> list[Pair]:
    pairs: list[Pair] = []
    for name, texts in (("dcterms:title", TITLES), ("dcterms:description", DESCRIPTIONS)):
        pairs += [(name, Literal(text, language=language)) for language, text in texts.items()]
    for language, words in KEYWORDS.items():
        pairs += [("dcat:keyword", Literal(word, language=language)) for word in words]
    return pairs


def _edition(about: Description) -> list[Pair]:
    pairs: list[Pair] = []
    if about.version:
        pairs += [("dcat:version", Literal(about.version))]
        pairs += [("dcat:isVersionOf", NamedNode(f"{about.base}dataset"))]
    if about.issued:
        pairs.append(("dcterms:issued", dated(about.issued)))
    if about.modified:
        pairs.append(("dcterms:modified", Literal(about.modified, datatype=term("xsd:dateTime"))))
    if about.licence:
        pairs.append(("dcterms:license", NamedNode(about.licence)))
    if about.creator:
        pairs.append(("dc:creator", Literal(about.creator)))
    return pairs


def _figures(holdings: Holdings, about: Description) -> list[Pair]:
    pairs: list[Pair] = [("void:uriSpace", Literal(about.base))]
    pairs += [("void:vocabulary", NamedNode(VOCABULARIES[name])) for name in _VOCABULARIES]
    pairs += [("dcterms:language", NamedNode(_LANGUAGES + code)) for code in holdings.languages]
    pairs.append(("void:entities", Literal(holdings.entities)))
    pairs.append(("void:documents", Literal(holdings.articles)))
    if about.triples is not None:
        pairs.append(("void:triples", Literal(about.triples)))
    pairs += [("void:exampleResource", NamedNode(about.base + example)) for example in holdings.examples]
    pairs.append(("dcterms:conformsTo", NamedNode(NAMESPACE.rstrip("#"))))
    if holdings.published:
        pairs.append(("dcterms:temporal", NamedNode(f"{about.node}#published")))
    return pairs


def _service(node: str, site: str) -> Iterator[Triple]:
    service = f"{site}/sparql"
    pairs: list[Pair] = [
        ("void:sparqlEndpoint", NamedNode(service)),
        ("foaf:homepage", NamedNode(f"{site}/")),
        ("dcat:landingPage", NamedNode(f"{site}/")),
    ]
    yield from _say(node, pairs)
    about: list[Pair] = [
        ("rdf:type", term("dcat:DataService")),
        ("dcterms:title", Literal("SPARQL 1.1", language="en")),
        ("dcat:endpointURL", NamedNode(service)),
        ("dcat:servesDataset", NamedNode(node)),
    ]
    yield from _say(service, about)


def _partitions(node: str, holdings: Holdings) -> Iterator[Triple]:
    for kind, count in (
        *holdings.kinds.items(),
        *(("Article", holdings.articles), ("Statement", holdings.statements)),
        *(("Evidence", holdings.evidence), ("Mention", holdings.mentions)),
    ):
        part = f"{node}#{kind}"
        yield from _say(node, [("void:classPartition", NamedNode(part))])
        yield from _say(
            part, [("void:class", NamedNode(NAMESPACE + kind)), ("void:entities", Literal(count))]
        )
    for predicate, count in holdings.predicates.items():
        part = f"{node}#{predicate}"
        yield from _say(node, [("void:propertyPartition", NamedNode(part))])
        pairs: list[Pair] = [
            ("void:property", NamedNode(NAMESPACE + predicate)),
            ("void:triples", Literal(count)),
        ]
        yield from _say(part, pairs)
    if holdings.published:
        first, last = holdings.published
        pairs = [("rdf:type", term("dcterms:PeriodOfTime"))]
        pairs += [("dcat:startDate", dated(first)), ("dcat:endDate", dated(last))]
        yield from _say(f"{node}#published", pairs)


def _links(node: str, holdings: Holdings) -> Iterator[Triple]:
    """The links that leave the dataset: of all identifiers only Wikidata's are IRIs of linked data."""
    count = holdings.identifiers.get("wikidata", 0)
    if count:
        links, target = f"{node}#to-wikidata", f"{node}#wikidata"
        pairs: list[Pair] = [
            ("rdf:type", term("void:Linkset")),
            ("void:subjectsTarget", NamedNode(node)),
            ("void:objectsTarget", NamedNode(target)),
            ("void:linkPredicate", NamedNode(f"{VOCABULARIES['schema']}sameAs")),
            ("void:triples", Literal(count)),
        ]
        yield from _say(node, [("void:subset", NamedNode(links))])
        yield from _say(links, pairs)
        about: list[Pair] = [
            ("rdf:type", term("void:Dataset")),
            ("dcterms:title", Literal("Wikidata")),
            ("foaf:homepage", NamedNode("https://www.wikidata.org/")),
            ("void:uriSpace", Literal(WIKIDATA)),
        ]
        yield from _say(target, about)


def _sources(node: str, sources: Sequence[Source]) -> Iterator[Triple]:
    for source in sources:
        digest = hashlib.sha256(f"{source.publisher}\x1f{source.licence}".encode()).hexdigest()[:12]
        part = f"{node}#source-{digest}"
        pairs: list[Pair] = [("rdf:type", term("void:Dataset")), ("void:documents", Literal(source.articles))]
        if source.publisher:
            pairs.append(("dc:publisher", Literal(source.publisher)))
        pairs.append(("dc:rights", Literal(source.licence or "not stated")))
        yield from _say(node, [("void:subset", NamedNode(part)), ("dcterms:source", NamedNode(part))])
        yield from _say(part, pairs)


def _build(node: str, holdings: Holdings, base: str) -> Iterator[Triple]:
    for extractor in holdings.extractors:
        run, reader = article_iri(base, extractor, "run"), article_iri(base, extractor, "extractor")
        yield from _say(node, [("prov:wasGeneratedBy", run)])
        pairs: list[Pair] = [("rdf:type", term("prov:Activity")), ("rdf:type", term("ipc:Run"))]
        pairs += [("rdfs:label", Literal(extractor)), ("prov:wasAssociatedWith", reader)]
        yield from _say(str(run.value), pairs)
        about: list[Pair] = [("rdf:type", term("prov:SoftwareAgent")), ("rdfs:label", Literal(extractor))]
        yield from _say(str(reader.value), about)


def _distribution(node: str, one: Distribution, licence: str | None) -> Iterator[Triple]:
    name = f"{node}#{one.key}"
    yield from _say(node, [("dcat:distribution", NamedNode(name))])
    pairs: list[Pair] = [
        ("rdf:type", term("dcat:Distribution")),
        ("dcterms:title", Literal(one.title)),
        ("dcat:mediaType", NamedNode(_MEDIA_TYPES + one.media_type)),
    ]
    if one.address:
        pairs += [("dcat:downloadURL", NamedNode(one.address))]
        yield from _say(node, [("void:dataDump", NamedNode(one.address))])
    if one.bytes is not None:
        pairs.append(("dcat:byteSize", Literal(str(one.bytes), datatype=term("xsd:nonNegativeInteger"))))
    if one.conforms_to:
        pairs.append(("dcterms:conformsTo", NamedNode(one.conforms_to)))
    if licence:
        pairs.append(("dcterms:license", NamedNode(licence)))
    if one.sha256:
        pairs.append(("spdx:checksum", NamedNode(f"{name}-sha256")))
        checksum: list[Pair] = [
            ("rdf:type", term("spdx:Checksum")),
            ("spdx:algorithm", term("spdx:checksumAlgorithm_sha256")),
            ("spdx:checksumValue", Literal(one.sha256, datatype=term("xsd:hexBinary"))),
        ]
        yield from _say(f"{name}-sha256", checksum)
    yield from _say(name, pairs)


def term(name: str) -> NamedNode:
    """A term of the vocabularies that describe datasets, by its short name: `void:Dataset`."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def _say(subject: str, pairs: Sequence[Pair]) -> Iterator[Triple]:
    for predicate, value in pairs:
        yield Triple(NamedNode(subject), term(predicate), value)
