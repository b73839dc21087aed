"""Who "the delegation", "the visitors", "he" and "she" are, and who was on a visit that a sentence names."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.described.reported_events import AT, planned_events, reported_events
from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Mentioned
from loaders.extraction.text.guards import Mood, mood
from ontology.vocabulary import Kind, Predicate

RULE = "travellers"


def find_travellers(document: Document, knowledge: Knowledge) -> None:
    """Claim that a delegation's body and head took part in what the article says that the delegation did.

    The delegation is the one named last; a visit in the sentence that names it is theirs, too.
    """
    planned = planned_events(document)
    reported = {m.key for m in reported_events(document)}
    attended = {c.object for c in document.claims if c.predicate in AT}
    members: list[Mentioned] = []
    person: list[Mentioned] = []
    for view in views(document):
        named = list(_members(document, view))
        members = named or members
        meant = _words(document.language, "they").search(view.masked) is not None
        if person and _words(document.language, "alone").search(view.masked):
            for place, event in _events(document, view):
                if event in reported:
                    _claim(document, view, person, place, event)
        person = list(document.within(view.sentence.start, view.sentence.end, (Kind.OFFICIAL,)))[:1] or person
        if not members or not (named or meant):
            continue
        for place, event in _events(document, view):
            own = bool(named) and document.candidates[event].sort == "visit" and event not in attended
            if event not in planned and (meant or own):
                _claim(document, view, members, place, event)


def _claim(document: Document, view: View, members: list[Mentioned], place: int, event: str) -> None:
    if mood(view.masked, 0, place, document.language) is not Mood.SAID:
        return
    start, end = view.span(0, place + 1)
    for member in members:
        there = {c.object for c in document.claims if c.subject == member.key and c.predicate in AT}
        if event not in there:
            document.claim(Claim(member.key, Predicate.PARTICIPATED_IN, event, None, start, end, RULE, 0.55))


def _members(document: Document, view: View) -> Iterator[Mentioned]:
    """The body that a sentence says a delegation is of, and its head."""
    for match in _words(document.language, "delegation").finditer(view.masked):
        for sign in "".join(signs or "" for signs in match.groupdict().values()):
            unit = view.units.get(sign)
            if unit is not None and unit.mention is not None:
                yield unit.mention


def _events(document: Document, view: View) -> Iterator[tuple[int, str]]:
    for place, _, unit in view.placed:
        if unit.mention is not None:
            candidate = document.candidates[unit.mention.key]
            if candidate.kind is Kind.EVENT and not candidate.plural:
                yield place, unit.mention.key


@cache
def _words(language: str, name: str) -> re.Pattern[str]:
    """How delegations are named and gone back to; lexicon/events.yaml, `travellers`."""
    return re.compile(expand_pattern(load_lexicon("events")["travellers"][language][name], language))
