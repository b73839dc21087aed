"""Names of organizations in Vietnamese: a head noun and the words that go on with it."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.naming import organization
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document
from loaders.extraction.text.quick_patterns import QuickPattern
from loaders.extraction.text.segmentation import CAPITAL
from loaders.extraction.text.titles import title_pattern
from ontology.folding import fold
from ontology.vocabulary import Kind

RULE = "organization-vi"
_CAPITAL = re.compile(rf"{CAPITAL}(?:[^\W\d_]|[&.-](?=[^\W\d_]))*")
_LOWER = re.compile(r"[^\W\d_]+")
_BODIES = (Kind.AGENCY, Kind.FORUM)
_TO_PLACE = (
    re.compile(r"\s"),
    re.compile(r"\s(?:(?:của\s)?(?:các\s)?nước|của các nước|thành phố|tỉnh|TP\.|bang|vùng)\s"),
    re.compile(r"\s?[-–]\s?"),
    re.compile(r"\s\([A-ZĐ&.-]{2,9}\)\s"),
    re.compile(r"\s\([A-ZĐ&.-]{2,9}\)\s(?:tỉnh|thành phố|TP\.?)\s"),
)
_MEMBER_HEADS = ("Hiệp hội", "Hội", "Liên đoàn", "Liên minh", "Câu lạc bộ", "Mạng lưới", "Liên hiệp")
_MEMBERS = re.compile(
    r"\s(?:các|những|nhà|người|doanh nghiệp|chủ|nghề|sản xuất)(?:\s[a-zà-ỹđ]+){1,8}?"
    r"(?=\s\(|\s[^\W\d_a-zà-ỹđ])"
)
_GOODS = re.compile(
    r"(?:\s(?!(?:của|tại|ở|và|với|có|đã|là|sẽ|cho|trong|được|đến|từ|này|cũng|nước|do|vì|về|theo|như|gồm|quốc)\b)"
    r"[a-zà-ỹđ]+){2,5}(?=\s[^\W\d_a-zà-ỹđ])"
)
_OPEN_ACRONYMS = ("NXB", "ĐHQG", "TAND", "VKSND")  # head nouns that a name of their own goes on with
_DASH = re.compile(r"\s?[-–]\s?")
_OTHER_TONES = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    )
)
_TONED = re.compile(rf"(?:{'|'.join(_OTHER_TONES)})(?!\w)")
_OF_CHIEF = re.compile(r"(?:[Vv]ụ|[Cc]ục|[Vv]iện) (?:trưởng|phó)\s$|[Tt]rưởng (?:phòng|ban)\s$")
_OF_PROVINCE = re.compile(r"(?:UBND|HĐND)(?:\s(?:tỉnh|[Tt]hành phố|TP|huyện))?")


def find_vietnamese_organizations(document: Document, knowledge: Knowledge) -> None:
    """Mention every organization that the grammar of Vietnamese names finds."""
    for sentence in document.sentences:
        for start, end in spans(document, sentence.start, sentence.end):
            name = document.text[start:end]
            if _OF_PROVINCE.fullmatch(name):
                name = _province_before(document, name, start) or ""
            if fold(name).count(" ") == 0 or document.text.startswith(_no_bodies(), start):
                continue
            candidate = organization(document, knowledge, name)
            document.mention(start, end, candidate.key, RULE)


def _province_before(document: Document, name: str, start: int) -> str | None:
    """The full name of "UBND tỉnh": that of the province or town of Viet Nam that was named last."""
    for mention in reversed([m for m in document.mentions if m.end <= start]):
        entry = document.candidates[mention.key].entry
        if entry is not None and entry.kind is Kind.PLACE and entry.country == "VN" and not is_country(entry):
            place = re.sub(r"^(?:tỉnh|thành phố|TP\.?)\s", "", document.quote(mention.start, mention.end))
            return f"{name.split()[0]} {place}"
    return None


def spans(document: Document, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The passages of `text[start:end]` that the grammar takes for names, in order, apart from each other."""
    position = start
    while head := _heads().search(document.text, position, end):
        if _is_word(document.text, head):
            position = head.end()
            continue
        if head.group() == "Tổ chức" and _OF_CHIEF.search(
            document.text, max(0, head.start() - 16), head.start()
        ):
            position = head.end()
            continue
        listed = document.mention_from(head.start())
        if listed is not None and listed.rule == "coordination":
            position = listed.end
            continue
        last = _members_end(document, head, end) or phrase_end(document, head.end(), end)
        if last > head.end():
            yield head.start(), last
        position = max(last, head.end())


def _members_end(document: Document, head: re.Match[str], limit: int) -> int | None:
    """The end of a name that says who the members are: "Hiệp hội các nhà sản xuất xe máy Việt Nam"."""
    if head.group() not in _MEMBER_HEADS:
        return None
    match = _MEMBERS.match(document.text, head.end(), limit)
    if match is None:
        return _goods_end(document, head, limit)
    place = document.mention_from(match.end() + 1)
    if place is not None and _ends_with_place(document, place.end):
        return place.end
    return match.end() if document.text.startswith(" (", match.end()) else None


def _goods_end(document: Document, head: re.Match[str], limit: int) -> int | None:
    """The end of a name that says what the members make and where: "Hiệp hội cà phê Buôn Ma Thuột"."""
    match = _GOODS.match(document.text, head.end(), limit)
    place = document.mention_from(match.end() + 1) if match else None
    if place is None or not _ends_with_place(document, place.end):
        return None
    return place.end


def phrase_end(document: Document, position: int, limit: int, *, strict: bool = False) -> int:
    """How far the name goes whose head ends at `position`; `position` itself where nothing goes on.

    Where `strict`, only usual words of such names go on: for fields, which people's names may follow.
    """
    last, text = position, document.text
    while last < limit:
        step = _place(document, last)
        if step is None and not _is_known(document, last):
            step = _word(document, last, strict, first=last == position) or _joined(
                document, last, last > position, strict
            )
        if step is None or step > limit or step <= last:
            break
        last = step
        if _ends_with_place(document, last) and not _DASH.match(text, last):
            break
    return last


def _place(document: Document, position: int) -> int | None:
    """Past a place (of the gazetteer) that follows, "của" or a dash before it included."""
    starts = {gap.end() for pattern in _TO_PLACE if (gap := pattern.match(document.text, position))}
    for start in sorted(starts):
        mention = document.mention_from(start)
        if mention is not None and document.candidates[mention.key].kind in (Kind.PLACE, Kind.FORUM):
            return mention.end
    return None


def _is_known(document: Document, position: int) -> bool:
    """Whether a known body's whole name ends there, so that only a place can go on with it."""
    found = document.mention_until(position)
    if found is None or found.rule != "gazetteer" or document.candidates[found.key].kind not in _BODIES:
        return False
    return " " in document.quote(found.start, found.end)


def _ends_with_place(document: Document, position: int) -> bool:
    found = document.mention_until(position)
    return found is not None and document.candidates[found.key].kind is Kind.PLACE


def _word(document: Document, position: int, strict: bool, *, first: bool = False) -> int | None:
    """Past one more word: a phrase that may be small, or a capitalized word of one or two syllables."""
    text = document.text
    if not text.startswith(" ", position):
        return None
    begin = position + 1
    if _blocked(document, begin, first):
        return None
    if phrase := _phrases().match(text, begin):
        return phrase.end()
    capital = _CAPITAL.match(text, begin)
    if capital and _follows_acronym(text, position) and not _is_usual_word(text, begin):
        return None
    if not capital or capital.group() in ("Và", "Về"):
        return None
    second = _LOWER.match(text, capital.end() + 1) if text.startswith(" ", capital.end()) else None
    if second and fold_pair(capital.group(), second.group()) in _pairs():
        return second.end()
    return None if strict else capital.end()


def _joined(document: Document, position: int, has_words: bool, strict: bool) -> int | None:
    """Past "và", "về" or a comma, where a word of the name follows."""
    gap = re.compile(r",|\s(?:và|về|&|cho|với)(?=\s)").match(document.text, position)
    if not gap or (gap.group() not in (" về", " cho") and not has_words):
        return None
    known = document.mention_from(gap.end() + 1)
    if known is not None and document.candidates[known.key].kind in _BODIES:
        return None
    acronym = re.compile(r"\s[A-ZĐ]{3,}(?![\w&])").match(document.text, gap.end())
    if acronym and gap.group() in (" và", ","):
        return None
    following = _word(document, gap.end(), strict)
    if following is None or (gap.group() == "," and not _is_usual_word(document.text, gap.end() + 1)):
        return None
    if gap.group() in (" và", " &", ",") and _ends_with_place(document, position):
        return None
    return following


def _follows_acronym(text: str, position: int) -> bool:
    """Whether the name so far ends with an abbreviation: a plain capital behind it begins a person's name."""
    last = re.compile(r"\S+$").search(text, max(0, position - 12), position)
    acronym = last.group() if last else ""
    return len(acronym) > 2 and acronym.isupper() and acronym not in _OPEN_ACRONYMS


def _is_usual_word(text: str, position: int) -> bool:
    """Whether a word of organization names begins there, so that a comma before it may be inside one."""
    match = re.compile(r"([^\W\d_]+) ([^\W\d_]+)").match(text, position)
    return bool(match and match[1][0].isupper() and fold_pair(match[1], match[2]) in _pairs())


def _blocked(document: Document, position: int, first: bool) -> bool:
    """Whether something else begins there: a head, a title, a person, another name."""
    if not first and _stops().match(document.text, position):
        return True
    if first and document.text[position].isupper() and title_pattern("vi").match(document.text, position):
        return True
    head = _heads().match(document.text, position)
    if head and not _is_word(document.text, head) and not _second_head(document.text, position):
        return True
    taken = (Kind.OFFICIAL, Kind.AGREEMENT, Kind.PROGRAMME)
    found = document.mention_at(position)
    return found is not None and document.candidates[found.key].kind in taken


def _is_word(text: str, head: re.Match[str]) -> bool:
    """Whether what looks like a head is the first syllable of another word: "Khoa học", "Sở hữu"."""
    second = _LOWER.match(text, head.end() + 1) if text.startswith(" ", head.end()) else None
    lower = second is not None and second.group().islower()
    return bool(second and lower and fold_pair(head.group(), second.group()) in _pairs())


def _second_head(text: str, position: int) -> bool:
    """Whether the head there goes on with one right before it: "Phòng Tổ chức cán bộ", "Văn phòng Cục"."""
    before = list(_heads().finditer(text, max(0, position - 24), position))
    return bool(before) and before[-1].end() == position - 1


def fold_pair(first: str, second: str) -> str:
    """Two syllables as the word list writes them."""
    return f"{first} {second}".lower()


@cache
def _heads() -> QuickPattern:
    return _alternatives("heads")


@cache
def _stops() -> QuickPattern:
    return _alternatives("stops")


@cache
def _phrases() -> QuickPattern:
    return _alternatives("lower")


def _alternatives(key: str) -> QuickPattern:
    found = words(load_lexicon("organizations")["vi"], key, "organizations")
    if key == "lower":
        found = (*found, *(word[0].upper() + word[1:] for word in found if word.startswith("liên ")))
    ordered = sorted(found, key=len, reverse=True)
    return QuickPattern(rf"(?<!\w)(?:{'|'.join(map(_any_case, ordered))})(?!\w)")


def _any_case(words_of_list: str) -> str:
    """A pattern in which every syllable but the first may have a capital: "Trung tâm", "Trung Tâm"."""
    first, *rest = words_of_list.split(" ")
    return " ".join((re.escape(first), *(f"[{w[0]}{w[0].upper()}]{re.escape(w[1:])}" for w in rest)))


@cache
def _no_bodies() -> tuple[str, ...]:
    return words(load_lexicon("organizations")["vi"], "no_bodies", "organizations")


@cache
def _pairs() -> frozenset[str]:
    """The words of the list, in both usual spellings: "thủy sản", "thuỷ sản"."""
    found = words(load_lexicon("organizations")["vi"], "pairs", "organizations")
    return frozenset({*found, *(_TONED.sub(lambda pair: _OTHER_TONES[pair[0]], word) for word in found)})
