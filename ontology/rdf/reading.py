"""RDF back into parts: what was derived is passed over, what was said is kept to the letter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, BinaryIO

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from ontology.errors import UnreadableExport
from ontology.jsonl import Part
from ontology.rdf.terms import NAMESPACE, id_of, term
from ontology.rdf.wikibase import RANK, review_of, unshaped
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical
from ontology.vocabulary import Basis, Kind, Predicate

Index = Mapping[NamedNode, Mapping[NamedNode, list[Any]]]
"""Subject → predicate → objects."""

_TYPE = term("rdf:type")
_KINDS = {NamedNode(NAMESPACE + kind): kind for kind in Kind}


def parts_of(file: BinaryIO, form: RdfFormat, base: str) -> Iterator[Part]:
    """Articles, entities and statements of an RDF file, each in the order of their ids."""
    index = _index(file, form)
    reader = _Reader(index, base)
    articles, entities, statements = [], [], []
    for node in index:
        types = index[node].get(_TYPE, [])
        kinds = [_KINDS[each] for each in types if each in _KINDS]
        if term("ipc:Article") in types:
            articles.append(reader.read(reader.article, node))
        elif term("ipc:Statement") in types:
            statements.append(reader.read(reader.statement, node))
        elif kinds:
            entities.append(reader.read(reader.entity, node))
    yield from sorted(articles, key=lambda article: article.key)
    yield from sorted(entities, key=lambda entity: entity.id)
    yield from sorted(statements, key=lambda statement: statement.id)


def _index(file: BinaryIO, form: RdfFormat) -> Index:
    index: dict[NamedNode, dict[NamedNode, list[Any]]] = {}
    try:
        for quad in unshaped(parse(file, form)):
            if isinstance(quad.subject, NamedNode):
                values = index.setdefault(quad.subject, {}).setdefault(quad.predicate, [])
                if quad.object not in values:
                    values.append(quad.object)
    except (SyntaxError, ValueError) as error:
        raise UnreadableExport(f"not {form.name}: {error}. Name the format that the file is in.") from error
    return index


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads single nodes of an indexed file."""

    index: Index
    base: str

    def read(self, reading: Any, node: NamedNode) -> Any:
        """What `reading` makes of `node`; any fault of form becomes an error that names the node."""
        try:
            return reading(node)
        except (KeyError, ValueError) as error:
            reason = error.args[0] if error.args else error
            raise UnreadableExport(f"{node.value}: {reason}; see docs/formats.md.") from error

    def article(self, node: NamedNode) -> Article:
        recorded = self._text(node, "ipc:recorded")
        return Article(
            key=id_of(node, self.base, "article/"),
            text=None,
            title=self._text(node, "dcterms:title"),
            language=self._text(node, "schema:inLanguage"),
            published=self._text(node, "schema:datePublished"),
            publisher=self._text(node, "dc:publisher"),
            url=self._text(node, "schema:url"),
            licence=self._text(node, "dc:rights"),
            sha256=self._text(node, "ipc:sha256") or "",
            extractor=self._text(node, "ipc:extractor"),
            recorded=datetime.fromisoformat(recorded) if recorded is not None else None,
        )

    def entity(self, node: NamedNode) -> Entity:
        kinds = [_KINDS[each] for each in self._all(node, "rdf:type") if each in _KINDS]
        if len(kinds) != 1:
            raise ValueError(f"an entity has one kind, this one {' and '.join(sorted(kinds))}")
        labels = self._names(node, "skos:prefLabel")
        if len(labels) != len(dict(labels)) or not labels:
            raise ValueError(f"an entity has one name a language in skos:prefLabel, this one {len(labels)}")
        identifiers = (
            (self._need_text(name, "schema:propertyID"), self._need_text(name, "schema:value"))
            for name in self._all(node, "schema:identifier")
        )
        return Entity(
            id=id_of(node, self.base),
            kind=kinds[0],
            labels=labels,
            aliases=tuple(sorted(name.value for name in self._all(node, "skos:altLabel"))),
            country=self._text(node, "ipc:country"),
            identifiers=tuple(sorted(identifiers)),
            reference=self._text(node, "ipc:reference") in ("true", "1"),
            mentions=tuple(sorted(self._mention(each) for each in self._all(node, "ipc:hasMention"))),
            replaces=tuple(sorted(id_of(each, self.base) for each in self._all(node, "dcterms:replaces"))),
        )

    def statement(self, node: NamedNode) -> Statement:
        predicate = self._predicate(self._part(node, "predicate"))
        target = self._part(node, "object")
        if isinstance(target, Literal) is not predicate.is_literal:
            raise ValueError(f"the object of {predicate} is {target}; it takes the other sort of object")
        return canonical(
            Statement(
                subject=id_of(self._part(node, "subject"), self.base),
                predicate=predicate,
                object=None if predicate.is_literal else id_of(target, self.base),
                value=target.value if predicate.is_literal else None,
                role=self._text(node, "ipc:post"),
                when=self._text(node, "ipc:when"),
                evidence=tuple(self._evidence(each) for each in self._all(node, "ipc:hasEvidence")),
                review=review_of(self.index[node].get(RANK, ())),
            )
        )

    def _part(self, node: NamedNode, name: str) -> Any:
        """The subject, predicate or object of the triple that a statement reifies or names part by part."""
        if not self._all(node, "rdf:reifies"):
            return self._need(node, f"rdf:{name}")
        reified = self._need(node, "rdf:reifies")
        if not isinstance(reified, Triple):
            raise ValueError(f"it reifies {reified}, which is no triple")
        return getattr(reified, name)

    def _predicate(self, named: NamedNode) -> Predicate:
        if not named.value.startswith(NAMESPACE):
            raise ValueError(f"its predicate {named.value} is none of ours")
        return Predicate(named.value[len(NAMESPACE) :])

    def _evidence(self, node: NamedNode) -> Evidence:
        place = self._mention(node)
        return Evidence(
            article=place.article,
            start=place.start,
            end=place.end,
            quote=place.quote,
            rule=self._text(node, "ipc:rule") or "",
            confidence=float(self._need_text(node, "ipc:confidence")),
            role=self._text(node, "ipc:role"),
            basis=Basis(self._text(node, "ipc:basis") or Basis.STATED),
        )

    def _mention(self, node: NamedNode) -> Mention:
        if node not in self.index:
            raise ValueError(f"its passage {node.value} is missing from the file")
        selected: dict[str, Any] = {}
        for selector in self._all(node, "oa:hasSelector"):
            for part in ("oa:exact", "oa:start", "oa:end"):
                value = self._text(selector, part)
                if value is not None:
                    selected[part] = value
        if len(selected) < 3:
            raise ValueError(f"its passage {node.value} lacks a quote, a start or an end")
        place = Mention(
            article=id_of(self._need(node, "oa:hasSource"), self.base, "article/"),
            start=int(selected["oa:start"]),
            end=int(selected["oa:end"]),
            quote=selected["oa:exact"],
        )
        return replace(place, names=self._names(node, "ipc:name"))

    def _names(self, node: NamedNode, predicate: str) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((name.language or "", name.value) for name in self._all(node, predicate)))

    def _all(self, node: NamedNode, predicate: str) -> list[Any]:
        return self.index.get(node, {}).get(term(predicate), [])

    def _text(self, node: NamedNode, predicate: str) -> str | None:
        values = self._all(node, predicate)
        if len(values) > 1:
            raise ValueError(f"{predicate} is given {len(values)} times, at most once is right")
        return str(values[0].value) if values else None

    def _need(self, node: NamedNode, predicate: str) -> Any:
        values = self._all(node, predicate)
        if len(values) != 1:
            raise ValueError(f"{predicate} of {node.value} is given {len(values)} times, once is right")
        return values[0]

    def _need_text(self, node: NamedNode, predicate: str) -> str:
        return str(self._need(node, predicate).value)
