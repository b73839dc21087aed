"""How questions are worded: for each named query some sentences, and the concepts that they hold."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ontology.errors import InvalidQuery
from queries.catalogue import FOLDER, QUESTIONS, Query, query
from queries.worded.lexicon import SILENT, Meaning, lexicon
from queries.worded.words import Word, words_of

FILE = Path(FOLDER) / QUESTIONS / "wordings.yaml"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_LIGHT = 0.3
"""What a light concept counts of what it would."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to put a question: its text with {parameters}, and its concepts."""

    text: str
    language: str
    concepts: frozenset[str]
    parameters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Worded:
    """A named query and its wordings in both languages."""

    asked: Query
    wordings: tuple[Wording, ...]

    def text(self, language: str) -> str:
        """The wording that is read back in a language."""
        return next(wording.text for wording in self.wordings if wording.language == language)


def concepts_of(meanings: Iterable[Meaning]) -> frozenset[str]:
    """The concepts among meanings; one written A+B is both."""
    found = (m.value for m in meanings if m.sort == "concept" and m.value != SILENT)
    return frozenset(part for value in found for part in value.split("+"))


@cache
def worded_questions() -> tuple[Worded, ...]:
    """Every query that can be asked in words, in the order of the file; `InvalidQuery` where it is wrong."""
    content = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_LOADER)
    return tuple(_worded(name, by_language) for name, by_language in content.items())


@cache
def weights() -> Mapping[str, float]:
    """Concept → how much it tells: the more, the fewer questions have it in their wordings."""
    questions = worded_questions()
    held: dict[str, int] = {}
    for one in questions:
        for concept in frozenset().union(*(wording.concepts for wording in one.wordings)):
            held[concept] = held.get(concept, 0) + 1
    light = lexicon().light
    return {
        concept: math.log(1 + len(questions) / count) * (_LIGHT if concept in light else 1.0)
        for concept, count in held.items()
    }


def _worded(name: str, by_language: Mapping[str, Sequence[str]]) -> Worded:
    asked = query(name)
    if set(by_language) != {"en", "vi"} or not all(by_language.values()):
        raise InvalidQuery(f"{FILE.name}: {name} needs wordings in en and vi.")
    wordings = [_wording(asked, text, lang) for lang, texts in by_language.items() for text in texts]
    return Worded(asked, tuple(wordings))


def _wording(asked: Query, text: str, language: str) -> Wording:
    parameters = _PLACEHOLDER.findall(text)
    unknown = sorted(set(parameters) - {parameter.name for parameter in asked.parameters})
    if unknown:
        raise InvalidQuery(f"{FILE.name}: {asked.name} takes no {', '.join(unknown)}, but {text!r} has it.")
    words = words_of(text)
    places = [found.span() for found in _PLACEHOLDER.finditer(text)]
    taken = [any(start <= word.start < end for start, end in places) for word in words]
    return Wording(text, language, _all_concepts(words, taken), frozenset(parameters))


def _all_concepts(words: Sequence[Word], taken: list[bool]) -> frozenset[str]:
    """The concepts of a wording, and its words that the lexicon does not have, by their stems."""
    meanings = list(lexicon().meanings(words, taken))
    for meaning in meanings:
        taken[meaning.start : meaning.end] = [True] * (meaning.end - meaning.start)
    others = {f"~{word.stem}" for word, is_taken in zip(words, taken, strict=True) if not is_taken}
    return concepts_of(meanings) | others
