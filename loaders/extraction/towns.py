"""Find towns and provinces that the knowledge does not have, by the nouns before their names."""

import re

from loaders.extraction.document import Document
from loaders.extraction.knowledge import Knowledge
from loaders.extraction.names import is_vietnamese_surname
from loaders.extraction.segmentation import CAPITAL
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
