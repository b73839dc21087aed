"""What a query takes: the declared parameters, and how a raw value becomes the one that Cypher is given."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind, Predicate, Status
from queries.countries import country_code

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_TRUE, _FALSE = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
MOST_ROWS = 10_000
"""The highest number a parameter called `limit` takes."""


class ParameterType(StrEnum):
    """What kind of value a parameter takes."""

    TEXT = "text"
    ENTITY = "entity"  # an id, or a name that queries/search.py turns into one
    TOPIC = "topic"  # an entity of that kind
    DATE = "date"  # 2023, 2023-06 or 2023-06-12
    NUMBER = "number"  # a whole number from 0
    CONFIDENCE = "confidence"  # a number from 0 to 1
    KIND = "kind"
    PREDICATE = "predicate"
    COUNTRY = "country"  # becomes the ISO 3166-1 alpha-2 code
    STATUS = "status"
    BOOLEAN = "boolean"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter of a query."""

    name: str
    type: ParameterType
    description: str
    optional: bool = False  # whether it may be left out
    default: Any = None  # already converted
    kinds: tuple[Kind, ...] = ()  # of the entity; empty means any

    @property
    def is_entity(self) -> bool:
        """Whether a name in its place has to be looked up in the store."""
        return self.type in (ParameterType.ENTITY, ParameterType.TOPIC)

    def convert(self, raw: Any) -> Any:
        """The value for Cypher; raises `InvalidQuery` saying what was expected."""
        value = raw.strip() if isinstance(raw, str) else raw
        if value is None or value == "":
            if self.optional:
                return self.default
            raise InvalidQuery(f"{self.name} is empty: give {self.expects}.")
        converted = _CONVERTERS[self.type](value)
        if converted is None or (self.name == "limit" and converted > MOST_ROWS):
            raise InvalidQuery(f"{self.name} is {raw!r}: give {self.expects}.")
        return converted

    @property
    def expects(self) -> str:
        """The form that a value must have, in words."""
        if self.name == "limit":
            return f"a whole number from 0 to {MOST_ROWS}"
        if self.type is ParameterType.ENTITY and self.kinds:
            return f"the id or a name of an entity of kind {' or '.join(self.kinds)}"
        return _EXPECTATIONS[self.type]


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _date(value: Any) -> str | None:
    text = value.isoformat() if hasattr(value, "isoformat") else value
    return text if isinstance(text, str) and _DATE.fullmatch(text) else None


def _number(value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return int(value) if isinstance(value, str) and re.fullmatch(r"[0-9]{1,12}", value) else None


def _confidence(value: Any) -> float | None:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{0,3}\.?[0-9]{1,12}", value):
        value = float(value)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if is_number and 0 <= value <= 1 else None


def _boolean(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    return True if word in _TRUE else False if word in _FALSE else None


def _list(value: Any) -> list[Any] | None:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return list(value) if isinstance(value, Sequence) else None


def _member(values: Sequence[str]) -> Callable[[Any], str | None]:
    by_key = {_key(value): value for value in values}
    return lambda value: by_key.get(_key(value)) if isinstance(value, str) else None


def _key(value: str) -> str:
    return value.lower().replace("_", "").replace("-", "").replace(" ", "")


_KINDS, _PREDICATES, _STATUSES = ([member.value for member in enum] for enum in (Kind, Predicate, Status))

_CONVERTERS: dict[ParameterType, Callable[[Any], Any]] = {
    ParameterType.TEXT: _text,
    ParameterType.ENTITY: _text,
    ParameterType.TOPIC: _text,
    ParameterType.DATE: _date,
    ParameterType.NUMBER: _number,
    ParameterType.CONFIDENCE: _confidence,
    ParameterType.KIND: _member(_KINDS),
    ParameterType.PREDICATE: _member(_PREDICATES),
    ParameterType.COUNTRY: lambda value: country_code(value) if isinstance(value, str) else None,
    ParameterType.STATUS: _member(_STATUSES),
    ParameterType.BOOLEAN: _boolean,
    ParameterType.LIST: _list,
}

_EXPECTATIONS = {
    ParameterType.TEXT: "a text",
    ParameterType.ENTITY: "the id or a name of an entity",
    ParameterType.TOPIC: "the id or a name of a topic",
    ParameterType.DATE: "a date such as 2023, 2023-06 or 2023-06-12",
    ParameterType.NUMBER: "a whole number from 0",
    ParameterType.CONFIDENCE: "a number from 0 to 1, such as 0.8",
    ParameterType.KIND: f"one of {', '.join(_KINDS)}",
    ParameterType.PREDICATE: f"one of {', '.join(_PREDICATES)}",
    ParameterType.COUNTRY: "a country's name or its ISO code of two letters, such as VN",
    ParameterType.STATUS: f"one of {', '.join(_STATUSES)}",
    ParameterType.BOOLEAN: "true or false",
    ParameterType.LIST: "a list, in a text separated by commas",
}
