"""Which event a noun alone goes back to: "the training", "buổi lễ", "the program" of a course."""

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from loaders.extraction.described.described import Passage, Thing
from loaders.extraction.lexicon import load_lexicon
from ontology.dates import bounds

REFERENCE = "reference"  # the sort of nouns that only ever go back to an event
_BACK = ("meeting", "workshop", "conference", "training", "dialogue", "any")
_PAST = timedelta(days=65)  # what was so long before the article is background


def go_back(
    things: list[Thing], references: Iterable[Passage], text: str, published: str | None
) -> list[Thing]:
    """Let every noun alone be about the event it goes back to; one that goes back to none is no event."""
    main = _main(things, text, published)
    if main is None:
        return things
    kept = [thing for thing in things if thing is main or not _only_refers(thing, text)]
    loose = [p for thing in things if thing not in kept for p in thing.passages]
    for thing in [thing for thing in kept if _is_scene(thing, text)]:
        told = _told_by_verb(kept, thing.passages[0])
        if told is not None:
            kept.remove(thing)
            told.take(thing.passages[0])
    for passage in sorted((*loose, *references), key=lambda p: p.start):
        _meant(kept, main, passage).take(passage)
    for thing in kept:
        thing.passages.sort(key=lambda p: p.start)
    return kept


def _main(things: list[Thing], text: str, published: str | None) -> Thing | None:
    """The first event that is neither to come, nor long past, nor only what another one follows."""
    for thing in things:
        first = thing.passages[0]
        told = any(not p.planned for p in thing.passages) and not first.plural
        if told and not is_background(thing.date, published) and not _is_occasion(text, first):
            return thing
    return None


def is_background(when: str | None, published: str | None) -> bool:
    """Whether a date is so long before the article that it is history there."""
    if published is None or when is None:
        return False
    return bounds(when)[1] < bounds(published)[0] - _PAST


def _is_occasion(text: str, passage: Passage) -> bool:
    return _pattern("occasions").search(text[max(0, passage.start - 40) : passage.start]) is not None


def _only_refers(thing: Thing, text: str) -> bool:
    """Whether a thing is told of by definite nouns alone: nothing that could be another event."""
    return (
        (thing.family in _BACK or _is_part_of_one(thing))
        and thing.key is None
        and not (thing.parties or thing.number or thing.date)
        and all(_is_definite(p, text) for p in thing.passages)
    )


def _is_part_of_one(thing: Thing) -> bool:
    """Whether it is how an event begins or ends: "lễ bế mạc", "the opening ceremony"."""
    return thing.family == "ceremony" and _pattern("parts_of_one").search(thing.passages[0].name) is not None


def _is_definite(passage: Passage, text: str) -> bool:
    before = text[max(0, passage.start - 30) : passage.start]
    return (
        passage.bare
        and not _pattern("told_apart").match(text, passage.end)
        and not (passage.verb or passage.planned or passage.plural)
        and _pattern("definite").search(before) is not None
    )


def _is_scene(thing: Thing, text: str) -> bool:
    """Whether it is only how the deed before it was done: "at a short ceremony"."""
    passage = thing.passages[0]
    before = text[max(0, passage.start - 30) : passage.start]
    alone = len(thing.passages) == 1 and passage.bare and not (thing.parties or thing.date or thing.number)
    return alone and _pattern("scenes").search(before) is not None


def _told_by_verb(things: list[Thing], passage: Passage) -> Thing | None:
    """The last event before a passage, where a verb tells of it in this paragraph or the one before."""
    before = [
        (p.start, p, thing)
        for thing in things
        for p in thing.passages
        if p.start < passage.start and p.paragraph >= passage.paragraph - 1
    ]
    last = max(before, key=lambda found: found[0], default=None)
    return last[2] if last is not None and last[1].verb and not last[1].planned else None


def _meant(things: list[Thing], main: Thing, passage: Passage) -> Thing:
    """The event told of last in the paragraph, else the main one."""
    before = [
        (p.start, thing)
        for thing in things
        for p in thing.passages
        if p.start < passage.start and p.paragraph == passage.paragraph and not p.planned
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else main


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """What stands before such a noun; lexicon/events.yaml, `references`."""
    return re.compile(load_lexicon("events")["references"][name])
