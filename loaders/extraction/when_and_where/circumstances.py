"""Where and when an event was, as its sentence says without a frame: the nearest town and free date."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.towns import TOWN
from loaders.extraction.described.references import is_background
from loaders.extraction.described.reported_events import planned_events, reported_events
from loaders.extraction.frames.views import Unit, View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.dates import FoundDate
from loaders.extraction.text.document import Candidate, Claim, Document
from ontology.vocabulary import Basis, Kind, Predicate

RULE = "circumstances"
_REACH = 160  # signs between an event and the town or date of its sentence
_LEAD = 3  # the last paragraph in which "yesterday" is the day of what the article reports
_DATED = (Kind.EVENT, Kind.AGREEMENT, Kind.PROGRAMME)
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")


def find_circumstances(document: Document, knowledge: Knowledge) -> None:
    """Let events that are told of without a place or a date have those of their sentences."""
    planned = planned_events(document)
    for view in views(document):
        _place(document, view)
        _date(document, view, planned)
    _day_of_the_news(document)


def _place(document: Document, view: View) -> None:
    """Claim the town nearest to an event without a place."""
    found = {place: _where(document, view, place, unit) for place, _, unit in view.placed}
    towns = {place: key for place, key in found.items() if key is not None}
    for town in towns:
        event = _nearest(document, view, town, (Kind.EVENT,))
        if event is None or _has(document, event[1], Predicate.HELD_IN):
            continue
        start, end = view.span(min(town, event[0]), max(town, event[0]) + 1)
        document.claim(Claim(event[1], Predicate.HELD_IN, towns[town], None, start, end, RULE, 0.55))


def _where(document: Document, view: View, place: int, unit: Unit) -> str | None:
    """The town that a unit behind a word for where is or has in its name; countries are rather a topic."""
    if unit.mention is None:
        return None
    if not _pattern(document.language, "where").search(view.masked[max(0, place - 60) : place]):
        return None
    candidate = document.candidates[unit.mention.key]
    if candidate.kind is Kind.AGENCY:
        return _town_of(document, unit.mention.key)
    return unit.mention.key if candidate.kind is Kind.PLACE and _is_town(candidate) else None


def _is_town(place: Candidate) -> bool:
    return place.sort == TOWN or place.entry is None or not is_country(place.entry)


def _town_of(document: Document, body: str) -> str | None:
    """The town that a venue has in its name: "Trung tâm Hội nghị quốc tế Hà Nội"."""
    for claim in document.claims:
        if claim.subject == body and claim.predicate is Predicate.LOCATED_IN and claim.rule == "located-name":
            place = document.candidates.get(claim.object or "")
            return claim.object if place is not None and _is_town(place) else None
    return None


def _date(document: Document, view: View, planned: set[str]) -> None:
    """Claim the date of a sentence for the nearest event that has none."""
    used = {c.value for c in document.claims if c.predicate is Predicate.DATE}
    published = document.article.published or ""
    for place, found in _dates(view):
        near = _nearest(document, view, place, _DATED) if found.value not in used else None
        if near is None or (_YEARS.fullmatch(found.value) and near[1] not in planned):
            continue
        if not _may_be_on(document, view, near[0], place, found):
            continue
        candidate = document.candidates[near[1]]
        if near[1] in planned and found.value <= published[:10]:
            continue
        if candidate.kind is not Kind.EVENT or candidate.plural or _is_dated(document, near[1], found.value):
            continue
        start, end = view.span(min(place, near[0]), max(place, near[0]) + 1)
        document.claim(
            Claim(near[1], Predicate.DATE, None, found.value, start, end, RULE, 0.6, basis=found.basis)
        )


def _may_be_on(document: Document, view: View, event: int, place: int, found: FoundDate) -> bool:
    """Whether no word says that the date is another thing's: "since 2014", "who joined in May"."""
    before = view.masked[max(0, place - 40) : place]
    if "/" not in found.value and _pattern(document.language, "no_date").search(before):
        return False
    history = is_background(found.value, document.article.published)
    return not history or abs(event - place) < _REACH // 4


def _day_of_the_news(document: Document) -> None:
    """The "yesterday" of the first paragraphs is when the main event was, where nothing else dates it."""
    main = next(iter(reported_events(document)), None)
    if main is None or _has(document, main.key, Predicate.DATE):
        return
    for view in views(document):
        if view.sentence.paragraph > _LEAD:
            return
        for place, found in _dates(view):
            if found.basis is Basis.RELATIVE and len(found.value) == len("2024-05-03"):
                start, end = view.span(place, place + 1)
                document.claim(
                    Claim(
                        main.key, Predicate.DATE, None, found.value, start, end, RULE, 0.55, basis=found.basis
                    )
                )
                return


def _dates(view: View) -> Iterator[tuple[int, FoundDate]]:
    for place, _, unit in view.placed:
        if unit.date is not None:
            yield place, unit.date


def _nearest(document: Document, view: View, place: int, kinds: tuple[Kind, ...]) -> tuple[int, str] | None:
    """Place and key of the thing of these kinds that stands nearest, with no semicolon between."""
    found = []
    for number, _, unit in view.placed:
        if unit.mention is None:
            continue
        candidate = document.candidates[unit.mention.key]
        if candidate.kind not in kinds or (candidate.kind is Kind.AGREEMENT and candidate.entry is not None):
            continue  # a treaty that everybody knows has dates of its own
        if _pattern(document.language, "aside").search(view.masked[max(0, number - 40) : number]):
            continue
        between = view.masked[min(number, place) : max(number, place)]
        if len(between) <= _REACH and ";" not in between:
            found.append((abs(number - place), number, unit.mention.key))
    return min(found)[1:] if found else None


def _is_dated(document: Document, event: str, value: str) -> bool:
    """Whether an event has a date; the year in its name yields to a day of that year."""
    dates = [c for c in document.claims if c.subject == event and c.predicate is Predicate.DATE]
    if [c.value for c in dates] != [value[:4]] or len(value) < len("2024-05-03"):
        return bool(dates)
    document.claims.remove(dates[0])
    return False


def _has(document: Document, key: str, predicate: Predicate) -> bool:
    return any(c.subject == key and c.predicate is predicate for c in document.claims)


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """What stands before a place or a date; lexicon/events.yaml, `circumstances`."""
    return re.compile(load_lexicon("events")["circumstances"][language][name])
