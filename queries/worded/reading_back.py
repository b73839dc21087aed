"""An interpretation as a sentence, so that people see what was understood."""

import re

from ontology.labels import status_label
from ontology.posts import post_label
from ontology.vocabulary import Status
from queries.worded.interpreting import Interpretation
from queries.worded.wordings import worded_questions

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
OPEN = "…"
"""Stands in a sentence for what the question did not name."""


def question_in_words(one: Interpretation, language: str) -> str:
    """The wording of the query in a language that holds most of what is given, with that filled in."""
    worded = next(worded for worded in worded_questions() if worded.asked.name == one.asked.name)
    given = {*one.parameters, *one.missing}
    wordings = [wording for wording in worded.wordings if wording.language == language]
    best = min(wordings, key=lambda w: (len(given ^ w.parameters), wordings.index(w)))
    text = _PLACEHOLDER.sub(lambda found: _value(one, found[1], language), best.text)
    more = [name for name in one.parameters if name not in best.parameters]
    if not more:
        return text
    said = ", ".join(f"{name}: {_value(one, name, language)}" for name in more)
    return f"{text} ({said})"


def _value(one: Interpretation, name: str, language: str) -> str:
    if name in one.entities:
        return one.entities[name].called(language)
    value = one.parameters.get(name)
    if value is None:
        return OPEN
    if name == "status":
        return status_label(Status(value), language)
    return post_label(value, language) if name == "role" else str(value)
