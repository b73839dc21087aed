"""How a post is worded: a title, the office before or after it, its field, what the office belongs to."""

import re
from dataclasses import dataclass

from loaders.extraction.document import Document, Mentioned
from loaders.extraction.knowledge import Knowledge, is_country
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.naming import body_of, by_function, of_function, organization
from loaders.extraction.offices import body_of_noun, field_end, field_start, portfolio_end
from loaders.extraction.titles import leads_government, title_pattern
from ontology.vocabulary import Kind

_OFFICES = (Kind.AGENCY, Kind.FORUM)
_TO_OFFICE = re.compile(r"(?:,?\s(?:of|at|for|in|from|with|của|tại|thuộc|ở)|,)?\s(?:the\s)?")
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
_BRACKET = re.compile(r"\s?\([^()]{2,90}\)")
_TO_PARENT = re.compile(r"(?:,|,?\s(?:of|under|at|thuộc|của|trực thuộc))\s(?:the\s)?")
_POSSESSIVE = re.compile(r"(?:\s?\([^()]{2,40}\)|\))?(?:['’]s?)?\s(?:the\s)?")
_AFTER_FIELD = re.compile(r"(?:,|,?\s(?:at|of|in|with|tại|của|thuộc))\s(?:the\s)?")
_SHORT = re.compile(r"\s?\([A-Z]{2,6}\)")
_TO_GOVERNMENT = re.compile(r"(?:\s(?:of|của|Chính phủ))?(?:\s(?:the\s)?)")
_OF_BODY = re.compile(r"\s(?:of|at|in)\s(?:the\s)?")
_TO_HOST = re.compile(r"\s(?:to|in|at|tại|ở)\s(?:the\s)?")
_OF_COUNTRY = re.compile(r"\s(?:(?:of|for|của)\s(?:the\s)?)?")


@dataclass(frozen=True, slots=True)
class Post:
    """A title as written and the office it is held at, as far as the text says so beside it."""

    start: int
    end: int
    role: str
    office: str | None  # key


def read_post(
    document: Document, knowledge: Knowledge, start: int, limit: int, country: str | None = None
) -> Post | None:
    """The post worded at `start`: "Office Title", "Title of Office", "Title of Field", or a bare title.

    `country` is that of the posts before it in a list: "Fiji's Premier and Minister for Law".
    """
    position, prefix = start, _office_at(document, start)
    if prefix is not None and _is_title(document, prefix):
        return Post(start, prefix.end, document.quote(prefix.start, prefix.end), prefix.key)
    if prefix is not None:
        gap = _POSSESSIVE.match(document.text, prefix.end)
        if not gap:
            return None
        position = gap.end()
    title = title_pattern(document.language).match(document.text, position, limit)
    if not title:
        return None
    if prefix is not None and document.candidates[prefix.key].kind in _OFFICES:
        end = portfolio_end(document, title.end(), limit) or title.end()
        return Post(start, end, document.text[title.start() : end], prefix.key)
    if country is None and prefix is not None:
        country = document.candidates[prefix.key].country
    post = _field_before(document, knowledge, title, country)
    post = post or _with_office(document, knowledge, title, limit, country)
    if post is None:
        end = portfolio_end(document, title.end(), limit) or title.end()
        role = document.text[title.start() : end]
        post = _after_field(document, title.start(), end, limit, role) or Post(start, end, role, None)
    return Post(min(start, post.start), post.end, post.role, post.office)


def _after_field(document: Document, start: int, position: int, limit: int, role: str) -> Post | None:
    """Director for International Affairs, Trade Bureau: the office after the field."""
    gap = _AFTER_FIELD.match(document.text, position, limit)
    office = _office_at(document, gap.end()) if gap else None
    if office is None or office.end > limit or document.candidates[office.key].kind not in _OFFICES:
        return None
    if _title_follows(document, office.end, limit):
        return None
    return Post(start, _past_parents(document, office.end, limit), role, office.key)


def _of_body(document: Document, title: re.Match[str], end: int, limit: int) -> Post | None:
    """Secretary for Competitiveness of the Ministry of Economy: the office stands behind the field."""
    gap = _OF_BODY.match(document.text, end, limit)
    office = _office_at(document, gap.end()) if gap else None
    if office is None or office.end > limit or document.candidates[office.key].kind not in _OFFICES:
        return None
    return Post(title.start(), office.end, document.text[title.start() : end], office.key)


def _field_before(
    document: Document, knowledge: Knowledge, title: re.Match[str], country: str | None
) -> Post | None:
    """Thai Commerce Minister: the field of a ministry before the title, its country before that."""
    noun = _noun_of(document, title) if document.language == "en" else None
    sentence = document.sentence_at(title.start())
    start = field_start(document, title.start(), sentence.start) if noun else None
    if noun is None or start is None or _OF_COUNTRY.match(document.text, title.end()) is None:
        return None
    if document.text.startswith(" of ", title.end()) or document.text.startswith(" for ", title.end()):
        return None
    field = document.text[start : title.start()].strip()
    first = re.search(r"(\w[\w.]*)(?:['’]s?)?\s$", document.text[sentence.start : start])
    country = country or (knowledge.country_of(first[1]) if first else None)
    body = _body(document, knowledge, noun + field, country)
    return Post(start, title.end(), f"{field} {title.group()}", body)


def _with_office(
    document: Document, knowledge: Knowledge, title: re.Match[str], limit: int, country: str | None
) -> Post | None:
    """A title and the office that is named after it, the portfolio and the office's own parents read over."""
    inside = _office_inside(document, title)
    if inside is not None:
        return Post(title.start(), _past_parents(document, inside.end, limit), title.group(), inside.key)
    if leads_government(title.group(), document.language):
        return _of_government(document, knowledge, title, limit, country)
    gap = _TO_OFFICE.match(document.text, title.end(), limit)
    if not gap:
        return _ministry(document, knowledge, title, title.end(), limit, country)
    office = _office_at(document, gap.end())
    if office is not None and _is_title(document, office):
        role = document.text[title.start() : portfolio_end(document, office.end, limit) or office.end]
        return Post(title.start(), title.start() + len(role), role, office.key)
    if office is not None and (embassy := _embassy(document, knowledge, title, office, limit)) is not None:
        return embassy
    if (noun := _bare_noun(document, gap.end(), limit)) is not None:
        return Post(title.start(), noun[0], title.group(), body_of_noun(document, noun[1], title.start()))
    if office is None or office.end > limit or document.candidates[office.key].kind not in _OFFICES:
        end = field_end(document, gap.end(), limit) if document.language == "en" else None
        served = _of_body(document, title, end, limit) if end else None
        if served is not None:
            return served
        ministry = _ministry(document, knowledge, title, gap.end(), limit, country)
        if ministry is None and office is not None and document.language == "vi" and office.end <= limit:
            return Post(title.start(), office.end, title.group(), None)
        return ministry
    end = _past_parents(document, office.end, limit)
    role_end = portfolio_end(document, end, limit)
    role = document.text[title.start() : role_end] if role_end else title.group()
    return Post(title.start(), role_end or end, role, office.key)


def _of_government(
    document: Document, knowledge: Knowledge, title: re.Match[str], limit: int, country: str | None
) -> Post:
    """Prime Minister of A, Thủ tướng A, Minister coordinating a field: the office is the government."""
    end = portfolio_end(document, title.end(), limit) or title.end()
    role = document.text[title.start() : end]
    if bracket := _SHORT.match(document.text, end, limit):
        end = bracket.end()
    gap = _TO_GOVERNMENT.match(document.text, end, limit)
    place = _office_at(document, gap.end()) if gap else None
    if gap and place is not None and document.candidates[place.key].kind is Kind.PLACE:
        country, end = document.candidates[place.key].country, place.end
    elif gap and "Chính phủ" in gap.group():
        end = gap.end() - 1
    country = country or _country_before(document, knowledge, title.start())
    if country is None and document.language == "vi":
        country = "VN"
    body = by_function(document, knowledge, country, "government") if country else None
    body = body or of_function(document, knowledge, "government")
    return Post(title.start(), end, role, body.key if body else None)


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
    for mention in document.mentions:
        if title.start() < mention.start < title.end() < mention.end:
            return mention if document.candidates[mention.key].kind in _OFFICES else None
    return None


def _embassy(
    document: Document, knowledge: Knowledge, title: re.Match[str], sender: Mentioned, limit: int
) -> Post | None:
    """Ambassador of A to B: the office is the embassy of the one country in the other."""
    if not title.group().lower().startswith(("ambassador", "đại sứ")):
        return None
    gap = _TO_HOST.match(document.text, sender.end, limit)
    host = _office_at(document, gap.end()) if gap else None
    home = document.candidates[sender.key].entry
    place = document.candidates[host.key].entry if host else None
    if host is None or home is None or place is None or not is_country(home) or place.kind is not Kind.PLACE:
        return None
    one, other = home.entity(), place.entity()
    english, vietnamese = (
        ("Embassy", "Đại sứ quán") if home.kind is Kind.PLACE else ("Delegation", "Phái đoàn")
    )
    names = {
        "en": f"{english} of {one.label('en')} in {other.label('en')}",
        "vi": f"{vietnamese} {one.label('vi')} tại {other.label('vi')}",
    }
    known = next((n.entry for name in names.values() for n in knowledge.named(name)), None)
    body = document.candidate(
        known.id if known else f"agency:embassy|{home.id}|{place.id}", Kind.AGENCY, known
    )
    if known is None:
        body.country, body.names = home.country, {language: [name] for language, name in names.items()}
    return Post(title.start(), host.end, title.group(), body.key)


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
    """The office that a title with a field names: "Minister of Trade", "Bộ trưởng Thương mại"."""
    noun = _noun_of(document, title)
    if noun is not None and not noun.endswith(" "):
        country = country or _country_before(document, knowledge, title.start())
        body = _body(document, knowledge, noun, country or _usual_country(document, title))
        last = portfolio_end(document, title.end(), limit) or title.end()
        return Post(title.start(), last, document.text[title.start() : last], body)
    opened = bool(re.compile(r"\s?\(").match(document.text, title.end()))
    start = title.end() + document.text[title.end() : title.end() + 3].find("(") + 1 if opened else start
    end = field_end(document, start, limit) if noun else None
    if noun is None or end is None or (opened and document.text[end : end + 1] != ")"):
        return None
    name, field = noun + document.text[start:end], document.text[title.end() : end]
    end += opened
    after = _OF_COUNTRY.match(document.text, end)
    place = _office_at(document, after.end()) if after else None
    if place is not None and document.candidates[place.key].kind is Kind.PLACE and place.end <= limit:
        country, end = document.candidates[place.key].country, place.end
    country = country or _country_before(document, knowledge, title.start())
    country = country or _represented_country(document, title.start())
    country = country or _usual_country(document, title)
    if field.startswith(" for "):
        return Post(title.start(), end, title.group() + field, _body(document, knowledge, name, country))
    role_end = portfolio_end(document, end, limit)
    role = document.text[title.start() : role_end] if role_end else title.group()
    return Post(title.start(), role_end or end, role, _body(document, knowledge, name, country))


def _noun_of(document: Document, title: re.Match[str]) -> str | None:
    """The noun of the body that a title heads: "Bộ trưởng" → "Bộ "."""
    nouns: dict[str, str] = load_lexicon("titles")[document.language]["offices"]
    lower = title.group().lower()
    return next((nouns[k] for k in sorted(nouns, key=len, reverse=True) if lower.endswith(k)), None)


def _represented_country(document: Document, position: int) -> str | None:
    """The country before "represented by": "Fiji, represented by Mr. X, Minister for Trade"."""
    begin = document.sentence_at(position).start
    cue = document.text.rfind("represented by", begin, position)
    places = list(document.within(begin, cue, (Kind.PLACE,)) if cue >= 0 else ())
    return document.candidates[places[-1].key].country if places else None


def _usual_country(document: Document, title: re.Match[str]) -> str | None:
    """The country whose ministers bear this title: the first one listed that the article names."""
    lower = title.group().lower()
    usual: dict[str, list[str]] = load_lexicon("titles")[document.language].get("usual_country") or {}
    listed = next((codes for ending, codes in usual.items() if lower.endswith(ending)), [])
    named = {document.candidates[m.key].country for m in document.mentions}
    return next((code for code in listed if code in named), listed[0] if listed else None)


def _country_before(document: Document, knowledge: Knowledge, position: int) -> str | None:
    """The country that stands before a title: "Thai Minister", "Japan's Minister"."""
    before = document.text[max(0, position - 40) : position]
    words = re.findall(r"[^\s,;.()]+(?=\s)", before)
    for count in (1, 2, 3):
        country = knowledge.country_of(re.sub(r"['’]s?$", "", " ".join(words[-count:])))
        if country and len(words) >= count and before.endswith(" "):
            return country
    return None


def _body(document: Document, knowledge: Knowledge, name: str, country: str | None) -> str:
    function = knowledge.function_of(name)
    if country is None:
        body = of_function(document, knowledge, function) if function else None
        return body.key if body else _composed(document, knowledge, name, None)
    known = body_of(document, knowledge, name, country)
    if known is not None:
        return known.key
    entry = knowledge.country_entry(country)
    of = "của" if document.language == "vi" else "of"
    place = entry.entity().label(document.language) if entry else country
    return _composed(document, knowledge, f"{name} {of} {place}", country)


def _composed(document: Document, knowledge: Knowledge, name: str, country: str | None) -> str:
    """The key of a body whose name the text does not spell: the name is noted with it."""
    body = organization(document, knowledge, name)
    if body.entry is None:
        body.names.setdefault(document.language, [name])
        body.country = body.country or country
    return body.key


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
