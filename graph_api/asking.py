"""What every endpoint needs: the store that is asked, and nothing in the address that is not understood."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from graph_api.browsing import Browser
from ontology.errors import InvalidQuery

_UNDERSTOOD = "_understood"


async def _browser(request: Request) -> Browser:  # async: not worth a change of threads
    browser: Browser = request.app.state.browser
    return browser


async def refuse_unknown_parameters(request: Request) -> None:
    """Answer 400 to a parameter that the endpoint does not take, or that is given twice."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or not request.scope["query_string"]:
        return
    if not route.include_in_schema:  # it only leads on, or says that there is nothing here
        return
    known, repeated = _understood(route)
    given = [name for name, _ in request.query_params.multi_items()]
    unknown = sorted(set(given) - known)
    if unknown:
        taken = f"known are {', '.join(sorted(known))}" if known else "it takes none"
        raise InvalidQuery(f"{request.url.path} takes no {', '.join(unknown)}; {taken}.")
    twice = sorted({name for name in given if given.count(name) > 1} - repeated)
    if twice:
        raise InvalidQuery(f"{', '.join(twice)} stands more than once; give it once.")


def _understood(route: APIRoute) -> tuple[frozenset[str], frozenset[str]]:
    """The parameters of a route, and those of them that may be repeated; gathered once."""
    found: tuple[frozenset[str], frozenset[str]] | None = vars(route).get(_UNDERSTOOD)
    if found is None:
        found = vars(route)[_UNDERSTOOD] = _gathered(route)
    return found


def _gathered(route: APIRoute) -> tuple[frozenset[str], frozenset[str]]:
    extra = (route.openapi_extra or {}).get("parameters", [])
    taken_here = list(_taken(route.dependant))
    repeated = frozenset(field.alias for field in taken_here if _is_list(field))
    return frozenset({field.alias for field in taken_here} | {entry["name"] for entry in extra}), repeated


def _taken(dependant: Dependant) -> Iterator[Any]:
    """The parameters of an endpoint and of all that it depends on."""
    yield from dependant.query_params
    for inner in dependant.dependencies:
        yield from _taken(inner)


def _is_list(field: object) -> bool:
    return "list" in str(getattr(getattr(field, "field_info", None), "annotation", ""))


Browsing = Annotated[Browser, Depends(_browser)]
Limit = Annotated[int, Query(ge=1, le=1000, description="How many at most.")]
Cursor = Annotated[
    str | None, Query(max_length=1000, description="From `next` of the answer before; leave out to begin.")
]
