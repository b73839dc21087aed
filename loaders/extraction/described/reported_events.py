"""Which events an article reports, and which it only announces."""

from datetime import timedelta

from loaders.extraction.described.described import PLANNED
from loaders.extraction.text.document import Document, Mentioned
from ontology.dates import bounds
from ontology.vocabulary import Kind, Predicate

AT = (Predicate.PARTICIPATED_IN, Predicate.CHAIRED, Predicate.HOSTED)
_PAST = timedelta(days=65)  # what was so long before the article is background
_COMING = timedelta(days=2)  # what comes later has not been attended yet


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
