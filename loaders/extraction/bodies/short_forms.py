"""Names that are said in short after they were said in full, or by their function alone."""

import re
from itertools import pairwise

from loaders.extraction.bodies.abbreviations import DEFINITION
from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import by_function, expanded, of_function, organization
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document, Mentioned
from loaders.extraction.text.titles import title_pattern
from ontology.folding import fold
from ontology.vocabulary import Kind

_BODIES = (Kind.AGENCY, Kind.FORUM)
_UNDER = re.compile(
    r"\s?\(|,?\s(?:trực thuộc|thuộc|của|of|under|in|within|at)\s(?:the\s)?|,\s(?:the\s)?|\s[-–]\s"
)
_ACRONYM_AFTER = re.compile(
    r"\s(?:of\s|của\s)?(?:the\s)?([A-ZĐ]{3,8})(?![\w-])(?=\s[A-Z][^\W\d_A-Z]+\s[A-Z]|\s?[,;)(]|\s[a-zđ]|$)"
)
_ACRONYM_BEFORE = re.compile(r"(?<![\w-])([A-Z]{3,8})(?:['’]s)?\s$")


def join_short_forms(document: Document, knowledge: Knowledge) -> None:
    """Let a short name mean the body that the article names in full, and drop names that are none.

    "Sở KH&CN" is the beginning of "Sở KH&CN thành phố Hải Phòng"; "the Patent Office", without a country, is
    the office that the article speaks of.
    """
    _join_known_abbreviations(document)
    for mention in list(document.mentions):
        candidate = document.candidates[mention.key]
        if candidate.kind not in _BODIES or candidate.entry is not None:
            continue
        name = expanded(document, document.quote(mention.start, mention.end))
        longer = _longer(document, mention, fold(name))
        if longer is not None:
            _rename(document, mention, longer)
        elif function := knowledge.function_of(name):
            _resolve_function(document, knowledge, mention, function)


def take_governments_for_countries(document: Document, knowledge: Knowledge) -> None:
    """Let "the Government of Japan" mean Japan, which is the party; a bare "Government" names nothing."""
    for mention in list(document.mentions):
        candidate = document.candidates[mention.key]
        function = candidate.entry.function if candidate.entry else None
        if function != "government" and not mention.key.startswith("agency:government|"):
            continue
        entry = knowledge.country_entry(candidate.country or "")
        quote = document.quote(mention.start, mention.end)
        said = knowledge.country_at_end(quote) or knowledge.country_at_start(quote)
        if entry is None or said is None:
            document.mentions.remove(mention)
        else:
            document.candidate(entry.id, Kind.PLACE, entry)
            _rename(document, mention, entry.id)


def move_bodies_to_foreign_parents(document: Document, knowledge: Knowledge) -> None:
    """Let "Cục Sở hữu trí tuệ (Bộ Thương mại Lào)" mean the office of the country of that ministry."""
    for part, whole in pairwise(list(document.mentions)):
        entry, abroad = document.candidates[part.key].entry, document.candidates[whole.key].country
        at_home = entry is None or entry.country == "VN"
        if (
            not at_home
            or abroad in (None, "VN")
            or not _is_body(document, part)
            or not _is_body(document, whole)
        ):
            continue
        function = knowledge.function_of(document.quote(part.start, part.end))
        if abroad and function and _UNDER.fullmatch(document.text[part.end : whole.start]):
            _rename(document, part, by_function(document, knowledge, abroad, function).key)


def find_abbreviated_bodies(document: Document, knowledge: Knowledge) -> None:
    """Mention bodies by the abbreviations that the article gives them, or that stand beside a title."""
    for short, key in _given_abbreviations(document, knowledge).items():
        for match in re.finditer(rf"(?<![\w&-]){re.escape(short)}(?![\w&-])", document.text):
            _mention_again(document, match.start(), match.end(), key)
        for mention in list(document.mentions):
            if _is_head_and(document, mention, short):
                _rename(document, mention, key)
    for title in title_pattern(document.language).finditer(document.text):
        _office_by_acronym(document, knowledge, _ACRONYM_AFTER.match(document.text, title.end()))
        before = document.text[max(0, title.start() - 16) : title.start()]
        if found := _ACRONYM_BEFORE.search(before):
            start = title.start() - len(before) + found.start(1)
            _office_by_acronym(document, knowledge, re.compile(r"([A-Z]+)").match(document.text, start))


def _given_abbreviations(document: Document, knowledge: Knowledge) -> dict[str, str]:
    """Abbreviation → key of the one body that the article puts it in brackets after."""
    given: dict[str, set[str]] = {}
    for mention in document.mentions:
        bracket = DEFINITION.match(document.text, mention.end) if _is_body(document, mention) else None
        if bracket is None and document.text.startswith(" ", mention.end) and _is_body(document, mention):
            bracket = DEFINITION.match(document.text, mention.end + 1)
        short = bracket["short"] if bracket else ""
        long = document.abbreviations.get(short)
        inside = long is not None and long != document.quote(mention.start, mention.end)
        others = {n.entry.id for n in knowledge.named(short) if n.is_abbreviation} - {mention.key}
        own = mention.key in {n.entry.id for n in knowledge.named(short)}
        inside = inside or bool(others and not own and document.candidates[mention.key].entry is not None)
        if sum(c.isupper() for c in short) > 1 and " " not in short and not inside:
            given.setdefault(short, set()).add(mention.key)
    return {short: keys.pop() for short, keys in given.items() if len(keys) == 1}


def _is_head_and(document: Document, mention: Mentioned, short: str) -> bool:
    """Whether a name is only a head noun and an abbreviation: "Hiệp hội VASX", "the VASX Association"."""
    said = document.quote(mention.start, mention.end).split()
    local = document.candidates[mention.key].entry is None
    nouns = words(load_lexicon("organizations")["alone"], "en", "organizations")
    plain = document.language == "vi" or all(word == short or word.lower() in nouns for word in said)
    return local and _is_body(document, mention) and short in said and len(said) <= 3 and plain


def _is_body(document: Document, mention: Mentioned) -> bool:
    return document.candidates[mention.key].kind in _BODIES


def _mention_again(document: Document, start: int, end: int, key: str) -> None:
    """Mention `key`, in place of what the same letters stand for elsewhere."""
    for rival in list(document.within(start, end)):
        document.mentions.remove(rival)
    document.mention(start, end, key, "abbreviation")


def _office_by_acronym(document: Document, knowledge: Knowledge, match: re.Match[str] | None) -> None:
    if match is None or any(document.overlapping(*match.span(1))):
        return
    if all(n.entry.kind in _BODIES for n in knowledge.named(match[1])):
        name = document.abbreviations.get(match[1], match[1])
        body = organization(document, knowledge, name)
        document.mention(match.start(1), match.end(1), body.key, "office-acronym")


def _join_known_abbreviations(document: Document) -> None:
    """Let an unknown full name with a known abbreviation in brackets behind it be the known body."""
    for before, after in pairwise(list(document.mentions)):
        known = document.candidates[after.key].entry
        if known is None or document.candidates[before.key].entry or not _is_body(document, before):
            continue
        short = document.quote(after.start, after.end)
        if short in known.abbreviations and document.text[before.end : after.start] in (" (", "("):
            _rename(document, before, after.key)


def _longer(document: Document, mention: Mentioned, name: str) -> str | None:
    """The key of the one body whose full name begins with `name`."""
    found = set()
    for other in document.mentions:
        if other.key != mention.key and document.candidates[other.key].kind in _BODIES:
            full = fold(expanded(document, document.quote(other.start, other.end)))
            if full.startswith(name + " "):
                found.add(other.key)
    return found.pop() if len(found) == 1 else None


def _resolve_function(document: Document, knowledge: Knowledge, mention: Mentioned, function: str) -> None:
    """Let a name that is only a function mean the body of that function that the article speaks of."""
    body = of_function(document, knowledge, function)
    if body is None and function.startswith("ministry"):
        return
    document.mentions.remove(mention)
    if body is not None:
        document.mention(mention.start, mention.end, body.key, "function-of-country")


def _rename(document: Document, mention: Mentioned, key: str) -> None:
    position = document.mentions.index(mention)
    document.mentions[position] = Mentioned(mention.start, mention.end, key, mention.rule)
