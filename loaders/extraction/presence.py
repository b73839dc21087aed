"""Who an article shows at the event that it reports, where no sentence says "attended"."""

import re
from datetime import timedelta
from functools import cache

from loaders.extraction.described import PLANNED
from loaders.extraction.document import Claim, Document, Mentioned, Sentence
from loaders.extraction.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon
from ontology.dates import bounds
from ontology.vocabulary import Kind, Predicate

RULE = "presence"
AT = (Predicate.PARTICIPATED_IN, Predicate.CHAIRED, Predicate.HOSTED)
_PAST = timedelta(days=45)  # what was so long before the article is background
_COMING = timedelta(days=2)  # what comes later has not been attended yet
_BESIDE = 130  # characters around a name that tell whether the person is there


def find_presence(document: Document, knowledge: Knowledge) -> None:
    """Claim that people who are quoted or act in an article took part in the event that it reports.

    A sentence that names an event itself places its people there, every other one at the first event
    that the article reports.
    """
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


def reported_events(document: Document) -> list[Mentioned]:
    """The mentions of single events that are neither background nor still to come."""
    planned = planned_events(document)
    dates = {
        c.subject: c.value for c in reversed(document.claims) if c.predicate is Predicate.DATE and c.value
    }
    return [
        m
        for m in document.mentions
        if document.candidates[m.key].kind is Kind.EVENT
        and not document.candidates[m.key].plural
        and m.key not in planned
        and not _is_far(document.article.published, dates.get(m.key))
    ]


def planned_events(document: Document) -> set[str]:
    """The events that the article first tells of as still to be."""
    told: set[str] = set()
    planned: set[str] = set()
    for mention in document.mentions:
        if mention.key not in told and document.candidates[mention.key].kind is Kind.EVENT:
            told.add(mention.key)
            if PLANNED in mention.rule:
                planned.add(mention.key)
    return planned


def _is_far(published: str | None, when: str | None) -> bool:
    if published is None or when is None:
        return False
    (first, last), (earliest, latest) = bounds(published), bounds(when)
    return latest < first - _PAST or earliest > last + _COMING


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
