"""Cut a text into sentences and words, keeping offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Sentence

CAPITAL = "[" + "".join(c for c in map(chr, range(0x2000)) if c.isupper()) + "]"
"""A character class of the capital letters that names are written with."""
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(
    rf"[.!?…]+[”\"’')\]]*(?=\s+[“\"‘'(\[*–-]*\s?(?:{CAPITAL}|\d)|\s*$)|\s\|(?=\s|$)|[.!?](?={CAPITAL}[^\W\d_])"
)
_LAST_WORD = re.compile(r"[^\s(\[“\"]+$")
_WORD = re.compile(
    r"[^\W\d_]\.(?:[^\W\d_]\.)+"  # U.S., H.E.
    r"|[^\W\d_]+(?:[-'’&/](?=[^\W\d_])[^\W\d_]+)*"  # Al-Khalifa, O'Brien, KH&CN
    r"|\d+(?:[.,/-]\d+)*|[^\w\s]",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a number or a sign, and where it stands."""

    start: int
    end: int
    text: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_lower(self) -> bool:
        """Whether it is a word that begins with a small letter."""
        return self.text[0].islower()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in capitals throughout, with two letters at least."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) > 1 and all(c.isupper() for c in letters)


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text; each line break ends one, so headings and captions are their own.

    What a page brings along, such as notices of rights and addresses, is left out.
    """
    sentences = []
    first = _before_headline(text)
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text), start=-first):
        for start, end in _cut(text, paragraph.start(), paragraph.end()):
            if _furniture().search(text, start, end):
                continue
            sentences.append(Sentence(start, end, max(0, number)))
    return tuple(sentences)


def _before_headline(text: str) -> int:
    """How many paragraphs stand before the headline: the time of publication, buttons of the page."""
    count = 0
    for paragraph in _PARAGRAPH.finditer(text):
        if not _above_headline().fullmatch(paragraph.group().strip()):
            break
        count += 1
    return count


def split_words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words and signs of `text[start:end]`, in order."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match.start(), match.end(), match.group())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_sentence(text, begin, match):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    if match.group().endswith("|"):
        return True
    word = _LAST_WORD.search(text, begin, match.start())
    last = re.split("[-–]", word.group())[-1] if word else ""  # "India-U.S." ends as "U.S." does
    if match.group().startswith(".") and match.end() < len(text) and not text[match.end()].isspace():
        return (
            len(last) > 2
            and last[-1].islower()
            and text[match.end()].isupper()
            and "." not in last
            and "/" not in last
        )
    if match.group() != ".":
        return True
    initial = len(last) == 1 and last.isupper()
    return not (initial or last.lower() in _abbreviations() or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", last))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


@cache
def _furniture() -> re.Pattern[str]:
    found: list[str] = load_lexicon("segmentation")["furniture"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found))


@cache
def _above_headline() -> re.Pattern[str]:
    return re.compile(load_lexicon("segmentation")["above_headline"])


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(w.lower() for w in words(load_lexicon("segmentation"), "abbreviations", "segmentation"))
