"""Whether a passage says that something is so, that it is only wished or planned, or that it is not so."""

import re
from enum import Enum
from functools import cache

from loaders.extraction.lexicon import load_lexicon, words

_CLAUSE_BREAK = re.compile(
    r"[.;:!?\n]|,\s(?:but|while|whereas|nhưng|song|trong khi)\s|\s(?:after|because|sau khi)\s"
)
_QUESTION = re.compile(r"[^.;!\n]{0,160}?\?(?=[\s”\"’]|$)")
_REACH = 50  # signs before a passage within which a word governs it


class Mood(Enum):
    """How a passage means what it says."""

    SAID = "said"
    WISHED = "wished"
    DENIED = "denied"


def mood(masked: str, start: int, end: int, language: str) -> Mood:
    """How the clause that begins before `start` means what it says up to `end`."""
    clause = max((m.end() for m in _CLAUSE_BREAK.finditer(masked, 0, start)), default=0)
    passage = masked[max(clause, start - _REACH) : end]
    denied, wished = _patterns(language)
    if denied.search(passage):
        return Mood.DENIED
    asked = wished.search(passage) or _QUESTION.match(masked, end)
    return Mood.WISHED if asked else Mood.SAID


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = load_lexicon("wishes")[language]
    denied, wished = (
        re.compile(rf"(?<!\w)(?:{'|'.join(words(lexicon, key, 'wishes'))})(?!\w)", re.IGNORECASE)
        for key in ("denials", "wishes")
    )
    return denied, wished
