"""How a post is worded: a title, the office before or after it, its field, what the office belongs to."""

import re

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.people.ministries import field_before, government, ministry
from loaders.extraction.people.missions import embassy, envoy_to
from loaders.extraction.people.offices import body_of_noun, field_end, field_start, portfolio_end
from loaders.extraction.people.post_words import OFFICES, Post, Worded, office_at, past_parents, title_follows
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.titles import leads_government, modifier_pattern, title_pattern
from ontology.vocabulary import Kind

_TO_OFFICE = re.compile(
    r"(?:\s\([A-Z]{2,6}\)(?=\s(?:of|at)\s))?"  # "Executive Director (ED) of"
    r"(?:,?\s(?:of|at|for|in|from|with|của|tại|thuộc|ở)|,|\s[–—])?\s(?:the\s)?"
)
_NOUN = re.compile(
    r"(?:Sở|Bộ|Cục|Tổng cục|Vụ|Viện|Ban|Trung tâm|Trường|Phòng|Chi cục|Hội|Hiệp hội|Công ty|Văn phòng|Quỹ"
    r"|Học viện)(?=\s)"
)
_BARE_NOUN = re.compile(
    _NOUN.pattern.removesuffix(r"(?=\s)")
    + r"(?=\s?(?:[,.;:)–-]|$)|\s(?:và|kiêm|đã|cho|cùng|là|phát|trình|báo|nhấn|chủ|ký|tham|đồng thời"
    r"|đồng chủ trì|thay"
    r"|cũng|khẳng|đề|đánh|tiếp|bày|chia)\s)"
)
_POSSESSIVE = re.compile(r"(?:\s?\([^()]{2,40}\)|\))?(?:['’]s?)?\s(?:the\s)?")
_AFTER_FIELD = re.compile(r"(?:,|,?\s(?:at|of|in|with|tại|của|thuộc))\s(?:the\s)?")
_LONG_FIELD = re.compile(r"(?P<field>(?:\s[^\s,.;:()]+){1,10}?)\s(?:của|tại|thuộc)\s")
_SECTOR = re.compile(r"(?:\s[a-zà-ỹđ]+){1,8},\s")
_BRANCH = re.compile(r",\s(?:Ngành|Khối|Mảng|Phân ban)\s[^,;.]{3,90}?\s(?:của|tại|thuộc)\s")
_TO_BODY = re.compile(r",?\s(?:của\s|tại\s)?")
_SHORT_FORM = re.compile(r"\s\([A-Z]{2,8}\)")
_FIELD_REACH = 48
_OF_BODY = re.compile(r"\s(?:of|at|in|for)\s(?:the\s)?")


def read_post(
    document: Document, knowledge: Knowledge, start: int, limit: int, country: str | None = None
) -> Post | None:
    """The post worded at `start`: "Office Title", "Title of Office", "Title of Field", or a bare title.

    `country` is that of the posts before it in a list: "Fiji's Premier and Minister for Law".
    """
    position, prefix = start, office_at(document, start)
    if prefix is not None and _is_title(document, prefix):
        before = modifier_pattern(document.language).search(document.text, max(0, start - 40), start)
        begin = before.start() if before else start
        end = portfolio_end(document, prefix.end, limit) or prefix.end
        if short := _SHORT_FORM.match(document.text, end, limit):
            end = short.end()
        return Post(begin, end, document.quote(begin, end), prefix.key)
    if prefix is not None:
        gap = _POSSESSIVE.match(document.text, prefix.end)
        if not gap:
            return None
        position = gap.end()
    title = title_pattern(document.language).match(document.text, position, limit)
    title = title or _behind_field(document, position, limit)
    if not title:
        return None
    if prefix is not None and (sent := envoy_to(Worded(document, knowledge, title, limit), prefix)):
        return Post(start, sent.end, sent.role, sent.office)
    if prefix is not None and document.candidates[prefix.key].kind in OFFICES:
        end = portfolio_end(document, title.end(), limit) or title.end()
        return Post(start, end, document.text[title.start() : end], prefix.key)
    if country is None and prefix is not None:
        country = document.candidates[prefix.key].country
    worded = Worded(document, knowledge, title, limit, country)
    post = field_before(worded) or _with_office(worded)
    if post is None:
        end = portfolio_end(document, title.end(), limit) or title.end()
        post = _after_field(worded, title.start(), end) or Post(start, end, worded.role(end), None)
    return Post(min(start, post.start), post.end, post.role, post.office, post.guessed)


def _behind_field(document: Document, position: int, limit: int) -> re.Match[str] | None:
    """The title behind a field: "Trade Counsellor", "Intellectual Property Attaché"."""
    if document.language != "en":
        return None
    title = title_pattern("en").search(document.text, position, min(limit, position + _FIELD_REACH))
    return title if title and field_start(document, title.start(), position) == position else None


def _after_field(worded: Worded, start: int, position: int) -> Post | None:
    """Director for International Affairs, Trade Bureau: the office after the field."""
    gap = _AFTER_FIELD.match(worded.document.text, position, worded.limit)
    office = worded.office(gap.end()) if gap else None
    if office is None or title_follows(worded.document, office.end, worded.limit):
        return None
    end = past_parents(worded.document, office.end, worded.limit)
    return Post(start, end, worded.role(position), office.key)


def _of_body(worded: Worded, end: int) -> Post | None:
    """Secretary for Competitiveness of the Ministry of Economy: the office stands behind the field."""
    gap = _OF_BODY.match(worded.document.text, end, worded.limit)
    office = worded.office(gap.end()) if gap else None
    return Post(worded.title.start(), office.end, worded.role(end), office.key) if office else None


def _with_office(worded: Worded) -> Post | None:
    """A title and the office that is named with it, its field and the office's own parents read over."""
    document, title = worded.document, worded.title
    inside = _office_inside(document, title)
    if inside is not None:
        return Post(
            title.start(), past_parents(document, inside.end, worded.limit), title.group(), inside.key
        )
    if leads_government(title.group(), document.language):
        return government(worded)
    gap = _TO_OFFICE.match(document.text, title.end(), worded.limit)
    if not gap:
        return ministry(worded, title.end())
    return _named_office(worded, gap.end()) or _by_field(worded, gap.end())


def _named_office(worded: Worded, position: int) -> Post | None:
    """The post at the office that is named at `position`, or only by its head noun."""
    document, title, limit = worded.document, worded.title, worded.limit
    office = office_at(document, position)
    if office is not None and _is_title(document, office):
        end = portfolio_end(document, office.end, limit) or office.end
        return Post(title.start(), end, worded.role(end), office.key)
    if office is not None and (sent := embassy(worded, office)) is not None:
        return sent
    if (noun := _bare_noun(document, position, limit)) is not None:
        return Post(title.start(), noun[0], title.group(), body_of_noun(document, noun[1], title.start()))
    body = worded.office(position)
    if body is None:
        return None
    end = past_parents(document, body.end, limit)
    role_end = portfolio_end(document, end, limit)
    return Post(title.start(), role_end or end, worded.role(role_end), body.key)


def _by_field(worded: Worded, position: int) -> Post | None:
    """The post whose field is named at `position`, the office behind it or implied by it."""
    document, title, limit = worded.document, worded.title, worded.limit
    if document.language == "en":
        end = field_end(document, position, limit)
        return (_of_body(worded, end) if end else None) or ministry(worded, position)
    sector = _SECTOR.match(document.text, title.end(), limit) or _BRANCH.match(
        document.text, title.end(), limit
    )
    body = worded.office(sector.end()) if sector else None
    if sector and body is not None:
        role = title.group() + (sector.group().rstrip(", ") if sector.re is _SECTOR else "")
        return Post(title.start(), past_parents(document, body.end, limit), role, body.key)
    end = field_end(document, title.end() + 1, limit)
    gap = _TO_BODY.match(document.text, end) if end else None
    body = worded.office(gap.end()) if gap else None
    if end and body is not None:
        return Post(title.start(), past_parents(document, body.end, limit), worded.role(end), body.key)
    place = worded.place(position)
    found = _of_long_field(worded) or ministry(worded, position)
    return found or (Post(title.start(), place.end, title.group(), None) if place else None)


def _of_long_field(worded: Worded) -> Post | None:
    """Tổng Giám đốc Quản trị nghiên cứu và thiết kế chính sách của ERIA: any words, "của" and the office."""
    words = _LONG_FIELD.match(worded.document.text, worded.title.end(), worded.limit)
    body = worded.office(words.end()) if words else None
    if words is None or body is None or title_pattern("vi").search(words.group()):
        return None
    if any(worded.document.within(words.start(), words.end())):
        return None
    role = worded.title.group() + words["field"]
    return Post(worded.title.start(), past_parents(worded.document, body.end, worded.limit), role, body.key)


def _is_title(document: Document, office: Mentioned) -> bool:
    """Whether the name of an office is a title: "United States Trade Representative"."""
    if document.candidates[office.key].kind is not Kind.AGENCY:
        return False
    titles = title_pattern(document.language).finditer(document.text, office.start, office.end)
    edge = max if document.language == "en" else min
    spans = [match.span() for match in titles]
    if not spans:
        return False
    start, end = edge(spans)
    return end == office.end if document.language == "en" else start == office.start


def _office_inside(document: Document, title: re.Match[str]) -> Mentioned | None:
    """The office whose name begins within the title: "Chánh Văn phòng Chính phủ"."""
    for mention in document.overlapping(title.start(), title.end()):
        if title.start() < mention.start < title.end() < mention.end:
            return mention if document.candidates[mention.key].kind in OFFICES else None
    return None


def _bare_noun(document: Document, position: int, limit: int) -> tuple[int, str] | None:
    """The end and the text of a head noun that stands alone after a title: "Phó Giám đốc Sở"."""
    if document.language != "vi":
        return None
    noun = _BARE_NOUN.match(document.text, position, limit) or _NOUN.match(document.text, position, limit)
    if noun is None or (noun.re is _NOUN and not _is_person(document, noun.end() + 1)):
        return None
    return noun.end(), noun.group()


def _is_person(document: Document, place: int) -> bool:
    found = document.mention_from(place)
    return found is not None and document.candidates[found.key].kind is Kind.OFFICIAL
