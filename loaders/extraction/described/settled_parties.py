"""Whose agreements are: offices instead of their countries, and no towns where others are named."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.towns import TOWN
from loaders.extraction.text.document import Candidate, Claim, Document
from ontology.vocabulary import Kind, Predicate

_HOLDS = (Predicate.PARTY_TO, Predicate.SIGNED)
_STATE = re.compile(r"Government|Cabinet|Council of Ministers|Chính phủ|Nội các", re.IGNORECASE)


@dataclass(slots=True)
class _Parties:
    """The countries whose offices are in an agreement, and whether anybody but towns is."""

    homes: set[str] = field(default_factory=set)
    others: bool = False


def settle_parties(document: Document, knowledge: Knowledge) -> None:
    """Drop, of the parties of each agreement, towns beside others, and countries whose own offices are in it.

    A headline says that two countries sign what their offices do; a town is where an article was written.
    """
    found: dict[str, _Parties] = defaultdict(_Parties)
    for claim in document.claims:
        if claim.predicate in _HOLDS and claim.object is not None:
            body = document.candidates[claim.subject]
            found[claim.object].others |= not _is_town(body)
            if body.kind is Kind.AGENCY and body.country and not _is_government(body):
                found[claim.object].homes.add(body.country)
    document.claims = [
        c
        for c in document.claims
        if c.predicate not in _HOLDS or c.object is None or not _is_idle(document, c, found[c.object])
    ]


def _is_idle(document: Document, claim: Claim, parties: _Parties) -> bool:
    """Whether a claim makes a town a party, or a country beside its own office."""
    place = document.candidates[claim.subject]
    if place.kind is not Kind.PLACE:
        return False
    known = document.candidates[claim.object or ""].entry is not None
    return (_is_town(place) and parties.others) or (not known and place.country in parties.homes)


def _is_town(place: Candidate) -> bool:
    """Whether it is a place that does not act, as countries do."""
    town = place.sort == TOWN or (place.entry is not None and not is_country(place.entry))
    return place.kind is Kind.PLACE and town


def _is_government(body: Candidate) -> bool:
    own = (name for names in body.names.values() for name in names)
    names = body.entry.all_names if body.entry is not None else own
    return any(_STATE.search(name) for name in names)
