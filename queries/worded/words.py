"""The words of a question: folded and stemmed, each with its place in the text."""

import re
import unicodedata
from dataclasses import dataclass

from ontology.folding import fold, has_accents

_WORD = re.compile(r"\w+")
_ENDINGS = ("ships", "ship", "ings", "ing", "ies", "ied", "es", "ed", "e", "s", "y")
_SHORTEST = 4  # letters that stay of a word without its ending; "goods" and "bus" keep theirs
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question."""

    written: str
    folded: str
    start: int
    end: int

    @property
    def stem(self) -> str:
        """What is compared: an English word without its ending, a Vietnamese syllable as it is."""
        return self.folded if has_accents(self.written) else stem(self.folded)


def words_of(text: str) -> list[Word]:
    """The words of a text, with offsets in its NFC form."""
    text = unicodedata.normalize("NFC", text)
    return [Word(m.group(), fold(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]


def stem(word: str) -> str:
    """An English word without its ending; what is short stays.

    >>> [stem(word) for word in ("agencies", "agency", "funded", "funds", "fund", "ai", "forum")]
    ['agenc', 'agenc', 'fund', 'fund', 'fund', 'ai', 'forum']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def is_vietnamese(text: str) -> bool:
    """Whether a text shows Vietnamese letters."""
    return bool(_VIETNAMESE.search(unicodedata.normalize("NFC", text)))
