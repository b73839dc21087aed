"""What a client sends, in the address or as a form, checked and turned into models."""

import json
from collections.abc import Mapping
from typing import Annotated, TypeVar
from urllib.parse import parse_qs

from fastapi import Depends, Request
from pydantic import BaseModel, ValidationError

from graph_api.reconciliation.models import ExtensionQuery, ReconciliationQuery
from ontology.errors import InvalidQuery

MOST_QUERIES = 100
_FORM = "application/x-www-form-urlencoded"
_KNOWN = {"queries", "extend"}
_Model = TypeVar("_Model", bound=BaseModel)


async def _given(request: Request) -> Mapping[str, str]:
    """The parameters of the address, or of the form that a `POST` carries."""
    given = {name: [value] for name, value in request.query_params.items()}
    if request.method == "POST":
        media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if media_type != _FORM:
            raise InvalidQuery(
                f"POST a form ({_FORM}) with queries or extend, not {media_type or 'nothing'}."
            )
        try:
            given |= parse_qs((await request.body()).decode(), max_num_fields=10)
        except ValueError as error:
            raise InvalidQuery(f"The form cannot be read: {error}.") from None
    unknown = sorted(set(given) - _KNOWN)
    if unknown:
        raise InvalidQuery(f"{request.url.path} takes no {', '.join(unknown)}; known are extend, queries.")
    if len(given) > 1:
        raise InvalidQuery("Give either queries or extend, not both.")
    return {name: values[-1] for name, values in given.items()}


def queries_of(text: str) -> dict[str, ReconciliationQuery]:
    """The queries of a batch by their names."""
    batch = _json(text, "queries")
    if len(batch) > MOST_QUERIES:
        raise InvalidQuery(f"queries holds {len(batch)}; send at most {MOST_QUERIES} at a time.")
    return {name: _model(ReconciliationQuery, asked, f"queries.{name}") for name, asked in batch.items()}


def extension_of(text: str) -> ExtensionQuery:
    """What a table is to be extended with."""
    return _model(ExtensionQuery, _json(text, "extend"), "extend")


def _json(text: str, name: str) -> dict[str, object]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidQuery(f"{name} is no JSON: {error}.") from None
    if not isinstance(found, dict):
        raise InvalidQuery(f"{name} is no JSON object; see the specification 0.2 of the API.")
    return found


def _model(model: type[_Model], given: object, where: str) -> _Model:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        said = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:3])
        raise InvalidQuery(f"{where}: {said}.") from None


Given = Annotated[Mapping[str, str], Depends(_given)]
