"""Questions in words: what was understood of one, and the rows that answer it."""

from typing import Any
from urllib.parse import urlencode

from pydantic import Field

from graph_api.browsing import API, READ_SECONDS, Browser, entity_address
from graph_api.models import Answer, EntityReference, Model
from queries.worded import Interpretation, Understanding, question_in_words, understand
from queries.worded.naming import Candidate


class Meaning(Model):
    """A named query that a question may mean."""

    query: str = Field(examples=["agreements_between"])
    question: str = Field(
        description="The query in words, with what was understood filled in.",
        examples=["Which agreements are there between Japan and Viet Nam?"],
    )
    parameters: dict[str, Any] = Field(examples=[{"one": "place/japan", "other": "place/viet-nam"}])
    entities: dict[str, EntityReference] = Field(
        default_factory=dict, description="Parameter → the entity taken."
    )
    missing: list[str] = Field(
        default_factory=list, description="Parameters that the question does not name."
    )
    ignored: list[str] = Field(default_factory=list, description="What of the question plays no part in it.")
    score: float = Field(description="From 0 to 1.", examples=[0.93])
    url: str | None = Field(
        None,
        description="Where its answer is; missing where a parameter is.",
        examples=["/api/v1/queries/agreements_between?one=place%2Fjapan&other=place%2Fviet-nam"],
    )


class NamedEntity(Model):
    """Words of a question, and the entity that they were taken for."""

    words: str = Field(examples=["Cục SHTT"])
    entity: EntityReference


class WordedAnswer(Model):
    """What a question in words may mean, and the rows for the likeliest meaning."""

    question: str
    lang: str
    understood: bool = Field(description="Whether some meaning is likely enough to be answered.")
    interpretations: list[Meaning] = Field(description="The likeliest first; the first is answered.")
    nearest: list[Meaning] = Field(description="Other questions near to it, to choose from.")
    named: list[NamedEntity]
    unknown: list[str] = Field(description="Words that mean nothing here.")
    answer: Answer | None = None


def answer_in_words(browser: Browser, text: str, lang: str | None = None, limit: int = 100) -> WordedAnswer:
    """What a question may mean, with the rows for the likeliest meaning; none where none is likely enough."""
    found = understand(browser.read, text, lang)
    answered = _answer(browser, found.interpretations[0], limit) if found.interpretations else None
    return WordedAnswer(
        question=found.text,
        lang=found.language,
        understood=answered is not None,
        interpretations=[meaning_of(one, found) for one in found.interpretations],
        nearest=[meaning_of(one, found) for one in found.nearest],
        named=[
            NamedEntity(words=words, entity=_reference(one, found.language))
            for words, one in found.named
            if one.id
        ],
        unknown=list(found.unknown),
        answer=answered,
    )


def meaning_of(one: Interpretation, found: Understanding) -> Meaning:
    """An interpretation as the API shows it."""
    name = one.asked.name
    address = f"{API}/queries/{name}"
    if one.parameters:
        address += f"?{urlencode(one.parameters)}"
    return Meaning(
        query=name,
        question=question_in_words(one, found.language),
        parameters=one.parameters,
        entities={p: _reference(entity, found.language) for p, entity in one.entities.items() if entity.id},
        missing=list(one.missing),
        ignored=list(one.ignored),
        score=min(1.0, one.score),
        url=None if one.missing else address,
    )


def _answer(browser: Browser, one: Interpretation, limit: int) -> Answer:
    bound = one.asked.bind({**one.parameters, "limit": limit})
    rows = browser.read(one.asked.text_given(bound), bound, timeout=READ_SECONDS)
    return Answer(query=one.asked.name, parameters=bound, columns=list(one.asked.returns), rows=rows)


def _reference(entity: Candidate, lang: str) -> EntityReference:
    return EntityReference(
        id=entity.id,
        kind=entity.kind,
        name=entity.called(lang),
        name_en=entity.name_en,
        name_vi=entity.name_vi,
        url=entity_address(entity.id),
    )
