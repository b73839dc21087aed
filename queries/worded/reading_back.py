"""An interpretation as a sentence, so that people see what was understood."""

import re
from collections.abc import Iterator

from ontology.labels import status_label
from ontology.posts import post_label
from ontology.vocabulary import Status
from queries.worded.interpreting import Interpretation
from queries.worded.wordings import worded_questions

_LEADING = {
    "en": {"since": "since {}", "until": "until {}", "at": "in {}", "forum": "within {}", "topic": "on {}"},
    "vi": {"since": "từ {}", "until": "đến {}", "at": "trong {}", "forum": "trong {}", "topic": "về {}"},
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
OPEN = "…"
"""Stands in a sentence for what the question did not name."""


def question_in_words(one: Interpretation, language: str) -> str:
    """The wording of the query in a language that holds most of what is given, with that filled in."""
    worded = next(worded for worded in worded_questions() if worded.asked.name == one.asked.name)
    given = {*one.parameters, *one.missing}
    dated = {"since", "until"} if any(p.name == "until" for p in one.asked.parameters) else set()
    whole = dated <= given and one.parameters.get("since") != one.parameters.get("until")
    apart = set() if whole else dated & given  # said behind the wording, which may mean another period
    wordings = [wording for wording in worded.wordings if wording.language == language]
    best = min(wordings, key=lambda w: (len((given - apart) ^ w.parameters), wordings.index(w)))
    text = _PLACEHOLDER.sub(lambda found: _value(one, found[1], language), best.text)
    more = list(_more(one, best.parameters, language))
    bare = text.removesuffix("?")
    return " ".join([bare, *more]) + text[len(bare) :]


def _more(one: Interpretation, said: frozenset[str], language: str) -> Iterator[str]:
    """What is given and no part of the wording, each with the word that leads to it."""
    since, until = one.parameters.get("since"), one.parameters.get("until")
    for name in one.parameters:
        if name in said or (name == "until" and since == until):
            continue
        key = "at" if name == "since" and since == until else name
        leading = _LEADING[language].get(key, "({})" if name in one.entities else f"({name}: {{}})")
        yield leading.format(_value(one, name, language))


def _value(one: Interpretation, name: str, language: str) -> str:
    if name in one.entities:
        return one.entities[name].called(language)
    value = one.parameters.get(name)
    if value is None:
        return OPEN
    if name == "status":
        return status_label(Status(value), language)
    return post_label(value, language) if name == "role" else str(value)
