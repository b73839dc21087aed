"""Blocks of labeled lines, such as "Venue: Lima" below "Date: 3 May", tell of the event above them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence
from loaders.extraction.whole_article.rosters import lines_of
from ontology.vocabulary import Kind, Predicate

RULE = "labeled-line"
_BULLET = re.compile(r"\s*(?:[-–—•*+▪◦·□■►✓]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_LONGEST = 120  # characters of a line without a bullet that is still an item of a list
_AHEAD = re.compile(r"(?:\s?\([^()\n]{2,20}\))?\s?[:–—]")
_HOUR = re.compile(r"\b\d{1,2}\s?(?:h\d{0,2}|:\d\d|giờ)\b")
_FROM = re.compile(r"(?i)\b(?:in|at|of|tại|ở|của)\s(?:the\s)?$")


@dataclass(slots=True)
class _Labeled:
    """What stands behind a label, and the list below it."""

    sort: str
    line: Sentence
    items: list[Sentence] = field(default_factory=list)


def find_labeled_lines(document: Document, knowledge: Knowledge) -> None:
    """Claim of the event above a block when and where it was, who chaired, hosted and took part.

    A label alone may be anything ("Date:" of an article), so that a block has two sorts of them at least.
    """
    for block in _blocks(document):
        event = _event_above(document, block[0].line.start)
        if event is None or len({labeled.sort for labeled in block}) == 1:
            continue
        for labeled in block:
            for item in labeled.items:
                _SORTS[labeled.sort](document, event, item)


def _blocks(document: Document) -> Iterator[list[_Labeled]]:
    """Labeled lines that follow each other, lists between them; none is empty."""
    block: list[_Labeled] = []
    for line in lines_of(document):
        text = document.quote(line.start, line.end)
        label = _label(document.language).match(text)
        if label is not None:
            behind = Sentence(line.start + label.end(), line.end, line.paragraph)
            items = [behind] if document.quote(behind.start, behind.end).strip() else []
            block.append(_Labeled(_sorts(document.language)[label["label"].lower()], line, items))
        elif block and _goes_on(block[-1], text):
            block[-1].items.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _goes_on(labeled: _Labeled, text: str) -> bool:
    """Whether a line is of the list below a label."""
    below = not labeled.items or labeled.items[0].paragraph != labeled.line.paragraph
    return below and (_BULLET.match(text) is not None or (len(text) <= _LONGEST and not text.endswith(".")))


def _event_above(document: Document, place: int) -> str | None:
    """The event that the nearest paragraph above a place names first, else the first one below."""
    events = [m for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT]
    above = [m for m in events if m.end <= place]
    if not above:
        return next((m.key for m in events), None)
    paragraph = document.sentence_at(above[-1].start).paragraph
    return next(m.key for m in above if document.sentence_at(m.start).paragraph == paragraph)


def _dated(document: Document, event: str, item: Sentence) -> None:
    """The first date of a line that a label makes a date of the event, however alone it stands."""
    text = _HOUR.sub(lambda hour: " " * len(hour.group()), document.quote(item.start, item.end))
    for found in find_dates(text, 0, len(text), published=document.article.published)[:1]:
        start, end = item.start + found.start, item.start + found.end
        document.claim(
            Claim(event, Predicate.DATE, None, found.value, start, end, RULE, 0.8, basis=found.basis)
        )


def _placed(document: Document, event: str, item: Sentence) -> None:
    places = list(document.within(item.start, item.end, (Kind.PLACE,)))
    towns = [place for place in places if not _is_country(document, place)]
    _claim(document, item, (towns or places)[:1], Predicate.HELD_IN, event, turned=True)


def _chaired(document: Document, event: str, item: Sentence) -> None:
    people = list(document.within(item.start, item.end, (Kind.OFFICIAL,)))
    bodies = document.within(item.start, item.end, (Kind.AGENCY,))
    _claim(document, item, people or bodies, Predicate.CHAIRED, event)


def _hosted(document: Document, event: str, item: Sentence) -> None:
    bodies = list(document.within(item.start, item.end, (Kind.AGENCY,)))
    _claim(document, item, bodies or _countries(document, item), Predicate.HOSTED, event)


def _present(document: Document, event: str, item: Sentence) -> None:
    """The people of an item and the body before their names; without people, its bodies and countries."""
    bodies = list(document.within(item.start, item.end, (Kind.AGENCY,)))
    people = list(document.within(item.start, item.end, (Kind.OFFICIAL,)))
    if people:
        ahead = [b for b in bodies if b.end < people[0].start and _AHEAD.match(document.text, b.end)]
        _claim(document, item, [*ahead, *people], Predicate.PARTICIPATED_IN, event)
        return
    _claim(document, item, [*bodies, *_countries(document, item)], Predicate.PARTICIPATED_IN, event)


_SORTS = {"date": _dated, "place": _placed, "chair": _chaired, "host": _hosted, "present": _present}


def _countries(document: Document, item: Sentence) -> list[Mentioned]:
    """The countries of an item, those left out that only say where something is."""
    return [
        place
        for place in document.within(item.start, item.end, (Kind.PLACE,))
        if _is_country(document, place) and not _FROM.search(document.text, item.start, place.start)
    ]


def _is_country(document: Document, place: Mentioned) -> bool:
    entry = document.candidates[place.key].entry
    return entry is not None and is_country(entry)


def _claim(
    document: Document,
    item: Sentence,
    those: Iterable[Mentioned],
    predicate: Predicate,
    event: str,
    *,
    turned: bool = False,
) -> None:
    """Claim of each that it stands to the event in a way; `turned`, the event to it."""
    for one in those:
        subject, target = (event, one.key) if turned else (one.key, event)
        document.claim(Claim(subject, predicate, target, None, item.start, item.end, RULE, 0.75))


@cache
def _sorts(language: str) -> dict[str, str]:
    """Label → what the line says: lexicon/labels.yaml."""
    labels = load_lexicon("labels")[language]
    return {word: sort for sort in _SORTS for word in words(labels, sort, "labels")}


@cache
def _label(language: str) -> re.Pattern[str]:
    options = "|".join(re.escape(word) for word in sorted(_sorts(language), key=len, reverse=True))
    return re.compile(rf"(?i)(?:[-–—•*+▪]\s*|\d{{1,2}}[.)]\s*)?(?P<label>{options})\s*:\s*")
