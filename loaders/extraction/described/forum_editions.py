"""Meetings told by a number and their forum alone: "the 24th Joint Commission in Lima", "IPEG-44"."""

import re
from collections.abc import Iterator

from loaders.extraction.described.described import Passage
from loaders.extraction.described.phrases import number_in
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.dates import find_dates
from loaders.extraction.text.document import Document, Mentioned
from ontology.vocabulary import Kind

_NUMBER_BEFORE = re.compile(
    r"(?<![\w.-])(?P<number>\d{1,3}(?:st|nd|rd|th)|[A-Za-z]{3,12}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird)\s"
    r"(?:(?:[A-Z][\w.’']*)(?:\s(?:of|and|&)\s|\s?[-–/]\s?|\s)){0,6}$"
)  # "the eighth", and whose it is: "the eighth Kenya-U.S. …"
_REACH = 70  # letters that fit between a number and the name of its forum
_HELD = re.compile(
    r"(?:\s?\([^()\n]{2,40}\))?(?:\s(?:in|on|at|was|were|is|has|had|held|took|convened|opened|closed|concluded|ended"
    r"|hosted|co-hosted|and the \d)\b|[,;]?\s\(?(?:co-)?(?:chaired|hosted)\b|\s?[.,;]|\s?$|(?=\n))"
)
_SHORT_NUMBER = re.compile(r"[-–\s](?P<number>\d{1,3})(?![\w%]|[.,]\d)(?=[),.;]|\s[a-z(–-])")
_NEAR = 45  # characters behind a forum within which a date is that of its meeting


def numbered_meetings(document: Document) -> Iterator[Passage]:
    """The meetings of forums that only a number tells from the forum itself."""
    if document.language != "en":
        return
    for mention in document.mentions:
        if document.candidates[mention.key].kind is not Kind.FORUM:
            continue
        before = _NUMBER_BEFORE.search(document.text, max(0, mention.start - _REACH), mention.start)
        if before is not None and _is_number(before["number"]) and _HELD.match(document.text, mention.end):
            yield _passage(document, mention, before.start("number"), before.end("number"))
        elif (behind := _SHORT_NUMBER.match(document.text, mention.end)) and _meets(document, mention):
            yield _passage(document, mention, behind.start("number"), behind.end("number"))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word.lower() in load_lexicon("events")["ordinals"]


def _meets(document: Document, mention: Mentioned) -> bool:
    """Whether a short form is that of a body within another, which meets and is numbered by it: "SOM 3"."""
    entry = document.candidates[mention.key].entry
    short = document.quote(mention.start, mention.end)
    return entry is not None and entry.part_of is not None and short.isupper() and " " not in short


def _passage(document: Document, forum: Mentioned, start: int, end: int) -> Passage:
    whole = document.quote(min(start, forum.start), max(end, forum.end))
    sentence = document.sentence_at(start)
    limit = min(sentence.end, max(end, forum.end) + _NEAR)
    dates = find_dates(document.text, max(end, forum.end), limit, published=document.article.published)
    digits = document.quote(start, end)
    return Passage(
        start=start,
        end=end,
        name=whole if whole.endswith(digits) else f"{whole} meeting",
        family="meeting",
        sort="meeting",
        number=digits if digits.isdigit() else number_in(digits),
        date=dates[0].value if dates else None,
        parties=frozenset((forum.key,)),
        sentence=sentence.start,
        paragraph=sentence.paragraph,
    )
