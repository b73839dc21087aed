"""Which organization a name means: a reference entry, the body of a country with a function, or its own."""

import re
from dataclasses import dataclass
from functools import cache

from loaders.extraction.bodies.abbreviations import expand
from loaders.extraction.bodies.gazetteer import choose, country_weights
from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Candidate, Document
from ontology.folding import fold, has_accents
from ontology.vocabulary import Kind

_OF = re.compile(
    r"^(?:the\s)?(?P<function>.+?)(?:\s(?:of|của|in|for)(?:\sthe)?\s|\s?\(|\s)(?P<country>[^()]+?)\)?$",
    re.IGNORECASE,
)

_DATELINE = re.compile(r",?\s?(?:[-–—:]\s|\([A-Z][\w ]+\)|[A-Z][a-z]+\.? \d{1,2}\b)")
_OPENING = 12  # mentions among which the place is that a report opens with
_PAIR = re.compile(r"(?<!\w)Việt\s?[-–]\s?(?=[A-ZĐÚẤÝ])")  # "Ủy ban hỗn hợp Việt - Lào"
_VI_SIDES = re.compile(
    r"Việt(?: Nam)? ?[-–] ?[A-ZĐÚẤÝ]|[^\W\d_] [-–] Việt Nam|(?:[Hh]ợp tác|[Hh]ỗn hợp)\b.* hai nước"
)
_SCIENCE = re.compile(r"([Kk]hoa học) ([Cc]ông nghệ)(?! (?:cao|thông))")
_SHORT = re.compile(r" \([A-ZĐ&.-]{2,9}\)(?= )")  # "Sở Khoa học và Công nghệ (KH&CN) tỉnh Bến Tre"
_PROVINCE = re.compile(r"\s(?:tỉnh|thành phố|Thành phố|TP\.?)\s(?=[A-ZĐ])(?!Hồ Chí Minh)")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name was found to mean."""

    key: str
    kind: Kind
    country: str | None = None


_SIDES = re.compile(r"((?:[A-Z]\.){2,}|[A-Z][\w.]*(?: [A-Z]\w+)?)\s?[-–]\s?([A-Z]\w*)( [A-Z]\w+)?")


def organization(document: Document, knowledge: Knowledge, name: str, *, scope: str = "") -> Candidate:
    """The candidate that `name` stands for in this article, made on first use.

    `scope` tells bodies of the same generic name apart: the key of the body that it belongs to.
    """
    full = expanded(document, name)
    full = _PROVINCE.sub(" ", full)
    for wording in dict.fromkeys((name, expanded(document, name), full)):
        found = _known(document, knowledge, wording) or _composed(document, knowledge, wording)
        if found is not None:
            return found
    kind = _kind_of(full, knowledge)
    key = f"{kind.value.lower()}:{fold(full)}" + (f"|{scope}" if scope and is_generic(full) else "")
    return document.candidate(key, kind)


def of_function(document: Document, knowledge: Knowledge, function: str) -> Candidate | None:
    """The body of a function that the article speaks of: the one it names, else that of its main country.

    Of two countries that it names as often, the one is meant that it reports from.
    """
    named = {
        m.key for m in document.mentions
        if (entry := document.candidates[m.key].entry) is not None and entry.function == function
    }  # fmt: skip
    if named:
        return document.candidates[named.pop()] if len(named) == 1 else None
    weights = country_weights(document, knowledge).most_common(2)
    if bool(weights) and (len(weights) == 1 or weights[0][1] >= 2 * weights[1][1]):
        return by_function(document, knowledge, weights[0][0], function)
    home = _reported_from(document) if document.language == "en" else None
    return by_function(document, knowledge, home, function) if home in dict(weights) else None


def _reported_from(document: Document) -> str | None:
    """The country of the town that the report opens with: "ISLAMABAD - …"."""
    for mention in document.mentions[:_OPENING]:
        place = document.candidates[mention.key].kind is Kind.PLACE
        opens = document.sentence_at(mention.start).start == mention.start
        if place and opens and _DATELINE.match(document.text, mention.end):
            return document.candidates[mention.key].country
    return None


def body_of(document: Document, knowledge: Knowledge, name: str, country: str) -> Candidate | None:
    """The body of a country by its name without the country, or by what that name says it does."""
    entry = knowledge.body_of(country, name)
    if entry is not None:
        return document.candidate(entry.id, entry.kind, entry)
    function = knowledge.function_of(name)
    return by_function(document, knowledge, country, function) if function else None


def by_function(document: Document, knowledge: Knowledge, country: str, function: str) -> Candidate:
    """The body of a country that has a function: of the reference, else one that this key alone describes."""
    entry = knowledge.reference.of_country(country, function)
    if entry is not None:
        return document.candidate(entry.id, entry.kind, entry)
    candidate = document.candidate(f"agency:{function}|{country}", Kind.AGENCY)
    place = knowledge.country_entry(country)
    if place is not None and not candidate.names:
        english, vietnamese = knowledge.function_names(function)
        candidate.names = {
            "en": [f"{english} of {place.entity().label('en')}"],
            "vi": [f"{vietnamese} {place.entity().label('vi')}"],
        }
    candidate.country = country
    return candidate


def has_words(text: str, words: str) -> bool:
    """Whether `words` stand in `text` as whole words."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (start and text[start - 1].isalnum()) and not (end < len(text) and text[end].isalnum()):
            return True
        start = text.find(words, start + 1)
    return False


def is_generic(name: str) -> bool:
    """Whether a name does not say whose body it is: "Legal Department", "Phòng Pháp chế"."""
    first, last = name.split()[0], name.split()[-1]
    if last in ("University", "College") or "University" in name:
        return False
    return any(w in _generic() for w in (first, last, " ".join(name.split()[:2])))


def expanded(document: Document, name: str) -> str:
    """`name` with the abbreviations of the article, and the usual ones, written out."""
    usual: dict[str, str] = load_lexicon("segmentation")["usual"]
    if document.language != "vi":
        return expand(name, document.abbreviations)
    name = _SCIENCE.sub(r"\1 và \2", _SHORT.sub("", name))
    return expand(_PAIR.sub("Việt Nam - ", expand(name, document.abbreviations)), usual)


def _known(document: Document, knowledge: Knowledge, name: str) -> Candidate | None:
    names = tuple(
        n
        for n in knowledge.named(name)
        if n.entry.kind in (Kind.AGENCY, Kind.FORUM) and (not n.is_abbreviation or n.text == name)
        and (not has_accents(name) or not has_accents(n.text) or n.text.casefold() == name.casefold())
    )  # fmt: skip
    if not names:
        return None
    chosen = choose(document, len(document.text), names, country_weights(document, knowledge), knowledge)
    if chosen is None:
        return None
    return document.candidate(chosen.entry.id, chosen.entry.kind, chosen.entry)


def _composed(document: Document, knowledge: Knowledge, name: str) -> Candidate | None:
    for split in (knowledge.country_at_end, knowledge.country_at_start):
        found = split(name)
        body = body_of(document, knowledge, *found) if found else None
        if body is not None:
            return body
    return _at_home(document, knowledge, name)


def _at_home(document: Document, knowledge: Knowledge, name: str) -> Candidate | None:
    """The known body of a country that is written with the country: "Tòa án nhân dân tối cao Việt Nam"."""
    found = knowledge.country_at_end(name)
    entries = {
        n.entry.id: n.entry for n in (knowledge.named(found[0]) if found and " " in found[0] else ())
        if n.entry.kind is Kind.AGENCY and n.entry.country == (found or ("", ""))[1]
    }  # fmt: skip
    if len(entries) != 1:
        return None
    entry = entries.popitem()[1]
    return document.candidate(entry.id, entry.kind, entry)


def _kind_of(name: str, knowledge: Knowledge) -> Kind:
    lexicon = load_lexicon("organizations")
    if any(name.startswith(head) for head in words(lexicon["vi"], "forums", "organizations")):
        return Kind.FORUM
    if any(name.startswith(head) for head in words(lexicon["vi"], "joint", "organizations")):
        if _VI_SIDES.search(name):
            return Kind.FORUM
        joint = any(word in name for word in words(lexicon["vi"], "joint_words", "organizations"))
        joint = joint and not any(word in name for word in words(lexicon["vi"], "not_joint", "organizations"))
        return Kind.FORUM if joint else Kind.AGENCY
    if any(has_words(name, head) for head in words(lexicon["en"], "forums", "organizations")):
        return Kind.FORUM
    if any(has_words(name, head) for head in words(lexicon["en"], "joint", "organizations")):
        joint = any(has_words(name, word) for word in words(lexicon["en"], "joint_words", "organizations"))
        return Kind.FORUM if joint or _has_two_sides(name, knowledge) else Kind.AGENCY
    return Kind.AGENCY


def _has_two_sides(name: str, knowledge: Knowledge) -> bool:
    """Whether a name begins with two countries: "U.S.-Nepal Trade and Investment Council"."""
    sides = _SIDES.match(name)
    if sides is None:
        return False
    one, other, more = sides.groups(default="")
    found = {knowledge.country_of(one), knowledge.country_of(other) or knowledge.country_of(other + more)}
    return len(found) == 2 and None not in found


@cache
def _generic() -> frozenset[str]:
    lexicon = load_lexicon("organizations")
    return frozenset(w for side in ("vi", "en") for w in words(lexicon[side], "generic", "organizations"))
