"""Offices that a title implies without naming them, and the fields that officials are in charge of."""

import re
from functools import cache

from loaders.extraction.document import Document, Mentioned
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.organizations_vi import phrase_end
from loaders.extraction.segmentation import split_words
from loaders.extraction.titles import portfolio_pattern
from ontology.vocabulary import Kind, Predicate

_OFFICES = (Kind.AGENCY, Kind.FORUM)


def implied_office(document: Document, person: Mentioned, role: str, position: int) -> str | None:
    """The body that a bare title means: none where the person's post is known, else the article's body of that sort.

    "Cục trưởng X" heads the Cục that the article speaks of: the last one named before, else the first after.
    """
    held = {
        c.object for c in document.claims if c.subject == person.key and c.predicate is Predicate.HOLDS_POST
    }
    noun = _implied_noun(document.language, role)
    if noun is None or held:
        return None
    return body_of_noun(document, noun, position)


def body_of_noun(document: Document, noun: str, position: int) -> str | None:
    """The body that a bare head noun means: the last of that sort named before `position`, else the first after."""
    rivals = [
        m for m in document.mentions
        if document.candidates[m.key].kind in _OFFICES and _has_noun(document.quote(m.start, m.end), noun)
    ]  # fmt: skip
    before = [m for m in rivals if m.start <= position]
    if before:
        return before[-1].key
    return rivals[0].key if rivals else None


def portfolio_end(document: Document, position: int, limit: int, *, opened: bool = False) -> int | None:
    """Where the field ends that an official is in charge of, if one is named: "phụ trách Đổi mới sáng tạo"."""
    start = position
    if not opened:
        opening = portfolio_pattern(document.language).match(document.text, position, limit)
        if not opening:
            return None
        start = opening.end() - 1
    if document.language == "vi":
        end = phrase_end(document, start, limit)
        return end if end > start else None
    return _english_end(document, start + 1, limit)


def _english_end(document: Document, start: int, limit: int) -> int | None:
    """The end of a run of usual capitalized words, "and", commas and "of" inside."""
    last, usual = None, _words()
    gap_allowed = {"and", "&", ",", "of", "the", "for"}
    for word in split_words(document.text, start, limit):
        if word.text in usual and word.text != "Nam":
            last = word.end
        elif word.text not in gap_allowed or last is None:
            break
    return last


def _implied_noun(language: str, role: str) -> str | None:
    nouns: dict[str, str] = load_lexicon("titles")[language].get("implied") or {}
    lower = role.lower()
    return next((nouns[k] for k in sorted(nouns, key=len, reverse=True) if lower.endswith(k)), None)


def _has_noun(name: str, noun: str) -> bool:
    return bool(re.match(rf"{re.escape(noun)}(?!\w)", name))


@cache
def _words() -> frozenset[str]:
    return frozenset(words(load_lexicon("organizations")["en"], "words", "organizations"))
