"""Lists of participants: a heading such as "Also on the panel:", then one person or body in each line."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence, joined
from ontology.vocabulary import Kind, Predicate

RULE = "roster"
_BULLET = re.compile(r"(?:[-–—•*+▪◦·□■►✓]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_NEAR = 45  # characters of a line before its first name, its title among them
_LONGEST = 260  # characters of a line that is still an item of a list
_WHO = (Kind.OFFICIAL, Kind.AGENCY)


def find_rosters(document: Document, knowledge: Knowledge) -> None:
    """Claim that those listed below a heading took part in the event that was told of last."""
    lines = list(lines_of(document))
    for number, line in enumerate(lines):
        text = document.quote(line.start, line.end)
        if not (text.rstrip().endswith(":") and _heading(document.language).search(text)):
            continue
        event = _event(document, line.end)
        for item in lines[number + 1 :]:
            who = _listed(document, item)
            if event is None or who is None:
                break
            document.claim(
                Claim(who.key, Predicate.PARTICIPATED_IN, event, None, item.start, item.end, RULE, 0.75)
            )


def lines_of(document: Document) -> Iterator[Sentence]:
    """The paragraphs; a list has one item in each."""
    return joined(document.sentences)


def _listed(document: Document, line: Sentence) -> Mentioned | None:
    """Who stands in a line of a list: the person, else the body that it begins with."""
    text = document.quote(line.start, line.end)
    if len(text) > _LONGEST:
        return None
    people = list(document.within(line.start, line.end, (Kind.OFFICIAL,)))
    first = next(iter(document.within(line.start, line.end, _WHO)), None)
    bullet = _BULLET.match(text)
    if first is None or (bullet is None and first.start - line.start > _NEAR):
        return None
    if bullet is None and text.rstrip().endswith((".", ":")):
        return None
    return people[0] if people else first


def _event(document: Document, place: int) -> str | None:
    """The event that was told of last before a place."""
    return next(
        (
            m.key
            for m in reversed(document.mentions)
            if m.start < place and document.candidates[m.key].kind is Kind.EVENT
        ),
        None,
    )


@cache
def _heading(language: str) -> re.Pattern[str]:
    return re.compile(load_lexicon("events")["rosters"][language])
