"""Ministries and governments: offices that a title names by its field or its country."""

import re

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import body_of, by_function, of_function, organization
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.people.offices import field_end, field_start, portfolio_end
from loaders.extraction.people.post_words import Post, Worded
from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

_SHORT_FORM = re.compile(r"\s\((?P<short>[A-Z][A-Za-z&]{1,9})\)")
_SHORT = re.compile(r"\s?\([A-Z]{2,6}\)")
_TO_GOVERNMENT = re.compile(r"(?:\s(?:of|của|Chính phủ))?(?:\s(?:the\s)?)")
_OF_COUNTRY = re.compile(r"\s(?:(?:of|for|của)\s(?:the\s)?)?")
_OPENED = re.compile(r"\s?\(")
_RANK = re.compile(r"\s(?:[Tt]hường trực|thứ nhất|thứ hai)(?!\w)")


def government(worded: Worded) -> Post:
    """Prime Minister of A, Thủ tướng A, Minister coordinating a field: the office is the government."""
    document, title = worded.document, worded.title
    end = portfolio_end(document, title.end(), worded.limit) or title.end()
    role, country = worded.role(end), worded.country
    if bracket := _SHORT.match(document.text, end, worded.limit):
        end = bracket.end()
    gap = _TO_GOVERNMENT.match(document.text, end, worded.limit)
    place = worded.place(gap.end()) if gap else None
    cabinet = worded.office(gap.end()) if gap else None
    if cabinet is not None and document.candidates[cabinet.key].country:
        return Post(title.start(), cabinet.end, role, cabinet.key)
    if place is not None:
        country, end = document.candidates[place.key].country, place.end
    elif gap and "Chính phủ" in gap.group():
        end = gap.end() - 1
    country = country or _country_before(worded)
    if country is None and document.language == "vi":
        country = "VN"
    body = by_function(document, worded.knowledge, country, "government") if country else None
    body = body or of_function(document, worded.knowledge, "government")
    return Post(title.start(), end, role, body.key if body else None)


def field_before(worded: Worded) -> Post | None:
    """Thai Commerce Minister: the field of a ministry before the title, its country before that."""
    document, title = worded.document, worded.title
    noun = _noun_of(worded) if document.language == "en" else None
    sentence = document.sentence_at(title.start())
    start = field_start(document, title.start(), sentence.start) if noun else None
    after = document.text[title.end() : title.end() + 5]
    if noun is None or start is None or not after[:1].isspace() or after.startswith((" of ", " for ")):
        return None
    field = document.text[start : title.start()].strip()
    first = re.search(r"(\w[\w.]*)(?:['’]s?)?\s$", document.text[sentence.start : start])
    country = worded.country or (worded.knowledge.country_of(first[1]) if first else None)
    body = _body(worded, noun + field, country)
    return Post(start, title.end(), f"{field} {title.group()}", body, country is None)


def ministry(worded: Worded, start: int) -> Post | None:
    """The office that a title with a field at `start` names: "Minister of Trade", "Bộ trưởng Thương mại"."""
    document, title, noun = worded.document, worded.title, _noun_of(worded)
    if noun is None:
        return None
    if not noun.endswith(" "):
        scope = portfolio_end(document, title.end(), worded.limit)
        country, last = _country_after(worded, title.end())
        if scope and country not in {worded.document.candidates[m.key].country for m in document.mentions}:
            return Post(title.start(), scope, worded.role(scope), None)  # "Secretary of State for Trade"
        body = _body(worded, noun, country)
        return Post(title.start(), scope or last, worded.role(scope), body, country is None)
    bracket = _OPENED.match(document.text, title.end())
    start = bracket.end() if bracket else start
    end = field_end(document, start, worded.limit)
    if end is None or (bracket and document.text[end : end + 1] != ")"):
        return None
    name, field = _RANK.sub("", noun + document.text[start:end]), document.text[title.end() : end]
    end += bool(bracket)
    if rank := _RANK.match(document.text, end, worded.limit):
        end = rank.end()
    if (short := _SHORT_FORM.match(document.text, end, worded.limit)) is not None:
        office = document.mention_from(short.start("short"))
        if office is not None and document.candidates[office.key].kind is Kind.AGENCY:
            return Post(title.start(), short.end(), worded.role(), office.key)
    country, end = _country_after(worded, end)
    body = _body(worded, name, country)
    if field.startswith(" for "):
        return Post(title.start(), end, title.group() + field, body, country is None)
    role_end = portfolio_end(document, end, worded.limit)
    return Post(title.start(), role_end or end, worded.role(role_end), body, country is None)


def _country_after(worded: Worded, end: int) -> tuple[str | None, int]:
    """The country of a ministry whose name ends at `end`, and where the passage ends that says so."""
    after = _OF_COUNTRY.match(worded.document.text, end)
    place = worded.place(after.end()) if after else None
    if place is not None:
        return worded.document.candidates[place.key].country, place.end
    country = worded.country or _country_before(worded) or _represented_country(worded)
    return country or _usual_country(worded), end


def _noun_of(worded: Worded) -> str | None:
    """The noun of the body that a title heads: "Bộ trưởng" → "Bộ "."""
    nouns: dict[str, str] = load_lexicon("titles")[worded.document.language]["offices"]
    lower = worded.title.group().lower()
    return next((nouns[k] for k in sorted(nouns, key=len, reverse=True) if lower.endswith(k)), None)


def _represented_country(worded: Worded) -> str | None:
    """The country before "represented by": "Fiji, represented by Mr. X, Minister for Trade"."""
    document, position = worded.document, worded.title.start()
    begin = document.sentence_at(position).start
    cue = document.text.rfind("represented by", begin, position)
    places = list(document.within(begin, cue, (Kind.PLACE,)) if cue >= 0 else ())
    return document.candidates[places[-1].key].country if places else None


def _usual_country(worded: Worded) -> str | None:
    """The country whose ministers bear this title: the first one listed that the article names.

    Where it names no country at all, the first one listed.
    """
    lower = worded.title.group().lower()
    usual: dict[str, list[str]] = load_lexicon("titles")[worded.document.language].get("usual_country") or {}
    listed = next((codes for ending, codes in usual.items() if lower.endswith(ending)), [])
    named = {worded.document.candidates[m.key].country for m in worded.document.mentions}
    return next(
        (code for code in listed if code in named), None if named - {None} else next(iter(listed), None)
    )


def _country_before(worded: Worded) -> str | None:
    """The country that stands before a title: "Thai Minister", "Japan's Minister"."""
    position = worded.title.start()
    before = worded.document.text[max(0, position - 40) : position]
    words = re.findall(r"[^\s,;.()]+(?=\s)", before)
    for count in (1, 2, 3):
        country = worded.knowledge.country_of(re.sub(r"['’]s?$", "", " ".join(words[-count:])))
        if country and len(words) >= count and before.endswith(" "):
            return country
    return None


def _body(worded: Worded, name: str, country: str | None) -> str:
    """The key of the body of that name, in that country where one is known."""
    document, knowledge = worded.document, worded.knowledge
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
