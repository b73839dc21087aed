"""What the main agreement or event of an article, and anything by its own name, is about."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.lexicon import load_lexicon, words
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence
from loaders.extraction.text.quick_patterns import QuickWords
from ontology.folding import has_accents
from ontology.reference import Reference, ReferenceEntry
from ontology.vocabulary import Kind, Predicate

RULE = "topics"
_NAMING = (Kind.AGREEMENT, Kind.EVENT, Kind.PROGRAMME)
_WORK = ("project", "programme")  # programmes that do something themselves, as laws and strategies do not
_OCCASIONS = ("signing", "meeting", "visit", "dialogue", "accession")  # speak of much, are on nothing
_HEAD = 200  # characters of title and lead
_BACK = 4  # sentences back to the agreement that a phrase tells of, its own counted
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
        mention = next(document.overlapping(match.start(), match.end()), None)
        near: str | None
        if mention is not None and _names(document, mention, match):
            near, confidence = mention.key, 0.8
        elif (near := _named_at(document, match, longest)) is not None:
            confidence = 0.8
        else:
            free = mention is None or document.candidates[mention.key].kind is Kind.AGREEMENT
            near, confidence = _near(document, match.start()) if free else None, 0.6
            if near is not None and document.candidates[near].sort in _OCCASIONS:
                continue
            if free and near is None and main is not None and _is_about(document, main, match.start()):
                near = main
        if near is not None:
            for entry in entries[match.group().lower()]:
                _claim(document, near, entry, match.start(), match.end(), confidence)


def _names(document: Document, mention: Mentioned, match: re.Match[str]) -> bool:
    """Whether the name that a phrase is part of says what the thing is about.

    The whole name of a known agreement says what others are about.
    """
    candidate = document.candidates[mention.key]
    known = candidate.entry is not None and candidate.kind is Kind.AGREEMENT
    return candidate.kind in _NAMING and not (known and match.span() == (mention.start, mention.end))


def _near(document: Document, place: int) -> str | None:
    """The thing without a name of its own that the phrase tells of.

    It is the one that the sentence introduced last, else the agreement or programme that an earlier one
    of the paragraph did; "under the text" goes back to the last agreement of all.
    """
    sentence = document.sentence_at(place)
    here = [m for m in document.within(sentence.start, place) if _is_described(document, m)]
    if here:
        return here[-1].key
    before: Sentence | None = sentence
    for _ in range(_BACK):
        if before is None or before.paragraph != sentence.paragraph:
            return None
        last = sentence.start if before is sentence else before.end
        told = [m for m in document.within(before.start, last) if _is_told(document, m)]
        if not told and _text_meant(document.language).match(document.text, before.start):
            told = [m for m in document.within(0, before.start) if _is_told(document, m)]
        if told:
            return told[-1].key
        before = document.sentence_at(before.start - 1) if before.start else None
    return None


def _is_told(document: Document, mention: Mentioned) -> bool:
    kind = document.candidates[mention.key].kind
    return kind in (Kind.AGREEMENT, Kind.PROGRAMME) and _is_described(document, mention)


def _is_described(document: Document, mention: Mentioned) -> bool:
    candidate = document.candidates[mention.key]
    if candidate.sort in _WORK:
        return candidate.entry is None and _is_more_said(document, mention.key)
    return (
        candidate.kind in (Kind.AGREEMENT, Kind.EVENT)
        and candidate.sort != "signing"
        and candidate.entry is None
    )


def _is_more_said(document: Document, key: str) -> bool:
    """Whether anything but topics is claimed of it: what is only asked for has none."""
    return any(
        key in (c.subject, c.object) and c.predicate is not Predicate.CONCERNS for c in document.claims
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
            if document.candidates[keys[0]].sort in _OCCASIONS:
                return None
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
def _text_meant(language: str) -> re.Pattern[str]:
    """How a sentence begins that goes on about the agreement told of: lexicon/topics.yaml, `text`."""
    return re.compile(load_lexicon("topics")[language]["text"])


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
def _phrases(reference: Reference, language: str) -> tuple[QuickWords, dict[str, list[ReferenceEntry]]]:
    """The pattern of all phrases, and what each names: "patent examination" is about patents, too."""
    own: dict[str, ReferenceEntry] = {}
    for entry in reference:
        if entry.kind is Kind.TOPIC:
            for name in entry.names.get(language, ()):
                if language == "en" or has_accents(name):
                    own.setdefault(name.lower(), entry)
    ordered = sorted(own, key=len, reverse=True)
    entries = {name: [own[name], *(own[part] for part in _parts(name, own))] for name in ordered}
    return QuickWords(ordered), entries


def _parts(name: str, phrases: Collection[str]) -> Iterator[str]:
    """The shorter phrases that a phrase begins or ends with."""
    words_of = name.split()
    for number in range(1, len(words_of)):
        for part in (" ".join(words_of[:number]), " ".join(words_of[number:])):
            if part in phrases:
                yield part
