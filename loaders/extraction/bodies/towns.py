"""Find towns and provinces that the knowledge does not have: by a noun or a country beside them."""

import re

from loaders.extraction.bodies.knowledge import Knowledge, is_country
from loaders.extraction.bodies.naming import has_words
from loaders.extraction.text.document import Document
from loaders.extraction.text.names import is_vietnamese_surname, name_start
from loaders.extraction.text.segmentation import CAPITAL
from ontology.folding import fold
from ontology.vocabulary import Kind

RULE = "place-noun"
TOWN = "town"  # the sort of such places: they do not act, as countries do
_WORD = rf"{CAPITAL}[^\W\d_]*(?:[-'’][^\W\d_]+)*"
_NAMED = re.compile(
    r"(?<!\w)(?:[Tt]hành phố|TP\.?|[Tt]hị xã|[Tt]hị trấn|[Hh]uyện|[Tt]ỉnh|[Tt]hủ đô|[Tt]iểu bang|[Bb]ang"
    rf"|[Đđ]ảo|[Tt]hủ phủ|[Cc]ố đô)\s(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})(?!\w)"
)
_OFFICE = re.compile(r"(?:UBND|HĐND|[Ủủ]y ban nhân dân|[Hh]ội đồng nhân dân|[Đđ]oàn|[Bb]í thư)\s$")
_LONGEST_VIETNAMESE = 2  # syllables: "Đông Hà"; a person's name may follow


_BESIDE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|from|near|visited)\s(?:the\s(?:city|town|capital|port)\sof\s)?"
    rf"(?P<name>{_WORD}(?:\s{_WORD}){{0,2}})(?:,\s|\s\()(?:the\s)?(?={CAPITAL})"
)
_NO_TOWN = re.compile(
    r"(?:Asia|Africa|Europe|America|Oceania|Pacific|Gulf|Caribbean|East|West|North|South|ASEAN|Region)\b"
)


def find_english_towns(document: Document, knowledge: Knowledge) -> None:
    """Mention the town in "held in Odawara, Japan": a name that no other is, right before a country."""
    for match in _BESIDE.finditer(document.text):
        start, end = match.span("name")
        country = document.mention_from(match.end())
        entry = document.candidates[country.key].entry if country is not None else None
        if entry is None or not is_country(entry) or _is_no_town(document, start, end):
            continue
        name = document.text[start:end]
        key = f"place:{fold(name)}"
        if document.mention(start, end, key, "place-beside"):
            candidate = document.candidate(key, Kind.PLACE)
            candidate.sort, candidate.country = TOWN, entry.country
            candidate.names.setdefault("en", [name])
            _mention_again(document, name, key)


def _is_no_town(document: Document, start: int, end: int) -> bool:
    """Whether the words are taken, or are usual ones: "in Intellectual Property, Japan"."""
    name = document.text[start:end]
    taken = next(document.overlapping(start, end), None) is not None
    usual = any(has_words(document.text, word.lower()) for word in name.split())
    return taken or usual or _NO_TOWN.search(name) is not None or name_start(name, len(name), 0) != 0


def find_towns(document: Document, knowledge: Knowledge) -> None:
    """Mention the place in "thành phố Đông Hà", "tỉnh Khăm Muộn", "bang Texas"."""
    for match in _NAMED.finditer(document.text):
        start, end = match.start("name"), _end(match["name"]) + match.start("name")
        taken = any(m.start < end and start < m.end for m in document.mentions)
        misspelt = bool(knowledge.named(document.text[start:end]))
        if taken or misspelt or _OFFICE.search(document.text[max(0, match.start() - 24) : match.start()]):
            continue
        name = document.text[start:end]
        key = f"place:{fold(name)}"
        if document.mention(start, end, key, RULE):
            candidate = document.candidate(key, Kind.PLACE)
            candidate.sort = TOWN
            candidate.names.setdefault(document.language, [name])
            _mention_again(document, name, key)


def _end(name: str) -> int:
    """How much of the words is the place: no more than two syllables where a surname begins the rest."""
    parts = name.split()
    for count, part in enumerate(parts[1:], start=1):
        if is_vietnamese_surname(part) and count + 1 >= len(parts) and count < _LONGEST_VIETNAMESE:
            break
        if is_vietnamese_surname(part) and count >= _LONGEST_VIETNAMESE:
            return len(" ".join(parts[:count]))
    return len(name)


def _mention_again(document: Document, name: str, key: str) -> None:
    """Mention the place wherever its name stands alone."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?!\s{CAPITAL})", document.text):
        if not any(m.start < match.end() and match.start() < m.end for m in document.mentions):
            document.mention(match.start(), match.end(), key, RULE)
