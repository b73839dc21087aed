"""Parts of the graph as Turtle, by templates: what each says stands here as it stands in the file.

To the byte it is what pyoxigraph writes of the quads of `quads`; tests compare the two.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pyoxigraph import RdfFormat, Triple, serialize

from ontology.jsonl import Part
from ontology.rdf.lines import tag, text
from ontology.rdf.quads import check_passages, dates_of, identifier_address, mention_id, same_as, texts_of
from ontology.rdf.terms import FOLDERS, date_type, encoded, segment, term
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical
from ontology.vocabulary import Kind, Predicate

END = " .\n"
"""What closes a block; each block begins with it, so that more can be said of the subject of the last."""

_MUST_BE_ESCAPED = re.compile(r"[~%/#]|^[.-]|\.$")  # in a name behind a prefix


def turtle_head(names: Mapping[str, str]) -> bytes:
    """The lines that say what the prefixes stand for, in the order of pyoxigraph."""
    some = Triple(term("rdf:type"), term("rdf:type"), term("rdf:type"))
    content = serialize([some], format=RdfFormat.TURTLE, prefixes=dict(names)) or b""
    return b"".join(line for line in content.splitlines(keepends=True) if line.startswith(b"@prefix"))


@dataclass(slots=True)
class TurtleMaker:
    """Turns parts into Turtle one by one, remembering the articles seen so far without their texts."""

    base: str
    _seen: dict[str, tuple[str | None, str | None, str | None]] = field(default_factory=dict)
    _places: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)
    _subject: str = ""  # of the block that is open
    _predicate: str = ""

    def lines(self, part: Part) -> str:
        """All that RDF says of `part`, from the end of the block before; what parts share comes once."""
        if isinstance(part, Statement):
            return self._statement(canonical(part))
        return "".join(self._entity(part) if isinstance(part, Entity) else self._article(part))

    def _article(self, article: Article) -> Iterator[str]:
        self._seen[article.key] = (article.language, article.published, article.extractor)
        self._places.pop(article.key, None)
        name = _folded("article", article.key)
        yield f"{END}{name} a ipc:Article , schema:Article{_described(article)}"
        self._subject, self._predicate = name, ""
        if article.extractor is not None:
            run, reader = _folded("run", article.extractor), _folded("extractor", article.extractor)
            label = text(article.extractor)
            yield self._once(
                f"{END}{run} a ipc:Run ;\n"
                f"\trdfs:label {label} ;\n"
                f"\tprov:wasAssociatedWith {reader}"
                f"{END}{reader} a prov:SoftwareAgent ;\n"
                f"\trdfs:label {label}"
            )
            self._subject = reader
            yield self._go_on(run, "prov:used") + name

    def _entity(self, entity: Entity) -> Iterator[str]:
        name = _named(self.base, entity.id)
        self._subject, self._predicate = name, ""
        yield f"{END}{name} a ipc:{entity.kind}"
        yield _each("skos:prefLabel", [text(words, language) for language, words in entity.labels])
        yield _each("skos:altLabel", [text(words) for words in entity.aliases])
        yield _said("ipc:country", entity.country)
        if entity.reference:
            yield " ;\n\tipc:reference true"
        if entity.kind is Kind.TOPIC:
            yield " ;\n\tskos:inScheme ipc:topics"
        for scheme, value in entity.identifiers:
            yield from self._identifier(name, scheme, value)
        for one in (_named(self.base, each) for each in entity.replaces):
            yield self._go_on(name, "dcterms:replaces") + one
            yield self._go_on(one, "owl:sameAs") + name
            yield self._go_on(one, "dcterms:isReplacedBy") + name
        for mention in entity.mentions:
            yield self._mention(name, entity.id, mention)

    def _identifier(self, entity: str, scheme: str, value: str) -> Iterator[str]:
        node = f"<{identifier_address(self.base, scheme, value)}>"
        yield self._go_on(entity, "schema:identifier") + node
        yield self._once(
            f"{END}{node} a schema:PropertyValue ;\n"
            f"\tschema:propertyID {text(scheme)} ;\n"
            f"\tschema:value {text(value)}",
            node,
        )
        same = same_as(scheme, value)
        if same:
            yield f"{self._go_on(entity, 'schema:sameAs')}<{same}>"

    def _mention(self, entity: str, entity_id: str, mention: Mention) -> str:
        name = mention_id(entity_id, mention).replace("/", ":", 1)
        names = _each("ipc:name", [text(words, language) for language, words in mention.names])
        return (
            f"{self._go_on(entity, 'ipc:hasMention')}{name}"
            f"{END}{name} a ipc:Mention , oa:SpecificResource{names}{self._place(name, mention)}"
        )

    def _statement(self, statement: Statement) -> str:
        subject, predicate = _named(self.base, statement.subject), f"ipc:{statement.predicate}"
        target = self._target(statement)
        link = self._once(f"{END}{subject} {predicate} {target}")
        identity = statement.id.removeprefix("statement/")
        post = "" if statement.role is None else _said("ipc:post", statement.role)
        said = (
            f"{link}{END}statement:{identity} a ipc:Statement , rdf:Statement ;\n"
            f"\trdf:subject {subject} ;\n"
            f"\trdf:predicate {predicate} ;\n"
            f"\trdf:object {target}{post}{self._dates(statement)}"
        )
        self._subject, self._predicate = f"statement:{identity}", ""
        return said + "".join([self._evidence(identity, each) for each in statement.evidence])

    def _target(self, statement: Statement) -> str:
        if statement.object is not None:
            return _named(self.base, statement.object)
        value = statement.value or ""
        return _day(value) if statement.predicate is Predicate.DATE else text(value)

    def _dates(self, statement: Statement) -> str:
        if statement.when is None and statement.predicate not in _DATED:
            return ""
        published = (self._seen[key][1] for key in statement.sources if key in self._seen)
        pairs = dates_of(statement, published)
        names = dict.fromkeys(predicate for predicate, _ in pairs)
        return "".join(_each(name, [_day(day) for each, day in pairs if each == name]) for name in names)

    def _evidence(self, statement: str, evidence: Evidence) -> str:
        name = f"evidence:{statement}-{evidence.digest}"
        language, _, run = self._origin(evidence.article)
        role = "" if evidence.role is None else f" ;\n\tipc:role {text(evidence.role)}{language}"
        judged = _judged(evidence.rule, evidence.confidence, evidence.basis)
        return (
            f"{self._go_on(f'statement:{statement}', 'ipc:hasEvidence')}{name}"
            f"{END}{name} a ipc:Evidence , oa:SpecificResource{judged}{role}{run}"
            f"{self._place(name, evidence)}"
        )

    def _place(self, name: str, place: Evidence | Mention) -> str:
        """Where a passage is."""
        language, source, _ = self._origin(place.article)
        self._subject = ""
        return (
            f" ;\n\toa:hasSource {source} ;\n"
            f"\toa:hasSelector {name}\\#quote , {name}\\#position"
            f"{END}{name}\\#quote a oa:TextQuoteSelector ;\n"
            f"\toa:exact {text(place.quote)}{language}"
            f"{END}{name}\\#position a oa:TextPositionSelector ;\n"
            f"\toa:start {place.start} ;\n"
            f"\toa:end {place.end}"
        )

    def _origin(self, key: str) -> tuple[str, str, str]:
        """The tag of an article's language, its name, and how its run is named by its evidence."""
        found = self._places.get(key)
        if found is None:
            check_passages(self.base)
            language, _, extractor = self._seen.get(key, (None, None, None))
            run = "" if extractor is None else f" ;\n\tprov:wasGeneratedBy {_folded('run', extractor)}"
            found = self._places[key] = (tag(language), _folded("article", key), run)
        return found

    def _go_on(self, subject: str, predicate: str) -> str:
        """What leads to a further value: the block that is open goes on where it is about `subject`."""
        if self._subject != subject:
            self._subject, self._predicate = subject, predicate
            return f"{END}{subject} {predicate} "
        if self._predicate != predicate:
            self._predicate = predicate
            return f" ;\n\t{predicate} "
        return " , "

    def _once(self, block: str, subject: str = "") -> str:
        if block in self._written:
            return ""
        self._written.add(block)
        self._subject = subject
        return block


_DATED = (Predicate.DATE, Predicate.HOLDS_POST)


def _described(article: Article) -> str:
    title = [] if article.title is None else [text(article.title, article.language)]
    published = [] if article.published is None else [_day(article.published)]
    recorded = [] if article.recorded is None else [f'"{article.recorded.isoformat()}"^^xsd:dateTime']
    return (
        _each("dcterms:title", title)
        + _each("schema:datePublished", published)
        + "".join([_said(predicate, words) for predicate, words in texts_of(article)])
        + _each("ipc:recorded", recorded)
    )


def _said(predicate: str, words: str | None) -> str:
    return "" if words is None else f" ;\n\t{predicate} {text(words)}"


def _each(predicate: str, values: Iterable[str]) -> str:
    values = " , ".join(values)
    return f" ;\n\t{predicate} {values}" if values else ""


@lru_cache(8192)
def _named(base: str, identity: str) -> str:
    path = encoded(identity)
    folder, slash, rest = path.partition("/")
    if not slash or folder not in FOLDERS:
        return f"<{base}{path}>"
    return f"{folder}:{_MUST_BE_ESCAPED.sub(_escape, rest)}"


@lru_cache(8192)
def _folded(folder: str, key: str) -> str:
    return f"{folder}:{_MUST_BE_ESCAPED.sub(_escape, segment(key))}"


def _escape(found: re.Match[str]) -> str:
    return "\\" + found[0]


@lru_cache(8192)
def _day(words: str) -> str:
    datatype = date_type(words)
    return f"{text(words)}^^{datatype}" if datatype else text(words)


@lru_cache(8192)
def _judged(rule: str, confidence: float, basis: str) -> str:
    """Who found a passage, and how sure that is: few differ."""
    number = repr(float(confidence))
    sure = number if "e" in number else f'"{number}"^^xsd:double'
    return f' ;\n\tipc:rule {text(rule)} ;\n\tipc:confidence {sure} ;\n\tipc:basis "{basis}"'
