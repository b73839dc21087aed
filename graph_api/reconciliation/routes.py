"""The addresses of the service, once in each language."""

from collections.abc import Callable, Coroutine
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, Template

from graph_api.asking import Browsing, refuse_unknown_parameters
from graph_api.problems import documented, json_problem
from graph_api.reconciliation import extending, models, suggesting
from graph_api.reconciliation.asking import Given, extension_of, queries_of
from graph_api.reconciliation.querying import describe, reconcile, type_of
from ontology.errors import CooperationGraphError
from ontology.folding import fold, has_accents
from ontology.rdf.terms import BASE, NAMESPACE
from ontology.vocabulary import Kind

FRONT = "/reconcile"
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *"
)
"""A preview is shown within the client's page; nothing in it runs or loads."""

_OPEN = {"Access-Control-Allow-Origin": "*"}
_ENTITY = "/suggest/entity"
_PROPERTY = "/suggest/property"
_TYPE = "/suggest/type"
Prefix = Annotated[str, Query(max_length=200, description="What was typed.", examples=["cuc shtt"])]
Skip = Annotated[int, Query(alias="cursor", ge=0, le=190, description="How many suggestions to skip.")]
ThingId = Annotated[str, Query(alias="id", max_length=300, description="Id of what is shown.")]
Answer = models.Manifest | dict[str, models.ReconciliationResult] | models.Extension


class _Open(APIRoute):
    """A route that pages of other sites may ask, its errors told as a program wants them."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler of the route, open and plain."""
        handle = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                response = await handle(request)
            except (CooperationGraphError, RequestValidationError) as error:
                response = json_problem(request, error)
            response.headers.update(_OPEN)
            return response

        return answer


def mount(app: FastAPI, *, base: str = BASE, public: str | None = None) -> None:
    """Serve it at `/reconcile`, and with Vietnamese names at `/reconcile/vi`."""
    for language in ("en", "vi"):
        app.include_router(router(language=language, base=base, public=public))


def router(*, language: str = "en", base: str = BASE, public: str | None = None) -> APIRouter:
    """The service with its names in `language`; `base` is where ids start, `public` the site's address."""
    prefix = FRONT if language == "en" else f"{FRONT}/{language}"
    described = language == "en"  # once is enough: the other differs in its words only
    found = APIRouter(prefix=prefix, tags=["reconciliation"], route_class=_Open, include_in_schema=described)
    _add_service(found, prefix, language, base, public)
    strict = APIRouter(route_class=_Open, dependencies=[Depends(refuse_unknown_parameters)])
    _add_suggestions(strict, language)
    _add_flyouts(strict, language)
    _add_preview(strict, language)
    found.include_router(strict)
    return found


def _add_service(found: APIRouter, prefix: str, language: str, base: str, public: str | None) -> None:
    def answer(request: Request, browser: Browsing, given: Given) -> Answer:
        site = (public or str(request.base_url)).rstrip("/")
        if "queries" in given:
            batch = queries_of(given["queries"])
            return {name: reconcile(browser, asked, language) for name, asked in batch.items()}
        if "extend" in given:
            return extending.extend(browser, extension_of(given["extend"]), language, site + prefix)
        return _manifest(request, site, prefix, language, base)

    described = (
        "The manifest; with `queries`, what rows of a table may mean; with `extend`, values for its columns."
    )
    names = {"queries": "A batch of queries, as JSON.", "extend": "Ids and properties, as JSON."}
    extra: dict[str, Any] = {"GET": {"parameters": [_parameter(*pair) for pair in names.items()]}}
    fields = {name: {"type": "string", "description": text} for name, text in names.items()}
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": fields}}}
    extra["POST"] = {"requestBody": {"content": form}}
    for method in ("GET", "POST"):
        found.add_api_route(
            "",
            answer,
            methods=[method],
            response_model=Answer,
            response_model_exclude_none=True,
            operation_id=f"reconcile_{language}_{method.lower()}",
            summary="Reconcile",
            description=described,
            responses=documented(),
            openapi_extra=extra[method],
        )


def _add_suggestions(found: APIRouter, language: str) -> None:
    def of_entities(browser: Browsing, prefix: Prefix, cursor: Skip = 0) -> models.Suggestions:
        """Entities whose names fit what was typed."""
        return suggesting.entities(browser, prefix, cursor, language)

    def of_types(prefix: Prefix, cursor: Skip = 0) -> models.Suggestions:
        """Types whose names fit what was typed."""
        return suggesting.types(prefix, cursor, language)

    def of_properties(prefix: Prefix, cursor: Skip = 0) -> models.Suggestions:
        """Properties whose names fit what was typed."""
        return suggesting.property_suggestions(prefix, cursor, language)

    def proposed(
        type_id: Annotated[
            str | None, Query(alias="type", max_length=200, description="Id of a type.", examples=["Agency"])
        ] = None,
        limit: Annotated[int, Query(ge=1, le=200, description="How many at most.")] = 50,
    ) -> models.Proposal:
        """Properties that a table of entities of a type can be extended with."""
        return suggesting.propose(type_id, limit, language)

    paths: dict[str, Callable[..., Any]] = {
        _ENTITY: of_entities,
        _TYPE: of_types,
        _PROPERTY: of_properties,
        "/properties": proposed,
    }
    for path, endpoint in paths.items():
        _add(found, path, endpoint, language)


def _add_flyouts(found: APIRouter, language: str) -> None:
    def of_entity(browser: Browsing, thing: ThingId) -> models.Flyout:
        """A few words on an entity."""
        return suggesting.flyout_of_entity(browser, thing, language)

    def of_type(thing: ThingId) -> models.Flyout:
        """What belongs to a type."""
        return suggesting.flyout_of_type(thing, language)

    def of_property(thing: ThingId) -> models.Flyout:
        """What a property says."""
        return suggesting.flyout_of_property(thing, language)

    paths: dict[str, Callable[..., Any]] = {_ENTITY: of_entity, _TYPE: of_type, _PROPERTY: of_property}
    for path, endpoint in paths.items():
        _add(found, path.replace("/suggest", "/flyout"), endpoint, language)


def _add_preview(found: APIRouter, language: str) -> None:
    def preview(browser: Browsing, thing: ThingId) -> HTMLResponse:
        """A small page on an entity: its names and a passage that says something of it."""
        entity = browser.entity(thing)
        passages = browser.with_evidence(entity.statements[:1])
        content = _template().render(
            language=language,
            name=(entity.name_vi if language == "vi" else entity.name_en) or entity.name,
            description=describe(entity.model_dump(), language),
            names=_told_apart(entity.names)[:6],
            passage=passages[0].evidence[0] if passages and passages[0].evidence else None,
        )
        return HTMLResponse(content, headers={"Content-Security-Policy": PREVIEW_POLICY})

    found.add_api_route(
        "/preview",
        preview,
        response_class=HTMLResponse,
        operation_id=f"reconcile_{language}_preview",
        responses=documented(),
    )


def _add(found: APIRouter, path: str, endpoint: Callable[..., Any], language: str) -> None:
    found.add_api_route(
        path,
        endpoint,
        response_model_exclude_none=True,
        operation_id=f"reconcile_{language}{path.replace('/', '_')}",
        responses=documented(),
    )


def _manifest(request: Request, site: str, prefix: str, language: str, base: str) -> models.Manifest:
    service = site + prefix

    def address(path: str) -> models.Address:
        flyout = path.replace("/suggest", "/flyout")
        return models.Address(
            service_url=service,
            service_path=path,
            flyout_service_url=service,
            flyout_service_path=f"{flyout}?id=${{id}}",
        )

    return models.Manifest(
        name=f"{request.app.title} ({language})",
        identifierSpace=base,
        schemaSpace=NAMESPACE,
        documentation=f"{site}/docs",
        serviceVersion=request.app.version,
        view=models.View(url=f"{site}/entity/{{{{id}}}}?lang={language}"),
        defaultTypes=[type_of(kind, language) for kind in Kind],
        preview=models.Preview(url=f"{service}/preview?id={{{{id}}}}", width=420, height=220),
        suggest={"entity": address(_ENTITY), "property": address(_PROPERTY), "type": address(_TYPE)},
        extend=extending.offered(service),
    )


def _parameter(name: str, description: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": "query",
        "required": False,
        "description": description,
        "schema": {"type": "string"},
    }


def _told_apart(names: list[str]) -> list[str]:
    """Names that differ by more than their accents, those with accents kept."""
    by_letters: dict[str, str] = {}
    for name in names:
        if fold(name) not in by_letters or has_accents(name):
            by_letters[fold(name)] = name
    return list(by_letters.values())


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=folder, autoescape=True, trim_blocks=True).get_template("preview.html")
