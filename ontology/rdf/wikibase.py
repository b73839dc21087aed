"""The shape of Wikidata: statement nodes between entities, with qualifiers, a rank and references.

Each term of the plain form has one here that says the same, so that what is written reads back whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology.jsonl import Part
from ontology.judgments import Review
from ontology.rdf.quads import QuadMaker
from ontology.rdf.terms import NAMESPACE, iri, term
from ontology.statements import Statement
from ontology.vocabulary import Predicate

_START = NAMESPACE.rstrip("#") + "/prop/"
PREFIXES: Mapping[str, str] = {
    "p": _START,
    "ps": f"{_START}statement/",
    "pq": f"{_START}qualifier/",
    "pr": f"{_START}reference/",
    "wikibase": "http://wikiba.se/ontology#",
}
"""Those of the profile: claim, value, qualifier and reference, as Wikidata has them for each property."""

_QUALIFIERS = ("post", "when", "earliest", "latest", "observedOn")
_SOURCES = ("rule", "confidence", "basis", "role")
_RANKS = {
    Review.ACCEPTED: "PreferredRank",
    Review.UNREVIEWED: "NormalRank",
    Review.REJECTED: "DeprecatedRank",
}


def _named(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


_SAME: Mapping[NamedNode, NamedNode] = {
    **{term(f"ipc:{name}"): _named(f"pq:{name}") for name in _QUALIFIERS},
    **{term(f"ipc:{name}"): _named(f"pr:{name}") for name in _SOURCES},
    term("oa:hasSource"): _named("pr:statedIn"),
    term("oa:exact"): _named("pr:quotation"),
    term("oa:start"): _named("pr:start"),
    term("oa:end"): _named("pr:end"),
    term("ipc:hasEvidence"): term("prov:wasDerivedFrom"),
}
_BACK = {there: here for here, there in _SAME.items()}
_PASSAGE = frozenset({_named("pr:quotation"), _named("pr:start"), _named("pr:end")})
_REVIEWS: Mapping[object, Review] = {_named(f"wikibase:{rank}"): review for review, rank in _RANKS.items()}
_TYPES = {
    term("rdf:Statement"): _named("wikibase:Statement"),
    term("oa:SpecificResource"): _named("wikibase:Reference"),
}
_DROPPED = frozenset({term("rdf:predicate"), term("oa:hasSelector")})
_SAME_PROPERTY = term("owl:equivalentProperty")
_SELECTORS = frozenset({term("oa:TextQuoteSelector"), term("oa:TextPositionSelector")})


@dataclass(slots=True)
class WikibaseMaker:
    """Wikibase: entity → statement → value, where RDF 1.1 has a statement that names its parts."""

    maker: QuadMaker
    _told: set[str] = field(default_factory=set)

    def quads(self, part: Part) -> Iterator[Quad]:
        """All that the profile says of `part`."""
        if not isinstance(part, Statement):
            yield from self.maker.quads(part)
            return
        if part.predicate not in self._told:
            self._told.add(part.predicate)
            yield from _property(part.predicate)
        for quad in self.maker.quads(part):
            yield from self._shaped(quad, part.predicate)
        rank = _named(f"wikibase:{_RANKS[part.review]}")
        yield Quad(iri(self.maker.base, part.id), _named("wikibase:rank"), rank, DefaultGraph())

    def _shaped(self, quad: Quad, name: str) -> Iterator[Quad]:
        node, predicate, value = quad.subject, quad.predicate, quad.object
        if predicate in _DROPPED or value in _SELECTORS:
            return
        if predicate == term("rdf:subject"):
            assert isinstance(value, NamedNode)
            yield Quad(value, _named(f"p:{name}"), node, quad.graph_name)
        elif predicate == term("rdf:object"):
            yield Quad(node, _named(f"ps:{name}"), value, quad.graph_name)
        elif predicate == term("rdf:type"):
            assert isinstance(value, NamedNode)
            yield Quad(node, predicate, _TYPES.get(value, value), quad.graph_name)
        else:
            shaped = _SAME.get(predicate, predicate)
            if shaped in _PASSAGE and isinstance(node, NamedNode):
                node = NamedNode(node.value.rpartition("#")[0])
            yield Quad(node, shaped, value, quad.graph_name)


def described(address: str) -> Iterator[Quad]:
    """How a term that this profile adds belongs to those of the plain form; nothing where it is none."""
    node = NamedNode(address)
    if node in _BACK:
        yield Quad(node, term("rdf:type"), term("rdf:Property"), DefaultGraph())
        yield Quad(node, _SAME_PROPERTY, _BACK[node], DefaultGraph())
    name = address.rpartition("/")[2]
    if address in (PREFIXES["p"] + name, PREFIXES["ps"] + name) and name in {*Predicate}:
        yield from _property(name)


def unshaped(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads of any profile with those of this one put in the plain form."""
    for quad in quads:
        predicate = quad.predicate
        if predicate in _BACK:
            yield from _plain(quad)
        elif predicate.value.startswith(PREFIXES["ps"]):
            yield Quad(quad.subject, term("rdf:object"), quad.object)
        elif predicate.value.startswith(_START) and isinstance(quad.object, NamedNode):
            link = NamedNode(NAMESPACE + predicate.value[len(_START) :])
            yield Quad(quad.object, term("rdf:predicate"), link)
            yield Quad(quad.object, term("rdf:subject"), quad.subject)
        else:
            yield quad


def review_of(ranks: Iterable[object]) -> Review:
    """What the ranks of a statement, none or one, say of its review."""
    return next((_REVIEWS[rank] for rank in ranks if rank in _REVIEWS), Review.UNREVIEWED)


RANK = _named("wikibase:rank")
"""What leads from a statement to its rank."""


def _plain(quad: Quad) -> Iterator[Quad]:
    if quad.predicate in _PASSAGE:  # a reference is its own selector
        yield Quad(quad.subject, term("oa:hasSelector"), quad.subject)
    yield Quad(quad.subject, _BACK[quad.predicate], quad.object)


def _property(name: str) -> Iterator[Quad]:
    """How the terms made of a predicate belong together, so that tools find one from the other."""
    node = NamedNode(NAMESPACE + name)
    pairs: tuple[tuple[NamedNode, NamedNode | Literal], ...] = (
        (term("rdf:type"), _named("wikibase:Property")),
        (_named("wikibase:directClaim"), node),
        (_named("wikibase:claim"), _named(f"p:{name}")),
        (_named("wikibase:statementProperty"), _named(f"ps:{name}")),
    )
    for predicate, value in pairs:
        yield Quad(node, predicate, value, DefaultGraph())
