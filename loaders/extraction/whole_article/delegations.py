"""Which bodies and countries were at the event that an article reports, by their people or by their acts."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.described.references import is_background
from loaders.extraction.described.reported_events import AT, reported_events
from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import SIGNS, View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.dates import FoundDate
from loaders.extraction.text.document import Claim, Document, Mentioned
from loaders.extraction.text.guards import Mood, mood
from ontology.vocabulary import Kind, Predicate

RULE = "delegations"
_NAMES = {
    "vi": (
        r"(?:PEOPLE)(?:\s[^\s;:.,()\ue000-\uefff]+){0,6}?\s?(?:(?:của|từ|đến từ|thuộc|các [Bb]ộ:?|AMONG)\s)?"
        r"<lead>(?P<list>{attendee+})",
        r"(?:^|[;.,]\s|[–-]\s)(?:(?:[Đđ]ại diện|[Ll]ãnh đạo|[Pp]hía|[Đđ]oàn)\s)?(?P<list>{attendee+})<paren>"
        r"(?:,[^;.]{3,90}?,)?\s(?:<aux>|thì )?(?:ACTS)(?!\w)",
    ),
    "en": (
        r"(?<!\w)(?:PEOPLE)(?:(?:,?\s[^\s;:.,()\ue000-\uefff]+){0,6}?,?\s(?:from|of|AMONG)|[^;:.]{0,90}?,\sAMONG"
        r"|[^;:.\ue000-\uefff]{0,140}?\s(?:from|in|of)\sthe\sfollowing\s(?:[^\s;:.,]+\s){0,3}?[^\s;:.,]+:)"
        r"\s<lead>(?P<list>{attendee+})",
        r"(?:^|[;.,]\s|\sand\s)(?:[Tt]he\s)?(?P<list>{attendee+})<paren>(?:,[^;.]{3,90}?,)?\s"
        r"(?:(?:also|then|later|each|both|jointly)\s)?(?:ACTS)(?!\w)",
    ),
}
"""People of bodies, and bodies that act; words in capitals stand in lexicon/events.yaml, `delegations`."""
_WITH = re.compile(
    r"\s(?:(?:with|the|đoàn|ông|bà|với|lãnh đạo|đại diện|colleagues|of|from|its|their)\s){0,4}" + SIGNS
)
_WHOSE = re.compile(r"(?:\b(?:of|in|at|to|for|by|from|with|của|tại|ở|với|thuộc|cho)\s(?:the\s)?|['’]s\s)$")
_NONE = re.compile(r"\b(?:[Nn]o|[Nn]either|[Kk]hông có|[Vv]ắng)\s$")
_TO_COME = re.compile(r"\s?(?:will|would|are to|is to|sẽ|sắp|dự kiến|were absent|was absent|vắng mặt)\b")
_BETWEEN_PEOPLE = (
    "signing",
    "visit",
    "accession",
)  # what is told of others in the article did not happen there


def find_delegations(document: Document, knowledge: Knowledge) -> None:
    """Claim that bodies took part in an event whose people were there, or that acted there.

    A sentence about another time than the event's, a wish or a denial places nobody.
    """
    events = reported_events(document)
    placed = {(c.subject, c.object) for c in document.claims if c.predicate in AT}
    for view in views(document):
        _told_by_verb(document, view)
        event = _event_of(document, view, events) if events else None
        if event is None or _is_of_another_time(document, view):
            continue
        acting = document.candidates[event].sort not in _BETWEEN_PEOPLE
        for start, end, body in _at_hand(document, view, acting=acting):
            if (body.key, event) in placed:
                continue
            placed.add((body.key, event))
            document.claim(Claim(body.key, Predicate.PARTICIPATED_IN, event, None, start, end, RULE, 0.5))


def _told_by_verb(document: Document, view: View) -> None:
    """Claim that who does, and whom it is done with, were at an event that a verb tells of."""
    said = view.masked
    for place, _, unit in view.placed:
        if unit.mention is None or "-verb" not in unit.mention.rule:
            continue
        clause = max(said.rfind(";", 0, place), said.rfind(": ", 0, place)) + 1
        doers = [n for n in range(clause, place) if _is_doer(document, view, n)]
        behind = _WITH.match(said, place + 1)
        if behind is None and not any(c.subject == unit.mention.key for c in document.claims):
            continue  # somebody met, nobody knows whom, when or where
        for other in (*doers[:1], *([behind.end() - 1] if behind else [])):
            mention = view.units[said[other]].mention
            if mention is None:
                continue  # a date or another sign that is nobody
            guard = mood(said, min(other, place), max(other, place), document.language)
            if guard is Mood.SAID and _may_attend(document, mention, people=True):
                start, end = view.span(min(other, place), max(other, place) + 1)
                document.claim(
                    Claim(
                        mention.key, Predicate.PARTICIPATED_IN, unit.mention.key, None, start, end, RULE, 0.6
                    )
                )


def _is_doer(document: Document, view: View, place: int) -> bool:
    """Whether a sign stands for a person or body that is not only whose or where something is."""
    unit = view.units.get(view.masked[place])
    if unit is None or unit.mention is None or not _may_attend(document, unit.mention, people=True):
        return False
    return _WHOSE.search(view.masked[max(0, place - 12) : place]) is None


def _event_of(document: Document, view: View, events: list[Mentioned]) -> str | None:
    """The event that a sentence names, else the one told of last in its paragraph, else the main one."""
    sentence = view.sentence
    here = [m.key for m in events if sentence.start <= m.start < sentence.end]
    before = [m for m in events if m.start < sentence.start]
    near = [m.key for m in before if document.sentence_at(m.start).paragraph == sentence.paragraph]
    if here or not before:
        return here[0] if here else None
    return events[0].key if events[0].key in near or not near else near[-1]


def _is_of_another_time(document: Document, view: View) -> bool:
    """Whether a sentence has a date that is history at the time of the article."""
    dates: list[FoundDate] = [u.date for u in view.units.values() if u.date is not None]
    return any(is_background(d.value, document.article.published) for d in dates)


def _at_hand(document: Document, view: View, *, acting: bool) -> Iterator[tuple[int, int, Mentioned]]:
    """The bodies and countries of a sentence that are shown there, with the passage that shows each."""
    for pattern in _patterns(document.language)[: 2 if acting else 1]:
        for match in pattern.finditer(view.masked):
            said = mood(view.masked, match.start("list"), match.end("list"), document.language)
            if said is not Mood.SAID or _is_not_there(view.masked, match.start(), match.end("list")):
                continue
            start, end = view.span(*match.span())
            for sign in match["list"]:
                unit = view.units.get(sign)
                if unit is not None and unit.mention is not None and _may_attend(document, unit.mention):
                    yield start, end, unit.mention


def _is_not_there(masked: str, start: int, end: int) -> bool:
    """Whether there were none of them, or they are only to come."""
    return bool(_NONE.search(masked[max(0, start - 12) : start]) or _TO_COME.match(masked, end))


def _may_attend(document: Document, mention: Mentioned, *, people: bool = False) -> bool:
    candidate = document.candidates[mention.key]
    if people and candidate.kind is Kind.OFFICIAL:
        return True
    if candidate.kind is Kind.PLACE:
        return candidate.entry is not None and is_country(candidate.entry)
    return candidate.kind is Kind.AGENCY


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon("events")["delegations"][language]
    people, acting = _NAMES[language]
    for name in ("people", "among", "acts"):
        people, acting = (p.replace(name.upper(), words[name]) for p in (people, acting))
    return re.compile(expand_pattern(people, language)), re.compile(expand_pattern(acting, language))
