"""Lists that share a head: "các Bộ: A, B và C", "the IP offices of Laos, Japan and China"."""

import re
from collections.abc import Iterator

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.naming import by_function, organization
from loaders.extraction.bodies.organizations_vi import phrase_end
from loaders.extraction.text.document import Document, Mentioned
from ontology.vocabulary import Kind

RULE = "coordination"
_JOIN = re.compile(
    r"\s?(?:\([^()]{1,40}\))?(?:,\s(?:và\s|and\s)?|\s(?:và|and|cùng|as well as|&)\s)"
    r"(?:the\s|của\s|of\s)?(?:the\s)?"
)
_MINISTRIES = re.compile(r"(?<!\w)[Cc]ác (?P<head>Bộ|Sở|Cục|Vụ|Viện|Ban|Phòng)(?:, ngành)?(?P<sign>:)? ")
_PROVINCIAL = re.compile(
    r"(?<!\w)(?P<head>(?P<noun>Sở|Chi cục|Cục|Công an|UBND|Ủy ban nhân dân|Hội|Trung tâm|Ban Quản lý)"
    r"(?:\s(?!các\s|tỉnh\s|thành phố\s)[^\s,;:.()]+){0,8}?)\s"
    r"(?P<many>các\s(?:tỉnh|thành phố|địa phương|TP)?(?:[,/]?\s?(?:và\s)?(?:tỉnh|thành phố|thành|TP))?"
    r"(?:\s?(?:gồm|như|là))?\s?:?\s?)?(?:tỉnh\s|thành phố\s)?$"
)
_MINISTRIES_EN = re.compile(r"(?<!\w)[Mm]inistries of (?:the )?")
_NEXT_FIELD = re.compile(r",\s(?:and\s)?(?:of\s)?|\sand\s(?:of\s)?")
_UNIT_OF = re.compile(
    r"(?:(?:General|National|Central|Federal|Royal)\s)?"
    r"(?:Department|Directorate(?:[ -]General)?|Administration|Board|Bureau|Service)\sof\s(?:the\s)?$"
)


def find_coordinated_bodies(document: Document, knowledge: Knowledge) -> None:
    """Mention each body of a list whose head noun is said once."""
    _offices_of_countries(document, knowledge)
    if document.language == "vi":
        _vietnamese_lists(document, knowledge)
        _of_provinces(document, knowledge)
    else:
        _ministries_of(document, knowledge)


def _offices_of_countries(document: Document, knowledge: Knowledge) -> None:
    """The patent offices of Japan, Korea and China"; Cơ quan Sáng chế Nhật Bản và Hàn Quốc."""
    for first in list(document.mentions):
        if _is_country(document, first):
            head = _head_before(document, knowledge, first)
        else:
            head = _named_by_country(document, knowledge, first)
        if head is None:
            continue
        start, function = head
        members = list(_members(document, first))
        if _is_country(document, first) and (len(members) > 1 or document.text[start].isupper()):
            _mention_office(document, knowledge, first, function, start)
        for member in members[1:]:
            _mention_office(document, knowledge, member, function, member.start)


def _named_by_country(document: Document, knowledge: Knowledge, office: Mentioned) -> tuple[int, str] | None:
    """The start and function of an office that is mentioned already by a name that ends with its country."""
    candidate = document.candidates[office.key]
    if candidate.entry is None or candidate.entry.function is None or candidate.kind is not Kind.AGENCY:
        return None
    split = knowledge.country_at_end(document.quote(office.start, office.end))
    if split is None or split[1] != candidate.country or knowledge.function_of(split[0]) is None:
        return None
    return office.start, candidate.entry.function


def _head_before(document: Document, knowledge: Knowledge, place: Mentioned) -> tuple[int, str] | None:
    """Where the name of an office begins that ends with this country, and what the office does."""
    limit = max(document.sentence_at(place.start).start, place.start - 70)
    before = re.sub(r"\s(?:of|của|in)?\s?(?:the\s)?$", "", document.text[limit : place.start])
    starts = [m.start() for m in re.finditer(r"(?<!\w)\w", before)]
    for start in starts:
        function = knowledge.function_of(before[start:])
        if function:
            head = _UNIT_OF.search(before[:start])
            return limit + (head.start() if head else start), function
    return None


def _members(document: Document, first: Mentioned) -> Iterator[Mentioned]:
    """The countries that go on with the list that `first` begins."""
    yield first
    last = first
    while gap := _JOIN.match(document.text, last.end):
        following = document.mention_from(gap.end())
        if following is None or not _is_country(document, following):
            return
        last = following
        yield last


def _mention_office(
    document: Document, knowledge: Knowledge, member: Mentioned, function: str, start: int
) -> None:
    country = document.candidates[member.key].country
    if country is None:
        return
    body = by_function(document, knowledge, country, function)
    for mention in list(document.within(start, member.end)):
        document.mentions.remove(mention)
    document.mention(start, member.end, body.key, RULE)


def _vietnamese_lists(document: Document, knowledge: Knowledge) -> None:
    """Các Bộ: Công an, Khoa học và Công nghệ, …: each name is tried with the head before it."""
    for match in _MINISTRIES.finditer(document.text):
        limit, position = document.sentence_at(match.start()).end, match.end()
        while position < limit:
            known = _known_end(document, knowledge, match["head"], position, limit)
            end = known or phrase_end(document, position - 1, limit)
            if end <= position:
                break
            body = organization(document, knowledge, f"{match['head']} {document.text[position:end]}")
            if body.entry is None and not match["sign"]:
                break
            start = match.start("head") if position == match.end() and not match["sign"] else position
            for mention in list(document.within(start, end)):
                document.mentions.remove(mention)
            document.mention(start, end, body.key, RULE)
            gap = re.compile(r",\s(?:và\s)?|\svà\s").match(document.text, end)
            if not gap:
                break
            position = gap.end()


def _of_provinces(document: Document, knowledge: Knowledge) -> None:
    """Sở Tư pháp các tỉnh: A, B và C; Sở Tư pháp A, B, C: one body in each province."""
    for first in [m for m in document.mentions if _is_town(document, m)]:
        begin = document.sentence_at(first.start).start
        head = _PROVINCIAL.search(document.text, begin, first.start)
        if head is None or phrase_end(document, head.end("noun"), first.start) < head.end("head"):
            continue
        members = list(_towns(document, first))
        if len(members) < 2 and not head["many"]:
            continue
        for member in members:
            place = document.candidates[member.key].entry
            name = place.entity().label("vi") if place else document.quote(member.start, member.end)
            body = organization(document, knowledge, f"{head['head']} {name}")
            if body.entry is None:
                body.names.setdefault("vi", [f"{head['head']} {name}"])
            start = head.start() if member is first else member.start
            for inside in list(document.within(start, member.end)):
                document.mentions.remove(inside)
            document.mention(start, member.end, body.key, RULE)


def _towns(document: Document, first: Mentioned) -> Iterator[Mentioned]:
    """The towns and provinces of the list that begins with `first`."""
    last = first
    yield first
    for mention in [m for m in document.mentions if m.start >= first.end]:
        if not _is_town(document, mention) or not _JOIN.fullmatch(document.text[last.end : mention.start]):
            return
        last = mention
        yield mention


def _is_town(document: Document, mention: Mentioned) -> bool:
    entry = document.candidates[mention.key].entry
    return entry is not None and entry.kind is Kind.PLACE and not is_country(entry)


def _known_end(document: Document, knowledge: Knowledge, head: str, start: int, limit: int) -> int | None:
    """The end of the longest text at `start` that names a known body after `head`, commas inside or not."""
    window = document.text[start : min(limit, start + 60)]
    ends = [m.start() for m in re.finditer(r"(?<=\w)(?!\w)", window)]
    for end in reversed(ends):
        if any(n.entry.kind is Kind.AGENCY for n in knowledge.named(f"{head} {window[:end]}")):
            return start + end
    return None


def _ministries_of(document: Document, knowledge: Knowledge) -> None:
    """The Ministries of Justice, Finance and Trade: each field with the head before it.

    A single field is of ministries of countries that nobody names: "the three ministries of justice".
    """
    for match in _MINISTRIES_EN.finditer(document.text):
        fields = list(_fields(document, knowledge, match.end()))
        for start, end in fields if len(fields) > 1 else ():
            body = organization(document, knowledge, f"Ministry of {document.text[start:end]}")
            document.mention(match.start() if start == match.end() else start, end, body.key, RULE)


def _fields(document: Document, knowledge: Knowledge, position: int) -> Iterator[tuple[int, int]]:
    """Where each field of a list that begins at a place stands."""
    limit = document.sentence_at(position).end
    while (end := _field_end(document, knowledge, position, limit)) is not None:
        yield position, end
        gap = _NEXT_FIELD.match(document.text, end)
        if gap is None:
            return
        position = gap.end()


def _field_end(document: Document, knowledge: Knowledge, start: int, limit: int) -> int | None:
    """The end of the longest text at `start` that a ministry can be of."""
    window = document.text[start : min(limit, start + 60)]
    for end in reversed([m.end() for m in re.finditer(r"\w+", window)]):
        name = f"Ministry of {window[:end]}"
        if knowledge.function_of(name) or knowledge.named(name):
            return start + end
    return None


def _is_country(document: Document, mention: Mentioned) -> bool:
    entry = document.candidates[mention.key].entry
    return entry is not None and entry.kind is Kind.PLACE and is_country(entry)
