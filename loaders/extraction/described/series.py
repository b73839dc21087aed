"""The meetings before and after the one that is reported: of the same body, with their own host and place."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.described.phrases import number_in
from loaders.extraction.described.reported_events import planned_events
from loaders.extraction.frames.frames import expand_pattern
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Mentioned
from ontology.vocabulary import Kind, Predicate

RULE = "series"
_MEETINGS = ("meeting", "working-session", "dialogue", "conference")  # sorts that one body's meetings go by
_BESIDE = 24  # characters beside a noun that say which of a series it is


def find_series(document: Document, knowledge: Knowledge) -> None:
    """Claim whose meeting the next and the last one of a series are, and who will host the next one where."""
    _of_one_body(document)
    planned = planned_events(document)
    for view in views(document) if planned else ():
        if not _pattern(document.language, "only_wished").search(view.masked):
            _to_come(document, view, planned)


def _of_one_body(document: Document) -> None:
    """The 74th meeting, or the next one, is one of the body whose 73rd the article tells of."""
    under = {c.subject: c.object for c in document.claims if c.predicate is Predicate.HELD_UNDER}
    meetings = {key: body for key, body in under.items() if document.candidates[key].sort in _MEETINGS}
    forums = {b for b in meetings.values() if b and document.candidates[b].kind is Kind.FORUM}
    if len(forums) != 1:
        return
    for mention in _first_mentions(document):
        if mention.key not in under and _is_one_of_many(document, mention):
            document.claim(
                Claim(
                    mention.key, Predicate.HELD_UNDER, forums.copy().pop(), None,
                    mention.start, mention.end, RULE, 0.6,
                )
            )  # fmt: skip


def _first_mentions(document: Document) -> Iterator[Mentioned]:
    """The first mention of each meeting."""
    seen: set[str] = set()
    for mention in document.mentions:
        candidate = document.candidates[mention.key]
        if candidate.kind is Kind.EVENT and candidate.sort in _MEETINGS and mention.key not in seen:
            seen.add(mention.key)
            yield mention


def _is_one_of_many(document: Document, mention: Mentioned) -> bool:
    """Whether a number or words such as "next" and "previous" say that it is one of a series."""
    names = document.candidates[mention.key].names.get(document.language, ())
    passage = document.text[max(0, mention.start - _BESIDE) : mention.end + _BESIDE]
    numbered = number_in(" ".join((*names, document.quote(mention.start, mention.end)))) is not None
    return numbered or _pattern(document.language, "which_one").search(passage) is not None


def _to_come(document: Document, view: View, planned: set[str]) -> None:
    """Claim who is to host an event that is still to be, and in which country or town."""
    for match in _pattern(document.language, "to_host").finditer(view.masked):
        said = match.groupdict()
        event = _key(document, view, said["event"] or said["event2"], planned)
        for host in said["host"] or said["host2"] or "":
            who = _mention(view, host)
            if event is None or who is None:
                continue
            predicate = Predicate.HELD_IN if _is_town(document, who) else Predicate.HOSTED
            if predicate is Predicate.HELD_IN:
                document.claim(_claim(view, match, event, predicate, who.key))
            else:
                document.claim(_claim(view, match, who.key, predicate, event))
    for match in _pattern(document.language, "to_be_in").finditer(view.masked):
        event = _key(document, view, match["event"], planned)
        place = _mention(view, match["place"])
        told = any(c.subject == event and c.predicate is Predicate.HELD_IN for c in document.claims)
        if event is not None and place is not None and not told:
            document.claim(_claim(view, match, event, Predicate.HELD_IN, place.key))


def _claim(view: View, match: re.Match[str], subject: str, predicate: Predicate, target: str) -> Claim:
    return Claim(subject, predicate, target, None, *view.span(*match.span()), RULE, 0.65)


def _key(document: Document, view: View, sign: str, planned: set[str]) -> str | None:
    mention = _mention(view, sign)
    return mention.key if mention is not None and mention.key in planned else None


def _mention(view: View, sign: str) -> Mentioned | None:
    unit = view.units.get(sign)
    return unit.mention if unit is not None else None


def _is_town(document: Document, mention: Mentioned) -> bool:
    candidate = document.candidates[mention.key]
    country = candidate.entry is not None and is_country(candidate.entry)
    return candidate.kind is Kind.PLACE and not country


@cache
def _pattern(language: str, name: str) -> re.Pattern[str]:
    """Words of series and of plans; lexicon/events.yaml, `series`."""
    return re.compile(expand_pattern(load_lexicon("events")["series"][language][name], language))
