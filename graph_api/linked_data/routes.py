"""`/id/…` leads to the page or the data of a thing, `/doc/…` is the data, `/ns` the ontology.

An address of a thing answers 303: the thing is not its description (https://www.w3.org/TR/cooluris/).
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pyoxigraph import Literal

from graph_api.bulk.files import LICENCE
from graph_api.linked_data.answering import SharedRoute
from graph_api.linked_data.dataset import describe_dataset
from graph_api.linked_data.documents import check_that_there_is, document_of
from graph_api.linked_data.forms import BY_ENDING, BY_MEDIA_TYPE, FORMS, HTML, Form
from graph_api.linked_data.negotiation import choose
from graph_api.linked_data.profiles import (
    DEFAULT,
    describe_profile,
    describe_property,
    profile_for,
    profile_link,
)
from graph_api.linked_data.vocabulary_page import CONTEXT, PARTS, ontology_in, ontology_page, ontology_version
from graph_api.linked_data.within import DATASET, Within
from graph_api.manners.merging import lead_on
from graph_store.protocol import GraphStore
from ontology.errors import NotFound
from ontology.rdf.formats import write_rdf
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import BASE, FORMATS, NAMESPACE, VOCABULARIES
from ontology.vocabulary import Kind

_OPEN = {"Access-Control-Allow-Origin": "*"}
_METHODS = ["GET", "HEAD"]
_VARY = "Accept, Accept-Profile"
_NO_GRAPHS = tuple(form for form in FORMS if form.ending not in ("trig", "nq"))
_KINDS = frozenset(kind.lower() for kind in Kind)

_HOLDERS = f"""PREFIX ipc: <{NAMESPACE}>
PREFIX rdf: <{VOCABULARIES["rdf"]}>
SELECT ?official ?body ?when {{
  ?statement ipc:post %s ; rdf:subject ?official ; rdf:object ?body .
  OPTIONAL {{ ?statement ipc:when ?when }}
}} ORDER BY ?body ?when"""
"""Who held a post: what a person sees of a role."""

Profile = Annotated[str | None, Query(description="Shape of the RDF: " + ", ".join(PROFILES))]


def router(
    store: GraphStore, *, base: str = BASE, public: str | None = None, licence: str = LICENCE
) -> APIRouter:
    """The routes over `store`; `base` is where ids start, `public` the address of the site if not its own.

    `licence` is the address of that of the data.
    """
    site = _Site(store, base, public, licence)
    routes = APIRouter(
        tags=["linked data"],
        include_in_schema=False,
        route_class=SharedRoute,
        dependencies=[Depends(lead_on)],
    )
    routes.add_api_route("/id/{thing:path}", site.thing, methods=_METHODS)
    routes.add_api_route("/doc/{name:path}", site.document, methods=_METHODS)
    routes.add_api_route("/dataset", site.dataset, methods=_METHODS)
    routes.add_api_route("/.well-known/void", site.well_known, methods=_METHODS)
    routes.add_api_route("/ns", ontology, methods=_METHODS)
    routes.add_api_route("/ns.{ending}", ontology_file, methods=_METHODS)
    routes.add_api_route("/ns/profile/{name}", profile_of_rdf, methods=_METHODS)
    routes.add_api_route("/ns/prop/{name:path}", property_of_profile, methods=_METHODS)
    routes.add_api_route("/ns/{version}", ontology_of_version, methods=_METHODS)
    return routes


class _Site:
    """The things and documents of one store."""

    def __init__(self, store: GraphStore, base: str, public: str | None, licence: str) -> None:
        self._store = store
        self._within = Within(store)
        self._base = base
        self._public = public.rstrip("/") if public else None
        self._licence = licence

    def thing(self, thing: str, request: Request, profile: Profile = None) -> Response:
        """Lead from a thing to what describes it."""
        described, shape = self._within.described_by(thing)
        media_type = choose(request.headers.get("accept"), (HTML, *BY_MEDIA_TYPE))
        if media_type is None:
            return _not_acceptable((HTML, *BY_MEDIA_TYPE), request)
        if described == DATASET:
            return _see_other("/dataset", {})
        check_that_there_is(self._store, described)
        if media_type == HTML:
            return _see_other(_page(described), {"Link": _links(described, shape or DEFAULT)})
        form = BY_MEDIA_TYPE[media_type]
        chosen = profile_for(request, form, profile or shape)
        return _see_other(_document(described, form, chosen), {"Link": _links(described, shape or DEFAULT)})

    def document(self, name: str, request: Request, profile: Profile = None) -> Response:
        """What is said of a thing, in the form that the ending names, or in the best one."""
        thing, _, ending = name.rpartition(".")
        form = BY_ENDING.get(ending)
        if form is None:
            media_type = choose(request.headers.get("accept"), tuple(BY_MEDIA_TYPE))
            if media_type is None:
                return _not_acceptable(tuple(BY_MEDIA_TYPE), request)
            thing, form = name, BY_MEDIA_TYPE[media_type]
        chosen = profile_for(request, form, profile)
        file = BytesIO()
        parts = document_of(self._store, thing).parts()
        write_rdf(parts, file, form.format, base=self._base, profile=chosen)
        return Response(
            file.getvalue(),
            media_type=form.media_type,
            headers={
                **_OPEN,
                "Vary": _VARY,
                "Content-Location": _document(thing, form, chosen),
                "Link": f'<{self._base}{quote(thing)}>; rel="describes", {profile_link(chosen)}',
            },
        )

    def dataset(self, request: Request) -> Response:
        """What the dataset is and how much is in it."""
        media_type = choose(request.headers.get("accept"), tuple(form.media_type for form in _NO_GRAPHS))
        if media_type is None:
            return _not_acceptable(tuple(form.media_type for form in _NO_GRAPHS), request)
        address = self._public or str(request.base_url).rstrip("/")
        content = describe_dataset(
            self._store, self._base, address, self._licence, FORMATS[BY_MEDIA_TYPE[media_type].format]
        )
        return Response(content, media_type=media_type, headers={**_OPEN, "Vary": "Accept"})

    def well_known(self) -> Response:
        """Lead to the description of the dataset."""
        return _see_other("/dataset", {})


def ontology(request: Request) -> Response:
    """The ontology: a page for people, RDF for programs."""
    offers = (*(form.media_type for form in _NO_GRAPHS), HTML)
    media_type = choose(request.headers.get("accept"), offers)
    if media_type is None:
        return _not_acceptable(offers, request)
    links = ", ".join(
        f'</ns.{form.ending}>; rel="alternate"; type="{form.media_type}"' for form in _NO_GRAPHS
    )
    headers = {**_OPEN, "Vary": "Accept, Accept-Language", "Link": links}
    if media_type == HTML:
        answer = ontology_page(request)
        answer.headers.update(headers)
        return answer
    return Response(ontology_in(BY_MEDIA_TYPE[media_type]), media_type=media_type, headers=headers)


def ontology_file(ending: str, request: Request) -> Response:
    """The ontology in the form that the ending names."""
    if ending == "html":
        return ontology_page(request)
    form = BY_ENDING.get(ending)
    if form not in _NO_GRAPHS or form is None:
        raise NotFound(
            f"There is no /ns.{ending}; there is .html, {', '.join(f'.{f.ending}' for f in _NO_GRAPHS)}."
        )
    return Response(ontology_in(form), media_type=form.media_type, headers=_OPEN)


def ontology_of_version(version: str, request: Request) -> Response:
    """The ontology by the address of its version, or a part that stands beside it."""
    if version in PARTS:
        return _negotiated(request, lambda form: ontology_in(form, PARTS[version]))
    if version == CONTEXT.name:
        return Response(CONTEXT.read_bytes(), media_type="application/ld+json", headers=_OPEN)
    if version != ontology_version():
        raise NotFound(f"The version served here is {ontology_version()}; older ones are in the releases.")
    return ontology(request)


def profile_of_rdf(name: str, request: Request) -> Response:
    """What a profile of the RDF is."""
    return _negotiated(request, lambda form: describe_profile(name, form))


def property_of_profile(name: str, request: Request) -> Response:
    """What a term is that the profile `wikibase` adds."""
    return _negotiated(request, lambda form: describe_property(name, form))


def _negotiated(request: Request, content: Callable[[Form], bytes]) -> Response:
    """RDF without graphs in the form that the client likes best; Turtle for browsers."""
    offers = tuple(form.media_type for form in _NO_GRAPHS)
    media_type = choose(request.headers.get("accept"), (*offers, HTML))
    if media_type is None:
        return _not_acceptable(offers, request)
    form = _NO_GRAPHS[0] if media_type == HTML else BY_MEDIA_TYPE[media_type]
    headers = {**_OPEN, "Vary": "Accept"}
    return Response(content(form), media_type=form.media_type, headers=headers)


def _page(thing: str) -> str:
    folder, _, key = thing.partition("/")
    if folder == "role":
        return "/sparql?" + urlencode({"query": _HOLDERS % str(Literal(key))})
    return quote(f"/entity/{thing}" if folder in _KINDS else f"/{thing}")


def _document(thing: str, form: Form, profile: str = DEFAULT) -> str:
    return f"/doc/{quote(thing)}.{form.ending}" + (f"?profile={profile}" if profile != DEFAULT else "")


def _links(thing: str, shape: str) -> str:
    return ", ".join(
        [f'<{_document(thing, form, shape)}>; rel="describedby"; type="{form.media_type}"' for form in FORMS]
        + [f'<{_page(thing)}>; rel="describedby"; type="{HTML}"']
    )


def _see_other(address: str, headers: Mapping[str, str]) -> Response:
    return RedirectResponse(address, 303, headers={**_OPEN, "Vary": _VARY, **headers})


def _not_acceptable(offers: tuple[str, ...], request: Request) -> Response:
    detail = f"This comes as {', '.join(offers)}."
    body = {"type": "about:blank", "title": "Not Acceptable", "status": 406, "detail": detail}
    headers = {**_OPEN, "Vary": "Accept"}
    return JSONResponse(
        {**body, "instance": request.url.path}, 406, headers=headers, media_type="application/problem+json"
    )
