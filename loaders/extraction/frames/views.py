"""A sentence as frames see it: each name, with the office that goes with it, is one sign of its kind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from loaders.extraction.bodies.home_bodies import HOME
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.dates import FoundDate, find_dates
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence, joined
from ontology.vocabulary import Kind, Predicate

DATE = "date"
_BLOCK = 0x100
_BLOCKS = {sort: 0xE000 + _BLOCK * n for n, sort in enumerate((*Kind, DATE))}
SIGNS = "".join(("[", chr(0xE000), "-", chr(0xE000 + _BLOCK * len(_BLOCKS)), "]"))
_BODIES = (Kind.AGENCY, Kind.FORUM)
_LIKE_A_STATE = "agency/european-union"  # accedes, negotiates and belongs to forums as countries do
_PARENT = re.compile(r"\s?\(\s?(?:the\s)?|,?\s(?:trực\s)?thuộc\s|,?\s(?:of|under)\s(?:the\s)?|\scủa\s")
_ACCREDITED = re.compile(
    r"(?:bên cạnh|(?:Mission|Representative|Delegation)[^.;()]{0,25} to)\s(?:the\s)?"
    r"(?:[^.;()]{0,60}(?:,|và|and)\s)?(?:the\s)?$"
)  # the bodies that a mission is sent to act in no sentence that names it
_ENVOY = re.compile(r"(?:Đại sứ|Tổng Lãnh sự|Ambassador|Consul General)(?: of)?(?: the)?(?: nước)?\s$")
_ENVOY_LINK = re.compile(r"(?:['’]s)?\s(?:(?:tại|to|in)\s(?:the\s)?)?|,?\s(?:ông|bà|Mr\.?|Ms\.?|H\.E\.?)?\s?")
_DATELINE = re.compile(r"(?:,?\s[^-–—\n]{0,40}?)?\s[-–—]{1,2}\s")
_SHORT_FORM = re.compile(
    r"\s?\((?:sau đây gọi là |gọi tắt là |viết tắt là |hereinafter )?[“\"]?[A-ZĐ][\w&.\-– ]{1,20}[”\"]?\)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A name with what belongs to it: an official with the office, a body with the one it is part of."""

    start: int
    end: int
    mention: Mentioned | None = None
    date: FoundDate | None = None


@dataclass(frozen=True, slots=True)
class View:
    """A sentence in which units are single signs; `offsets` leads from a place in it to one in the text."""

    sentence: Sentence
    masked: str
    offsets: tuple[int, ...]  # one longer than masked
    units: Mapping[str, Unit] = field(default_factory=dict)
    placed: tuple[tuple[int, str, Unit], ...] = ()  # place in `masked`, sign and unit, in order

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of `masked[start:end]`."""
        last = self.masked[end - 1]
        stop = self.units[last].end if last in self.units else self.offsets[end - 1] + 1
        return self.offsets[start], stop


_Shown = tuple[list[Mentioned], list[Kind], list[Claim], set[tuple[str, str | None]]]
_Kept = dict[int, tuple[_Shown, View]]
"""Start of a sentence → what its view was made of, and the view: finders come back to the same sentences."""


def signs_of(*sorts: str) -> str:
    """A character class that matches one unit of these kinds."""
    ranges = (f"{chr(_BLOCKS[s])}-{chr(_BLOCKS[s] + _BLOCK - 1)}" for s in sorts)
    return "[" + "".join(ranges) + "]"


def kind_sign(view: View) -> str:
    """The view with one and the same sign for all units of a kind."""
    masked = view.masked
    for sign in view.units:
        if (number := ord(sign) % _BLOCK) > 0:
            masked = masked.replace(sign, chr(ord(sign) - number))
    return masked


def views(document: Document) -> Iterator[View]:
    """Every sentence of the article as frames see it, in order."""
    posts = [claim for claim in document.claims if claim.predicate is Predicate.HOLDS_POST]
    parents = {(c.subject, c.object) for c in document.claims if c.predicate is Predicate.PART_OF}
    kept: _Kept = document.memory.setdefault("views", {})
    for sentence in document.memory.setdefault("whole sentences", tuple(_whole(document))):
        mentions = list(document.within(sentence.start, sentence.end))
        shown = (mentions, [document.candidates[m.key].kind for m in mentions], posts, parents)
        known = kept.get(sentence.start)
        if known is None or known[0] != shown:
            units = _units(document, sentence, mentions, posts, parents)
            known = kept[sentence.start] = (shown, _view(document, sentence, units))
        yield known[1]


def _whole(document: Document) -> Iterator[Sentence]:
    """The sentences, those that a semicolon cut made whole again."""
    return joined(document.sentences, lambda one: document.text[one.start : one.end].rstrip().endswith(";"))


def _view(document: Document, sentence: Sentence, units: list[Unit]) -> View:
    text: list[str] = []
    place: list[int] = []
    known: dict[str, Unit] = {}
    placed: list[tuple[int, str, Unit]] = []
    counts = dict.fromkeys(_BLOCKS, 0)
    position = sentence.start
    for unit in units:
        sort = DATE if unit.mention is None else shown_as(document, unit.mention)
        if counts[sort] == _BLOCK:
            continue
        text.append(document.text[position : unit.start])
        place.extend(range(position, unit.start))
        sign = chr(_BLOCKS[sort] + counts[sort])
        counts[sort] += 1
        known[sign] = unit
        placed.append((len(place), sign, unit))
        text.append(sign)
        place.append(unit.start)
        position = unit.end
    text.append(document.text[position : sentence.end])
    place.extend(range(position, sentence.end + 1))
    return View(sentence, "".join(text), tuple(place), known, tuple(placed))


def shown_as(document: Document, mention: Mentioned) -> Kind:
    """The kind that frames take a name for."""
    return Kind.PLACE if mention.key == _LIKE_A_STATE else document.candidates[mention.key].kind


def _units(
    document: Document,
    sentence: Sentence,
    mentions: list[Mentioned],
    posts: list[Claim],
    parents: set[tuple[str, str | None]],
) -> list[Unit]:
    units: list[Unit] = []
    taken: set[int] = set()
    for number, mention in enumerate(mentions):
        if document.candidates[mention.key].kind is Kind.OFFICIAL:
            first, last = _office(document, mentions, number, posts)
            taken.update(range(first, last + 1))
            floor = mentions[first - 1].end if first else sentence.start
            start = _before_title(document, mentions[first].start, floor)
            end = mentions[last].end
            if last > number and document.text[end : end + 1] == ")":
                end += 1
            units.append(Unit(start, _after_short_form(document, end), mention))
    for number, mention in enumerate(mentions):
        if number not in taken and not _is_host_of_mission(document, mention):
            last = _chain(document, mentions, number, parents)
            taken.update(range(number, last + 1))
            end = mentions[last].end
            if last > number and document.text[end : end + 1] == ")":
                end += 1
            units.append(Unit(mention.start, _after_short_form(document, end), mention))
    units += _dates(document, sentence, units)
    units = [u for u in units if not _is_dateline(document, sentence, u)]
    units.sort(key=lambda unit: unit.start)
    return [u for n, u in enumerate(units) if n == 0 or u.start >= units[n - 1].end]


def _is_dateline(document: Document, sentence: Sentence, unit: Unit) -> bool:
    """Whether a place says where the article was written: "GENEVA - …", "Hà Nội (TTXVN) - …"."""
    if unit.mention is None or document.candidates[unit.mention.key].kind is not Kind.PLACE:
        return False
    behind = _DATELINE.match(document.text, unit.end)
    return (
        unit.start - sentence.start < 3
        and behind is not None
        and (document.quote(unit.start, unit.end).isupper() or "(" in behind.group() or "," in behind.group())
    )


def _is_host_of_mission(document: Document, mention: Mentioned) -> bool:
    kind = document.candidates[mention.key].kind
    before = document.text[max(0, mention.start - 90) : mention.start]
    return kind is Kind.FORUM and _ACCREDITED.search(before) is not None


def _office(
    document: Document, mentions: list[Mentioned], number: int, posts: list[Claim]
) -> tuple[int, int]:
    """The first and last mention of an official's name and posts, as far as they stand together."""
    official = mentions[number]
    first = last = number
    for claim in posts:
        if claim.subject == official.key and claim.start <= official.start < claim.end:
            first = min(first, _reach(document, mentions, number, claim, -1))
            last = max(last, _reach(document, mentions, number, claim, 1))
    first = _before_places(document, mentions, first)
    while last + 1 < len(mentions) and last > number:
        gap = document.text[mentions[last].end : mentions[last + 1].start]
        if not _PARENT.fullmatch(gap) or document.candidates[mentions[last + 1].key].kind not in _BODIES:
            break
        last += 1
    return first, last


def _reach(document: Document, mentions: list[Mentioned], number: int, claim: Claim, step: int) -> int:
    """How far the body of a post stands from the name: its name, then its short form in brackets."""
    reached = number
    position = number + step
    while 0 <= position < len(mentions):
        body = mentions[position]
        if document.candidates[body.key].kind is Kind.OFFICIAL or not _inside(body, claim):
            break
        if body.key == claim.object:
            reached = position
        elif reached != number:
            break
        position += step
    return reached


def _before_places(document: Document, mentions: list[Mentioned], first: int) -> int:
    """Where an envoy's title begins that names countries: "Đại sứ Lào tại Cuba …"."""
    for back in (1, 2):
        start = first - back
        if start < 0 or document.candidates[mentions[start].key].kind is not Kind.PLACE:
            return first
        gap = document.text[mentions[start].end : mentions[start + 1].start]
        if not _ENVOY_LINK.fullmatch(gap):
            return first
        if _ENVOY.search(document.text[max(0, mentions[start].start - 40) : mentions[start].start]):
            return start
    return first


def _inside(mention: Mentioned, claim: Claim) -> bool:
    return claim.start <= mention.start and mention.end <= claim.end


def _chain(
    document: Document, mentions: list[Mentioned], number: int, parents: set[tuple[str, str | None]]
) -> int:
    """The last mention of the bodies that the one at `number` is said to be part of, right behind it."""
    last = number
    while last + 1 < len(mentions):
        gap = document.text[mentions[last].end : mentions[last + 1].start]
        if mentions[last].key == mentions[last + 1].key and gap == " (":
            behind = mentions[last + 2] if last + 2 < len(mentions) else None
            if behind is not None and _is_home(document, mentions[last], behind):
                return last + 2  # "the Customs Service (CS) of Chad"
            if behind is None or (mentions[last].key, behind.key) not in parents:
                break
            last += 1  # its short form in brackets
            continue
        gap = gap.removeprefix(")")
        related = (mentions[last].key, mentions[last + 1].key) in parents
        if not related or not (_PARENT.fullmatch(gap) or (last > number and gap == ", ")):
            break
        last += 1
    if last + 1 < len(mentions) and _is_home(document, mentions[last], mentions[last + 1]):
        last += 1
    return last


def _is_home(document: Document, body: Mentioned, place: Mentioned) -> bool:
    """Whether a country behind a body only says whose it is: "the SIPO of China"."""
    home, owner = document.candidates[place.key], document.candidates[body.key]
    if owner.kind is not Kind.AGENCY or home.kind is not Kind.PLACE or home.country != owner.country:
        return False
    return bool(home.country) and HOME.fullmatch(document.text[body.end : place.start]) is not None


def _before_title(document: Document, start: int, floor: int) -> int:
    match = _titles(document.language).search(document.text[floor:start])
    return floor + match.start() if match else start


def _after_short_form(document: Document, end: int) -> int:
    match = _SHORT_FORM.match(document.text, end)
    return match.end() if match else end


def _dates(document: Document, sentence: Sentence, units: list[Unit]) -> Iterator[Unit]:
    published = document.article.published
    for date in find_dates(document.text, sentence.start, sentence.end, published=published):
        if not any(u.start < date.end and date.start < u.end for u in units):
            yield Unit(date.start, date.end, date=date)


@cache
def _titles(language: str) -> re.Pattern[str]:
    """The titles and courtesies that end a text: "Bộ trưởng ", "the Director General of ", "H.E. Mr. "."""
    titles, people = load_lexicon("titles")[language], load_lexicon("people")
    groups = [words(titles, key, "titles") for key in ("modifiers", "heads")]
    courtesy = words(people, "honorifics", "people")
    found = sorted({w for group in (*groups, courtesy) for w in group}, key=len, reverse=True)
    options = "|".join(rf"(?i:{re.escape(w[0])}){re.escape(w[1:])}" for w in found)
    article = r"(?:(?:the|The|its|their|His|Her)\s)?"
    field = r"(?:\s(?:of|for)\s(?:the\s)?(?:[A-Z][\w-]+,?\s(?:and\s|of\s)?){1,6}|\s+)"
    return re.compile(
        rf"(?:(?<!\w){article}(?:{options})[.,]?(?:\s(?:of|for|of\sthe|for\sthe)\s+|{field}))+(?:the\s)?$"
    )
