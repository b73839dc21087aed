"""Other shapes of the same RDF: RDF 1.2, memberships and posts of ORG, one graph an article, Wikibase.

Each adds or replaces a view; what was said is kept, so that every profile reads back without loss.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from ontology.dates import bounds, is_date
from ontology.jsonl import Part
from ontology.posts import post_label
from ontology.rdf.quads import QuadMaker
from ontology.rdf.terms import article_iri, iri, term
from ontology.rdf.wikibase import PREFIXES as WIKIBASE
from ontology.rdf.wikibase import WikibaseMaker
from ontology.statements import Article, Entity, Statement, canonical
from ontology.vocabulary import Predicate

ORG = "http://www.w3.org/ns/org#"
TIME = "http://www.w3.org/2006/time#"

_REIFIED = (term("rdf:subject"), term("rdf:predicate"), term("rdf:object"))


class Maker(Protocol):
    """Turns parts into quads, one by one."""

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that the profile says of `part`."""
        ...


@dataclass(slots=True)
class ReifierMaker:
    """RDF 1.2: a statement reifies a triple term, where RDF 1.1 names subject, predicate and object."""

    maker: QuadMaker

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that RDF 1.2 says of `part`."""
        if not isinstance(part, Statement):
            yield from self.maker.quads(part)
            return
        node = iri(self.maker.base, part.id)
        parts: dict[NamedNode, Any] = {}
        for quad in self.maker.quads(part):
            if quad.subject == node and quad.predicate in _REIFIED:
                parts[quad.predicate] = quad.object
            elif quad.object != term("rdf:Statement"):
                yield quad
        subject, predicate, target = (parts[each] for each in _REIFIED)
        yield Quad(node, term("rdf:reifies"), Triple(subject, predicate, target), DefaultGraph())


@dataclass(slots=True)
class OrganizationMaker:
    """ORG: besides, each membership and each post held is a node, with its role and its time."""

    maker: QuadMaker
    _told: set[Quad] = field(default_factory=set)

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that is said of `part`, and its membership where it is one."""
        yield from self.maker.quads(part)
        if isinstance(part, Statement) and part.predicate in (Predicate.HOLDS_POST, Predicate.MEMBER_OF):
            for quad in self._membership(part):
                if quad not in self._told:
                    self._told.add(quad)
                    yield quad

    def _membership(self, statement: Statement) -> Iterator[Quad]:
        base = self.maker.base
        node = iri(base, statement.id.replace("statement/", "membership/"))
        member, body = iri(base, statement.subject), iri(base, statement.object or "")
        yield _quad(node, term("rdf:type"), _org("Membership"))
        yield _quad(node, _org("member"), member)
        yield _quad(node, _org("organization"), body)
        yield _quad(node, term("prov:wasDerivedFrom"), iri(base, statement.id))
        if statement.role:
            yield from self._post(node, member, body, statement)
        if statement.when is not None and is_date(statement.when):
            yield from _during(node, statement.when)

    def _post(
        self, node: NamedNode, member: NamedNode, body: NamedNode, statement: Statement
    ) -> Iterator[Quad]:
        key = statement.role or ""
        role = article_iri(self.maker.base, key, "role")
        start, _, name = str(role.value).rpartition("role/")
        post = NamedNode(f"{start}post/{body.value[len(self.maker.base) :]}/{name}")
        yield _quad(node, _org("role"), role)
        yield _quad(role, term("rdf:type"), _org("Role"))
        yield _quad(post, term("rdf:type"), _org("Post"))
        for language in ("en", "vi"):
            label = Literal(post_label(key, language), language=language)
            yield _quad(role, term("skos:prefLabel"), label)
        yield _quad(post, _org("role"), role)
        yield _quad(post, _org("postIn"), body)
        yield _quad(post, _org("heldBy"), member)
        yield _quad(member, _org("holds"), post)


@dataclass(slots=True)
class ArticleMaker:
    """One named graph an article that is complete in itself: its description, what it names, what it says.

    What no article supports stays in the default graph. To drop a graph is to forget the article.
    """

    base: str
    _makers: dict[str, QuadMaker] = field(default_factory=dict)

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that is said of `part`, in the graph of each article that says so."""
        if isinstance(part, Article):
            yield from self._in_graph(part.key, part)
        elif isinstance(part, Entity):
            for key in sorted({mention.article for mention in part.mentions}):
                own = tuple(mention for mention in part.mentions if mention.article == key)
                yield from self._in_graph(key, replace(part, mentions=own))
            if not part.mentions:
                yield from QuadMaker(self.base).quads(part)
        else:
            statement = canonical(part)
            for key in statement.sources:
                own_evidence = tuple(each for each in statement.evidence if each.article == key)
                yield from self._in_graph(key, replace(statement, evidence=own_evidence))
            if not statement.evidence:
                yield from QuadMaker(self.base).quads(statement)

    def _in_graph(self, key: str, part: Part) -> Iterator[Quad]:
        maker = self._makers.setdefault(key, QuadMaker(self.base))
        graph = article_iri(self.base, key, "graph")
        for quad in maker.quads(part):
            yield Quad(quad.subject, quad.predicate, quad.object, graph)


@dataclass(frozen=True, slots=True)
class Profile:
    """A shape of the RDF: what makes it, and which formats can carry it."""

    make: Callable[[str], Maker]
    only: frozenset[str] | None = None  # None: every format
    never: frozenset[str] = frozenset()
    prefixes: Mapping[str, str] = field(default_factory=dict)

    def formats(self, known: Mapping[str, object]) -> tuple[str, ...]:
        """The names among `known` that can carry it."""
        return tuple(
            name for name in known if (self.only is None or name in self.only) and name not in self.never
        )


PROFILES: Mapping[str, Profile] = {
    "rdf11": Profile(QuadMaker),
    "rdf12": Profile(lambda base: ReifierMaker(QuadMaker(base)), never=frozenset({"jsonld"})),
    "org": Profile(lambda base: OrganizationMaker(QuadMaker(base)), prefixes={"org": ORG, "time": TIME}),
    "articles": Profile(ArticleMaker, only=frozenset({"trig", "nquads"})),
    "wikibase": Profile(lambda base: WikibaseMaker(QuadMaker(base)), prefixes=WIKIBASE),
}
"""Name as on the command line → profile; the first is the one without a name."""


def _during(node: NamedNode, when: str) -> Iterator[Quad]:
    interval = NamedNode(f"{node.value}#during")
    yield _quad(node, _org("memberDuring"), interval)
    yield _quad(interval, term("rdf:type"), NamedNode(f"{TIME}Interval"))
    for name, day in zip(("hasBeginning", "hasEnd"), bounds(when), strict=True):
        instant = NamedNode(f"{node.value}#{name}")
        yield _quad(interval, NamedNode(TIME + name), instant)
        yield _quad(instant, term("rdf:type"), NamedNode(f"{TIME}Instant"))
        yield _quad(instant, NamedNode(f"{TIME}inXSDDate"), Literal(str(day), datatype=term("xsd:date")))


def _quad(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, DefaultGraph())


def _org(name: str) -> NamedNode:
    return NamedNode(ORG + name)
