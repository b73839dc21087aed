"""Parts of the graph as quads: what each says, and the links that are derived from it."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Quad, RdfFormat, parse

from ontology.dates import bounds, is_date
from ontology.jsonl import Part
from ontology.rdf_lines import Pair, day, named, node, say, text, typed
from ontology.rdf_terms import NAMESPACE, WIKIDATA, article_iri, encoded
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical, evidence_id
from ontology.vocabulary import Kind, Predicate

_PLACE = ("rdf:type", named("oa:SpecificResource"))
_QUOTE = ("rdf:type", named("oa:TextQuoteSelector"))
_POSITION = ("rdf:type", named("oa:TextPositionSelector"))


@dataclass(slots=True)
class QuadMaker:
    """Turns parts into quads one by one, remembering the articles seen so far without their texts."""

    base: str
    _seen: dict[str, tuple[str | None, str | None, str | None]] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that RDF says of `part`; the quads that several parts share come once."""
        return quads_of((self.lines(part),))

    def lines(self, part: Part) -> str:
        """The same as lines of N-Quads."""
        if isinstance(part, Article):
            return "".join(self._article(part))
        if isinstance(part, Entity):
            return "".join(self._entity(part))
        return "".join(self._statement(canonical(part)))

    def _article(self, article: Article) -> Iterator[str]:
        self._seen[article.key] = (article.language, article.published, article.extractor)
        subject = str(article_iri(self.base, article.key))
        yield say(subject, _article_pairs(article))
        if article.extractor is not None:
            run = str(article_iri(self.base, article.extractor, "run"))
            reader = str(article_iri(self.base, article.extractor, "extractor"))
            label = ("rdfs:label", text(article.extractor))
            about_run = [("rdf:type", named("ipc:Run")), label, ("prov:wasAssociatedWith", reader)]
            yield self._once(say(run, about_run))
            yield self._once(say(reader, [("rdf:type", named("prov:SoftwareAgent")), label]))
            yield say(run, [("prov:used", subject)])

    def _entity(self, entity: Entity) -> Iterator[str]:
        subject = self._node(entity.id)
        yield say(subject, _entity_pairs(entity))
        for scheme, value in entity.identifiers:
            name = node(self.base + encoded("identifier", _flat(scheme), _flat(value)))
            yield say(subject, [("schema:identifier", name)])
            pairs = [
                ("rdf:type", named("schema:PropertyValue")),
                ("schema:propertyID", text(scheme)),
                ("schema:value", text(value)),
            ]
            yield self._once(say(name, pairs))
            if scheme == "wikidata" and re.fullmatch(r"Q[1-9]\d*", value, re.ASCII):
                yield say(subject, [("schema:sameAs", node(WIKIDATA + value))])
        for mention in entity.mentions:
            yield self._mention(subject, entity.id, mention)

    def _mention(self, entity: str, entity_id: str, mention: Mention) -> str:
        content = "\x1f".join((entity_id, *map(str, (mention.article, mention.start, mention.end))))
        names = "\x1f".join(part for name in mention.names for part in name)
        digest = hashlib.sha256(f"{content}\x1e{mention.quote}\x1e{names}".encode()).hexdigest()[:20]
        address = f"{self.base}mention/{digest}"
        pairs = [("rdf:type", named("ipc:Mention")), _PLACE]
        pairs += [("ipc:name", text(name, language)) for language, name in mention.names]
        return self._passage(entity, "ipc:hasMention", address, mention, pairs)

    def _statement(self, statement: Statement) -> Iterator[str]:
        identity = statement.id
        subject, target = self._node(statement.subject), self._target(statement)
        predicate = node(NAMESPACE + statement.predicate)
        yield self._once(f"{subject} {predicate} {target} .\n")
        pairs = [
            ("rdf:type", named("ipc:Statement")),
            ("rdf:type", named("rdf:Statement")),
            ("rdf:subject", subject),
            ("rdf:predicate", predicate),
            ("rdf:object", target),
        ]
        if statement.role is not None:
            pairs.append(("ipc:post", text(statement.role)))
        if statement.when is not None:
            pairs.append(("ipc:when", day(statement.when)))
        name = self._node(identity)
        yield say(name, pairs + self._derived(statement))
        for evidence in statement.evidence:
            yield self._evidence(name, identity, evidence)

    def _target(self, statement: Statement) -> str:
        if statement.object is not None:
            return self._node(statement.object)
        value = statement.value or ""
        return day(value) if statement.predicate is Predicate.DATE else text(value)

    def _derived(self, statement: Statement) -> list[Pair]:
        pairs: list[Pair] = []
        told = statement.value if statement.predicate is Predicate.DATE else statement.when
        if told is not None and is_date(told):
            earliest, latest = bounds(told)
            pairs += [("ipc:earliest", day(str(earliest))), ("ipc:latest", day(str(latest)))]
        if statement.predicate is Predicate.HOLDS_POST:
            known = {self._seen[key][1] for key in statement.sources if key in self._seen}
            pairs += [("ipc:observedOn", day(told)) for told in sorted(told for told in known if told)]
        return pairs

    def _evidence(self, statement: str, statement_id: str, evidence: Evidence) -> str:
        language, _, extractor = self._seen.get(evidence.article, (None, None, None))
        pairs = [
            ("rdf:type", named("ipc:Evidence")),
            _PLACE,
            ("ipc:rule", text(evidence.rule)),
            ("ipc:confidence", typed(repr(float(evidence.confidence)), "xsd:double")),
            ("ipc:basis", text(evidence.basis)),
        ]
        if evidence.role is not None:
            pairs.append(("ipc:role", text(evidence.role, language)))
        if extractor is not None:
            pairs.append(("prov:wasGeneratedBy", str(article_iri(self.base, extractor, "run"))))
        address = self.base + evidence_id(statement_id, evidence)
        return self._passage(statement, "ipc:hasEvidence", address, evidence, pairs)

    def _passage(
        self, owner: str, link: str, address: str, place: Evidence | Mention, pairs: list[Pair]
    ) -> str:
        """What leads to a passage, what `pairs` say of it, and where it is."""
        language = self._seen.get(place.article, (None, None, None))[0]
        graph = str(article_iri(self.base, place.article, "graph"))
        quote, position = node(f"{address}#quote"), node(f"{address}#position")
        pairs += [
            ("oa:hasSource", str(article_iri(self.base, place.article))),
            ("oa:hasSelector", quote),
            ("oa:hasSelector", position),
        ]
        exact = ("oa:exact", text(place.quote, language))
        start = ("oa:start", typed(str(place.start), "xsd:integer"))
        end = ("oa:end", typed(str(place.end), "xsd:integer"))
        return (
            say(owner, [(link, node(address))], graph)
            + say(node(address), pairs, graph)
            + say(quote, [_QUOTE, exact], graph)
            + say(position, [_POSITION, start, end], graph)
        )

    def _node(self, identity: str) -> str:
        return node(self.base + encoded(identity))

    def _once(self, lines: str) -> str:
        if lines in self._written:
            return ""
        self._written.add(lines)
        return lines


def quads_of(lines: Iterable[str]) -> Iterator[Quad]:
    """The quads of lines of N-Quads; raises `ValueError` where an IRI or a language is none."""
    try:
        yield from parse("".join(lines).encode(), RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise ValueError(str(error)) from error


def _article_pairs(article: Article) -> list[Pair]:
    pairs: list[Pair] = [("rdf:type", named("ipc:Article")), ("rdf:type", named("schema:Article"))]
    if article.title is not None:
        pairs.append(("dcterms:title", text(article.title, article.language)))
    if article.published is not None:
        pairs.append(("schema:datePublished", day(article.published)))
    texts = (
        ("schema:inLanguage", article.language),
        ("dc:publisher", article.publisher),
        ("schema:url", article.url),
        ("dc:rights", article.licence),
        ("ipc:sha256", article.sha256 or None),
        ("ipc:extractor", article.extractor),
    )
    pairs += [(predicate, text(words)) for predicate, words in texts if words is not None]
    if article.recorded is not None:
        pairs.append(("ipc:recorded", typed(article.recorded.isoformat(), "xsd:dateTime")))
    return pairs


def _entity_pairs(entity: Entity) -> list[Pair]:
    pairs: list[Pair] = [("rdf:type", node(NAMESPACE + entity.kind))]
    pairs += [("skos:prefLabel", text(name, language)) for language, name in entity.labels]
    pairs += [("skos:altLabel", text(name)) for name in entity.aliases]
    if entity.country is not None:
        pairs.append(("ipc:country", text(entity.country)))
    if entity.reference:
        pairs.append(("ipc:reference", typed("true", "xsd:boolean")))
    if entity.kind is Kind.TOPIC:
        pairs.append(("skos:inScheme", named("ipc:topics")))
    return pairs


def _flat(part: str) -> str:
    return part.replace("/", "%2F")
