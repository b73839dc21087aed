"""Parts of the graph as quads: what each says, and the links that are derived from it."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import Quad, RdfFormat, parse

from ontology.dates import bounds, is_date
from ontology.jsonl import Part
from ontology.rdf.lines import Pair, day, named, node, say, text, typed
from ontology.rdf.terms import NAMESPACE, WIKIDATA, article_iri, encoded
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical, evidence_id
from ontology.vocabulary import Kind, Predicate

_PLACE = ("rdf:type", named("oa:SpecificResource"))
_QUOTE = ("rdf:type", named("oa:TextQuoteSelector"))
_POSITION = ("rdf:type", named("oa:TextPositionSelector"))


@dataclass(slots=True)
class QuadMaker:
    """Turns parts into quads one by one, remembering the articles seen so far without their texts."""

    base: str
    graphs: bool = True  # whether lines say in which graph a passage stands
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
            name = node(identifier_address(self.base, scheme, value))
            yield say(subject, [("schema:identifier", name)])
            pairs = [
                ("rdf:type", named("schema:PropertyValue")),
                ("schema:propertyID", text(scheme)),
                ("schema:value", text(value)),
            ]
            yield self._once(say(name, pairs))
            same = same_as(scheme, value)
            if same:
                yield say(subject, [("schema:sameAs", node(same))])
        for one in map(self._node, entity.replaces):
            yield say(subject, [("dcterms:replaces", one)])
            yield say(one, [("owl:sameAs", subject), ("dcterms:isReplacedBy", subject)])
        for mention in entity.mentions:
            yield self._mention(subject, entity.id, mention)

    def _mention(self, entity: str, entity_id: str, mention: Mention) -> str:
        address = self.base + mention_id(entity_id, mention)
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
        published = (self._seen[key][1] for key in statement.sources if key in self._seen)
        pairs += [(predicate, day(date)) for predicate, date in dates_of(statement, published)]
        name = self._node(identity)
        yield say(name, pairs)
        for evidence in statement.evidence:
            yield self._evidence(name, identity, evidence)

    def _target(self, statement: Statement) -> str:
        if statement.object is not None:
            return self._node(statement.object)
        value = statement.value or ""
        return day(value) if statement.predicate is Predicate.DATE else text(value)

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
        check_passages(self.base)
        language = self._seen.get(place.article, (None, None, None))[0]
        graph = str(article_iri(self.base, place.article, "graph")) if self.graphs else ""
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


def dates_of(statement: Statement, published: Iterable[str | None]) -> list[Pair]:
    """What is said of a statement that is a date, with what follows from it and from when it was told."""
    pairs = [] if statement.when is None else [("ipc:when", statement.when)]
    told = statement.value if statement.predicate is Predicate.DATE else statement.when
    if told is not None:
        pairs += _limits(told)
    if statement.predicate is Predicate.HOLDS_POST:
        pairs += [("ipc:observedOn", day) for day in sorted({day for day in published if day})]
    return pairs


def check_passages(base: str) -> None:
    """Raise `ValueError` where the parts of a passage cannot be named: their IRIs end in `#` and a word."""
    if "#" in base:
        raise ValueError(f"a passage is named with #, which the base {base} has already; end it in /")


def texts_of(article: Article) -> list[Pair]:
    """What is said of an article in plain words that are in no language."""
    texts = (
        ("schema:inLanguage", article.language),
        ("dc:publisher", article.publisher),
        ("schema:url", article.url),
        ("dc:rights", article.licence),
        ("ipc:sha256", article.sha256 or None),
        ("ipc:extractor", article.extractor),
    )
    return [(predicate, words) for predicate, words in texts if words is not None]


def identifier_address(base: str, scheme: str, value: str) -> str:
    """The IRI of an identifier: equal ones of several entities are one node."""
    return base + encoded("identifier", _flat(scheme), _flat(value))


def same_as(scheme: str, value: str) -> str | None:
    """The IRI of the same thing elsewhere, where an identifier leads to one."""
    is_known = scheme == "wikidata" and re.fullmatch(r"Q[1-9]\d*", value, re.ASCII)
    return WIKIDATA + value if is_known else None


def mention_id(entity_id: str, mention: Mention) -> str:
    """`mention/<hash of all that it says>`."""
    names = "\x1f".join([part for name in mention.names for part in name])
    place = f"{entity_id}\x1f{mention.article}\x1f{mention.start}\x1f{mention.end}"
    digest = hashlib.sha256(f"{place}\x1e{mention.quote}\x1e{names}".encode()).hexdigest()
    return f"mention/{digest[:20]}"


def _article_pairs(article: Article) -> list[Pair]:
    pairs: list[Pair] = [("rdf:type", named("ipc:Article")), ("rdf:type", named("schema:Article"))]
    if article.title is not None:
        pairs.append(("dcterms:title", text(article.title, article.language)))
    if article.published is not None:
        pairs.append(("schema:datePublished", day(article.published)))
    pairs += [(predicate, text(words)) for predicate, words in texts_of(article)]
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


@lru_cache(8192)
def _limits(told: str) -> tuple[Pair, ...]:
    if not is_date(told):
        return ()
    earliest, latest = bounds(told)
    return ("ipc:earliest", str(earliest)), ("ipc:latest", str(latest))
