"""How far the name of an agreement, event or programme reaches around its head noun."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.extraction.described.described import next_mention
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Document
from loaders.extraction.text.quick_patterns import QuickChoice
from ontology.errors import InvalidReference
from ontology.vocabulary import Kind

_WORD = re.compile(r"[^\s.,;:()“”\"|…]+(?:\.(?=\S)[^\s.,;:()“”\"|…]+)*")
_ENCLOSED = re.compile(r"(?<=\s(?:on|of)),(?: and)?(?=\s[A-Z])")  # "on Cooperation on, and Protection of, …"
_QUOTED = re.compile(r"(?:\s[“\"‘]|[“‘])([^”\"’\n]{3,200})[”\"’]")  # a straight mark without a space closes
_PERIOD = re.compile(
    r"\s(?:giai đoạn\s(?:sau\s(?:năm\s)?)?\d[\d–-]*|đến năm \d{4}"
    r"|(?:for\s|,\s)?\d{4}\s?[–-]\s?\d{4}|(?:to|until|by|of|for) \d{4}|năm \d{4})"
)
_LONGEST = 18  # words that a name may run on behind its head
_NUMBER = re.compile(r"(?:lần thứ\s(?P<vi>\d+|[IVXL]+|\w+)|(?<!\w)(?P<en>\d+)(?:st|nd|rd|th)\b)")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that such a name is built on."""

    text: str
    family: str
    sort: str
    plural: bool
    verb: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """A head noun in the text: `start:end` is free of other names, the name may run on over them."""

    head: Head
    head_start: int
    start: int
    end: int
    name_end: int
    text: str
    quoted: bool
    head_end: int

    @property
    def bare(self) -> bool:
        """Whether it is the head noun and nothing else."""
        return self.start == self.head_start and max(self.end, self.name_end) <= self.head_end


def find_phrases(document: Document, lexicon: str) -> Iterator[Phrase]:
    """Every head of a lexicon in the text, with the name around it."""
    pattern, heads = _heads(lexicon, document.language)
    behind = -1
    for match in pattern.finditer(document.text):
        if match.start() < behind or _inside_mention(document, match.start(), match.end()):
            continue
        head = heads[match.lastgroup or ""]
        phrase = _phrase(document, head, match.span(), lexicon, behind)
        behind = phrase.end
        yield phrase


def head_of(name: str, lexicon: str, language: str) -> tuple[str, str] | None:
    """The family and the sort that the head noun of a whole name gives."""
    pattern, heads = _heads(lexicon, language)
    found = pattern.search(name)
    return (heads[found.lastgroup or ""].family, heads[found.lastgroup or ""].sort) if found else None


def number_in(text: str) -> str | None:
    """The ordinal in a name: "72" of "the 72nd meeting" or "cuộc họp lần thứ 72"."""
    ordinals: Mapping[str, str] = load_lexicon("events")["ordinals"]
    if match := _NUMBER.search(text):
        found = str(match["vi"] or match["en"])
        return found if found.isdigit() else ordinals.get(found.lower(), found)
    ordinal = next((word for word in re.findall(r"[a-z]+", text.lower()) if word in ordinals), None)
    return ordinals[ordinal] if ordinal else None


def _inside_mention(document: Document, start: int, end: int) -> bool:
    return next(document.overlapping(start, end), None) is not None


def _phrase(document: Document, head: Head, span: tuple[int, int], lexicon: str, floor: int) -> Phrase:
    start, end = span
    if head.verb:
        return Phrase(head, start, start, end, end, document.text[start:end], False, end)
    whole = start if document.language == "vi" else _left(document, start, floor)
    left = whole if lexicon == "programmes" else _after_owner(document, whole, start)
    name_end, quoted = _right(document, end) if _runs_on(document, span, lexicon) else (end, False)
    if head.family in ("statement", "minutes") and _heads("events", document.language)[0].search(
        document.text, end, name_end
    ):
        name_end = end
    limit = name_end if quoted else min(next_mention(document, end), name_end)
    stop = name_end
    if not quoted:
        stop = _without_link(document, end, max(end, len(document.text[:limit].rstrip(' (“"'))))
    return Phrase(head, start, left, stop, name_end, document.text[whole:name_end], quoted, end)


def _without_link(document: Document, floor: int, stop: int) -> int:
    links = words(load_lexicon("phrases")[document.language], "links", "phrases")
    while True:
        text = document.text[floor:stop].rstrip()
        link = next((w for w in links if text == w or text.endswith(" " + w)), None)
        if link is None or text.endswith(" tự do"):
            return floor + len(text)
        stop = floor + len(text) - len(link)


def _left(document: Document, start: int, floor: int) -> int:
    """Where the capitalized words before an English head begin, behind the name before it."""
    never, small = _set("never", "en"), _set("small", "en")
    before = list(re.finditer(r"\S+", document.text[max(0, start - 120) : start]))
    offset, left, number = max(0, start - 120), start, len(before)
    sentence = document.sentence_at(start).start
    while number > 0:
        number -= 1
        word = before[number].group()
        place = offset + before[number].start()
        if (
            place < max(sentence, floor)
            or (place == sentence and word.endswith("ing"))
            or word in never
            or word[-1] in ".,;:()”"
            or _of_kind(document, place, Kind.OFFICIAL)
        ):
            break
        if word[0].isupper() or word[0].isdigit() or number_in(word):
            left = place
        elif (
            word not in small
            or number == 0
            or (left == start and word == "for")
            or not before[number - 1].group()[0].isupper()
        ):
            break
    return left


def _after_owner(document: Document, left: int, start: int) -> int:
    """Skip bodies and forums in front, which say whose it is; countries belong to the name."""
    for mention in document.behind(left):
        if mention.start >= start:
            break
        if left <= mention.start and document.candidates[mention.key].kind in (
            Kind.AGENCY,
            Kind.FORUM,
        ):
            end = mention.end + (2 if document.text[mention.end : mention.end + 2] in ("'s", "’s") else 0)
            kind = document.candidates[mention.key].kind
            numbered = number_in(document.text[left : mention.start]) and document.text[end] == " "
            if (
                (kind is Kind.FORUM and numbered)
                or " " in document.text[mention.start : mention.end]
                or document.text[end - 1] == "s"
            ):
                left = max(left, end + 1)
    return min(left, start)


def _of_kind(document: Document, place: int, kind: Kind) -> bool:
    found = document.mention_at(place)
    return found is not None and document.candidates[found.key].kind is kind


def _runs_on(document: Document, span: tuple[int, int], lexicon: str) -> bool:
    """Whether words behind a head may belong to its name; behind an event only some do."""
    start, end = span
    if lexicon != "events" or document.text[max(0, start - 1) : start] == "“":
        return True
    openings = load_lexicon("phrases")[document.language]["event_openings"]
    return re.match(openings, document.text[end : end + 40]) is not None


def _right(document: Document, end: int) -> tuple[int, bool]:
    if quoted := _QUOTED.match(document.text, end):
        return quoted.end(), True
    reader = _right_vi if document.language == "vi" else _right_en
    stop = reader(document, end, document.sentence_at(end).end)
    if quoted := _QUOTED.match(document.text, stop):
        return quoted.end(), True
    if document.text[stop - 1] in '”"’':
        return stop, True
    if period := _PERIOD.match(document.text, stop):
        stop = period.end()
    return stop, False


def _right_vi(document: Document, end: int, limit: int) -> int:
    lexicon = load_lexicon("phrases")["vi"]
    starts, breaks = words(lexicon, "pairs", "phrases"), words(lexicon, "stop_pairs", "phrases")
    position, previous = end, ""
    for _ in range(_LONGEST):
        if document.text[position : position + 1] != " " or position + 1 >= limit:
            break
        word = _WORD.match(document.text, position + 1, limit)
        if word is None or _PERIOD.match(document.text, position):
            break
        following = document.text[position + 1 : limit]
        if following.startswith(breaks) or (
            not following.startswith(starts) and _is_stop(previous, word.group().lower())
        ):
            break
        if word.group() == "và" and _begins_anew(following[3:]):
            break
        mention = document.mention_at(position + 1)
        if mention is not None and document.candidates[mention.key].kind is Kind.OFFICIAL:
            break
        position = mention.end if mention is not None else word.end()
        previous = word.group().lower()
    if quoted := _QUOTED.match(document.text, position):
        return quoted.end()
    return max(end, _without_link(document, end, position))


def _is_stop(previous: str, word: str) -> bool:
    lexicon = load_lexicon("phrases")["vi"]
    stops = _set("stops", "vi")
    return word in stops and f"{previous} {word}" not in words(lexicon, "compounds", "phrases")


@cache
def _set(key: str, language: str) -> frozenset[str]:
    return frozenset(words(load_lexicon("phrases")[language], key, "phrases"))


@cache
def _opening(key: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(words(load_lexicon('phrases')['en'], key, 'phrases'))})\s")


def _begins_anew(following: str) -> bool:
    word = following.split(" ")[0] if following else ""
    return word[:1].isupper() or word in words(load_lexicon("phrases")["vi"], "anew", "phrases")


def _right_en(document: Document, end: int, limit: int) -> int:
    if re.match(r"\s(?:(?:on|for|from)\sthe\s\S+\sside|on\sbehalf)\b", document.text[end : end + 50]):
        return end
    proper = document.text[document.text.rfind(" ", 0, end) + 1].isupper()
    if not _opening("openings" if proper else "plain_openings").match(document.text, end, limit):
        return end
    stops = _set("stops", "en")
    dates = {d.start for d in find_dates(document.text, end, limit, published="2000-01-01")}
    position = end
    for number in range(_LONGEST):
        if enclosed := _ENCLOSED.match(document.text, position, limit):
            position = enclosed.end()
        word = _WORD.match(document.text, position + 1, limit)
        if document.text[position : position + 1] != " " or word is None:
            break
        text = word.group()
        if word.start() in dates or (number and text.lower() in stops) or text in ("today", "yesterday"):
            break
        if number and _heads("instruments", "en")[0].match(document.text, word.start()):
            break
        if number == 0 and any(word.end() + 1 <= d <= word.end() + 5 for d in dates):
            break
        mention = document.mention_at(word.start())
        if mention is not None and number and document.candidates[mention.key].kind is not Kind.AGREEMENT:
            break
        position = mention.end if mention is not None else word.end()
    return max(end, _without_link(document, end, position))


@cache
def _heads(name: str, language: str) -> tuple[QuickChoice, Mapping[str, Head]]:
    heads: dict[str, Head] = {}
    parts: list[tuple[int, str]] = []
    for number, raw in enumerate(load_lexicon(name)[language]):
        try:
            found = _read_heads(raw, number, heads)
        except (KeyError, TypeError, re.error) as error:
            raise InvalidReference(
                f"lexicon/{name}.yaml, {language}, entry {number + 1}: {error!r}."
            ) from error
        parts += found
    parts.sort(reverse=True)
    return QuickChoice(r"(?<![\w&])", [part for _, part in parts], r"(?![\w&])"), heads


def _read_heads(raw: Mapping[str, Any], number: int, heads: dict[str, Head]) -> Iterator[tuple[int, str]]:
    for key in ("one", "many", "verbs"):
        for position, text in enumerate(words(raw, key, "heads") if key in raw else ()):
            group = f"h{number}{key}{position}"
            heads[group] = Head(text, raw["family"], raw["sort"], key == "many", key == "verbs")
            re.compile(text)
            yield len(text), f"(?P<{group}>{text})"
