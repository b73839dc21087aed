"""Answers made of what the store has checked already: neither made nor written with a second check."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args

import orjson
from pydantic import BaseModel

_Made = TypeVar("_Made", bound=BaseModel)
_SPELLED_OTHERWISE = (datetime, date, time, timedelta, bytes, set, frozenset)
"""What the two writers of JSON would spell in two ways."""
_Setter = Callable[[object, object], None]
# the places of what a model keeps; a model refuses to have them set by name
_set_fields, _set_names, _set_extra, _set_private = (
    cast(_Setter, vars(BaseModel)[place].__set__)
    for place in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


def built(model: type[_Made], fields: dict[str, Any]) -> _Made:
    """A model with exactly these `fields`, which are all that it has, in their order and as it keeps them."""
    made = model.__new__(model)
    _set_fields(made, fields)
    _set_names(made, _names(model))
    _set_extra(made, None)
    _set_private(made, None)
    return made


def written(answer: BaseModel) -> bytes:
    """The JSON of an answer, byte for byte as its model writes it."""
    if is_plain(type(answer)):
        try:
            return orjson.dumps(answer, default=vars)
        except TypeError:  # a number beyond 64 bits, half a surrogate pair
            pass
    return answer.__pydantic_serializer__.to_json(answer, by_alias=True)


@cache
def is_plain(model: type[BaseModel]) -> bool:
    """Whether the JSON of a model is no more than its fields under their own names."""
    has_own_way = (
        model.__pydantic_decorators__.field_serializers or model.__pydantic_decorators__.model_serializers
    )
    if (
        has_own_way
        or model.__pydantic_decorators__.computed_fields
        or model.model_config.get("extra") == "allow"
    ):
        return False
    for field in model.model_fields.values():
        if field.alias or field.serialization_alias or field.exclude or not _is_plain(field.annotation):
            return False
    return True


def _is_plain(annotation: Any) -> bool:
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return is_plain(annotation)
        if not issubclass(annotation, Enum) and issubclass(annotation, _SPELLED_OTHERWISE):
            return False
    return all(_is_plain(inside) for inside in get_args(annotation))


@cache
def _names(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields)
