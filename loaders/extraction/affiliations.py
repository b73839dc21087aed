"""Which body belongs to which, where it is, and who its members are, as far as names and their neighbors say."""

import re

from loaders.extraction.document import Claim, Document, Mentioned
from loaders.extraction.knowledge import Knowledge, is_country
from ontology.vocabulary import Kind, Predicate

_BODIES = (Kind.AGENCY, Kind.FORUM)
_WITHIN = re.compile(
    r",?\s(?:trực thuộc|thuộc|của|under|within|of|at|in)\s(?:the\s|các nước\s)?|\s?\((?:thuộc\s|trực thuộc\s|under\sthe\s|of\sthe\s|the\s)?|['’]s\s"
)
_COMMA = re.compile(r",\s(?:the\s)?")
_BETWEEN = re.compile(r"\s?(?:giữa|between)\s(?:the\s)?$")


def find_affiliations(document: Document, knowledge: Knowledge) -> None:
    """Claim partOf, locatedIn and memberOf."""
    bodies = [m for m in document.mentions if document.candidates[m.key].kind in _BODIES]
    for number, body in enumerate(bodies):
        _located(document, knowledge, body)
        _members(document, knowledge, body)
        _inside_own_name(document, knowledge, body)
        if number + 1 < len(bodies):
            _belongs(document, knowledge, body, bodies[number + 1])


def _belongs(document: Document, knowledge: Knowledge, part: Mentioned, whole: Mentioned) -> None:
    """ "X thuộc Y", "X of the Y", "X (Y)"; "X, Y" only where X is known to belong to Y."""
    between = document.text[part.end : whole.start]
    if _WITHIN.fullmatch(between):
        if "(" in between and not _closes(document, whole):
            return
        if document.candidates[part.key].key != whole.key:
            _claim(document, Predicate.PART_OF, part.key, whole.key, part.start, whole.end, "part-of", 0.85)
    elif (entry := document.candidates[part.key].entry) and entry.part_of == whole.key and len(between) < 60:
        same = document.sentence_at(part.start) == document.sentence_at(whole.start)
        if same and "." not in between:
            _claim(
                document, Predicate.PART_OF, part.key, whole.key, part.start, whole.end, "part-of-known", 0.7
            )


def _closes(document: Document, whole: Mentioned) -> bool:
    return document.text.startswith(")", whole.end)


def _inside_own_name(document: Document, knowledge: Knowledge, body: Mentioned) -> None:
    """A name that holds its parent's name: "Đại hội đồng WIPO" belongs to WIPO."""
    entry = document.candidates[body.key].entry
    parent = knowledge.reference.get(entry.part_of or "") if entry else None
    if parent is None:
        return
    quote = document.quote(body.start, body.end)
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", quote) for name in parent.all_names):
        document.candidate(parent.id, parent.kind, parent)
        _claim(document, Predicate.PART_OF, body.key, parent.id, body.start, body.end, "part-of-name", 0.9)


def _located(document: Document, knowledge: Knowledge, body: Mentioned) -> None:
    """An agency's name that holds a country or a place says where it is."""
    if document.candidates[body.key].kind is not Kind.AGENCY:
        return
    for hit in knowledge.hits(document.quote(body.start, body.end)):
        for name in hit.names:
            own = document.candidates[body.key].country
            if (
                name.entry.kind is Kind.PLACE
                and not name.is_abbreviation
                and (own is None or name.entry.country == own)
            ):
                document.candidate(name.entry.id, Kind.PLACE, name.entry)
                _claim(
                    document,
                    Predicate.LOCATED_IN,
                    body.key,
                    name.entry.id,
                    body.start,
                    body.end,
                    "located-name",
                    0.8,
                )
                return


def _members(document: Document, knowledge: Knowledge, body: Mentioned) -> None:
    """A forum whose name holds two countries, or that is "between A and B", has them as members."""
    if document.candidates[body.key].kind is not Kind.FORUM:
        return
    countries = [
        n.entry for hit in knowledge.hits(document.quote(body.start, body.end)) for n in hit.names
        if n.entry.kind is Kind.PLACE and is_country(n.entry)
    ]  # fmt: skip
    end = body.end
    if len(countries) < 2:
        tail = re.compile(r"\s(?:giữa|between)\s(?:the\s)?").match(document.text, body.end)
        near = [m for m in document.mentions if tail and tail.end() <= m.start <= tail.end() + 45]
        found = [
            document.candidates[m.key].entry for m in near if document.candidates[m.key].kind is Kind.PLACE
        ]
        countries = [e for e in found if e is not None and is_country(e)][:2]
        end = near[1].end if len(near) > 1 else end
    if len({c.id for c in countries}) == 2:
        for country in countries:
            document.candidate(country.id, Kind.PLACE, country)
            _claim(document, Predicate.MEMBER_OF, country.id, body.key, body.start, end, "member-name", 0.85)


def _claim(
    document: Document,
    predicate: Predicate,
    subject: str,
    target: str,
    start: int,
    end: int,
    rule: str,
    trust: float,
) -> None:
    document.claim(Claim(subject, predicate, target, None, start, end, rule, trust))
