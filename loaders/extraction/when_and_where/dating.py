"""Which date belongs to which event, agreement or programme."""

import re

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.described.events import is_setting
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Claim, Document
from ontology.vocabulary import Basis, Kind, Predicate

RULE = "dating"
_DATED = (Kind.EVENT, Kind.AGREEMENT, Kind.PROGRAMME)
_REACH = {Kind.EVENT: 110, Kind.AGREEMENT: 110, Kind.PROGRAMME: 14}
_NEAR = 36  # signs behind a date within which an event begins that it dates
_OPENING = 16  # signs before a date that still opens its sentence
_OCCASION = re.compile(r"(?:khuôn khổ|nhân dịp|nhân|sidelines of(?: the)?|margins of(?: the)?)\s$")
_DATELINE = re.compile(r"[^-–—]{0,40}\s[-–—]\s")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_POSSESSIVE = re.compile(r"['’]s?\s")
_STAMPED = re.compile(r"[^.;:]{3,45}[,(]\s?[\ue000-\uefff]\)?\s[-–—]\s")  # "Lima, 3 May 2024 – …"
_YEARS = re.compile(r"\d{4}/\d{4}")
_BREAK = re.compile(r"[;:.]|, (?:while|which|but|trong khi|và|nhưng) |, and (?![A-Z]\w+ of)")


def find_dated(document: Document, knowledge: Knowledge) -> None:
    """Claim the dates that stand with the things they date; stamps and targets are none of them."""
    for view in views(document):
        taken = _after(document, view)
        _before(document, view, taken)
        _just_before(document, view, taken)
    _in_names(document)


def _after(document: Document, view: View) -> set[str]:
    """Things followed by a date before anything else that could have it; the signs of dates used."""
    used: set[str] = set()
    target: tuple[int, str] | None = None
    for place, sign, unit in view.placed:
        if unit.mention is not None:
            kind = document.candidates[unit.mention.key].kind
            if kind in _DATED and (
                kind is not Kind.AGREEMENT
                or target is None
                or _is_signed(document, view.masked[max(0, place - 60) : place + 60])
            ):
                target = (place, sign)
        elif target is not None and _may_date(document, view, target, place):
            _claim(document, view, target[0], place, target[1], sign)
            used.add(sign)
            target = None
    return used


def _may_date(document: Document, view: View, target: tuple[int, str], place: int) -> bool:
    mention = view.units[target[1]].mention
    gap = _QUOTED.sub("", view.masked[target[0] + 1 : place])
    if mention is None or _POSSESSIVE.match(view.masked, place + 1):
        return False
    candidate = document.candidates[mention.key]
    found = view.units[view.masked[place]].date
    period = found is not None and "/" in found.value
    if len(gap) > _REACH[candidate.kind] or _BREAK.search(gap) or _is_no_date(document, gap, period=period):
        return False
    if candidate.kind is Kind.EVENT and "," in gap and is_setting(view.masked[: target[0]]):
        return False
    if candidate.kind is Kind.AGREEMENT and _is_no_date(
        document, view.masked[max(0, target[0] - 40) : target[0]] + " ", period=True
    ):
        return False
    if candidate.kind is Kind.AGREEMENT and len(gap) > 14:
        return _is_signed(document, view.masked[max(0, target[0] - 60) : place])
    return True


def _is_no_date(document: Document, gap: str, *, period: bool = False) -> bool:
    """Whether words before a date make it a bound, or the date of something else; a period has bounds."""
    lexicon = load_lexicon("status")[document.language]
    bounds = () if period else words(lexicon, "bounds", "status")
    other = words(lexicon, "other_times", "status")
    last = gap.rstrip().lower()
    return any(re.search(rf"(?<!\w){w}$", last) for w in bounds) or any(re.search(w, gap) for w in other)


def _is_signed(document: Document, passage: str) -> bool:
    pattern = load_lexicon("slots")["macros"][document.language]["sign"]
    return re.search(pattern, passage) is not None


def _before(document: Document, view: View, taken: set[str]) -> None:
    """A date that opens a sentence dates the first thing that happens in it."""
    opening = next(
        ((n, s) for n, s in enumerate(view.masked) if s in view.units and view.units[s].date), None
    )
    dateline = _DATELINE.match(view.masked)
    if opening is None or opening[1] in taken or _STAMPED.match(view.masked, 0, opening[0] + 6):
        return
    if opening[0] - (dateline.end() if dateline and dateline.end() <= opening[0] else 0) > _OPENING:
        return
    if any(
        view.units[s].mention is not None
        for s in view.masked[: opening[0]]
        if s in view.units and _is_dated(document, view, s)
    ):
        return
    period = "/" in (date.value if (date := view.units[opening[1]].date) else "")
    if _is_no_date(document, view.masked[: opening[0]], period=period):
        return
    for place in range(opening[0] + 1, len(view.masked)):
        sign = view.masked[place]
        mention = view.units[sign].mention if sign in view.units else None
        if mention is not None and _is_dated(document, view, sign):
            kind = document.candidates[mention.key].kind
            signed = _is_signed(document, view.masked[opening[0] : place])
            if _OCCASION.search(view.masked[max(0, place - 14) : place]):
                continue
            happens = kind is Kind.EVENT or (kind is Kind.AGREEMENT and signed)
            if happens and not _BREAK.search(view.masked[opening[0] : place].replace(", và ", " ")):
                _claim(document, view, opening[0], place, sign, opening[1])
                return
            if not happens:
                continue
            return


def _just_before(document: Document, view: View, used: set[str]) -> None:
    """A date right in front of an event: "concluded on 3 May a two-day visit"."""
    for place, sign, unit in view.placed:
        if unit.date is None or sign in used:
            continue
        near = view.masked[place + 1 : place + _NEAR]
        found = next((n for n, s in enumerate(near) if s in view.units), None)
        if found is None or not _is_dated(document, view, near[found]):
            continue
        mention = view.units[near[found]].mention
        event = mention is not None and document.candidates[mention.key].kind is Kind.EVENT
        before = view.masked[max(0, place - 12) : place]
        if event and re.fullmatch(r"[\w\s-]*", near[:found]) and not _is_no_date(document, before):
            _claim(document, view, place, place + 1 + found, near[found], sign)


def _is_dated(document: Document, view: View, sign: str) -> bool:
    mention = view.units[sign].mention
    return mention is not None and document.candidates[mention.key].kind in _DATED


def _claim(document: Document, view: View, first: int, last: int, thing: str, date: str) -> None:
    mention, found = view.units[thing].mention, view.units[date].date
    if mention is None or found is None:
        return
    candidate = document.candidates[mention.key]
    if candidate.kind is Kind.EVENT and _YEARS.fullmatch(found.value):
        return
    if candidate.plural and "/" not in found.value and len(found.value) > 4:
        return
    if any(c.subject == mention.key and c.predicate is Predicate.DATE for c in document.claims):
        return
    start, end = view.span(min(first, last), max(first, last) + 1)
    document.claim(
        Claim(mention.key, Predicate.DATE, None, found.value, start, end, RULE, 0.75, basis=found.basis)
    )


def _in_names(document: Document) -> None:
    """A period or year that is part of a name: "Action Plan 2016-2025"."""
    for mention in document.mentions:
        candidate = document.candidates[mention.key]
        if candidate.kind not in (Kind.AGREEMENT, Kind.PROGRAMME):
            continue
        if any(c.subject == mention.key and c.predicate is Predicate.DATE for c in document.claims):
            continue
        limit = min(len(document.text), mention.end + 60)
        name = max(
            (
                n
                for names in candidate.names.values()
                for n in names
                if document.text.startswith(n, mention.start)
            ),
            key=len,
            default=document.quote(mention.start, mention.end),
        )
        end = min(limit + len(name), mention.start + len(name))
        for found in find_dates(document.text, mention.start, end, published=None):
            if found.basis is Basis.STATED and ("/" in found.value or len(found.value) == 4):
                document.claim(
                    Claim(mention.key, Predicate.DATE, None, found.value, mention.start, found.end, RULE, 0.7)
                )
                break
