"""What an article says as a whole: signatories' offices, the main signing, what came to nothing."""

import re
from collections import defaultdict
from dataclasses import replace

from loaders.extraction.document import Claim, Document
from loaders.extraction.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.signatures import is_past
from ontology.vocabulary import Kind, Predicate

RULE = "document-pass"
_DESCRIBED = (Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME)
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
    _main_signing(document)


def conclude(document: Document, knowledge: Knowledge) -> None:
    """Keep one status of each thing, and drop what was only spoken of in passing."""
    _one_status(document)
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
    for claim in document.claims:
        if claim.predicate is Predicate.PARTY_TO and claim.object is not None:
            parties[claim.object].add(document.candidates[claim.subject].kind)
    for claim in list(document.claims):
        target = claim.object or ""
        if claim.predicate is not Predicate.SIGNED or Kind.PLACE in parties[target]:
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


def _main_signing(document: Document) -> None:
    """Where an article reports a signature, the signing is an event of its own."""
    main = _reported(document)
    if main is not None:
        _tell_signing(document, *main)


def _tell_signing(document: Document, agreement: str, claim: Claim) -> None:
    """Make the signing of an agreement the event that its signatories took part in."""
    signing = _signing_event(document, agreement, claim)
    if signing is None:
        return
    for other in list(document.claims):
        involved = other.predicate in (Predicate.SIGNED, Predicate.WITNESSED) and other.object == agreement
        if involved and document.candidates[other.subject].kind is Kind.OFFICIAL:
            document.claim(replace(other, predicate=Predicate.PARTICIPATED_IN, object=signing, rule=RULE))
        if other.predicate is Predicate.DATE and other.subject in (agreement, signing):
            for subject in (agreement, signing):
                document.claim(replace(other, subject=subject, rule=RULE))
    _parties_attend(document, agreement, signing)
    document.claim(Claim(signing, Predicate.RESULTED_IN, agreement, None, claim.start, claim.end, RULE, 0.8))


def _parties_attend(document: Document, agreement: str, signing: str) -> None:
    """Where no person is named as signing, the parties are who took part; countries always are."""
    kinds: tuple[Kind, ...] = (Kind.AGENCY, Kind.PLACE)
    if any(c.object == signing and c.predicate is Predicate.PARTICIPATED_IN for c in document.claims):
        people = {
            c.subject
            for c in document.claims
            if c.object == agreement
            and c.predicate is Predicate.SIGNED
            and document.candidates[c.subject].kind is Kind.OFFICIAL
        }
        if people:
            kinds = (Kind.PLACE,)  # countries do not sign with their own hands
    for claim in list(document.claims):
        party = claim.object == agreement and claim.predicate is Predicate.PARTY_TO
        if party and document.candidates[claim.subject].kind in kinds:
            document.claim(
                replace(claim, predicate=Predicate.PARTICIPATED_IN, object=signing, rule=RULE, confidence=0.6)
            )


def _reported(document: Document) -> tuple[str, Claim] | None:
    """The agreement whose signature the head of the article tells of, and the claim that does."""
    limit = max(700, len(document.text) // 4)
    told = [
        c
        for c in document.claims
        if c.predicate is Predicate.STATUS and c.value == "signed" and not is_past(document, c.subject)
    ]
    signed = [c for c in told if c.start < limit]
    first = next(
        (
            m.key
            for m in document.mentions
            if document.candidates[m.key].kind is Kind.AGREEMENT and not is_past(document, m.key)
        ),
        None,
    )
    claim = next((c for c in sorted(signed, key=lambda c: c.start) if c.subject == first), None)
    if claim is None and _ceremony(document) is not None and len({c.subject for c in told}) == 1:
        return told[0].subject, told[0]
    return (claim.subject, claim) if claim else None


def _ceremony(document: Document) -> str | None:
    """The signing that the article has a noun for."""
    return next(
        (k for k, c in document.candidates.items() if c.kind is Kind.EVENT and c.sort == "signing"), None
    )


def _signing_event(document: Document, agreement: str, claim: Claim) -> str | None:
    ceremony = _ceremony(document)
    if ceremony is not None:
        return ceremony
    if any(c.predicate is Predicate.RESULTED_IN and c.object == agreement for c in document.claims):
        return None
    verb = re.search(
        load_lexicon("slots")["macros"][document.language]["sign"], document.text[claim.start : claim.end]
    )
    key = f"event:signing:{agreement}"
    candidate = document.candidate(key, Kind.EVENT)
    candidate.sort = "signing"
    if verb is not None:
        document.mention(claim.start + verb.start(), claim.start + verb.end(), key, RULE)
    return key


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
    return candidate.kind is Kind.PROGRAMME and any(len(name.split()) > 3 for name in names)
