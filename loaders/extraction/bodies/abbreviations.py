"""Abbreviations that an article defines itself: "Sở hữu trí tuệ (SHTT)", "X (hereinafter ABC)"."""

import re
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document
from ontology.folding import fold_characters

DEFINITION = re.compile(
    r"\(\s?(?P<cue>(?:viết tắt là|gọi tắt là|sau đây gọi(?: tắt)? là|sau đây viết tắt là"
    r"|here(?:in)?after(?: referred to as)?|also known as|known as|abbreviated(?: as)?|or|hay"
    r"|tên tiếng Anh là|tiếng Anh:?)?"
    r"[\s:,]*(?:the\s)?[“\"'‘]?)(?P<short>[A-ZĐ][A-Za-zĐđ&./-]{1,14}(?:\s[A-ZĐ][A-Za-z&-]{1,9}){0,2})[”\"'’]?\s?\)"
)
_WORD = re.compile(r"[^\W\d_]+")
_REACH = 160


def find_abbreviations(document: Document, knowledge: Knowledge) -> None:
    """Note what each bracketed abbreviation stands for: the words before it whose initials it is made of."""
    for match in DEFINITION.finditer(document.text):
        short = match["short"]
        if sum(c.isupper() for c in short) < 2:
            continue
        start = long_form_start(document.text, match.start(), short)
        if start is not None:
            document.abbreviations.setdefault(short, document.text[start : match.start()].strip())


def long_form_start(text: str, end: int, short: str) -> int | None:
    """Where the words begin that end before `end` and give `short` its letters; None where they do not."""
    letters = [fold_characters(c).lower() for c in short if c.isalpha()]
    begin = max(0, end - _REACH, text.rfind("\n", 0, end) + 1)
    left, start = len(letters) - 1, None
    for match in reversed(list(_WORD.finditer(text, begin, end))[-len(letters) - 6 :]):
        word = match.group()
        if fold_characters(word[0]).lower() == letters[left]:
            start, left = match.start(), left - 1
            if left < 0:
                return start
        elif word.lower() not in _small_words():
            return None
    return None


def expand(name: str, abbreviations: dict[str, str]) -> str:
    """`name` with the article's abbreviations written out: "Cục SHTT" → "Cục Sở hữu trí tuệ"."""
    for short, long in abbreviations.items():
        if short in name and name != short:
            name = re.sub(rf"(?<![\w&]){re.escape(short)}(?![\w&])", long, name)
    return abbreviations.get(name, name)


@cache
def _small_words() -> frozenset[str]:
    return frozenset(words(load_lexicon("segmentation"), "small_words", "segmentation"))
