"""People who are told of as the counterpart of another: "and his Chilean counterpart, Ana Soto"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.bodies.naming import by_function
from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.people.people import take_name
from loaders.extraction.text.document import Claim, Document, Mentioned, Sentence
from loaders.extraction.text.titles import honorific_pattern
from ontology.vocabulary import Kind, Predicate

RULE = "counterpart"
_LONGEST = 4  # words of a country's name


@dataclass(frozen=True, slots=True)
class _Counterpart:
    """A phrase that speaks of a counterpart: whose country it names, and where a name may follow."""

    start: int
    country: str  # ISO alpha-2
    name: int  # where the name begins, if one does


def find_counterparts(document: Document, knowledge: Knowledge) -> None:
    """Mention the people whose names follow such a phrase."""
    for sentence in document.sentences:
        for found in _counterparts(document, knowledge, sentence):
            take_name(document, found.name, sentence.end, RULE)


def find_posts_of_counterparts(document: Document, knowledge: Knowledge) -> None:
    """Claim that a counterpart is at the body of that country which does what the other's body does."""
    for sentence in document.sentences:
        for found in _counterparts(document, knowledge, sentence):
            person = document.mention_from(found.name)
            if person is None or document.candidates[person.key].kind is not Kind.OFFICIAL:
                continue
            post = _post_before(document, sentence, found.start)
            entry = document.candidates[post.object].entry if post and post.object else None
            if post is None or entry is None or not entry.function or entry.country == found.country:
                continue
            office = by_function(document, knowledge, found.country, entry.function)
            document.claim(
                Claim(
                    subject=person.key,
                    predicate=Predicate.HOLDS_POST,
                    object=office.key,
                    value=None,
                    start=post.start,
                    end=person.end,
                    rule=RULE,
                    confidence=0.6,
                    role=post.role,
                )
            )


def is_counterparts_country(
    document: Document, knowledge: Knowledge, person: Mentioned, country: str | None
) -> bool:
    """Whether the sentence says that the country is that of another: "X met her Japanese counterpart"."""
    sentence = document.sentence_at(person.start)
    return any(
        found.country == country and found.start > person.start
        for found in _counterparts(document, knowledge, sentence)
    )


def _post_before(document: Document, sentence: Sentence, place: int) -> Claim | None:
    """The post of the person who is named last before a place."""
    people = list(document.within(sentence.start, place, (Kind.OFFICIAL,)))
    held = (c for c in document.claims if c.predicate is Predicate.HOLDS_POST and people)
    return next((c for c in held if c.subject == people[-1].key), None)


def _counterparts(document: Document, knowledge: Knowledge, sentence: Sentence) -> tuple[_Counterpart, ...]:
    """The phrases of a sentence, looked for once."""
    known: dict[Sentence, tuple[_Counterpart, ...]] = document.memory.setdefault("counterparts", {})
    if sentence not in known:
        known[sentence] = tuple(_find(document, knowledge, sentence))
    return known[sentence]


def _find(document: Document, knowledge: Knowledge, sentence: Sentence) -> Iterator[_Counterpart]:
    for match in _phrase(document.language).finditer(document.text, sentence.start, sentence.end):
        words = match["country"].split()
        for count in range(len(words), 0, -1):
            country = knowledge.country_of(" ".join(words[:count]))
            if country is None:
                continue
            if document.language == "vi":
                behind = _pause().match(document.text, match.start("country") + len(" ".join(words[:count])))
                name = behind.end() if behind else match.end()
            else:
                name = match.end()
            yield _Counterpart(match.start(), country, name)
            break


@cache
def _phrase(language: str) -> re.Pattern[str]:
    """How a counterpart is spoken of; lexicon/people.yaml, `counterparts`."""
    pattern: str = load_lexicon("people")["counterparts"][language]
    country = rf"(?P<country>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){{0,{_LONGEST - 1}}})"
    return re.compile(pattern.replace("<country>", country).replace("<pause>", _pause().pattern))


@cache
def _pause() -> re.Pattern[str]:
    """What may stand between the phrase and the name."""
    return re.compile(rf",?\s(?:là\s)?(?:(?:{honorific_pattern()})\s)*")
