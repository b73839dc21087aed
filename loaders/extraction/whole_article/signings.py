"""The signings that an article reports: events of their own, with who took part, when and where."""

import re
from dataclasses import replace
from functools import cache

from loaders.extraction.bodies.knowledge import is_country
from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document
from loaders.extraction.when_and_where.datelines import written_in
from loaders.extraction.when_and_where.signatures import is_past
from ontology.vocabulary import Kind, Predicate

RULE = "document-pass"
_HERE = re.compile(r"\b(?:here|tại đây)\b")
_PERIOD = re.compile(r"\d{4}/\d{4}")
_DAY = len("2024-05-03")
_TIGHT = 40  # signs between a verb of signing and a country that says where
_SIGNED = re.compile(r"\b(?:[Ss]ign|[Ii]nk|[Ss]eal|[Ii]nitial)")
_SINCE = re.compile(r"\b(?:has|have|had)\s(?:\w+\s){0,2}(?:signed|inked|entered)")
_ABOUT = re.compile(r"\b(?:on|for|of|between|with|to|from|về|giữa|với|cho)\b")


def tell_signings(document: Document) -> None:
    """Where an article reports signatures, each signing is an event of its own."""
    main = _reported(document)
    if main is not None and (_is_act(document, main[1]) or _is_scene(document, main[0])):
        _tell_signing(document, *main)
    for agreement, claim in _others(document, main[0] if main else None):
        _tell_signing(document, agreement, claim)


def _is_act(document: Document, claim: Claim) -> bool:
    """Whether the words are of an act of signing, not of what holds since: "has entered into"."""
    words = document.text[max(0, claim.start - 30) : claim.end]
    return document.language == "vi" or bool(_SIGNED.search(words) and not _SINCE.search(words))


def _is_scene(document: Document, agreement: str) -> bool:
    """Whether anything is said of the act: by whose hands, on which day, or a noun for it."""
    people = any(
        document.candidates[key].kind is Kind.OFFICIAL for key in _said_of(document, agreement, "people")
    )
    days = any(len(day) == _DAY for day in _said_of(document, agreement, "dates"))
    return people or days or _ceremony(document) is not None or _told_place(document, agreement) is not None


def _others(document: Document, main: str | None) -> list[tuple[str, Claim]]:
    """Further agreements that are said to have been signed: by people, or on a day of their own."""
    found: dict[str, Claim] = {}
    for claim in document.claims:
        person = document.candidates[claim.subject].kind is Kind.OFFICIAL
        if claim.predicate is Predicate.SIGNED and claim.object is not None:
            known = document.candidates[claim.object].entry is not None
            days = {d for d in _said_of(document, claim.object, "dates") if len(d) == _DAY}
            new = claim.object != main and not is_past(document, claim.object)
            if new and not known and (person or days):
                found.setdefault(claim.object, claim)
    return [(a, c) for a, c in found.items() if main is None or not _is_one_signing(document, main, a)]


def _is_one_signing(document: Document, one: str, other: str) -> bool:
    """Whether two agreements were signed by the same people on what may be the same day."""
    dates, people = ([_said_of(document, a, what) for a in (one, other)] for what in ("dates", "people"))
    clash = dates[0] and dates[1] and not dates[0] & dates[1]
    return bool(people[0] & people[1]) and not clash


def _said_of(document: Document, agreement: str, what: str) -> set[str]:
    """The dates of an agreement, or those who signed it."""
    if what == "dates":
        return {
            c.value or "" for c in document.claims if c.subject == agreement and c.predicate is Predicate.DATE
        }
    return {c.subject for c in document.claims if c.object == agreement and c.predicate is Predicate.SIGNED}


def _tell_signing(document: Document, agreement: str, claim: Claim) -> None:
    """Make the signing of an agreement the event that its signatories took part in."""
    where = _told_place(document, agreement)  # before the verb, as a mention, is hidden in the views
    signing = _signing_event(document, agreement, claim)
    if signing is None:
        return
    for other in list(document.claims):
        involved = other.predicate in (Predicate.SIGNED, Predicate.WITNESSED) and other.object == agreement
        if involved and document.candidates[other.subject].kind is Kind.OFFICIAL:
            document.claim(replace(other, predicate=Predicate.PARTICIPATED_IN, object=signing, rule=RULE))
        if other.predicate is Predicate.DATE and other.subject in (agreement, signing):
            period = _PERIOD.fullmatch(other.value or "") is not None  # of the agreement, not of its signing
            for subject in (agreement,) if period else (agreement, signing):
                document.claim(replace(other, subject=subject, rule=RULE))
    _parties_attend(document, agreement, signing)
    told = any(c.subject == signing and c.predicate is Predicate.HELD_IN for c in document.claims)
    if where is not None and not told:
        start, end, place = where
        document.claim(Claim(signing, Predicate.HELD_IN, place, None, start, end, RULE, 0.7))
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


def _told_place(document: Document, agreement: str) -> tuple[int, int, str] | None:
    """Where a sentence on the signature says that it took place, with the passage that says it."""
    told = [
        c.start
        for c in document.claims
        if agreement in (c.subject, c.object) and (c.predicate is Predicate.SIGNED or c.value == "signed")
    ]
    here = (
        view
        for view in views(document)
        if any(view.sentence.start <= start < view.sentence.end for start in told)
    )
    return next((found for view in here if (found := _signed_in(document, view)) is not None), None)


def _signed_in(document: Document, view: View) -> tuple[int, int, str] | None:
    """Where a sentence says that something was signed, with the passage that says it."""
    for match in _where(document.language).finditer(view.masked):
        sign = next(s for name, s in match.groupdict().items() if s and name.startswith("place"))
        mention = view.units[sign].mention
        entry = document.candidates[mention.key].entry if mention else None
        gap = match["gap"]
        far = gap is None or len(gap) > _TIGHT or _ABOUT.search(gap)
        if mention is None or (entry is not None and is_country(entry) and far):
            continue
        return *view.span(*match.span()), mention.key
    verb = _signs(document.language).search(view.masked)
    here = _HERE.search(view.masked) if verb is not None else None
    home = written_in(document) if here is not None else None
    if verb is None or here is None or home is None:
        return None
    first, last = min(verb.start(), here.start()), max(verb.end(), here.end())
    return *view.span(first, last), home


@cache
def _signs(language: str) -> re.Pattern[str]:
    return re.compile(expand_pattern("<trade>" if language == "vi" else "<sign>", language))


@cache
def _where(language: str) -> re.Pattern[str]:
    """A verb of signing and the place that goes with it, before or behind."""
    words = load_lexicon("slots")["where"][language]
    sign = "<trade>" if language == "vi" else "<sign>"
    behind = rf"{sign}(?P<gap>[^;.]{{0,120}}?)\s{words['in']}\s{{place}}"
    before = rf"(?:^|[;.,]\s|{{date}}\s){words['in_first']}\s{{place2}},?[^;.]{{0,120}}?{sign}"
    return re.compile(expand_pattern(f"(?:{before}|{behind})", language))


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
    if ceremony is not None and not _is_of_another(document, ceremony, agreement):
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


def _is_of_another(document: Document, signing: str, agreement: str) -> bool:
    """Whether a signing is known to be that of other agreements, by other people or on another day."""
    results = {
        c.object for c in document.claims if c.subject == signing and c.predicate is Predicate.RESULTED_IN
    }
    return bool(results - {agreement}) and not any(
        _is_one_signing(document, str(other), agreement) for other in results
    )
