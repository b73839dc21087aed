"""Who an article shows at the event that it reports, where no sentence says "attended"."""

import re
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.described.reported_events import AT, reported_events
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence
from ontology.vocabulary import Kind, Predicate

RULE = "presence"
_SAID = ".en.spoke"
_SPOKES = re.compile(r"[Ss]pokes(?:man|woman|person)\b")
_BESIDE = 130  # characters around a name that tell whether the person is there


def find_presence(document: Document, knowledge: Knowledge) -> None:
    """Claim that people who are quoted or act in an article took part in the event that it reports.

    A sentence that names an event itself places its people there, every other one at the first event
    that the article reports.
    """
    _drop_spokespeople(document)
    events = reported_events(document)
    if not events:
        return
    placed = {c.subject for c in document.claims if c.predicate in AT}
    for sentence in document.sentences:
        here = [m for m in events if sentence.start <= m.start < sentence.end] or events[:1]
        for person in document.within(sentence.start, sentence.end, (Kind.OFFICIAL,)):
            if person.key in placed or not _is_there(document, sentence, person):
                continue
            placed.add(person.key)
            event = next((m for m in reversed(here) if m.start < person.start), here[0])
            document.claim(
                Claim(
                    subject=person.key,
                    predicate=Predicate.PARTICIPATED_IN,
                    object=event.key,
                    value=None,
                    start=sentence.start,
                    end=sentence.end,
                    rule=RULE,
                    confidence=0.55,
                )
            )


def _drop_spokespeople(document: Document) -> None:
    """Take back that who speaks for others, or is only cited, was at an event because of what was said."""
    document.claims = [
        c
        for c in document.claims
        if not (c.rule.endswith(_SAID) and _SPOKES.search(document.quote(c.start, c.end)))
    ]


def _is_there(document: Document, sentence: Sentence, person: Mentioned) -> bool:
    """Whether nothing beside the name says that the person had left, was absent or only spoken of."""
    before = document.text[max(sentence.start, person.start - _BESIDE) : person.start]
    behind = document.text[person.end : min(sentence.end, person.end + _BESIDE)]
    absent_before, absent_behind = _absent(document.language)
    return not (absent_before.search(before) or absent_behind.match(behind))


@cache
def _absent(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What shows absence before a name and behind it; lexicon/events.yaml, `absent`."""
    lexicon = load_lexicon("events")["absent"][language]
    return re.compile(lexicon["before"]), re.compile(lexicon["behind"])
