"""Parts of the graph as Turtle, by templates: what each says stands here as it stands in the file.

To the byte it is what pyoxigraph writes of the quads of `quads`; tests compare the two.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from pyoxigraph import RdfFormat, Triple, serialize

from ontology.pages import EntityRow, EvidenceRow, MentionRow, Part, StatementRow, entity_row, statement_row
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
from ontology.rdf.lines import tag, text
from ontology.rdf.terms import FOLDERS, date_type, encoded, segment, term
from ontology.statements import Article, Entity
from ontology.vocabulary import Basis, Kind, Predicate

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
    _seen: dict[str, Known] = field(default_factory=dict)
    _places: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)
    _names: "_Names" = field(init=False)
    _subject: str = ""  # of the block that is open
    _predicate: str = ""

    def __post_init__(self) -> None:
        self._names = _Names(self.base)

    def lines(self, part: Part) -> str:
        """All that RDF says of `part`, from the end of the block before; what parts share comes once."""
        if isinstance(part, Article):
            return self.article(part)
        return (
            self.entity(entity_row(part)) if isinstance(part, Entity) else self.statement(statement_row(part))
        )

    def article(self, article: Article) -> str:
        """The same of an article."""
        self._seen[article.key] = known_of(article)
        self._places.pop(article.key, None)
        name = _folded("article", article.key)
        self._subject, self._predicate = name, ""
        said = f"{END}{name} a ipc:Article , schema:Article{_described(article)}"
        if article.extractor is None:
            return said
        run, reader = _folded("run", article.extractor), _folded("extractor", article.extractor)
        label = text(article.extractor)
        known = self._once(
            f"{END}{run} a ipc:Run ;\n"
            f"\trdfs:label {label} ;\n"
            f"\tprov:wasAssociatedWith {reader}"
            f"{END}{reader} a prov:SoftwareAgent ;\n"
            f"\trdfs:label {label}"
        )
        self._subject = reader
        return f"{said}{known}{self._go_on(run, 'prov:used')}{name}"

    def entity(self, row: EntityRow) -> str:
        """The same of the entity of a row."""
        identity, kind, labels, aliases, country, identifiers, reference, mentions, replaces = row
        name = self._names[identity]
        self._subject, self._predicate = name, ""
        called = _each("skos:prefLabel", [text(words, language) for language, words in labels])
        aka = _each("skos:altLabel", [text(words) for words in aliases]) if aliases else ""
        known = " ;\n\tipc:reference true" if reference else ""
        topic = " ;\n\tskos:inScheme ipc:topics" if kind == Kind.TOPIC else ""
        whole = f"{END}{name} a ipc:{_kind(kind)}{called}{aka}{_said('ipc:country', country)}{known}{topic}"
        if not (identifiers or replaces or mentions):
            return whole
        said = [whole]
        for scheme, value in identifiers:
            said += self._identifier(name, scheme, value)
        for one in [self._names[each] for each in replaces]:
            said.append(self._go_on(name, "dcterms:replaces") + one)
            said.append(self._go_on(one, "owl:sameAs") + name)
            said.append(self._go_on(one, "dcterms:isReplacedBy") + name)
        said += [self._mention(name, identity, mention) for mention in mentions]
        return "".join(said)

    def statement(self, row: StatementRow) -> str:
        """The same of the statement of a row, and of its evidence."""
        identity, subject, predicate, other, value, role, when, _, evidence = row
        start, target = self._names[subject], self._target(predicate, other, value)
        link = f"{END}{start} ipc:{_predicate(predicate)} {target}"
        if link in self._written:
            link = ""
        else:
            self._written.add(link)
        key = identity[10:]  # behind "statement/"
        name, post = f"statement:{key}", "" if role is None else _said("ipc:post", role)
        dates = ""
        if when is not None or predicate in DATED:
            dates = _dated(predicate, value, when, observed(predicate, evidence, self._seen))
        said = (
            f"{link}{END}{name} a ipc:Statement , rdf:Statement ;\n"
            f"\trdf:subject {start} ;\n"
            f"\trdf:predicate ipc:{predicate} ;\n"
            f"\trdf:object {target}{post}{dates}"
        )
        if not evidence:
            return said
        first = self._evidence(key, evidence[0], f"{said} ;\n\tipc:hasEvidence ")
        if len(evidence) == 1:
            return first
        more = f"{END}{name} ipc:hasEvidence "
        return "".join([first, *[self._evidence(key, passage, more) for passage in evidence[1:]]])

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

    def _mention(self, entity: str, identity: str, mention: MentionRow) -> str:
        article, start, end, quote, given = mention
        lead = self._go_on(entity, "ipc:hasMention")
        self._subject = ""
        names = _each("ipc:name", [text(words, language) for language, words in given])
        origin = self._places.get(article) or self._origin(article)
        about = f"ipc:Mention , oa:SpecificResource{names}"
        return _passage(lead, f"mention:{mention_key(identity, mention)}", about, origin, start, end, quote)

    def _target(self, predicate: str, other: str | None, value: str | None) -> str:
        if other is not None:
            return self._names[other]
        return _day(value or "") if predicate == Predicate.DATE else text(value or "")

    def _evidence(self, key: str, row: EvidenceRow, lead: str) -> str:
        _, identity, article, start, end, quote, rule, confidence, role, basis = row
        origin = self._places.get(article) or self._origin(article)
        title = "" if role is None else f" ;\n\tipc:role {text(role)}{origin[0]}"
        judged = _judged(rule, confidence, basis)
        about = f"ipc:Evidence , oa:SpecificResource{judged}{title}{origin[2]}"
        return _passage(lead, f"evidence:{key}-{identity[-20:]}", about, origin, start, end, quote)

    def _origin(self, key: str) -> tuple[str, str, str]:
        """The tag of an article's language, its name, and how its run is named by its evidence."""
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


class _Names(dict[str, str]):
    """Ids as they are named in Turtle, as many as are worth remembering."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __missing__(self, identity: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        name = self[identity] = _named(self._base, identity)
        return name


def _passage(  # one template, filled once: what is long is not copied from text to text
    lead: str, name: str, about: str, origin: tuple[str, str, str], start: int, end: int, quote: str
) -> str:
    """What leads to a passage, what is said about it, and where it is."""
    return (
        f"{lead}{name}"
        f"{END}{name} a {about} ;\n"
        f"\toa:hasSource {origin[1]} ;\n"
        f"\toa:hasSelector {name}\\#quote , {name}\\#position"
        f"{END}{name}\\#quote a oa:TextQuoteSelector ;\n"
        f"\toa:exact {text(quote)}{origin[0]}"
        f"{END}{name}\\#position a oa:TextPositionSelector ;\n"
        f"\toa:start {start} ;\n"
        f"\toa:end {end}"
    )


_REMEMBERED = 1 << 16
_FOLDERS = frozenset(FOLDERS)
_kind, _predicate, _basis = cache(Kind), cache(Predicate), cache(Basis)


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


def _named(base: str, identity: str) -> str:
    path = encoded(identity)
    folder, slash, rest = path.partition("/")
    if not slash or folder not in _FOLDERS:
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
def _dated(predicate: str, value: str | None, when: str | None, days: tuple[str, ...]) -> str:
    pairs = dates_of(predicate, value, when, days)
    names = dict.fromkeys(predicate for predicate, _ in pairs)
    return "".join([_each(name, [_day(day) for each, day in pairs if each == name]) for name in names])


@lru_cache(8192)
def _judged(rule: str, confidence: float, basis: str) -> str:
    """Who found a passage, and how sure that is: few differ."""
    number = repr(float(confidence))
    sure = number if "e" in number else f'"{number}"^^xsd:double'
    return f' ;\n\tipc:rule {text(rule)} ;\n\tipc:confidence {sure} ;\n\tipc:basis "{_basis(basis)}"'
