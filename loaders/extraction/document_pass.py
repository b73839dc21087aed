"""What an article says as a whole: signatories' offices, the main signing, what came to nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from loaders.extraction.document import Claim, Document, Mentioned
from loaders.extraction.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon
from ontology.vocabulary import Kind, Predicate

RULE = "document-pass"
_DESCRIBED = (Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME)
_REGIONAL = "forum/asean"  # the one forum that is a party to what bears its name
_AT = re.compile(r"\b(?:tại|ở|at)\s(?:the\s|trụ sở\s|the headquarters of\s(?:the\s)?)?$")
_BETWEEN_OFFICES = (
    "memorandum",
    "agreement",
    "cooperation-plan",
    "letter-of-intent",
    "action-plan",
    "coordination-regulation",
)


def complete(document: Document, knowledge: Knowledge) -> None:
    """Add what follows from the article as a whole, and drop what was only spoken of in passing."""
    _parties_in_names(document, knowledge)
    _members_meet(document)
    _held_at_office(document)
    _meetings_of_a_visit(document)
    _countries_in_event_names(document, knowledge)
    _offices_of_signatories(document)
    _main_signing(document)
    _one_status(document)
    _prune(document)


def settle_copies(document: Document, knowledge: Knowledge) -> None:
    """Pair what belongs to the same partner, and let the copies for each stand for the whole."""
    copies: dict[str, list[str]] = defaultdict(list)
    for key in document.candidates:
        if "+" in key:
            copies[key.split("+")[0]].append(key)
    for claim in list(document.claims):
        if claim.subject in copies or claim.object in copies:
            for subject, target in _pairs(claim, copies):
                document.claim(replace(claim, subject=subject, object=target))
    for original, parts in copies.items():
        document.claims = [c for c in document.claims if original not in (c.subject, c.object)]
        document.mentions = [
            Mentioned(m.start, m.end, parts[0], m.rule) if m.key == original else m for m in document.mentions
        ]


def _parties_in_names(document: Document, knowledge: Knowledge) -> None:
    """A forum or country in the name of an agreement is a party to it: "ASEAN Framework Agreement on …"."""
    for mention in list(document.mentions):
        if document.candidates[mention.key].kind is not Kind.AGREEMENT:
            continue
        name = document.quote(mention.start, mention.end)
        for hit in knowledge.hits(name):
            entry = hit.names[0].entry
            exact = any(n.text == name[hit.start : hit.end] for n in hit.names)
            known = document.candidates[mention.key].entry
            party = entry.kind is Kind.PLACE or (entry.kind is Kind.FORUM and entry.id == _REGIONAL)
            if known is not None and known.parties:
                party = entry.id in known.parties
            if exact and party and hit.end - hit.start < len(name):
                document.candidate(entry.id, entry.kind, entry)
                document.claim(
                    Claim(
                        entry.id, Predicate.PARTY_TO, mention.key, None, mention.start, mention.end, RULE, 0.7
                    )
                )


def _members_meet(document: Document) -> None:
    """A meeting of a body that two countries share is a meeting of the two."""
    members: dict[str, list[str]] = defaultdict(list)
    for claim in document.claims:
        if claim.predicate is Predicate.MEMBER_OF and claim.object is not None:
            members[claim.object].append(claim.subject)
    first = next((m.key for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT), None)
    for claim in list(document.claims):
        two = set(members.get(claim.object or "", ()))
        if claim.predicate is Predicate.HELD_UNDER and claim.subject == first and len(two) == 2:
            for member in sorted(two):
                document.claim(
                    replace(
                        claim,
                        subject=member,
                        predicate=Predicate.PARTICIPATED_IN,
                        object=first,
                        confidence=0.6,
                    )
                )


def _meetings_of_a_visit(document: Document) -> None:
    """Whom a visitor met, with no date of its own, was met during the visit that the article reports."""
    events = [m for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT]
    visit = next((m.key for m in events[:3] if document.candidates[m.key].sort == "visit"), None)
    if visit is None:
        return
    nouns = {m.key for m in events if not m.rule.endswith("-verb")}
    dated = {c.subject for c in document.claims if c.predicate is Predicate.DATE}
    within = {m.key for m in events if m.rule.endswith("-verb")} - nouns - dated - {visit}
    document.claims = [
        replace(
            c,
            subject=visit if c.subject in within else c.subject,
            object=visit if c.object in within else c.object,
        )
        for c in document.claims
    ]
    document.mentions = [
        Mentioned(m.start, m.end, visit if m.key in within else m.key, m.rule) for m in document.mentions
    ]


def _countries_in_event_names(document: Document, knowledge: Knowledge) -> None:
    """Two countries in the name of an event take part in it: "the U.S.-Kenya Trade Dialogue"."""
    for mention in list(document.mentions):
        if document.candidates[mention.key].kind is not Kind.EVENT:
            continue
        name = document.quote(mention.start, mention.end)
        found = {
            hit.names[0].entry.id: hit.names[0].entry
            for hit in knowledge.hits(name)
            if hit.names[0].entry.kind is Kind.PLACE
            and any(n.text == name[hit.start : hit.end] for n in hit.names)
        }
        for entry in found.values() if len(found) > 1 else ():
            document.candidate(entry.id, entry.kind, entry)
            document.claim(
                Claim(
                    entry.id,
                    Predicate.PARTICIPATED_IN,
                    mention.key,
                    None,
                    mention.start,
                    mention.end,
                    RULE,
                    0.7,
                )
            )


def _held_at_office(document: Document) -> None:
    """An event at an office takes place where the office is said to be."""
    located = {c.subject: c.object for c in document.claims if c.predicate is Predicate.LOCATED_IN}
    events = [m for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT]
    for mention in document.mentions:
        place = located.get(mention.key)
        before = document.text[max(0, mention.start - 60) : mention.start]
        event = next((e for e in reversed(events) if e.end <= mention.start <= e.end + 60), None)
        if place is None or event is None or not _AT.search(before):
            continue
        document.claim(Claim(event.key, Predicate.HELD_IN, place, None, event.start, mention.end, RULE, 0.6))


def _pairs(claim: Claim, copies: dict[str, list[str]]) -> Iterable[tuple[str, str | None]]:
    for subject in copies.get(claim.subject, [claim.subject]):
        for target in copies.get(claim.object or "", [claim.object]):
            both = "+" in subject and target is not None and "+" in target
            if not both or subject.split("+")[1] == str(target).split("+")[1]:
                yield subject, target


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
    if main is None:
        return
    agreement, claim = main
    signing = _signing_event(document, agreement, claim)
    if signing is None:
        return
    for other in list(document.claims):
        involved = other.predicate in (Predicate.SIGNED, Predicate.WITNESSED) and other.object == agreement
        if involved and document.candidates[other.subject].kind is Kind.OFFICIAL:
            document.claim(replace(other, predicate=Predicate.PARTICIPATED_IN, object=signing, rule=RULE))
        if other.subject == agreement and other.predicate is Predicate.DATE:
            document.claim(replace(other, subject=signing, rule=RULE))
    document.claim(Claim(signing, Predicate.RESULTED_IN, agreement, None, claim.start, claim.end, RULE, 0.8))


def _reported(document: Document) -> tuple[str, Claim] | None:
    """The agreement whose signature the head of the article tells of, and the claim that does."""
    limit = max(700, len(document.text) // 4)
    signed = [
        c
        for c in document.claims
        if c.predicate is Predicate.STATUS and c.value == "signed" and c.start < limit
    ]
    if not signed:
        return None
    first = next(
        (m.key for m in document.mentions if document.candidates[m.key].kind is Kind.AGREEMENT), None
    )
    claim = next((c for c in sorted(signed, key=lambda c: c.start) if c.subject == first), None)
    return (claim.subject, claim) if claim else None


def _signing_event(document: Document, agreement: str, claim: Claim) -> str | None:
    ceremony = next(
        (k for k, c in document.candidates.items() if c.kind is Kind.EVENT and c.sort == "signing"), None
    )
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
