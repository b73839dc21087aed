"""Parts of the graph as quads: what each says, and the links that are derived from it."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology.dates import bounds, is_date
from ontology.jsonl import Part
from ontology.rdf_terms import NAMESPACE, WIKIDATA, article_iri, dated, iri, term, worded
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical, evidence_id
from ontology.vocabulary import Kind, Predicate

Pair = tuple[str, NamedNode | Literal]
"""Short name of a predicate, and the object."""


@dataclass(slots=True)
class QuadMaker:
    """Turns parts into quads one by one, remembering the articles seen so far without their texts."""

    base: str
    _seen: dict[str, tuple[str | None, str | None, str | None]] = field(default_factory=dict)
    _written: set[Quad] = field(default_factory=set)

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that RDF says of `part`; the quads that several parts share come once."""
        if isinstance(part, Article):
            yield from self._article(part)
        elif isinstance(part, Entity):
            yield from self._entity(part)
        else:
            yield from self._statement(canonical(part))

    def _article(self, article: Article) -> Iterator[Quad]:
        self._seen[article.key] = (article.language, article.published, article.extractor)
        node = article_iri(self.base, article.key)
        yield from _say(node, _article_pairs(article))
        if article.extractor is not None:
            run = article_iri(self.base, article.extractor, "run")
            reader = article_iri(self.base, article.extractor, "extractor")
            label = Literal(article.extractor)
            about_run: list[Pair] = [("rdf:type", term("ipc:Run")), ("rdfs:label", label)]
            yield from self._once(_say(run, [*about_run, ("prov:wasAssociatedWith", reader)]))
            about_reader: list[Pair] = [("rdf:type", term("prov:SoftwareAgent")), ("rdfs:label", label)]
            yield from self._once(_say(reader, about_reader))
            yield from _say(run, [("prov:used", node)])

    def _entity(self, entity: Entity) -> Iterator[Quad]:
        node = iri(self.base, entity.id)
        yield from _say(node, _entity_pairs(entity))
        for scheme, value in entity.identifiers:
            name = iri(self.base, "identifier", _flat(scheme), _flat(value))
            yield from _say(node, [("schema:identifier", name)])
            pairs: list[Pair] = [
                ("rdf:type", term("schema:PropertyValue")),
                ("schema:propertyID", Literal(scheme)),
                ("schema:value", Literal(value)),
            ]
            yield from self._once(_say(name, pairs))
            if scheme == "wikidata" and re.fullmatch(r"Q[1-9]\d*", value):
                yield from _say(node, [("schema:sameAs", NamedNode(WIKIDATA + value))])
        for mention in entity.mentions:
            yield from self._mention(node, entity.id, mention)

    def _mention(self, entity: NamedNode, entity_id: str, mention: Mention) -> Iterator[Quad]:
        content = "\x1f".join((entity_id, *map(str, (mention.article, mention.start, mention.end))))
        names = "\x1f".join(part for name in mention.names for part in name)
        digest = hashlib.sha256(f"{content}\x1e{mention.quote}\x1e{names}".encode()).hexdigest()[:20]
        node = iri(self.base, f"mention/{digest}")
        graph = article_iri(self.base, mention.article, "graph")
        yield from _say(entity, [("ipc:hasMention", node)], graph)
        pairs: list[Pair] = [("rdf:type", term("ipc:Mention")), ("rdf:type", term("oa:SpecificResource"))]
        pairs += [("ipc:name", worded(name, language)) for language, name in mention.names]
        yield from _say(node, pairs, graph)
        yield from self._passage(node, mention, graph)

    def _statement(self, statement: Statement) -> Iterator[Quad]:
        node = iri(self.base, statement.id)
        subject = iri(self.base, statement.subject)
        predicate = NamedNode(NAMESPACE + statement.predicate)
        target = self._target(statement)
        yield from self._once(iter((Quad(subject, predicate, target),)))
        pairs: list[Pair] = [
            ("rdf:type", term("ipc:Statement")),
            ("rdf:type", term("rdf:Statement")),
            ("rdf:subject", subject),
            ("rdf:predicate", predicate),
            ("rdf:object", target),
        ]
        if statement.role is not None:
            pairs.append(("ipc:post", Literal(statement.role)))
        if statement.when is not None:
            pairs.append(("ipc:when", dated(statement.when)))
        yield from _say(node, pairs + self._derived(statement))
        for evidence in statement.evidence:
            yield from self._evidence(node, statement.id, evidence)

    def _target(self, statement: Statement) -> NamedNode | Literal:
        if statement.object is not None:
            return iri(self.base, statement.object)
        value = statement.value or ""
        return dated(value) if statement.predicate is Predicate.DATE else Literal(value)

    def _derived(self, statement: Statement) -> list[Pair]:
        pairs: list[Pair] = []
        told = statement.value if statement.predicate is Predicate.DATE else statement.when
        if told is not None and is_date(told):
            earliest, latest = bounds(told)
            pairs += [("ipc:earliest", dated(str(earliest))), ("ipc:latest", dated(str(latest)))]
        if statement.predicate is Predicate.HOLDS_POST:
            known = {self._seen[key][1] for key in statement.sources if key in self._seen}
            pairs += [("ipc:observedOn", dated(day)) for day in sorted(day for day in known if day)]
        return pairs

    def _evidence(self, statement: NamedNode, statement_id: str, evidence: Evidence) -> Iterator[Quad]:
        node = iri(self.base, evidence_id(statement_id, evidence))
        graph = article_iri(self.base, evidence.article, "graph")
        language, _, extractor = self._seen.get(evidence.article, (None, None, None))
        yield from _say(statement, [("ipc:hasEvidence", node)], graph)
        pairs: list[Pair] = [
            ("rdf:type", term("ipc:Evidence")),
            ("rdf:type", term("oa:SpecificResource")),
            ("ipc:rule", Literal(evidence.rule)),
            ("ipc:confidence", Literal(repr(float(evidence.confidence)), datatype=term("xsd:double"))),
            ("ipc:basis", Literal(evidence.basis)),
        ]
        if evidence.role is not None:
            pairs.append(("ipc:role", worded(evidence.role, language)))
        if extractor is not None:
            pairs.append(("prov:wasGeneratedBy", article_iri(self.base, extractor, "run")))
        yield from _say(node, pairs, graph)
        yield from self._passage(node, evidence, graph)

    def _passage(self, node: NamedNode, place: Evidence | Mention, graph: NamedNode) -> Iterator[Quad]:
        language = self._seen.get(place.article, (None, None, None))[0]
        quote, position = NamedNode(f"{node.value}#quote"), NamedNode(f"{node.value}#position")
        pairs: list[Pair] = [
            ("oa:hasSource", article_iri(self.base, place.article)),
            ("oa:hasSelector", quote),
            ("oa:hasSelector", position),
        ]
        yield from _say(node, pairs, graph)
        exact: list[Pair] = [
            ("rdf:type", term("oa:TextQuoteSelector")),
            ("oa:exact", worded(place.quote, language)),
        ]
        yield from _say(quote, exact, graph)
        span: list[Pair] = [
            ("rdf:type", term("oa:TextPositionSelector")),
            ("oa:start", Literal(place.start)),
            ("oa:end", Literal(place.end)),
        ]
        yield from _say(position, span, graph)

    def _once(self, quads: Iterator[Quad]) -> Iterator[Quad]:
        for quad in quads:
            if quad not in self._written:
                self._written.add(quad)
                yield quad


def _say(subject: NamedNode, pairs: list[Pair], graph: NamedNode | None = None) -> Iterator[Quad]:
    for predicate, value in pairs:
        yield Quad(subject, term(predicate), value, graph or DefaultGraph())


def _article_pairs(article: Article) -> list[Pair]:
    pairs: list[Pair] = [("rdf:type", term("ipc:Article")), ("rdf:type", term("schema:Article"))]
    if article.title is not None:
        pairs.append(("dcterms:title", worded(article.title, article.language)))
    if article.published is not None:
        pairs.append(("schema:datePublished", dated(article.published)))
    texts = (
        ("schema:inLanguage", article.language),
        ("dc:publisher", article.publisher),
        ("schema:url", article.url),
        ("dc:rights", article.licence),
        ("ipc:sha256", article.sha256 or None),
        ("ipc:extractor", article.extractor),
    )
    pairs += [(predicate, Literal(text)) for predicate, text in texts if text is not None]
    if article.recorded is not None:
        pairs.append(("ipc:recorded", Literal(article.recorded.isoformat(), datatype=term("xsd:dateTime"))))
    return pairs


def _entity_pairs(entity: Entity) -> list[Pair]:
    pairs: list[Pair] = [("rdf:type", NamedNode(NAMESPACE + entity.kind))]
    pairs += [("skos:prefLabel", worded(name, language)) for language, name in entity.labels]
    pairs += [("skos:altLabel", Literal(name)) for name in entity.aliases]
    if entity.country is not None:
        pairs.append(("ipc:country", Literal(entity.country)))
    if entity.reference:
        pairs.append(("ipc:reference", Literal(True)))
    if entity.kind is Kind.TOPIC:
        pairs.append(("skos:inScheme", term("ipc:topics")))
    return pairs


def _flat(text: str) -> str:
    return text.replace("/", "%2F")
