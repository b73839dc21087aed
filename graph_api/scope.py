"""What an answer may be narrowed by: how sure, reported since when, as of which date, in which language."""

from typing import Annotated, Any, Literal, TypeVar

from fastapi import Depends, Query
from pydantic import AfterValidator, BaseModel

from graph_api.models import EntityReference
from ontology.dates import is_date

DATE_FORM = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_Answer = TypeVar("_Answer", bound=BaseModel)


def a_day_that_is(text: str | None) -> str | None:
    """The text of a date, unless no calendar has that day."""
    if text is not None and not is_date(text):
        raise ValueError("give a year, a month or a day of the calendar, as 2023, 2023-06 or 2023-06-12")
    return text


AsOf = Annotated[
    str | None,
    AfterValidator(a_day_that_is),
    Query(
        pattern=DATE_FORM,
        description="Only what stood at this date: begun by then and, where an end is known, not over; "
        "what has no date stays.",
        examples=["2020-06"],
    ),
]
Since = Annotated[
    str | None,
    AfterValidator(a_day_that_is),
    Query(
        pattern=DATE_FORM,
        description="Only what articles first reported on this date or later.",
        examples=["2024"],
    ),
]
MinConfidence = Annotated[
    float | None, Query(ge=0, le=1, description="Only statements at least this sure.", examples=[0.8])
]
Lang = Annotated[
    Literal["en", "vi"],
    Query(description="Language of `name`; the other language where there is no name in this one."),
]


class Scope:
    """What narrows an answer; one dependency for all routes that read statements."""

    def __init__(
        self,
        as_of: AsOf = None,
        since: Since = None,
        min_confidence: MinConfidence = None,
        lang: Lang = "en",
    ) -> None:
        self.lang = lang
        self.bounds: dict[str, Any] = {"as_of": as_of, "since": since, "min_confidence": min_confidence}

    @property
    def given(self) -> dict[str, Any]:
        """The parameters as they go into the address of a next page."""
        return {**self.bounds, "lang": None if self.lang == "en" else self.lang}

    def spoken(self, answer: _Answer) -> _Answer:
        """The answer with each entity's `name` in the language asked for."""
        return spoken(answer, self.lang)


class DatedScope(Scope):
    """What narrows an answer about agreements, which have dates of their own."""

    def __init__(self, as_of: AsOf = None, min_confidence: MinConfidence = None, lang: Lang = "en") -> None:
        super().__init__(as_of, None, min_confidence, lang)
        del self.bounds["since"]


async def _scope(  # async: not worth a change of threads
    as_of: AsOf = None, since: Since = None, min_confidence: MinConfidence = None, lang: Lang = "en"
) -> Scope:
    return Scope(as_of, since, min_confidence, lang)


async def _dated(as_of: AsOf = None, min_confidence: MinConfidence = None, lang: Lang = "en") -> DatedScope:
    return DatedScope(as_of, min_confidence, lang)


Scoped = Annotated[Scope, Depends(_scope)]
Dated = Annotated[DatedScope, Depends(_dated)]


def spoken(answer: _Answer, lang: str) -> _Answer:
    """The answer with each entity's `name` in `lang`, else as it is."""
    if lang != "en":
        _rename(answer, f"name_{lang}")
    return answer


def _rename(value: Any, attribute: str) -> None:
    if isinstance(value, BaseModel):
        if isinstance(value, EntityReference):
            value.name = getattr(value, attribute) or value.name
        for name in type(value).model_fields:
            _rename(getattr(value, name), attribute)
    elif isinstance(value, dict):
        for inner in value.values():
            _rename(inner, attribute)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _rename(inner, attribute)
