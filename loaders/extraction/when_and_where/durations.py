"""How long events lasted: "a three-day seminar opened today" gives the day an end, "closed" a beginning."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.frames.views import View, views
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Sentence
from ontology.vocabulary import Kind, Predicate

RULE = "duration"
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_VERB_REACH = 70  # signs between an event and the verb that opens or closes it
_LONGEST = 21  # days between the first and the last day of one event


def find_durations(document: Document, knowledge: Knowledge) -> None:
    """Let the day of an event become an interval where the text says how long it took or when it began."""
    lexicon = load_lexicon("dates")["durations"][document.language]
    told = list(views(document))
    dated = [c for c in document.claims if c.predicate is Predicate.DATE and _is_day_of_event(document, c)]
    for claim in dated:
        stretched = _by_length(document, claim, told, lexicon) or _by_start(claim, told, lexicon)
        if stretched is not None:
            document.claims.remove(claim)
            document.claim(replace(claim, value=stretched))


def _is_day_of_event(document: Document, claim: Claim) -> bool:
    candidate = document.candidates[claim.subject]
    return (
        candidate.kind is Kind.EVENT
        and candidate.sort != "visit"
        and bool(_FULL.fullmatch(claim.value or ""))
    )


def _around(told: list[View], key: str) -> Iterator[View]:
    """The sentences that name an event, and the one behind each in its paragraph."""
    for number, view in enumerate(told):
        before = told[number - 1] if number else None
        if _names(view, key) or (
            before is not None and _near(before.sentence, view.sentence) and _names(before, key)
        ):
            yield view


def _names(view: View, key: str) -> bool:
    return any(unit.mention is not None and unit.mention.key == key for unit in view.units.values())


def _near(one: Sentence, other: Sentence) -> bool:
    return one.paragraph == other.paragraph


def _by_length(document: Document, claim: Claim, told: list[View], lexicon: Any) -> str | None:
    length = 0
    for view in _around(told, claim.subject):
        match = re.search(lexicon["lasting"], view.masked)
        others = [
            u.mention.key
            for u in view.units.values()
            if u.mention is not None and document.candidates[u.mention.key].kind is Kind.EVENT
        ]
        if match and set(others) <= {claim.subject}:
            said = next(v for k, v in match.groupdict().items() if v)
            length = int(lexicon["numbers"].get(said, said))
            break
    passage = document.quote(claim.start, claim.end + 1)
    sentence = document.sentence_at(claim.start)
    whole = document.quote(sentence.start, sentence.end)
    day = date.fromisoformat(claim.value or "")
    if length < 2:
        return None
    for text in (passage, whole):
        first, last = re.search(lexicon["first"], text), re.search(lexicon["last"], text)
        if last and not first:
            return f"{(day - timedelta(length - 1)).isoformat()}/{claim.value}"
        if first and not last:
            return f"{claim.value}/{(day + timedelta(length - 1)).isoformat()}"
    return None


def _by_start(claim: Claim, told: list[View], lexicon: Any) -> str | None:
    """The interval from the day on which the sentence says that it began."""
    begun = re.compile(rf"{lexicon['first']}[^.;]{{0,25}}?\s?$")
    for view in _around(told, claim.subject):
        for place, sign in enumerate(view.masked):
            unit = view.units.get(sign)
            if unit is None or unit.date is None or not _FULL.fullmatch(unit.date.value):
                continue
            days = (date.fromisoformat(claim.value or "") - date.fromisoformat(unit.date.value)).days
            before = view.masked[max(0, place - _VERB_REACH) : place]
            if 0 < days <= _LONGEST and begun.search(before):
                return f"{unit.date.value}/{claim.value}"
    return None
