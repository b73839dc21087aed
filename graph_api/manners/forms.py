"""The forms in which answers come, which of them each kind of answer has, and the choice among them."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_args, get_origin

from fastapi import HTTPException, Request
from pydantic import BaseModel

from graph_api import models
from graph_api.linked_data.negotiation import choose
from ontology.errors import InvalidQuery


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its name in `?format=` and its media type in `Accept`."""

    name: str
    media_type: str
    is_text: bool = True


JSON = Form("json", "application/json")
JSONL = Form("jsonl", "application/x-ndjson")
CSV = Form("csv", "text/csv")
TURTLE = Form("turtle", "text/turtle")
JSONLD = Form("jsonld", "application/ld+json")
GRAPHML = Form("graphml", "application/graphml+xml")
GEXF = Form("gexf", "application/gexf+xml")

_LISTS = (JSON, JSONL, CSV)
_GRAPHS = (JSON, GRAPHML, GEXF, TURTLE, JSONLD)
_DOCUMENTS = (JSON, TURTLE, JSONLD)
_OF_MODELS: dict[type[BaseModel], tuple[Form, ...]] = {
    models.Neighborhood: _GRAPHS,
    models.Paths: _GRAPHS,
    models.EntityDetail: _DOCUMENTS,
    models.StatementDetail: _DOCUMENTS,
    models.ArticleDetail: _DOCUMENTS,
}


def forms_of(model: Any) -> tuple[Form, ...]:
    """The forms of the answers of a model: tables where it has one list of rows, graphs where it is one."""
    if model in _OF_MODELS:
        return _OF_MODELS[model]
    return _LISTS if rows_of(model) else (JSON,)


def rows_of(model: Any) -> str | None:
    """The field that holds the rows of a list; None where a model is no list."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return None
    found = [name for name, field in model.model_fields.items() if _holds_rows(field.annotation)]
    return found[0] if len(found) == 1 else None


def chosen(request: Request, offers: tuple[Form, ...]) -> Form:
    """The form that a request asks for, by `format`, else by `Accept`; raises where there is no such form."""
    named = request.query_params.get("format")
    if named is not None:
        by_name = {form.name: form for form in offers}
        if named not in by_name:
            raise InvalidQuery(f"format is {named!r}: here it is one of {', '.join(by_name)}.")
        return by_name[named]
    accept = request.headers.get("accept")
    media_type = choose(accept, tuple(form.media_type for form in offers))
    if media_type is None:
        known = ", ".join(form.media_type for form in offers)
        raise HTTPException(HTTPStatus.NOT_ACCEPTABLE, f"This comes as {known}; Accept asks for {accept}.")
    return next(form for form in offers if form.media_type == media_type)


def parameter(offers: tuple[Form, ...]) -> dict[str, Any]:
    """How the OpenAPI document describes `format`."""
    return {
        "name": "format",
        "in": "query",
        "required": False,
        "description": "The form of the answer; it goes before the header Accept.",
        "schema": {"type": "string", "enum": [form.name for form in offers], "default": offers[0].name},
    }


def _holds_rows(annotation: Any) -> bool:
    if get_origin(annotation) is not list:
        return False
    (inside,) = get_args(annotation)
    if get_origin(inside) is dict:
        return True
    return isinstance(inside, type) and issubclass(inside, BaseModel)
