"""What the words of a question mean: concepts, statuses, posts, and words that say nothing by themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ontology.errors import InvalidQuery
from ontology.posts import posts
from queries.worded.words import Word, stem, words_of

FILE = Path(__file__).with_name("lexicon.yaml")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
SILENT = "silent"
"""The concept of words that say nothing by themselves."""
_LONGEST = 6  # words of a phrase


@dataclass(frozen=True, slots=True)
class Meaning:
    """A run of words, from the index of the first to behind the last, and what it stands for."""

    start: int
    end: int
    sort: str  # "concept", "status" or "role"
    value: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases, word by word as they are compared, with their meaning and language."""

    phrases: Mapping[tuple[str, ...], tuple[str, str]]  # → sort and value
    light: frozenset[str]
    particles: frozenset[str]
    vietnamese: frozenset[str]  # syllables that no English word of the lexicon is
    english: frozenset[str]

    def meanings(self, words: Sequence[Word], taken: Sequence[bool]) -> Iterator[Meaning]:
        """The longest phrases from left to right, outside of what is taken already."""
        position = 0
        while position < len(words):
            found = None if taken[position] else self._at(words, taken, position)
            if found is not None:
                yield found
            position = found.end if found else position + 1

    def _at(self, words: Sequence[Word], taken: Sequence[bool], start: int) -> Meaning | None:
        end = start
        while end < len(words) and end - start < _LONGEST and not taken[end]:
            end += 1
        for stop in range(end, start, -1):
            folded = tuple(word.folded for word in words[start:stop])
            stems = tuple(word.stem for word in words[start:stop])
            found = self.phrases.get(folded) or self.phrases.get(stems)
            if found is not None:
                return Meaning(start, stop, *found)
        return None

    def language_of(self, words: Sequence[Word]) -> str:
        """Vietnamese without accents shows in its words; what shows neither is taken for English."""
        folded = {word.folded for word in words}
        return "vi" if len(folded & self.vietnamese) > len(folded & self.english) else "en"


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    content = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_LOADER)
    unknown = set(content["light"]) - set(content["concepts"])
    if unknown:
        raise InvalidQuery(f"{FILE.name}: light holds {sorted(unknown)}, which no concept is called.")
    phrases: dict[tuple[str, ...], tuple[str, str]] = {}
    spoken: dict[str, set[str]] = {"en": set(), "vi": set()}
    for language, phrase, meaning in _listed(content):
        _add(phrases, spoken, language, phrase, meaning)
    return Lexicon(
        phrases=phrases,
        light=frozenset(content["light"]),
        particles=frozenset(word.folded for text in content["particles"] for word in words_of(text)),
        vietnamese=frozenset(spoken["vi"] - spoken["en"]),
        english=frozenset(spoken["en"] - spoken["vi"]),
    )


def _listed(content: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Language, phrase, meaning; where one phrase has several, the last counts."""
    for language, phrases in content["silent"].items():
        yield from ((language, phrase, ("concept", SILENT)) for phrase in phrases)
    for post in posts():
        for language, titles in post.wordings.items():
            yield from ((language, title, ("role", post.key)) for title in titles)
    for sort, group in (("status", content["statuses"]), ("concept", content["concepts"])):
        for value, by_language in group.items():
            for language, phrases in by_language.items():
                yield from ((language, phrase, (sort, value)) for phrase in phrases)


def _add(
    phrases: dict[tuple[str, ...], tuple[str, str]],
    spoken: dict[str, set[str]],
    language: str,
    phrase: str,
    meaning: tuple[str, str],
) -> None:
    """Take a phrase in as it is folded and, in English, by the stems of its words."""
    folded = tuple(word.folded for word in words_of(phrase))
    spoken[language].update(folded)
    phrases[folded] = meaning
    if language == "en":
        phrases.setdefault(tuple(stem(word) for word in folded), meaning)
