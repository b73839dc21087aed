"""What a question in words may mean: named queries with parameters, the likeliest first, or nothing."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from queries.catalogue import Query
from queries.reading import Read
from queries.worded.lexicon import Meaning, lexicon
from queries.worded.naming import Candidate, Named, named_in
from queries.worded.periods import Period, periods_in
from queries.worded.slots import Filling, Slots, alternatives, fill
from queries.worded.wordings import Worded, Wording, concepts_of, weights, worded_questions
from queries.worded.words import Word, is_vietnamese, words_of

SURE = 0.6
"""An interpretation of at least this score is taken for what was meant."""
MOST_LETTERS = 500
"""The longest question that is read."""

_UNKNOWN = 2.5  # what a word that no wording has counts
_SLOT = 1.0  # what a filled parameter counts
_LEFT = 2.0  # what a name or period counts that no parameter takes
_EACH_LEFT = 0.85  # what is left of a score for each of them
_OTHER = 0.95  # what is left of a score where a name is taken for its next meaning
_WORTH_SHOWING = 0.75  # of the best score


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One thing that a question may mean; `missing` where it names too little for it."""

    asked: Query
    parameters: dict[str, Any]
    entities: dict[str, Candidate]
    score: float
    missing: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()  # words of the question that play no part in it


@dataclass(frozen=True, slots=True)
class Understanding:
    """What was understood of a question: what it may mean, or else the questions nearest to it."""

    text: str
    language: str
    interpretations: tuple[Interpretation, ...]
    nearest: tuple[Interpretation, ...]
    named: tuple[tuple[str, Candidate], ...]  # words of the question → the likeliest entity
    unknown: tuple[str, ...]  # words that mean nothing here


@dataclass(frozen=True, slots=True)
class _Parts:
    """A question taken apart."""

    words: tuple[Word, ...]
    concepts: frozenset[str]
    unknown: tuple[Word, ...]
    slots: Slots


def understand(read: Read, text: str, language: str | None = None, *, most: int = 5) -> Understanding:
    """The interpretations of a question, at most `most`; none where no one is likely enough."""
    text = unicodedata.normalize("NFC", text)[:MOST_LETTERS]
    parts = _take_apart(read, text)
    if language is None:
        language = "vi" if is_vietnamese(text) else lexicon().language_of(parts.words)
    found = sorted(
        (one for worded in worded_questions() for one in _interpretations(worded, parts)),
        key=lambda one: (bool(one.missing), -one.score),
    )
    whole = [one for one in found if not one.missing]
    sure = bool(whole) and whole[0].score >= SURE
    meant = [one for one in whole if sure and one.score >= max(SURE, _WORTH_SHOWING * whole[0].score)]
    others = sorted((one for one in found if one not in meant), key=lambda one: -one.score)
    return Understanding(
        text=text,
        language=language,
        interpretations=tuple(meant[:most]),
        nearest=tuple(_one_of_each(others))[:3],
        named=tuple((_written(text, parts.words, n), n.candidates[0]) for n in parts.slots.named),
        unknown=tuple(word.written for word in parts.unknown),
    )


def _one_of_each(found: Sequence[Interpretation]) -> Iterator[Interpretation]:
    seen: set[str] = set()
    for one in found:
        if one.asked.name not in seen:
            seen.add(one.asked.name)
            yield one


def _written(text: str, words: Sequence[Word], named: Named) -> str:
    return text[words[named.start].start : words[named.end - 1].end]


def _take_apart(read: Read, text: str) -> _Parts:
    words = _without_particle(text, words_of(text))
    alone = list(lexicon().meanings(words, [False] * len(words)))
    named = named_in(read, words, _over(alone, len(words)))
    taken = [any(n.start <= i < n.end for n in named) for i in range(len(words))]
    free = [
        period for period in periods_in(text) if not _overlaps(period, words, taken)
    ]  # a year in a name is part of it
    for i, word in enumerate(words):
        taken[i] = taken[i] or any(p.start <= word.start < p.end for p in free)
    meanings = list(lexicon().meanings(words, taken))
    known = [
        known or by_lexicon for known, by_lexicon in zip(taken, _over(meanings, len(words)), strict=True)
    ]
    slots = Slots(
        named=tuple(named),
        periods=tuple(free),
        statuses=tuple(m.value for m in meanings if m.sort == "status"),
        roles=tuple(m.value for m in meanings if m.sort == "role"),
    )
    unknown = tuple(word for word, is_known in zip(words, known, strict=True) if not is_known)
    return _Parts(tuple(words), concepts_of(meanings), unknown, slots)


def _without_particle(text: str, words: list[Word]) -> list[Word]:
    """Without the last word where that only asks, as `chưa` does."""
    is_vi = is_vietnamese(text) or lexicon().language_of(words) == "vi"
    return words[:-1] if is_vi and words and words[-1].folded in lexicon().particles else words


def _over(meanings: Sequence[Meaning], size: int) -> list[bool]:
    """Which words some meaning is over."""
    return [any(m.start <= i < m.end for m in meanings) for i in range(size)]


def _overlaps(period: Period, words: Sequence[Word], taken: Sequence[bool]) -> bool:
    return any(
        is_taken and period.start <= word.start < period.end
        for word, is_taken in zip(words, taken, strict=True)
    )


def _interpretations(worded: Worded, parts: _Parts) -> Iterator[Interpretation]:
    filling = fill(worded.asked, parts.slots)
    concepts = parts.concepts | ({"OFFICIAL"} if filling.roles_left else frozenset())
    score = max(_likeness(wording, concepts, parts, filling) for wording in worded.wordings)
    score *= (0.85 + 0.15 * filling.sureness) * _EACH_LEFT**filling.left
    found = Interpretation(
        asked=worded.asked,
        parameters=dict(filling.given),
        entities=dict(filling.entities),
        score=round(score, 4),
        missing=filling.missing,
        ignored=tuple(_ignored(parts, filling)),
    )
    yield found
    if not found.missing and score >= SURE:
        for name, other, value in alternatives(worded.asked, parts.slots, filling):
            yield replace(
                found,
                parameters={**found.parameters, name: value},
                entities={**found.entities, name: other},
                score=round(score * _OTHER, 4),
            )


def _likeness(wording: Wording, concepts: frozenset[str], parts: _Parts, filling: Filling) -> float:
    """How much of the question and of the wording is in both, from 0 to 1."""
    weight = weights()
    unknown = {f"~{word.stem}" for word in parts.unknown}
    said = concepts | unknown
    common = sum(weight.get(concept, _UNKNOWN) for concept in said & wording.concepts)
    asked = sum(weight.get(concept, _UNKNOWN) for concept in said) + _LEFT * filling.left
    worded = sum(weight.get(concept, _UNKNOWN) for concept in wording.concepts)
    worded += _SLOT * len(filling.missing)
    slots = _SLOT * (filling.filled + (bool(filling.missing) and _is_named(parts.unknown)))
    return 2 * (common + slots) / (asked + worded + 2 * slots) if asked + worded + slots else 0.0


def _is_named(unknown: Sequence[Word]) -> bool:
    """Whether unknown words look like the name of what is missing."""
    return any(word.written[0].isupper() for word in unknown)


def _ignored(parts: _Parts, filling: Filling) -> Iterator[str]:
    """What the question names that the interpretation does not use."""
    for named in filling.named_left:
        yield " ".join(word.written for word in parts.words[named.start : named.end])
    for period in filling.periods_left:
        yield "/".join(filter(None, dict.fromkeys((period.since, period.until))))
    yield from filling.statuses_left
    yield from (word.written for word in parts.unknown)
