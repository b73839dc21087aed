"""Find people: after honorifics and titles, by Vietnamese surnames, and again by their short forms."""

import re
from collections.abc import Collection
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.naming import has_words
from loaders.extraction.people.offices import field_start
from loaders.extraction.people.posts_grammar import read_post
from loaders.extraction.text.document import Document
from loaders.extraction.text.names import (
    begins_vietnamese,
    is_half_accented,
    is_middle,
    is_no_name,
    is_nobody,
    is_surname,
    name_end,
    name_start,
    surname_pattern,
)
from loaders.extraction.text.quick_patterns import QuickPattern, whole_words
from loaders.extraction.text.segmentation import CAPITAL
from loaders.extraction.text.titles import honorific_pattern, title_pattern
from ontology.folding import fold, has_accents
from ontology.vocabulary import Kind

_APPOSITION = re.compile(
    r",?\s(?:who\s)?(?:also\s|currently\s|now\s)*(?:is|was|serves as|serving as|served as|acting as)\s"
    r"(?:the\s|its\s|their\s|currently\s)*"
    r"|,?\s(?:hiện\s|đang\s)*(?:giữ chức|đảm nhiệm|làm)\s(?:vụ\s|chức\s|chức vụ\s)?"
    r"|\s?[,–—-]\s?(?:the\s|hiện là\s|now\s(?:the\s)?)?|\s\((?:the\s)?|,?\s(?:là\s)(?:the\s)?"
)
_AFTER_POST = re.compile(r"(?:\s?\([^()]{2,60}\))?,?\s(?:[a-z]+\s(?=ông\s|bà\s))?")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]{2,})*")
_LONGER = re.compile(rf"[-’](?=\w)|\s(?:phủ|sách|trị|thức)\b|\s(?={CAPITAL}[^\W\d_])")

_BARE = re.compile(rf"(?<!-)(?<!{CAPITAL}\. )")
_TWO_WORDS = re.compile(r"[^\W\d_]+ [^\W\d_]+")
_STREET = re.compile(r"(?:(?<!\w)[Ss]ố \d+\w?(?:[-/]\d+)?|(?<!\w)(?:[Pp]hố|[Đđ]ường|\d+[A-Z]?)),?\s$")
_DELEGATION = re.compile(r"Đoàn (?P<country>[^\W\d_]+(?: [^\W\d_]+)?)(?!\w)")


def find_named_people(document: Document, knowledge: Knowledge) -> None:
    """Mention people that honorifics announce or whose Vietnamese names show by themselves."""
    for sentence in document.sentences:
        for match in _honorifics().finditer(document.text, sentence.start, sentence.end):
            take_name(document, match.end(), sentence.end, "person-honorific")
        for match in surname_pattern().finditer(document.text, sentence.start, sentence.end):
            place = _begins_place(document, knowledge, match.start(), sentence.end)
            if not place and not _ends_country(document, knowledge, match.start()):
                _take_vietnamese(document, match.start(), sentence.end)


def find_titled_people(document: Document, knowledge: Knowledge) -> None:
    """Mention people beside a post: "WIPO Director General X Y", "X Y, Director of the Office"."""
    for sentence in document.sentences:
        for match in title_pattern(document.language).finditer(document.text, sentence.start, sentence.end):
            prefixed = _prefixed(document, match.start(), sentence.start, knowledge.adjectives)
            for start in {match.start(), prefixed}:
                if post := read_post(document, knowledge, start, sentence.end):
                    _take_after_post(document, post.end, sentence.end)
                _take_before(document, sentence.start, start)


def _prefixed(document: Document, position: int, limit: int, adjectives: Collection[str]) -> int:
    """Where a post begins whose title stands at `position`: at its field, its office or its country."""
    start = position
    if document.language == "en":
        start = field_start(document, position, limit) or position
        country = re.search(r"(?<!\w)[^\W\d_]\S*\s$", document.text[limit:start])
        if country and country.group().strip() in adjectives:
            start = limit + country.start()
    for mention in document.overlapping(start - 4, start):
        beside = mention.end < start and re.fullmatch(r"(?:['’]s?)?\s", document.text[mention.end : start])
        if beside and not _is_person(document, mention.key):
            return mention.start
    return start


def _is_headline_word(document: Document, start: int, end: int) -> bool:
    """Whether only a headline gives the words capitals: the article has them in small letters too."""
    sentence = document.sentence_at(start)
    if not is_headline(document.text[sentence.start : sentence.end]):
        return False
    return any(has_words(document.text, word.lower()) for word in document.text[start:end].split())


def is_headline(text: str) -> bool:
    """Whether nearly all words have capitals, so that a capital says nothing of a name."""
    longer = [w for w in _LETTERS.findall(text) if len(w) > 3]
    return (
        len(longer) > 3 and sum(w[0].isupper() for w in longer) >= 0.8 * len(longer) and text[-1] not in ".;:"
    )


def _take_after_post(document: Document, position: int, limit: int) -> None:
    gap = _AFTER_POST.match(document.text, position, limit)
    if gap and ("," not in gap.group() or _closed(document, gap.end(), limit)):
        take_name(document, gap.end(), limit, "person-title")


def _closed(document: Document, start: int, limit: int) -> bool:
    """Whether the name after "Title of Office," is closed by a sign or a verb."""
    end = name_end(document.text, start, limit, vietnamese=begins_vietnamese(document.text, start))
    return end is not None and bool(re.match(r"\s?[,.;)(–-]|\s[a-zđ]|$", document.text[end : end + 3]))


def find_people_again(document: Document, knowledge: Knowledge) -> None:
    """Mention known people again by their full names, and by the short forms that news goes on with."""
    people = {m.key: document.quote(m.start, m.end) for m in document.mentions if _is_person(document, m.key)}
    _join_variants(document, people)
    for key, name in sorted(people.items(), key=lambda pair: -len(pair[1])):
        for start in whole_words(document.text, name):
            document.mention(start, start + len(name), key, "person-again")
    shorts = _short_forms(people)
    if not shorts:
        return
    for pattern in (_honorifics(), title_pattern(document.language)):
        for match in pattern.finditer(document.text):
            start = match.end() if pattern is _honorifics() else match.end() + 1
            _take_short(document, start, shorts)
    surnames = [short for short, key in shorts.items() if is_surname(short, people[key])]
    if surnames and document.language == "en":
        for start in sorted({place for short in surnames for place in whole_words(document.text, short)}):
            if _BARE.match(document.text, start):
                _take_short(document, start, shorts)


def _take_short(document: Document, start: int, shorts: dict[str, str]) -> None:
    word = _LETTERS.match(document.text, start)
    key = shorts.get(word.group()) if word else None
    if word and key and not _LONGER.match(document.text, word.end()):
        document.mention(word.start(), word.end(), key, "person-short")


def add_person(document: Document, start: int, end: int, rule: str) -> bool:
    """Mention the person whose full name stands at `start:end`."""
    name = document.quote(start, end)
    key = _key(document, name)
    if not document.mention(start, end, key, rule):
        return False
    candidate = document.candidate(key, Kind.OFFICIAL)
    names = candidate.names.setdefault(document.language, [])
    if name not in names:
        names.append(name)
    return True


def _key(document: Document, name: str) -> str:
    """The key of a name: folded, with its accents where the article has two that only they tell apart."""
    plain = f"official:{fold(name)}"
    known = document.candidates.get(plain)
    if known and has_accents(name):
        accented = [n for names in known.names.values() for n in names if has_accents(n)]
        if accented and all(n.casefold() != name.casefold() for n in accented):
            return f"official:{name.casefold()}"
    return plain


def take_name(document: Document, start: int, limit: int, rule: str, *, gap: int | None = None) -> bool:
    """Mention the person whose name begins at `start`, if one does and it has two words at least."""
    if gap is not None and document.text[gap:start] != " ":
        return False
    honorific = _honorifics().match(document.text, start, limit)
    if honorific and _TWO_WORDS.match(document.text, honorific.end()):
        start = honorific.end()  # "ông TS. X", but "Dr HE Zhimin"
    vietnamese = begins_vietnamese(document.text, start)
    end = name_end(document.text, start, limit, vietnamese=vietnamese, cued=True)
    if vietnamese and (end is None or " " not in document.text[start:end]):
        end = name_end(document.text, start, limit, cued=True)
    if end is None or " " not in document.text[start:end] or is_taken(document, start, end):
        return False
    if _is_headline_word(document, start, end) or is_nobody(document.text[start:end]):
        return False
    return add_person(document, start, end, rule)


def _take_vietnamese(document: Document, start: int, limit: int) -> None:
    end = name_end(document.text, start, limit, vietnamese=True)
    before = document.text[max(0, start - 1) : start]
    if end is None or document.text.count(" ", start, end) < 2 or (before in "-–/" and before):
        return
    name = document.text[start:end]
    if is_no_name(name) or is_half_accented(name) or _in_place_name(document.text, start):
        return
    if is_taken(document, start, end):
        return
    add_person(document, start, end, "person-surname")


def _begins_place(document: Document, knowledge: Knowledge, start: int, limit: int) -> bool:
    """Whether a province follows "tỉnh", a country "Đoàn", that is its delegation, or a street its number."""
    two = re.compile(r"\S+\s[^\W\d_]+").match(document.text, start, limit)
    beside = document.text[max(0, start - 5) : start] == "tỉnh "
    if _STREET.search(document.text, max(0, start - 16), start):
        return True
    delegation = _DELEGATION.match(document.text, start, limit)
    if delegation is not None and any(is_country(n.entry) for n in knowledge.named(delegation["country"])):
        return True
    return bool(two and beside) and any(
        n.entry.kind is Kind.PLACE for n in knowledge.named(two.group() if two else "")
    )


def _ends_country(document: Document, knowledge: Knowledge, start: int) -> bool:
    """Whether what looks like a surname is the last word of a country: "Nam Phi"."""
    around = _TWO_WORDS.match(document.text, document.text.rfind(" ", 0, max(0, start - 1)) + 1)
    return around is not None and any(is_country(n.entry) for n in knowledge.named(around.group()))


def _in_place_name(text: str, start: int) -> bool:
    """Whether a street, a school or a city is named after the person."""
    before = text[max(0, start - 24) : start]
    if re.search(r"(?:UBND|HĐND|UBMTTQ|ủy|Ủy ban nhân dân|Hội đồng nhân dân)\s\S+\s$", before):
        return False
    return bool(
        re.search(
            r"(?:TP\.?|[Đđ]ường|[Pp]hố|[Tt]hành phố|[Tt]rường|[Qq]uận|[Hh]uyện|[Xx]ã|[Pp]hường)\s$",
            before,
        )
    )


def _take_before(document: Document, begin: int, position: int) -> None:
    """The person before ", Title"."""
    head = document.text[max(begin, position - 28) : position]
    gap = next((m for m in reversed(list(_APPOSITION.finditer(head))) if m.end() == len(head)), None)
    if gap is None:
        return
    end = position - len(head) + gap.start()
    start = name_start(document.text, end, begin)
    if start is not None and " " in document.text[start:end] and not is_taken(document, start, end):
        add_person(document, start, end, "person-apposition")


def is_taken(document: Document, start: int, end: int) -> bool:
    """Whether another name covers a part of the passage, single-word countries inside it apart."""
    for mention in document.overlapping(start, end):
        inside = start <= mention.start and mention.end <= end
        place = document.candidates[mention.key].kind is Kind.PLACE
        place = place and " " not in document.quote(mention.start, mention.end)
        if not (inside and place and mention.end - mention.start < end - start and mention.start > start):
            return True
    return False


def _is_person(document: Document, key: str) -> bool:
    return document.candidates[key].kind is Kind.OFFICIAL


def _join_variants(document: Document, people: dict[str, str]) -> None:
    """Let the variants of a name be one person: "Michelle Lee" of "Michelle K. Lee", "Al Harthy"."""
    for key, name in sorted(people.items()):
        longer = _longer_name(people, key, name)
        if longer is not None:
            _rename(document, key, longer)
            people.pop(key)


def _longer_name(people: dict[str, str], key: str, name: str) -> str | None:
    """The one person whose name ends with `name`, or has initials between its two words."""
    ends = [other for other, longer in people.items() if longer.endswith(f" {name}")]
    if len(ends) == 1:
        return ends[0]
    parts = name.split()
    for other, longer in sorted(people.items()):
        more = longer.split()
        if key == other or len(more) <= len(parts) or (more[0], more[-1]) != (parts[0], parts[-1]):
            continue
        if len(parts) == 2 and is_middle(more[1:-1]):
            return other
    return None


def _rename(document: Document, key: str, other: str) -> None:
    for position, mention in enumerate(document.mentions):
        if mention.key == key:
            document.mentions[position] = type(mention)(mention.start, mention.end, other, mention.rule)
    document.candidates.pop(key)


def _short_forms(people: dict[str, str]) -> dict[str, str]:
    """Words that mean one person only: the surname of a foreign name, the given name of a Vietnamese one."""
    found: dict[str, set[str]] = {}
    for key, name in people.items():
        parts = name.split()
        shorts = {parts[-1]} if surname_pattern().match(name) else {parts[-1], parts[0]}
        shorts |= {part for part in parts if part.isupper() and len(part) > 2}
        for short in shorts:
            if len(short) > 1 and not short.endswith("."):
                found.setdefault(short, set()).add(key)
                found.setdefault(short.title(), set()).add(key)
    return {short: keys.pop() for short, keys in found.items() if len(keys) == 1}


@cache
def _honorifics() -> QuickPattern:
    return QuickPattern(rf"(?<![\w.])(?:{honorific_pattern()})\s(?={CAPITAL})")
