"""Find people that only what they do shows: who is said to speak, to lead, to sign."""

import re
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.people.people import add_person, is_taken, take_name
from loaders.extraction.text.document import Document
from loaders.extraction.text.names import name_start
from loaders.extraction.text.titles import title_pattern
from ontology.vocabulary import Kind

_SAID = re.compile(r"\b(?:[Aa]ccording to|said|says|added|explained)\s(?=[^\W\d_a-z]\w+ [^\W\d_a-z]\w+[,.])")
_OF = re.compile(r"\s(?:of|from|at)\s(?:the\s)?")
_SURNAME = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Prof|Baroness|Lord|Lady|Sir|Dame|Senator)\.?\s(?P<name>[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?)"
    r",\s(?:the\s|then\s)?"
)
_LED_BY = re.compile(
    r"\b(?:headed|led|chaired|represented|signed|moderated|opened|accompanied|delivered|presided over"
    r"|facilitated) by\s"
)


def find_speaking_people(document: Document, knowledge: Knowledge) -> None:
    """Mention people that only their speaking shows: "Francis Gurry welcomed"."""
    if document.language != "en":
        return
    _take_surnames(document)
    for match in _LED_BY.finditer(document.text):
        take_name(document, match.end(), document.sentence_at(match.start()).end, "person-agent")
    for match in _SAID.finditer(document.text):
        take_name(document, match.end(), document.sentence_at(match.start()).end, "person-said")
    for mention in list(document.mentions):
        if document.candidates[mention.key].kind is Kind.AGENCY and _speech().match(
            document.text, mention.end
        ):
            _take_of_office(document, mention.start)
    for match in _speech().finditer(document.text):
        start = name_start(document.text, match.start(), document.sentence_at(match.start()).start)
        whole = start is not None and document.text.count(" ", start, match.start()) in (1, 2)
        if start is not None and whole and not is_taken(document, start, match.start()):
            add_person(document, start, match.start(), "person-speech")


def _take_surnames(document: Document) -> None:
    """The person in "Mr. Kato, Director of the office": a surname alone, if no longer name ends with it."""
    named = [document.quote(m.start, m.end) for m in document.mentions]
    for match in _SURNAME.finditer(document.text):
        start, end = match.span("name")
        longer = any(name.endswith(match["name"]) for name in named) or is_taken(document, start, end)
        if not longer and title_pattern("en").match(document.text, match.end()):
            add_person(document, start, end, "person-surname")


def _take_of_office(document: Document, position: int) -> None:
    """The person in "Sunil Abraham of the Centre said"."""
    gap = _OF.search(document.text, max(0, position - 8), position)
    if gap is None or gap.end() != position:
        return
    start = name_start(document.text, gap.start(), document.sentence_at(position).start)
    if start is None or document.text.count(" ", start, gap.start()) not in (1, 2):
        return
    if not is_taken(document, start, gap.start()):
        add_person(document, start, gap.start(), "person-of-office")


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(words(load_lexicon('people'), 'speech', 'people'))})\b")
