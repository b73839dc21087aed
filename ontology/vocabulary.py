"""The kinds of entities and the predicates between them, as Python names.

`cooperation.ttl` is the source; a test holds these enums equal to it.
"""

import re
from enum import StrEnum


class Kind(StrEnum):
    """What an entity is."""

    AGENCY = "Agency"
    OFFICIAL = "Official"
    AGREEMENT = "Agreement"
    FORUM = "Forum"
    EVENT = "Event"
    PROGRAMME = "Programme"
    PLACE = "Place"
    TOPIC = "Topic"


class Predicate(StrEnum):
    """What a statement says of its subject; the value is the name in RDF."""

    HOLDS_POST = "holdsPost"
    PART_OF = "partOf"
    LOCATED_IN = "locatedIn"
    MEMBER_OF = "memberOf"
    PARTY_TO = "partyTo"
    SIGNED = "signed"
    WITNESSED = "witnessed"
    FOCAL_POINT_FOR = "focalPointFor"
    PARTICIPATED_IN = "participatedIn"
    CHAIRED = "chaired"
    HOSTED = "hosted"
    HELD_UNDER = "heldUnder"
    HELD_IN = "heldIn"
    RESULTED_IN = "resultedIn"
    FUNDS = "funds"
    IMPLEMENTS = "implements"
    ISSUED = "issued"
    RELATES_TO = "relatesTo"
    COOPERATES_WITH = "cooperatesWith"
    CONCERNS = "concerns"
    DATE = "date"
    STATUS = "status"

    @property
    def edge(self) -> str:
        """The name as a Cypher relationship type: `holdsPost` is `HOLDS_POST`."""
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", self.value).upper()

    @property
    def is_literal(self) -> bool:
        """Whether the object is a value instead of an entity."""
        return self in (Predicate.DATE, Predicate.STATUS)

    @property
    def is_symmetric(self) -> bool:
        """Whether subject and object may change places."""
        return self is Predicate.COOPERATES_WITH


class Status(StrEnum):
    """How far an agreement or a programme has come."""

    PROPOSED = "proposed"
    NEGOTIATING = "negotiating"
    SIGNED = "signed"
    IN_FORCE = "in-force"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    ENDED = "ended"


class Basis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"  # the text gives it
    RELATIVE = "relative"  # worked out from words such as "yesterday"
    PUBLISHED = "published"  # bounded by the article's own date


_A, _O, _F, _G, _E, _P, _L, _T = (
    Kind.AGENCY,
    Kind.OFFICIAL,
    Kind.FORUM,
    Kind.AGREEMENT,
    Kind.EVENT,
    Kind.PROGRAMME,
    Kind.PLACE,
    Kind.TOPIC,
)

SIGNATURES: dict[Predicate, tuple[frozenset[Kind], frozenset[Kind]]] = {
    predicate: (frozenset(subjects), frozenset(objects))
    for predicate, subjects, objects in (
        (Predicate.HOLDS_POST, {_O}, {_A, _F}),
        (Predicate.PART_OF, {_A, _F}, {_A, _F}),
        (Predicate.LOCATED_IN, {_A, _L}, {_L}),
        (Predicate.MEMBER_OF, {_L, _A}, {_F, _A}),
        (Predicate.PARTY_TO, {_A, _L, _F}, {_G, _P}),
        (Predicate.SIGNED, {_O, _A}, {_G}),
        (Predicate.WITNESSED, {_O}, {_G, _E}),
        (Predicate.FOCAL_POINT_FOR, {_A}, {_G, _P}),
        (Predicate.PARTICIPATED_IN, {_O, _A, _L}, {_E}),
        (Predicate.CHAIRED, {_O, _A}, {_E}),
        (Predicate.HOSTED, {_A, _L}, {_E}),
        (Predicate.HELD_UNDER, {_E}, {_F, _G, _P}),
        (Predicate.HELD_IN, {_E}, {_L}),
        (Predicate.RESULTED_IN, {_E}, {_G}),
        (Predicate.FUNDS, {_A, _L}, {_P}),
        (Predicate.IMPLEMENTS, {_A, _L}, {_P, _G}),
        (Predicate.ISSUED, {_A, _L, _F}, {_P, _G}),
        (Predicate.RELATES_TO, {_G, _P}, {_G, _P}),
        (Predicate.COOPERATES_WITH, {_A, _L}, {_A, _L}),
        (Predicate.CONCERNS, {_G, _E, _P}, {_T}),
        (Predicate.DATE, {_G, _E, _P}, set()),
        (Predicate.STATUS, {_G, _P}, set()),
    )
}
"""Predicate → (kinds of subject, kinds of object); no kinds of object means a literal."""
