"""What was considered in an article and not taken: for explanations alone, a load looks for none of it."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.gazetteer import why_not_known
from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.frames.frames import CONTEXTUAL, Frame, load_frames, slot_kinds
from loaders.extraction.frames.views import View, signs_of, views
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Document, Refusal
from loaders.extraction.text.segmentation import CAPITAL
from ontology.vocabulary import Kind

_WORD = re.compile(rf"(?<![\w-]){CAPITAL}[\w&.'’-]*\w|(?<![\w-]){CAPITAL}(?!\w)")
_SEVERAL = "bodies of several countries have this name, and nothing says which is meant"
_COMPANY = "it reads as a company; only those that a head noun or the reference names are taken"
_SHORT = "an abbreviation that neither the article explains nor the reference knows"
_PERSON = "it may be a person, but no title, honorific or post stands with it and it is no Vietnamese name"
_BARE = "a head noun alone; nothing tells which body is meant"
_OTHER = "no kind is certain: no head noun, no title and no known name in it"


def considered(document: Document, knowledge: Knowledge) -> Iterator[Refusal]:
    """Names that were not taken, and wordings whose trigger stands in a sentence that they do not fit."""
    yield from _names(document, knowledge)
    for view in views(document):
        yield from _wordings(document, view)


def _names(document: Document, knowledge: Knowledge) -> Iterator[Refusal]:
    for start, end in _runs(document):
        inside = list(document.overlapping(start, end))
        if not inside:
            rule, reason = _reason(document, knowledge, start, end)
            yield Refusal(start, end, "a name", rule, reason)
        elif len(inside) == 1 and (inside[0].start > start or inside[0].end < end):
            known = inside[0]
            if document.candidates[known.key].kind is Kind.PLACE:
                name = document.quote(known.start, known.end)
                reason = f"only “{name}” in it is known, a place; nothing tells what the whole is"
                yield Refusal(start, end, "a name", "place-only", reason)


def _runs(document: Document) -> Iterator[tuple[int, int]]:
    """Stretches of words with capitals, small words between them included; dates and openings apart."""
    for sentence in document.sentences:
        dates = find_dates(document.text, sentence.start, sentence.end, published="2000-01-01")
        run: list[re.Match[str]] = []
        for word in _WORD.finditer(document.text, sentence.start, sentence.end):
            dated = any(d.start < word.end() and word.start() < d.end for d in dates)
            if run and (dated or not _goes_on(document, run[-1], word)):
                yield from _told(document, sentence.start, run)
                run = []
            if run or not (dated or word.group() in _listed("never")):
                run.append(word)
        yield from _told(document, sentence.start, run)


def _goes_on(document: Document, last: re.Match[str], word: re.Match[str]) -> bool:
    gap = document.text[last.end() : word.start()]
    if gap == " ":
        return True
    small = gap.startswith(" ") and all(between in _listed("small") for between in gap.split())
    return small and not any(document.mention_at(place) for place in (last.start(), word.start()))


def _told(document: Document, opening: int, run: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """The run, unless it is one plain word that only opens a sentence or could be any."""
    if not run:
        return
    start, end = run[0].start(), run[-1].end()
    opens = len(run) == 1 and start - opening < 2
    if not (opens and not _is_short(document.text[start:end])):
        yield start, end


def _is_short(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) > 1


def _reason(document: Document, knowledge: Knowledge, start: int, end: int) -> tuple[str, str]:
    name = document.quote(start, end)
    for hit in knowledge.hits(name):
        placed = type(hit)(start + hit.start, start + hit.end, hit.names)
        if hit.end - hit.start >= len(name) - 4:
            return "gazetteer", why_not_known(document, placed) or _SEVERAL
    parts = name.split()
    company = any(name.startswith(word) for word in _listed("companies") if " " in word)
    if company or any(part.strip(".,") in _listed("companies") for part in parts):
        return "company", _COMPANY
    if name in _listed("bare"):
        return "organization", _BARE
    if _is_short(name):
        return "abbreviation", _SHORT
    if 2 <= len(parts) <= 3 and all(part[0].isupper() and not part.isupper() for part in parts):
        return "person", _PERSON
    return "organization", _OTHER


def _wordings(document: Document, view: View) -> Iterator[Refusal]:
    """For each word that calls for a claim which the sentence does not make, the nearest wording."""
    if not view.units:
        return
    start, end = view.sentence.start, view.sentence.end
    said = {c.predicate for c in document.claims if start <= c.start < end}
    nearest: dict[int, tuple[tuple[int, int], Refusal]] = {}
    for frame in load_frames(document.language):
        predicates = dict.fromkeys(e.predicate for e in frame.emit)
        trigger = None if said.intersection(predicates) else frame.trigger.search(view.masked)
        if trigger is None or not _tells(trigger.group()) or frame.pattern.search(view.masked):
            continue
        missing = _missing(frame, view)
        place = view.span(*trigger.span())
        rank = (len(missing), -place[1])
        if place[0] not in nearest or rank < nearest[place[0]][0]:
            what = ", ".join(predicate.value for predicate in predicates)
            nearest[place[0]] = (rank, Refusal(*place, what, frame.id, _unfit(missing)))
    yield from (refusal for _, refusal in nearest.values())


def _tells(trigger: str) -> bool:
    """Whether a trigger is a word that says something by itself, and no name."""
    return len(trigger) > 1 and trigger.isprintable() and trigger.strip().lower() not in _listed("empty")


def _missing(frame: Frame, view: View) -> list[str]:
    """The slots that the claims of a frame need and no name of the sentence can fill."""
    wanted = {slot for e in frame.emit for slot in (e.subject, e.object) if slot and slot not in CONTEXTUAL}
    names = "".join(view.units)
    return sorted(slot for slot in wanted if not re.search(signs_of(*_kinds(slot)), names))


def _kinds(slot: str) -> tuple[str, ...]:
    return slot_kinds()[slot.rstrip("0123456789")]


def _unfit(missing: list[str]) -> str:
    if not missing:
        return "the words are there, but the names stand otherwise than in this wording"
    kinds = " or ".join(dict.fromkeys(str(kind) for slot in missing for kind in _kinds(slot)))
    return f"the words are there, but the sentence names no {kinds} that could be its {' and '.join(missing)}"


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(words(load_lexicon("considered"), key, "considered"))
