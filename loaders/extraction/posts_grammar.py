"""Which posts a person holds: titles with their offices, before and after the name."""

import re
from dataclasses import dataclass

from loaders.extraction.document import Claim, Document, Mentioned
from loaders.extraction.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.naming import by_function, organization
from loaders.extraction.offices import body_of_noun, implied_office, portfolio_end
from loaders.extraction.people import honorific_pattern
from loaders.extraction.segmentation import CAPITAL
from loaders.extraction.titles import title_pattern
from ontology.vocabulary import Kind, Predicate

_OFFICES = (Kind.AGENCY, Kind.FORUM)
_AFTER_NAME = re.compile(
    r"\s?[,–—-]\s?(?:the\s|hiện là\s|nguyên là\s|who is\s|currently\s|also\s)*|\s\((?:the\s)?"
    r"|,?\s(?:is|was|là|giữ chức|làm|as|who is|đảm nhiệm)\s(?:the\s|a\s|chức vụ\s)?"
)
_NEXT_POST = re.compile(
    r"\s?(?:,\s?(?:and\s|và\s|kiêm\s|concurrently\s|đồng thời là\s)?|;\s|\sand\s|\svà\s|\skiêm\s|\s[-–]\s|\sđồng thời là\s)"
    r"(?:also\s|concurrently\s|the\s|là\s)*"
)
_TO_OFFICE = re.compile(r"(?:,?\s(?:of|at|for|in|from|with|của|tại|thuộc|ở)|,)?\s(?:the\s)?")
_NOUN = re.compile(
    r"(?:Sở|Bộ|Cục|Tổng cục|Vụ|Viện|Ban|Trung tâm|Trường|Phòng|Chi cục|Hội|Hiệp hội|Công ty|Văn phòng|Quỹ|Học viện)(?=\s)"
)
_BARE_NOUN = re.compile(
    _NOUN.pattern.removesuffix(r"(?=\s)")
    + r"(?=\s?(?:[,.;:)–-]|$)|\s(?:và|kiêm|đã|cho|cùng|là|phát|trình|báo|nhấn|chủ|ký|tham|đồng thời|đồng chủ trì|thay|cũng|khẳng|đề|đánh)\s)"
)
_BRACKET = re.compile(r"\s?\([^()]{2,90}\)")
_TO_PARENT = re.compile(r"(?:,|,?\s(?:of|under|at|thuộc|của|trực thuộc))\s(?:the\s)?")


@dataclass(frozen=True, slots=True)
class Post:
    """A title as written and the office it is held at, as far as the text says so beside it."""

    start: int
    end: int
    role: str
    office: str | None  # key


def find_posts(document: Document, knowledge: Knowledge) -> None:
    """Claim every post that stands beside a person's name."""
    for mention in list(document.mentions):
        if document.candidates[mention.key].kind is not Kind.OFFICIAL:
            continue
        sentence = document.sentence_at(mention.start)
        posts = _before(document, knowledge, mention, sentence.start)
        posts += _after(document, knowledge, mention, sentence.end)
        for post in posts:
            _claim(document, mention, post)


def _claim(document: Document, person: Mentioned, post: Post) -> None:
    office, confidence = post.office, 0.9
    if office is None:
        office, confidence = implied_office(document, person, post.role, post.start), 0.6
    if office is None:
        return
    document.claim(
        Claim(
            person.key,
            Predicate.HOLDS_POST,
            office,
            None,
            min(person.start, post.start),
            max(person.end, post.end),
            "post-beside-name",
            confidence,
            role=post.role,
        )
    )


def _after(document: Document, knowledge: Knowledge, person: Mentioned, limit: int) -> list[Post]:
    """The posts in "Name, Title of Office and Title of Office"."""
    posts: list[Post] = []
    gap = _AFTER_NAME.match(document.text, person.end, limit)
    while gap and (post := _read(document, knowledge, gap.end(), limit)):
        posts.append(post)
        gap = _NEXT_POST.match(document.text, post.end, limit)
    return posts


def _before(document: Document, knowledge: Knowledge, person: Mentioned, limit: int) -> list[Post]:
    """The posts in "Title of Office, Title of Office Name": the longest chain that ends at the name."""
    for start in _chain_starts(document, person, limit):
        posts: list[Post] = []
        position = start
        while post := _read(document, knowledge, position, person.start):
            posts.append(post)
            if _leads_to(document, post.end, person.start):
                return posts
            gap = _NEXT_POST.match(document.text, post.end, person.start)
            if not gap:
                break
            position = gap.end()
    return []


def _chain_starts(document: Document, person: Mentioned, limit: int) -> list[int]:
    """Where a chain of posts before the name can begin: at titles and at offices, after the last other person."""
    others = [m.end for m in document.within(limit, person.start, (Kind.OFFICIAL,))]
    begin = max([limit, *others])
    starts = {
        m.start() for m in title_pattern(document.language).finditer(document.text, begin, person.start)
    }
    starts |= {m.start for m in document.within(begin, person.start, (*_OFFICES, Kind.PLACE))}
    return sorted(starts)


def _leads_to(document: Document, end: int, start: int) -> bool:
    """Whether nothing but signs and honorifics stands between a post and the name."""
    between = document.text[end:start]
    if not between.strip():
        return True
    return bool(re.fullmatch(rf"\s?[,:–—-]?\s?(?:{honorific_pattern()})?\s?", between))


def _read(document: Document, knowledge: Knowledge, start: int, limit: int) -> Post | None:
    """The post that is worded at `start`: an office before its title, a title with an office after it, or bare."""
    position, office = start, None
    prefix = _office_at(document, start)
    if prefix is not None:
        gap = re.compile(r"(?:['’]s)?\s(?:the\s)?").match(document.text, prefix.end)
        if not gap:
            return None
        position, office = gap.end(), prefix
    title = title_pattern(document.language).match(document.text, position, limit)
    if not title:
        return None
    key = office.key if office and document.candidates[office.key].kind in _OFFICES else None
    country = document.candidates[office.key].country if office and key is None else None
    post = _with_office(document, knowledge, title, limit, country) if key is None else None
    if post is None:
        end = portfolio_end(document, title.end(), limit) or title.end()
        post = Post(start, end, document.text[title.start() : end], key)
    return Post(start, post.end, post.role, post.office)


def _with_office(
    document: Document, knowledge: Knowledge, title: re.Match[str], limit: int, country: str | None
) -> Post | None:
    """A title and the office that is named after it, the portfolio and the office's own parents read over."""
    gap = _TO_OFFICE.match(document.text, title.end(), limit)
    if not gap:
        return None
    office = _office_at(document, gap.end())
    if (noun := _bare_noun(document, gap.end(), limit)) is not None:
        return Post(title.start(), noun[0], title.group(), body_of_noun(document, noun[1], title.start()))
    if office is None or office.end > limit or document.candidates[office.key].kind not in _OFFICES:
        return _ministry(document, knowledge, title, gap.end(), limit, country)
    end = _past_parents(document, office.end, limit)
    role_end = portfolio_end(document, end, limit)
    role = document.text[title.start() : role_end] if role_end else title.group()
    return Post(title.start(), role_end or end, role, office.key)


def _bare_noun(document: Document, position: int, limit: int) -> tuple[int, str] | None:
    """The end and the text of a head noun that stands alone after a title: "Phó Giám đốc Sở"."""
    if document.language != "vi":
        return None
    noun = _BARE_NOUN.match(document.text, position, limit) or _NOUN.match(document.text, position, limit)
    if noun is None or (noun.re is _NOUN and noun.end() + 1 not in _people_starts(document)):
        return None
    return noun.end(), noun.group()


def _people_starts(document: Document) -> set[int]:
    return {m.start for m in document.mentions if document.candidates[m.key].kind is Kind.OFFICIAL}


def _ministry(
    document: Document,
    knowledge: Knowledge,
    title: re.Match[str],
    start: int,
    limit: int,
    country: str | None,
) -> Post | None:
    """The office that a title with a field names: "Minister of Trade", "Bộ trưởng Thương mại", "Trưởng phòng X"."""
    nouns: dict[str, str] = load_lexicon("titles")[document.language]["offices"]
    noun = next(
        (nouns[k] for k in sorted(nouns, key=len, reverse=True) if title.group().lower().endswith(k)), None
    )
    end = portfolio_end(document, start - 1, limit, opened=True) if noun else None
    if noun is None or end is None or end <= start:
        return None
    name = noun + document.text[start:end]
    after = re.compile(r"\s(?:(?:of|for|của)\s(?:the\s)?)?").match(document.text, end)
    place = _office_at(document, after.end()) if after else None
    if place is not None and document.candidates[place.key].kind is Kind.PLACE and place.end <= limit:
        country, end = document.candidates[place.key].country, place.end
    body = _body(document, knowledge, name, country)
    names = document.candidates[body].names
    if document.candidates[body].entry is None:
        names.setdefault(document.language, [name])
    return Post(title.start(), end, title.group(), body)


def _body(document: Document, knowledge: Knowledge, name: str, country: str | None) -> str:
    if country is None:
        return organization(document, knowledge, name).key
    function = knowledge.function_of(name)
    if function:
        return by_function(document, knowledge, country, function).key
    entry = knowledge.country_entry(country)
    of = "của" if document.language == "vi" else "of"
    place = entry.entity().label(document.language) if entry else country
    return organization(document, knowledge, f"{name} {of} {place}").key


def _past_parents(document: Document, end: int, limit: int) -> int:
    """Past "(Ministry of X)", ", Ministry of X", "of the Ministry of X" after an office."""
    while True:
        bracket = _BRACKET.match(document.text, end, limit)
        if bracket:
            end = bracket.end()
            continue
        gap = _TO_PARENT.match(document.text, end, limit)
        parent = _office_at(document, gap.end()) if gap else None
        if parent is None or parent.end > limit or _title_follows(document, parent.end, limit):
            return end
        end = parent.end


def _title_follows(document: Document, position: int, limit: int) -> bool:
    """Whether the office belongs to a title after it instead: ", USPTO Director"."""
    return bool(title_pattern(document.language).match(document.text, position + 1, limit))


def _office_at(document: Document, position: int) -> Mentioned | None:
    """The body or place that is named at `position`."""
    kinds = (*_OFFICES, Kind.PLACE)
    for mention in document.mentions:
        if mention.start == position and document.candidates[mention.key].kind in kinds:
            return mention
    return None
