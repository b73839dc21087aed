"""Parts of the graph as quads: what each says, and the links that are derived from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pyoxigraph import Quad, RdfFormat, parse

from ontology.jsonl import Part
from ontology.pages import EntityRow, EvidenceRow, MentionRow, StatementRow, entity_row, statement_row
from ontology.rdf.derived import (
    DATED,
    Known,
    check_passages,
    dates_of,
    identifier_address,
    known_of,
    mention_key,
    observed,
    same_as,
    texts_of,
)
from ontology.rdf.lines import day, named, node, say, tag, text, told, typed
from ontology.rdf.terms import NAMESPACE, article_iri, encoded
from ontology.statements import Article, Entity
from ontology.vocabulary import Basis, Kind, Predicate

_STATEMENT = (told("rdf:type", named("ipc:Statement")), told("rdf:type", named("rdf:Statement")))
_EVIDENCE = told("rdf:type", named("ipc:Evidence"))
_MENTION = told("rdf:type", named("ipc:Mention"))
_PLACE = told("rdf:type", named("oa:SpecificResource"))
_QUOTE = told("rdf:type", named("oa:TextQuoteSelector"))
_POSITION = told("rdf:type", named("oa:TextPositionSelector"))
_HAS_EVIDENCE, _HAS_MENTION, _SELECTOR = map(named, ("ipc:hasEvidence", "ipc:hasMention", "oa:hasSelector"))
_EXACT, _START, _END, _INTEGER = map(named, ("oa:exact", "oa:start", "oa:end", "xsd:integer"))
_SUBJECT, _PREDICATE, _OBJECT = map(named, ("rdf:subject", "rdf:predicate", "rdf:object"))

_kind, _predicate, _basis = cache(Kind), cache(Predicate), cache(Basis)


@dataclass(frozen=True, slots=True)
class _Origin:
    """What the passages of an article say of it."""

    language: str | None
    tag: str
    about: str  # what every passage says
    run: tuple[str, ...]  # what evidence says besides
    end: str  # of a line, with the graph


@dataclass(slots=True)
class QuadMaker:
    """Turns parts into quads one by one, remembering the articles seen so far without their texts."""

    base: str
    graphs: bool = True  # whether lines say in which graph a passage stands
    _seen: dict[str, Known] = field(default_factory=dict)
    _origins: dict[str, _Origin] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that RDF says of `part`; the quads that several parts share come once."""
        return quads_of((self.lines(part),))

    def lines(self, part: Part) -> str:
        """The same as lines of N-Quads."""
        if isinstance(part, Article):
            return self.article(part)
        if isinstance(part, Entity):
            return self.entity(entity_row(part))
        return self.statement(statement_row(part))

    def article(self, article: Article) -> str:
        """The lines of an article."""
        self._seen[article.key] = known_of(article)
        self._origins.pop(article.key, None)
        subject = str(article_iri(self.base, article.key))
        said = say(subject, _about_article(article))
        if article.extractor is None:
            return said
        run = str(article_iri(self.base, article.extractor, "run"))
        reader = str(article_iri(self.base, article.extractor, "extractor"))
        label = told("rdfs:label", text(article.extractor))
        made = (told("rdf:type", named("ipc:Run")), label, told("prov:wasAssociatedWith", reader))
        said += self._once(say(run, made))
        said += self._once(say(reader, (told("rdf:type", named("prov:SoftwareAgent")), label)))
        return said + say(run, (told("prov:used", subject),))

    def entity(self, row: EntityRow) -> str:
        """The lines of the entity of a row."""
        identity, _, _, _, _, identifiers, _, mentions, replaces = row
        subject = self._node(identity)
        said = [say(subject, _about_entity(row))]
        for scheme, value in identifiers:
            said += self._identifier(subject, scheme, value)
        for one in map(self._node, replaces):
            said.append(say(subject, (told("dcterms:replaces", one),)))
            said.append(say(one, (told("owl:sameAs", subject), told("dcterms:isReplacedBy", subject))))
        said += [self._mention(subject, identity, mention) for mention in mentions]
        return "".join(said)

    def statement(self, row: StatementRow) -> str:
        """The lines of the statement of a row, and of its evidence."""
        identity, subject, predicate, other, value, role, when, _, evidence = row
        name, start, target = self._node(identity), self._node(subject), self._target(predicate, other, value)
        link = _link(predicate)
        pairs = [*_STATEMENT, f"{_SUBJECT} {start}", f"{_PREDICATE} {link}", f"{_OBJECT} {target}"]
        if role is not None:
            pairs.append(told("ipc:post", text(role)))
        if when is not None or predicate in DATED:
            days = observed(predicate, evidence, self._seen)
            pairs += [told(each, day(words)) for each, words in dates_of(predicate, value, when, days)]
        said = self._once(f"{start} {link} {target} .\n") + say(name, pairs)
        return said + "".join([self._evidence(name, identity[10:], passage) for passage in evidence])

    def _identifier(self, entity: str, scheme: str, value: str) -> Iterator[str]:
        name = node(identifier_address(self.base, scheme, value))
        yield say(entity, (told("schema:identifier", name),))
        pairs = (
            told("rdf:type", named("schema:PropertyValue")),
            told("schema:propertyID", text(scheme)),
            told("schema:value", text(value)),
        )
        yield self._once(say(name, pairs))
        same = same_as(scheme, value)
        if same:
            yield say(entity, (told("schema:sameAs", node(same)),))

    def _mention(self, entity: str, identity: str, row: MentionRow) -> str:
        article, start, end, quote, names = row
        origin = self._origins.get(article) or self._origin(article)
        address = f"{self.base}mention/{mention_key(identity, row)}"
        pairs = [_MENTION, _PLACE, *[told("ipc:name", text(name, language)) for language, name in names]]
        link = f"{entity} {_HAS_MENTION} <{address}>{origin.end}"
        return link + _passage(address, pairs, origin, start, end, quote)

    def _target(self, predicate: str, other: str | None, value: str | None) -> str:
        if other is not None:
            return self._node(other)
        return day(value or "") if predicate == Predicate.DATE else text(value or "")

    def _evidence(self, statement: str, key: str, row: EvidenceRow) -> str:
        _, identity, article, start, end, quote, rule, confidence, role, basis = row
        origin = self._origins.get(article) or self._origin(article)
        address = f"{self.base}evidence/{key}-{identity[-20:]}"
        pairs = [_EVIDENCE, _PLACE, *_judged(rule, confidence, basis)]
        if role is not None:
            pairs.append(told("ipc:role", text(role, origin.language)))
        pairs += origin.run
        link = f"{statement} {_HAS_EVIDENCE} <{address}>{origin.end}"
        return link + _passage(address, pairs, origin, start, end, quote)

    def _origin(self, key: str) -> _Origin:
        check_passages(self.base)
        language, _, extractor = self._seen.get(key, (None, None, None))
        graph = f" {article_iri(self.base, key, 'graph')}" if self.graphs else ""
        run = () if extractor is None else (str(article_iri(self.base, extractor, "run")),)
        found = self._origins[key] = _Origin(
            language,
            tag(language),
            told("oa:hasSource", str(article_iri(self.base, key))),
            tuple(told("prov:wasGeneratedBy", each) for each in run),
            f"{graph} .\n",
        )
        return found

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


def _passage(address: str, pairs: Iterable[str], origin: _Origin, start: int, end: int, quote: str) -> str:
    """What `pairs` say of a passage, and where it is."""
    exact, position, stop = f"<{address}#quote>", f"<{address}#position>", origin.end
    return (
        f"{say(f'<{address}>', pairs, stop)}"
        f"<{address}> {origin.about}{stop}"
        f"<{address}> {_SELECTOR} {exact}{stop}"
        f"<{address}> {_SELECTOR} {position}{stop}"
        f"{exact} {_QUOTE}{stop}"
        f"{exact} {_EXACT} {text(quote)}{origin.tag}{stop}"
        f"{position} {_POSITION}{stop}"
        f'{position} {_START} "{start}"^^{_INTEGER}{stop}'
        f'{position} {_END} "{end}"^^{_INTEGER}{stop}'
    )


def _about_article(article: Article) -> list[str]:
    pairs = [told("rdf:type", named("ipc:Article")), told("rdf:type", named("schema:Article"))]
    if article.title is not None:
        pairs.append(told("dcterms:title", text(article.title, article.language)))
    if article.published is not None:
        pairs.append(told("schema:datePublished", day(article.published)))
    pairs += [told(predicate, text(words)) for predicate, words in texts_of(article)]
    if article.recorded is not None:
        pairs.append(told("ipc:recorded", typed(article.recorded.isoformat(), "xsd:dateTime")))
    return pairs


def _about_entity(row: EntityRow) -> list[str]:
    _, kind, labels, aliases, country, _, reference, _, _ = row
    pairs = [told("rdf:type", node(NAMESPACE + _kind(kind)))]
    pairs += [told("skos:prefLabel", text(name, language)) for language, name in labels]
    pairs += [told("skos:altLabel", text(name)) for name in aliases]
    if country is not None:
        pairs.append(told("ipc:country", text(country)))
    if reference:
        pairs.append(told("ipc:reference", typed("true", "xsd:boolean")))
    if kind == Kind.TOPIC:
        pairs.append(told("skos:inScheme", named("ipc:topics")))
    return pairs


@cache
def _link(predicate: str) -> str:
    return node(NAMESPACE + _predicate(predicate))


@lru_cache(8192)
def _judged(rule: str, confidence: float, basis: str) -> tuple[str, str, str]:
    """Who found a passage, and how sure that is: few differ."""
    return (
        told("ipc:rule", text(rule)),
        told("ipc:confidence", typed(repr(float(confidence)), "xsd:double")),
        told("ipc:basis", text(_basis(basis))),
    )
