"""What a table can be matched by and extended with: literals, identifiers, and ties in both directions."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ontology.labels import predicate_definition, predicate_label
from ontology.vocabulary import SIGNATURES, Kind, Predicate

INVERSE = "^"
"""Before a predicate: from its object to its subject, as in SPARQL."""

_LITERALS: Mapping[str, tuple[str, str, frozenset[Kind]]] = {
    "name_en": ("English name", "Tên tiếng Anh", frozenset(Kind)),
    "name_vi": ("Vietnamese name", "Tên tiếng Việt", frozenset(Kind)),
    "alias": ("Other names", "Tên gọi khác", frozenset(Kind)),
    "country": (
        "Country (code of two letters)",
        "Quốc gia (mã hai chữ cái)",
        frozenset({Kind.AGENCY, Kind.OFFICIAL, Kind.PLACE}),
    ),
    "date": ("Date", "Ngày", frozenset({Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME})),
    "status": ("Status", "Tình trạng", frozenset({Kind.AGREEMENT, Kind.PROGRAMME})),
    "wikidata": ("Wikidata id", "Mã Wikidata", frozenset(Kind)),
    "iso3": ("ISO 3166-1 alpha-3 code", "Mã ISO 3166-1 alpha-3", frozenset({Kind.PLACE})),
    "st3": ("WIPO ST.3 code", "Mã WIPO ST.3", frozenset({Kind.AGENCY, Kind.PLACE, Kind.FORUM})),
}
IDENTIFIERS = ("wikidata", "iso3", "st3")


@dataclass(frozen=True, slots=True)
class Property:
    """One property: its id, its words, and the kinds of entities that can have it."""

    id: str
    names: Mapping[str, str]
    description: str
    kinds: frozenset[Kind]
    predicate: Predicate | None = None
    is_inverse: bool = False
    target: Kind | None = None  # of its values, where they are of one kind


@cache
def properties() -> Mapping[str, Property]:
    """Every property by its id."""
    found = [
        Property(name, {"en": en, "vi": vi}, f"{en}, as the graph has it.", kinds)
        for name, (en, vi, kinds) in _LITERALS.items()
    ]
    for predicate in Predicate:
        if not predicate.is_literal:
            found += [_tie(predicate, inverse=False), _tie(predicate, inverse=True)]
    return {known.id: known for known in found}


def properties_of(kind: Kind | None) -> list[Property]:
    """The properties that entities of a kind can have."""
    return [known for known in properties().values() if kind is None or kind in known.kinds]


def _tie(predicate: Predicate, *, inverse: bool) -> Property:
    sides = SIGNATURES[predicate]
    kinds, targets = sides[inverse], sides[not inverse]
    return Property(
        id=f"{INVERSE}{predicate.value}" if inverse else predicate.value,
        names={language: predicate_label(predicate, language, inverse) for language in ("en", "vi")},
        description=predicate_definition(predicate),
        kinds=kinds,
        predicate=predicate,
        is_inverse=inverse,
        target=next(iter(targets)) if len(targets) == 1 else None,
    )
