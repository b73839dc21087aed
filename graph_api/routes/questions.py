"""The named queries: one endpoint each, its parameters as the query's header declares them."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Request

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import API, READ_SECONDS, Browser
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from ontology.errors import InvalidQuery, NotFound
from ontology.vocabulary import Kind, Predicate, Status
from queries import Parameter, ParameterType, Query, catalogue, query
from queries.asking import bind_names

router = APIRouter(tags=["queries"], route_class=Answering)
_SCHEMAS: dict[ParameterType, dict[str, Any]] = {
    ParameterType.NUMBER: {"type": "integer", "minimum": 0},
    ParameterType.CONFIDENCE: {"type": "number", "minimum": 0, "maximum": 1},
    ParameterType.KIND: {"type": "string", "enum": [kind.value for kind in Kind]},
    ParameterType.PREDICATE: {"type": "string", "enum": [predicate.value for predicate in Predicate]},
    ParameterType.STATUS: {"type": "string", "enum": [status.value for status in Status]},
    ParameterType.BOOLEAN: {"type": "boolean"},
}


@router.get("/queries")
def list_queries() -> models.Catalogue:
    """Every named query, with what it takes and returns."""
    return models.Catalogue(queries=[_question(asked) for asked in catalogue()])


def answer(asked: Query, given: dict[str, str], browser: Browser) -> models.Answer:
    """The rows that answer a named query."""
    bound = bind_names(asked, given, browser.read)
    rows = browser.read(asked.text_given(bound), bound, timeout=READ_SECONDS)
    return models.Answer(query=asked.name, parameters=bound, columns=list(asked.returns), rows=rows)


def _endpoint(asked: Query) -> Callable[..., models.Answer]:
    def ask_query(request: Request, browser: Browsing) -> models.Answer:
        given = {name: value for name, value in request.query_params.items() if name != "format"}
        return answer(asked, given, browser)

    return ask_query


def _question(asked: Query) -> models.Question:
    return models.Question(
        name=asked.name,
        summary=asked.summary,
        summary_vi=asked.summaries.get("vi"),
        parameters=[
            models.ParameterDescription(
                name=p.name,
                type=p.type.value,
                required=not p.optional,
                default=p.default,
                kinds=list(p.kinds),
                description=p.description,
            )
            for p in asked.parameters
        ],
        columns=list(asked.returns),
        url=f"{API}/queries/{asked.name}",
    )


def _declared(parameter: Parameter) -> dict[str, Any]:
    schema = dict(_SCHEMAS.get(parameter.type, {"type": "string"}))
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "required": not parameter.optional,
        "description": f"{parameter.description}: {parameter.expects}",
        "schema": schema,
    }


for _asked in catalogue():
    router.add_api_route(
        f"/queries/{_asked.name}",
        _endpoint(_asked),
        name=_asked.name,
        operation_id=f"query_{_asked.name}",
        summary=_asked.name.replace("_", " ").capitalize(),
        description=_asked.summary,
        responses=documented(HTTPStatus.NOT_FOUND),
        openapi_extra={"parameters": [_declared(parameter) for parameter in _asked.parameters]},
    )


@router.get("/queries/{name}", include_in_schema=False)
def refuse_query(name: str) -> None:
    """A name that no query has."""
    try:
        query(name)
    except InvalidQuery as error:
        raise NotFound(str(error)) from None
    raise NotFound(f"{name} is no question; {API}/queries lists them.")
