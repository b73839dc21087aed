"""Titles in the plural that several people share: "the Ministers of Trade of A and B, X and Y"."""

import re

from loaders.extraction.document import Claim, Document, Mentioned
from loaders.extraction.knowledge import Knowledge, is_country
from loaders.extraction.naming import body_of
from ontology.vocabulary import Kind, Predicate

RULE = "post-shared"
_MINISTERS = re.compile(
    r"(?<!\w)(?P<role>(?:Deputy |Vice )?Ministers) (?:of|for) (?:the )?"
    r"(?P<field>[A-Z][\w ,&-]{2,50}?) of (?:the )?$"
)
_AND = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:of\s)?(?:the\s)?")
_TO_PEOPLE = re.compile(r",?\s(?:respectively,\s)?(?:(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s)*")
_NEXT_PERSON = re.compile(r"(?:,\s(?:and\s)?|\sand\s)(?:(?:H\.E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)\s)*")


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
