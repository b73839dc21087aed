"""Bodies that are meant by their noun alone: "the Council", "the institute", once named in full."""

import re
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import expanded
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Document, Mentioned
from ontology.vocabulary import Kind

RULE = "noun-alone"
_BODIES = (Kind.AGENCY, Kind.FORUM)


def find_nouns_alone(document: Document, knowledge: Knowledge) -> None:
    """Let "the Working Group" and "the institute" mean the one body of that noun that was named before."""
    if document.language != "en":
        return
    full = _full_names(document)
    _rename_bare(document, full)
    for match in _alone().finditer(document.text):
        start, end = match.span("noun")
        if any(True for _ in document.within(start - 1, end + 1)) or document.mention_from(start) is not None:
            continue
        key = _meant(full, match["noun"].lower(), start)
        if key is not None and not any(m.start < end and start < m.end for m in document.mentions):
            document.mention(start, end, key, RULE)


def _full_names(document: Document) -> list[tuple[Mentioned, str]]:
    """The mentions of bodies by names of more than their noun, with these names in small letters."""
    found = []
    for mention in document.mentions:
        candidate = document.candidates[mention.key]
        if candidate.kind in _BODIES:
            name = expanded(document, document.quote(mention.start, mention.end)).lower()
            if candidate.entry is not None and " " not in name:
                name = candidate.entry.entity().label("en").lower()
            if not _bare().fullmatch(name):
                found.append((mention, name))
    return found


def _meant(full: list[tuple[Mentioned, str]], noun: str, place: int) -> str | None:
    """The one body named before `place` whose name has this noun."""
    spelled = {noun, noun.replace("centre", "center"), noun.replace("organisation", "organization")}
    keys = {
        m.key
        for m, name in full
        if m.start < place and any(re.search(rf"(?<!\w){n}(?!\w)", name) for n in spelled)
    }
    return keys.pop() if len(keys) == 1 else None


def _rename_bare(document: Document, full: list[tuple[Mentioned, str]]) -> None:
    """A name that is only a noun, "the Working Group", is the body of that noun that was named before."""
    for position, mention in enumerate(document.mentions):
        candidate = document.candidates[mention.key]
        name = document.quote(mention.start, mention.end).lower()
        if candidate.kind in _BODIES and candidate.entry is None and _bare().fullmatch(name):
            key = _meant(full, name, mention.start)
            if key is not None:
                document.mentions[position] = Mentioned(mention.start, mention.end, key, RULE)


@cache
def _nouns() -> str:
    nouns = words(load_lexicon("organizations")["alone"], "en", "organizations")
    return "|".join(sorted(nouns, key=len, reverse=True))


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(_nouns(), re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    """The noun behind an article, and nothing behind it that would make it another body's."""
    return re.compile(
        rf"\b(?:the|The|this|This)\s(?P<noun>(?i:{_nouns()}))(?![\w-])"
        r"(?!\s(?:of|for|on|in charge)\s)(?!\s[A-Z])(?!['’]s\s(?:of|for)\s)"
    )
