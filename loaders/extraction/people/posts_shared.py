"""Titles in the plural that several people share: "the Ministers of Trade of A and B, X and Y"."""

import re
from collections.abc import Iterator

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.naming import body_of, by_function
from loaders.extraction.people.people import take_name
from loaders.extraction.text.document import Claim, Document, Mentioned
from loaders.extraction.text.names import begins_vietnamese, name_end
from loaders.extraction.text.titles import honorific_pattern
from ontology.vocabulary import Kind, Predicate

RULE = "post-shared"
_MINISTERS = re.compile(
    r"(?<!\w)(?P<role>(?:Deputy |Vice )?Ministers) (?:of|for) (?:the )?"
    r"(?P<field>[A-Z][\w ,&-]{2,50}?) of (?:the )?$"
)
_AND = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:of\s)?(?:the\s)?")
_TO_PEOPLE = re.compile(r",?\s(?:respectively,\s)?(?:(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s)*")
_NEXT_PERSON = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s)*")
_FIELD = {
    "en": r"(?:(?P<field>(?!Prime|Deputy|Vice)(?:[A-Z]\w+\s)(?:(?:and|&)\s[A-Z]\w+\s)?))?",
    "vi": r"(?:[Cc]ác|[Hh]ai)\s",
}
_EACH = {
    "en": r"(?P<role>(?:Prime |Deputy |Vice )?Ministers|Presidents|Premiers),?\s",
    "vi": r"(?P<role>Bộ trưởng|Thứ trưởng|Thủ tướng|Tổng thống)\s"
    r"(?P<field>(?:[A-ZĐ]\w+\s[a-zà-ỹđ]+\s|Công Thương\s)?)",
}
_PLURAL = re.compile("Ministers|Presidents|Premiers|[Cc]ác|[Hh]ai")  # without one of these there is none
_LEADERS = re.compile(r"Prime|Presidents|Premiers|Thủ tướng|Tổng thống")
_NOUNS = {"en": "Ministry of ", "vi": "Bộ "}
_OF = re.compile(r"\s(?:of|from|của)\s(?:the\s)?|\s\(")
_COURTESY = re.compile(rf"(?:(?:{honorific_pattern()})\s)?")
_THEN = re.compile(r"\)?(?:,\s(?:and\s|và\s)?|\s(?:and|và)\s)")


def find_paired_posts(document: Document, knowledge: Knowledge) -> None:
    """Mention and claim "Trade Ministers A of X and B of Y": a title in the plural, each with a country."""
    language = document.language
    if not _PLURAL.search(document.text):
        return
    for title in re.finditer(rf"(?<!\w){_FIELD[language]}{_EACH[language]}", document.text):
        pairs = list(_pairs(document, title.end()))
        for start, country in pairs if len(pairs) > 1 else ():
            take_name(document, start, country.start, "person-paired")
            person = next((m for m in document.mentions if m.start == start), None)
            if person is not None and document.candidates[person.key].kind is Kind.OFFICIAL:
                _claim_paired(document, knowledge, title, country, person)


def _pairs(document: Document, position: int) -> Iterator[tuple[int, Mentioned]]:
    """Where each name begins, with its country: "A of X, B of Y and C (Z)"."""
    limit = document.sentence_at(position).end
    courtesy = _COURTESY.match(document.text, position)
    while courtesy is not None:
        start = courtesy.end()
        end = name_end(
            document.text, start, limit, vietnamese=begins_vietnamese(document.text, start), cued=True
        )
        gap = _OF.match(document.text, end, limit) if end else None
        country = next((m for m in document.mentions if gap and m.start == gap.end()), None)
        if country is None or not _is_country(document, country):
            return
        yield start, country
        following = _THEN.match(document.text, country.end, limit)
        courtesy = _COURTESY.match(document.text, following.end()) if following else None


def _claim_paired(
    document: Document, knowledge: Knowledge, title: re.Match[str], country: Mentioned, person: Mentioned
) -> None:
    code, field = document.candidates[country.key].country or "", (title["field"] or "").strip()
    body = by_function(document, knowledge, code, "government") if _LEADERS.search(title["role"]) else None
    if body is None and field:
        body = body_of(document, knowledge, _NOUNS[document.language] + field, code)
    if body is not None:
        english = f"{field} {title['role'].removesuffix('s')}".strip()
        role = english if document.language == "en" else title["role"]
        post = Claim(
            person.key, Predicate.HOLDS_POST, body.key, None, title.start(), country.end, RULE, 0.75,
            role=role,
        )  # fmt: skip
        document.claim(post)


def find_shared_posts(document: Document, knowledge: Knowledge) -> None:
    """Claim the post of each of the people who share a title in the plural, one country each, in order."""
    for first in list(document.mentions):
        if document.language != "en" or not _is_country(document, first):
            continue
        begin = document.sentence_at(first.start).start
        title = _MINISTERS.search(document.text, begin, first.start)
        if title is None:
            continue
        countries = _listed(document, first, Kind.PLACE, _AND)
        gap = _TO_PEOPLE.match(document.text, countries[-1].end)
        lead = document.mention_from(gap.end()) if gap else None
        if lead is None or document.candidates[lead.key].kind is not Kind.OFFICIAL:
            continue
        people = _listed(document, lead, Kind.OFFICIAL, _NEXT_PERSON)
        if len(people) == len(countries) > 1:
            for country, person in zip(countries, people, strict=True):
                _claim(document, knowledge, title, country, person)


def _claim(
    document: Document, knowledge: Knowledge, title: re.Match[str], country: Mentioned, person: Mentioned
) -> None:
    code = document.candidates[country.key].country
    body = body_of(document, knowledge, f"Ministry of {title['field']}", code) if code else None
    if body is not None:
        post = Claim(
            person.key, Predicate.HOLDS_POST, body.key, None, title.start(), person.end, RULE, 0.75,
            role=title["role"],
        )  # fmt: skip
        document.claim(post)


def _listed(document: Document, first: Mentioned, kind: Kind, joint: re.Pattern[str]) -> list[Mentioned]:
    """The mentions of a kind that a list goes on with."""
    members = [first]
    for mention in [m for m in document.mentions if m.start >= first.end]:
        same = document.candidates[mention.key].kind is kind
        if not same or not joint.fullmatch(document.text[members[-1].end : mention.start]):
            break
        members.append(mention)
    return members


def _is_country(document: Document, mention: Mentioned) -> bool:
    entry = document.candidates[mention.key].entry
    return entry is not None and entry.kind is Kind.PLACE and is_country(entry)
