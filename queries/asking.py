"""Ask one question of a store: check the parameters, find the entities that they name, read the rows."""

from collections.abc import Mapping
from typing import Any

from queries.catalogue import Query
from queries.reading import Read
from queries.search import resolve_entity


def ask(
    question: Query, given: Mapping[str, Any], read: Read, *, timeout: float | None = None, dialect: str = ""
) -> list[dict[str, Any]]:
    """The rows that answer `question`; names of entities may stand where it takes an entity."""
    parameters = bind_names(question, given, read)
    text = question.overrides.get(dialect) or question.text_given(parameters)
    return read(text, parameters, timeout=timeout)


def bind_names(question: Query, given: Mapping[str, Any], read: Read) -> dict[str, Any]:
    """The parameters for Cypher, each name of an entity replaced by the id of the one that it means."""
    bound = question.bind(given)
    for parameter in question.parameters:
        name = bound[parameter.name]
        if parameter.is_entity and name is not None:
            bound[parameter.name] = resolve_entity(read, name, parameter.kinds)
    return bound
