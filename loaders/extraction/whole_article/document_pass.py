"""What an article says as a whole: signatories' offices, the main signing, what came to nothing."""

from collections import defaultdict

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.described.programmes import DESCRIBED
from loaders.extraction.described.reported_events import planned_events
from loaders.extraction.text.document import Claim, Document
from loaders.extraction.whole_article.signings import tell_signings
from ontology.vocabulary import Kind, Predicate

RULE = "document-pass"
_DESCRIBED = (Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME)
_SHORT = 3  # words of a name that capitals must tell
_PRESENT = (Predicate.PARTICIPATED_IN, Predicate.CHAIRED)
_BETWEEN_OFFICES = (
    "memorandum",
    "agreement",
    "cooperation-plan",
    "letter-of-intent",
    "protocol",
    "action-plan",
    "coordination-regulation",
)


def complete(document: Document, knowledge: Knowledge) -> None:
    """Add what follows from the article as a whole: signatories' offices and the signing it reports."""
    _without_parents(document)
    _offices_of_signatories(document)
    tell_signings(document)


def conclude(document: Document, knowledge: Knowledge) -> None:
    """Keep one status of each thing, and drop what was only spoken of in passing."""
    _one_status(document)
    _without_visited_countries(document)
    _nearest_places(document)
    _nobody_was_at_what_is_to_come(document)
    _prune(document)


def _without_parents(document: Document) -> None:
    """In "the Center, Ministry of A, and B signed" the ministry only says whose center it is."""
    parents = {(c.subject, c.object) for c in document.claims if c.predicate is Predicate.PART_OF}
    shared = (Predicate.SIGNED, Predicate.PARTY_TO)
    together = {(c.subject, c.object, c.start) for c in document.claims if c.predicate in shared}
    document.claims = [
        c
        for c in document.claims
        if c.predicate not in shared
        or not any((part, c.object, c.start) in together for part, whole in parents if whole == c.subject)
    ]


def _offices_of_signatories(document: Document) -> None:
    """Who signs for an office makes it a party, where offices and not countries are the parties."""
    parties: dict[str, set[Kind]] = defaultdict(set)
    offices: dict[str, set[str]] = defaultdict(set)
    for claim in document.claims:
        if claim.predicate is Predicate.PARTY_TO and claim.object is not None:
            parties[claim.object].add(document.candidates[claim.subject].kind)
            offices[claim.object].add(claim.subject)
    for claim in list(document.claims):
        target = claim.object or ""
        settled = Kind.PLACE in parties[target] or len(offices[target]) > 1
        if claim.predicate is not Predicate.SIGNED or settled:
            continue
        agreement = document.candidates[target]
        if agreement.entry is None and agreement.sort in _BETWEEN_OFFICES:
            office = _office(document, claim.subject)
            if office is not None:
                document.claim(
                    Claim(office, Predicate.PARTY_TO, target, None, claim.start, claim.end, RULE, 0.75)
                )


def _office(document: Document, person: str) -> str | None:
    return next(
        (
            c.object
            for c in document.claims
            if c.subject == person
            and c.predicate is Predicate.HOLDS_POST
            and c.object is not None
            and document.candidates[c.object].kind is Kind.AGENCY
        ),
        None,
    )


def _without_visited_countries(document: Document) -> None:
    """The country that a visit led to did not come along."""
    led_to = {(c.object, c.subject) for c in document.claims if c.predicate is Predicate.HELD_IN}
    document.claims = [
        c
        for c in document.claims
        if c.predicate is not Predicate.PARTICIPATED_IN
        or document.candidates[c.object or ""].sort != "visit"
        or (c.subject, c.object) not in led_to
    ]


def _nearest_places(document: Document) -> None:
    """Of a town and its country, the town is where an event was: "tại Lima (Peru)"."""
    entries = {key: c.entry for key, c in document.candidates.items() if c.entry and c.kind is Kind.PLACE}
    held = [c for c in document.claims if c.predicate is Predicate.HELD_IN]
    towns = {
        (c.subject, entry.country)
        for c in held
        if (entry := entries.get(c.object or "")) is not None and not is_country(entry)
    }
    document.claims = [
        c
        for c in document.claims
        if c.predicate is not Predicate.HELD_IN
        or (entry := entries.get(c.object or "")) is None
        or not is_country(entry)
        or (c.subject, entry.country) not in towns
    ]


def _nobody_was_at_what_is_to_come(document: Document) -> None:
    """Whom the text sees at an event after its publication has not been there yet."""
    published = (document.article.published or "")[:10]
    dates = {c.subject: c.value or "" for c in document.claims if c.predicate is Predicate.DATE}
    planned = planned_events(document) if published else set()
    to_come = {key for key in planned if dates.get(key, "") > published}
    document.claims = [c for c in document.claims if c.predicate not in _PRESENT or c.object not in to_come]


def _one_status(document: Document) -> None:
    """Of what is both planned and done, only the deed stands; planned and running is running."""
    order = ("proposed", "negotiating", "in-force", "signed", "completed", "ended")
    found: dict[str, set[str]] = defaultdict(set)
    for claim in document.claims:
        if claim.predicate is Predicate.STATUS and claim.value:
            found[claim.subject].add(claim.value)
    weak = {key: {"proposed", "negotiating"} for key, values in found.items() if values & set(order[2:])}
    document.claims = [
        c
        for c in document.claims
        if c.predicate is not Predicate.STATUS or c.value not in weak.get(c.subject, set())
    ]


def _prune(document: Document) -> None:
    """Drop events and agreements without a name of their own of which nothing is said."""
    spoken = {
        key for c in document.claims for key in (c.subject, c.object) if c.predicate is not Predicate.CONCERNS
    }
    idle = {
        key
        for key, c in document.candidates.items()
        if c.kind in _DESCRIBED and c.entry is None and key not in spoken and not _has_name(document, key)
    }
    document.mentions = [m for m in document.mentions if m.key not in idle]
    document.claims = [c for c in document.claims if c.subject not in idle and c.object not in idle]


def _has_name(document: Document, key: str) -> bool:
    candidate = document.candidates[key]
    names = [name for group in candidate.names.values() for name in group]
    proper = candidate.kind is Kind.PROGRAMME and candidate.sort != DESCRIBED
    return proper and any(len(name.split()) > 3 or _is_proper(name) for name in names)


def _is_proper(name: str) -> bool:
    """Whether most words of a name of three words have capitals: "Roots and Labels"."""
    capitals = sum(word[:1].isupper() for word in name.split())
    return len(name.split()) == _SHORT and capitals > 1
