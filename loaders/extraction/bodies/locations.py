"""Where agencies are and which countries are members of a forum, as far as names say."""

import re
from itertools import pairwise

from loaders.extraction.bodies.gazetteer import stands_alone
from loaders.extraction.bodies.knowledge import Hit, Knowledge, Name, is_country
from loaders.extraction.text.document import Claim, Document, Mentioned
from loaders.extraction.text.segmentation import CAPITAL
from ontology.reference import ReferenceEntry
from ontology.vocabulary import Kind, Predicate

_BETWEEN = re.compile(r"\s(?:giữa|between)\s(?:the\s)?")
_OUTPOST = re.compile(
    r"^(?:Văn phòng|Chi nhánh|Đại sứ quán|Phái đoàn)|(?:Office|Embassy|Mission|Delegation|Bureau)\b"
)
_EMBASSY = re.compile(r"^(?:Đại sứ quán|Phái đoàn|Tổng [Ll]ãnh sự quán)|\b(?:Embassy|Consulate)\b")
_CLOSED = re.compile(r"\s?(?:[;)\n]|\.(?:\s|$)|$)")
_GOES_ON = re.compile(rf"\s{CAPITAL}")


def find_locations(document: Document, knowledge: Knowledge) -> None:
    """Claim locatedIn for agencies and memberOf for forums whose names hold places."""
    for city, country in pairwise(list(document.mentions)):
        _city(document, city, country)
        _beside(document, knowledge, city, country)
    for mention in list(document.mentions):
        kind = document.candidates[mention.key].kind
        if kind is Kind.AGENCY:
            _located(document, knowledge, mention)
        elif kind is Kind.FORUM:
            _members(document, knowledge, mention)


def _city(document: Document, city: Mentioned, country: Mentioned) -> None:
    """Marrakesh, Morocco: a city and its country side by side."""
    one, other = document.candidates[city.key].entry, document.candidates[country.key].entry
    if one is None or other is None or {one.kind, other.kind} != {Kind.PLACE} or one.id == other.id:
        return
    if is_country(one) or not is_country(other) or one.country != other.country:
        return
    if re.fullmatch(r",\s|\s?\(", document.text[city.end : country.start]):
        document.claim(
            Claim(one.id, Predicate.LOCATED_IN, other.id, None, city.start, country.end, "located-city", 0.85)
        )


def _beside(document: Document, knowledge: Knowledge, body: Mentioned, place: Mentioned) -> None:
    """Office X (Laos); University of Y, Uzbekistan: a place that closes the passage says where it is."""
    entry, own = document.candidates[place.key].entry, document.candidates[body.key]
    if own.kind is not Kind.AGENCY or entry is None or entry.kind is not Kind.PLACE:
        return
    gap, after = document.text[body.end : place.start], document.text[place.end : place.end + 1]
    closed = (re.fullmatch(r"(?:\s\([^()]{2,12}\))?\s?\(", gap) and after == ")") or (
        re.fullmatch(r"(?:\s\([^()]{2,12}\))?,\s", gap) and _is_alone(document, body, place)
    )
    ending = re.fullmatch(r"\s\([^()]{2,12}\)\s(?:of|của)\s(?:the\s)?", gap)
    if not (closed or ending) or own.country not in (None, entry.country) or entry.country == "EU":
        return
    document.claim(
        Claim(body.key, Predicate.LOCATED_IN, entry.id, None, body.start, place.end, "located-beside", 0.7)
    )


def _is_alone(document: Document, body: Mentioned, place: Mentioned) -> bool:
    """Whether "Body, Place" is no stretch of a list of participants."""
    before = document.text[max(0, body.start - 5) : body.start]
    return bool(_CLOSED.match(document.text, place.end)) and not re.search(r"(?:và|and)\s$", before)


def _located(document: Document, knowledge: Knowledge, body: Mentioned) -> None:
    """An agency's name that holds a country, its adjective or a city says where it is."""
    own = document.candidates[body.key].country
    found = _places(document, knowledge, body)
    places = [p for p in found if own is None or p.country == own]
    quote = document.quote(body.start, body.end)
    if _OUTPOST.search(quote) and (len(found) > 1 or not places):
        places = found[-1:]
    elif _EMBASSY.search(quote):
        return  # the country of an embassy is where it comes from
    home = knowledge.country_entry(own) if own and not places else None
    if home is not None and any(
        knowledge.adjectives.get(word) == own for word in document.quote(body.start, body.end).split()
    ):
        places = [home]
    for place in [p for p in places if p.country != "EU"][:1]:
        known = (c for c in document.claims if c.predicate is Predicate.LOCATED_IN and c.subject == body.key)
        if any(c.object == place.id for c in known):
            continue
        document.candidate(place.id, Kind.PLACE, place)
        document.claim(
            Claim(body.key, Predicate.LOCATED_IN, place.id, None, body.start, body.end, "located-name", 0.8)
        )


def _members(document: Document, knowledge: Knowledge, body: Mentioned) -> None:
    """A forum whose name holds two countries, or that is "between A and B", has them as members."""
    countries, end = [p for p in _places(document, knowledge, body) if is_country(p)], body.end
    gap = _BETWEEN.match(document.text, body.end)
    if len(countries) < 2 and gap:
        near = [m for m in document.mentions if gap.end() <= m.start <= gap.end() + 45]
        found = [(m, document.candidates[m.key].entry) for m in near]
        pairs = [(m, e) for m, e in found if e is not None and e.kind is Kind.PLACE and is_country(e)][:2]
        countries, end = [e for _, e in pairs], max((m.end for m, _ in pairs), default=end)
    if len({c.id for c in countries}) != 2:
        return
    for country in countries:
        document.candidate(country.id, Kind.PLACE, country)
        document.claim(
            Claim(country.id, Predicate.MEMBER_OF, body.key, None, body.start, end, "member-name", 0.85)
        )


def _may_name(name: Name, quote: str, hit: Hit) -> bool:
    """Whether a place's name is spelled out, or is an abbreviation that means nothing else: "UAE"."""
    short = quote[hit.start : hit.end]
    return not name.is_abbreviation or (short == name.text and (len(short) > 2 or short in ("US", "UK")))


def _places(document: Document, knowledge: Knowledge, body: Mentioned) -> list[ReferenceEntry]:
    """The places in a name, in order; "Thái Bình" is none in "Thái Bình Dương"."""
    quote = document.quote(body.start, body.end)
    found: dict[tuple[int, int], ReferenceEntry] = {}
    for hit in knowledge.hits(quote):
        entry = next(
            (n.entry for n in hit.names if n.entry.kind is Kind.PLACE and _may_name(n, quote, hit)), None
        )
        if " " not in quote[hit.start : hit.end] and not stands_alone(quote, hit.start, hit.end):
            continue
        goes_on = document.language == "vi" and _GOES_ON.match(quote, hit.end)
        if (
            entry is not None
            and not goes_on
            and quote[hit.start : hit.end].lower() != quote[hit.start : hit.end]
        ):
            found[hit.start, hit.end] = entry
    return [
        entry for (start, end), entry in sorted(found.items())
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e in found)
    ]  # fmt: skip
