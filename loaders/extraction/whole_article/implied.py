"""What the names of things, and who is in them, imply without a sentence that says so."""

import re
from collections import defaultdict
from dataclasses import replace

from loaders.extraction.bodies.gazetteer import stands_alone
from loaders.extraction.bodies.knowledge import Hit, Knowledge, is_country
from loaders.extraction.text.document import Claim, Document, Mentioned
from ontology.reference import ReferenceEntry
from ontology.vocabulary import Kind, Predicate

RULE = "implied"
_REGIONAL = "forum/asean"  # the one forum that is a party to what bears its name
_COURSES = ("workshop", "training", "conference")
_BETWEEN = re.compile(r"\b(?:giữa|between)\s[^,;]{0,60}$")
_HYPHEN = re.compile(r"\s?[-–—]\s?")
_AT = re.compile(r"\b(?:tại|ở|at)\s(?:the\s|trụ sở\s|the headquarters of\s(?:the\s)?)?$")


def imply_from_names(document: Document, knowledge: Knowledge) -> None:
    """Claim what names say of parties, members and places."""
    _parties_in_names(document, knowledge)
    _members_meet(document)
    _held_at_office(document)
    _meetings_of_a_visit(document)
    _countries_in_event_names(document, knowledge)
    _owners_in_event_names(document, knowledge)


def imply_from_parties(document: Document, knowledge: Knowledge) -> None:
    """Claim what follows from who met and who agreed."""
    _parties_of_statements(document)
    _parties_cooperate(document)


def _parties_in_names(document: Document, knowledge: Knowledge) -> None:
    """A forum or country in the name of an agreement is a party to it: "ASEAN Framework Agreement on …"."""
    for mention in list(document.mentions):
        if document.candidates[mention.key].kind is not Kind.AGREEMENT:
            continue
        name = document.quote(mention.start, mention.end)
        _parties_behind(document, mention)
        hits = [hit for hit in knowledge.hits(name) if _stands(name, hit)]
        paired = _paired(name, hits)
        for hit in hits:
            entry = hit.names[0].entry
            exact = any(n.text == name[hit.start : hit.end] for n in hit.names)
            known = document.candidates[mention.key].entry
            party = (entry.kind is Kind.PLACE and is_country(entry)) or (
                entry.kind is Kind.FORUM and entry.id == _REGIONAL
            )
            party = party or hit in paired
            party = party or (entry.kind is Kind.FORUM and _BETWEEN.search(name, 0, hit.start) is not None)
            if known is not None and known.parties:
                party = entry.id in known.parties
            if exact and party and hit.end - hit.start < len(name):
                document.candidate(entry.id, entry.kind, entry)
                document.claim(
                    Claim(
                        entry.id, Predicate.PARTY_TO, mention.key, None, mention.start, mention.end, RULE, 0.7
                    )
                )


def _stands(name: str, hit: Hit) -> bool:
    """Whether a hit in a name is no syllable of another word: "Ý" in "Ý định thư"."""
    return " " in name[hit.start : hit.end] or stands_alone(name, hit.start, hit.end)


def _paired(name: str, hits: list[Hit]) -> list[Hit]:
    """The two that a name begins with: "the CARIFORUM–EU Economic Partnership Agreement"."""
    for one in hits:
        for other in hits:
            joined = one.end < other.start and _HYPHEN.fullmatch(name, one.end, other.start)
            if joined and _may_be_party(one) and _may_be_party(other):
                return [one, other]
    return []


def _may_be_party(hit: Hit) -> bool:
    entry = hit.names[0].entry
    return entry.kind in (Kind.FORUM, Kind.AGENCY) or (entry.kind is Kind.PLACE and is_country(entry))


def _parties_behind(document: Document, mention: Mentioned) -> None:
    """The countries and forums that the rest of a name runs on over: "Action Plan on … ASEAN - Japan"."""
    names = document.candidates[mention.key].names.get(document.language, ())
    end = max(
        (mention.start + len(n) for n in names if document.text.startswith(n, mention.start)), default=0
    )
    for party in list(document.within(mention.end, end, (Kind.PLACE, Kind.FORUM))):
        entry = document.candidates[party.key].entry
        if entry is not None and (entry.kind is Kind.FORUM or is_country(entry)):
            document.claim(
                Claim(party.key, Predicate.PARTY_TO, mention.key, None, mention.start, party.end, RULE, 0.6)
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
    visits = [m for m in events if document.candidates[m.key].sort == "visit"]
    if not visits or visits[0] not in events[:3]:
        return
    nouns = {m.key for m in events if not m.rule.endswith("-verb")}
    own = (Predicate.DATE, Predicate.HELD_UNDER)
    dated = {c.subject for c in document.claims if c.predicate in own}
    during: dict[str, str] = {}
    for meeting in events:
        if meeting.rule.endswith("-verb") and meeting.key not in nouns | dated | {v.key for v in visits}:
            before = [v.key for v in visits if v.start < meeting.start]
            during.setdefault(meeting.key, before[-1] if before else visits[0].key)
    document.claims = [
        replace(
            c,
            subject=during.get(c.subject, c.subject),
            object=during.get(c.object, c.object) if c.object is not None else None,
        )
        for c in document.claims
    ]
    document.mentions = [
        Mentioned(m.start, m.end, during.get(m.key, m.key), m.rule) for m in document.mentions
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


def _owners_in_event_names(document: Document, knowledge: Knowledge) -> None:
    """A meeting that bears the name of a forum is held under it, a workshop that of a body is its own.

    "The AWGIPC Meeting", "a WIPO National Seminar on …".
    """
    settled = {c.subject for c in document.claims if c.predicate is Predicate.HELD_UNDER}
    settled |= {c.object or "" for c in document.claims if c.predicate is Predicate.HOSTED}
    for mention in list(document.mentions):
        event, name = document.candidates[mention.key], document.quote(mention.start, mention.end)
        if event.kind is not Kind.EVENT or mention.key in settled:
            continue
        meeting = event.sort == "meeting"
        owner = _owner(knowledge, name, Kind.FORUM if meeting else Kind.AGENCY)
        if owner is None or not (meeting or event.sort in _COURSES):
            continue
        settled.add(mention.key)
        document.candidate(owner.id, owner.kind, owner)
        one, other = (mention.key, owner.id) if meeting else (owner.id, mention.key)
        predicate = Predicate.HELD_UNDER if meeting else Predicate.HOSTED
        document.claim(Claim(one, predicate, other, None, mention.start, mention.end, RULE, 0.6))


def _owner(knowledge: Knowledge, name: str, kind: Kind) -> ReferenceEntry | None:
    """The body that the name of an event begins with."""
    if not name[0].isupper() or " " not in name:
        return None
    for hit in knowledge.hits(name):
        entry = hit.names[0].entry
        whole = hit.start == 0 and name[hit.end : hit.end + 1] == " "
        if entry.kind is kind and whole and name[: hit.end] in entry.all_names:
            return entry
    return None


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


def _parties_of_statements(document: Document) -> None:
    """Who meets and issues a joint statement is who makes it."""
    made = {
        c.object: c
        for c in document.claims
        if c.predicate is Predicate.RESULTED_IN
        and document.candidates[c.object or ""].sort == "joint-statement"
    }
    with_parties = {c.object for c in document.claims if c.predicate is Predicate.PARTY_TO}
    for statement, made_by in made.items():
        if statement in with_parties:
            continue
        for claim in list(document.claims):
            took_part = claim.object == made_by.subject and claim.predicate is Predicate.PARTICIPATED_IN
            if took_part and document.candidates[claim.subject].kind is Kind.PLACE:
                document.claim(
                    replace(
                        made_by,
                        subject=claim.subject,
                        predicate=Predicate.PARTY_TO,
                        object=statement,
                        rule=RULE,
                    )
                )


def _parties_cooperate(document: Document) -> None:
    """The two parties of an agreement between offices or countries cooperate."""
    parties: dict[str, dict[str, Claim]] = defaultdict(dict)
    for claim in document.claims:
        office = document.candidates[claim.subject].kind in (Kind.AGENCY, Kind.PLACE)
        if claim.predicate is Predicate.PARTY_TO and claim.object is not None and office:
            parties[claim.object].setdefault(claim.subject, claim)
    planned = {
        c.subject for c in document.claims if c.predicate is Predicate.STATUS and c.value == "proposed"
    }
    for agreement, two in parties.items():
        if len(two) == 2 and agreement not in planned:
            one, other = sorted(two)
            claim = two[one]
            document.claim(
                Claim(one, Predicate.COOPERATES_WITH, other, None, claim.start, claim.end, RULE, 0.6)
            )
