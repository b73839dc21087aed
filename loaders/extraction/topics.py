"""What the main agreement or event of an article, and anything by its own name, is about."""

import re
from functools import cache

from loaders.extraction.document import Claim, Document, Mentioned
from loaders.extraction.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.quick_patterns import QuickPattern
from ontology.folding import has_accents
from ontology.reference import Reference, ReferenceEntry
from ontology.vocabulary import Kind, Predicate

RULE = "topics"
_NAMING = (Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME)
_HEAD = 200  # characters of title and lead
_AROUND = 60  # characters shown beside a phrase, within its sentence


def find_topics(document: Document, knowledge: Knowledge) -> None:
    """Claim `concerns` for topics in the names of things, and for the main agreement or event."""
    pattern, entries = _phrases(knowledge.reference, document.language)
    if not entries:
        return
    main = _main(document)
    names = (n for c in document.candidates.values() for group in c.names.values() for n in group)
    longest = max(map(len, names), default=0)
    for match in pattern.finditer(document.text):
        entry = entries[match.group().lower()]
        mention = next(document.overlapping(match.start(), match.end()), None)
        named = (
            mention.key
            if mention and document.candidates[mention.key].kind in _NAMING
            else _named_at(document, match, longest)
        )
        if named is not None:
            _claim(document, named, entry, match.start(), match.end(), 0.8)
        elif mention is None:
            near = _near(document, match.start())
            if near is not None:
                _claim(document, near, entry, match.start(), match.end(), 0.6)
            if main is not None and main != near and _is_about(document, main, match.start()):
                _claim(document, main, entry, match.start(), match.end(), 0.6)


def _near(document: Document, place: int) -> str | None:
    """The thing without a name of its own that the sentence, or the one before, introduced last."""
    sentence = document.sentence_at(place)
    here = [m for m in document.within(sentence.start, place) if _is_described(document, m)]
    if here or not sentence.start:
        return here[-1].key if here else None
    before = document.sentence_at(sentence.start - 1)
    if before.paragraph != sentence.paragraph:
        return None
    told = [m for m in document.within(before.start, before.end) if _is_described(document, m)]
    told = [m for m in told if document.candidates[m.key].kind is Kind.AGREEMENT]
    return told[-1].key if told else None


def _is_described(document: Document, mention: Mentioned) -> bool:
    candidate = document.candidates[mention.key]
    return (
        candidate.kind in (Kind.AGREEMENT, Kind.EVENT)
        and candidate.sort != "signing"
        and candidate.entry is None
    )


def _main(document: Document) -> str | None:
    """The agreement that the article is about, else its event: the one that is spoken of first and most."""
    signed = {c.subject for c in document.claims if c.predicate is Predicate.STATUS and c.value == "signed"}
    for kind in (Kind.AGREEMENT, Kind.EVENT):
        keys = [m.key for m in document.mentions if document.candidates[m.key].kind is kind]
        keys = [k for k in keys if document.candidates[k].sort != "signing"]
        if keys and document.candidates[keys[0]].sort == "visit":
            return None
        if keys and (kind is Kind.EVENT or keys[0] in signed) and not document.candidates[keys[0]].plural:
            first = next(m.start for m in document.mentions if m.key == keys[0])
            if first < max(600, len(document.text) // 4):
                return keys[0]
    return None


def _is_about(document: Document, main: str, place: int) -> bool:
    """Whether the sentence there says what the main thing is about: names it, or speaks of talks and aims."""
    sentence = document.sentence_at(place)
    if any(m.key == main for m in document.within(sentence.start, sentence.end)):
        return True
    if sentence.start < _HEAD:
        return True
    return _about(document.language).search(document.text, sentence.start, sentence.end) is not None


@cache
def _about(language: str) -> re.Pattern[str]:
    return re.compile("|".join(words(load_lexicon("topics")[language], "about", "topics")), re.IGNORECASE)


def _named_at(document: Document, match: re.Match[str], longest: int) -> str | None:
    """The thing whose name, although its mention ends before, runs on to the phrase."""
    for mention in document.behind(match.end() - longest - 12):
        if mention.start > match.start():
            break
        for names in document.candidates[mention.key].names.values():
            for name in names:
                if len(name) > 20 and match.end() <= mention.start + len(name) + 12:
                    place = document.text.find(name, mention.start, mention.start + len(name) + 12)
                    if 0 <= place <= match.start() and match.end() <= place + len(name):
                        return mention.key
    return None


def _claim(
    document: Document, key: str, entry: ReferenceEntry, start: int, end: int, confidence: float
) -> None:
    if any(c.subject == key and c.object == entry.id for c in document.claims):
        return
    document.candidate(entry.id, entry.kind, entry)
    sentence = document.sentence_at(start)
    first = max(sentence.start, start - _AROUND)
    last = min(sentence.end, end + _AROUND)
    while first > sentence.start and not document.text[first - 1].isspace():
        first -= 1
    while last < sentence.end and not document.text[last].isspace():
        last += 1
    document.claim(Claim(key, Predicate.CONCERNS, entry.id, None, first, last, RULE, confidence))


@cache
def _phrases(reference: Reference, language: str) -> tuple[QuickPattern, dict[str, ReferenceEntry]]:
    entries: dict[str, ReferenceEntry] = {}
    for entry in reference:
        if entry.kind is Kind.TOPIC:
            for name in entry.names.get(language, ()):
                if language == "en" or has_accents(name):
                    entries.setdefault(name.lower(), entry)
    ordered = sorted(entries, key=len, reverse=True)
    options = "|".join(re.escape(name) for name in ordered) or r"(?!)"
    return QuickPattern(rf"(?<!\w)(?:{options})(?!\w)", re.IGNORECASE), entries
