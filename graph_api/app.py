"""The application: the API under /api/v1, the pages, the renders, around one store."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from graph_api.asking import refuse_unknown_parameters
from graph_api.browsing import API, Browser
from graph_api.bulk import routes as bulk
from graph_api.bulk.files import LICENCE
from graph_api.description import DescribedApp
from graph_api.explorer import mount as mount_explorer
from graph_api.linked_data import quality
from graph_api.linked_data import routes as linked_data
from graph_api.manners.merging import lead_on_in
from graph_api.manners.protection import Protection, protect
from graph_api.pages import views
from graph_api.pages.rendering import problem_page
from graph_api.problems import add_handlers
from graph_api.reconciliation import routes as reconciliation
from graph_api.routes import (
    articles,
    comparing,
    entities,
    entry,
    evidence,
    finding,
    health,
    matching,
    questions,
    readable,
    renders,
    statements,
    timelines,
    words,
)
from graph_api.routes import cypher as free_cypher
from graph_api.sparql import routes as sparql
from graph_api.writing.access import Writing
from graph_api.writing.mounting import TAGS, writing_router
from graph_store.protocol import GraphStore
from ontology.rdf.terms import BASE

_TAGS = {
    "entry": "Where to begin.",
    "entities": "Agencies, officials, agreements, forums, events, programmes, places and topics.",
    "statements": "Claims, each with the passages that make it.",
    "readable views": "Agreements, officials, events and forums with the parts that a reader expects.",
    "evidence": "The passages themselves.",
    "search": "Find entities by name.",
    "paths": "How two entities are connected.",
    "comparing": "Two entities side by side, and who has no agreement with whom.",
    "reconciliation": "Match tables with the graph, as OpenRefine does (Reconciliation API 0.2).",
    "queries": "Analysts' questions by name.",
    "cypher": "Queries of your own; off unless the operator opens it.",
    "articles": "The texts, what they mention and what they say.",
    **TAGS,
    **bulk.TAG,
    "statistics": "How much there is.",
    "renders": "Pictures that work offline.",
    "health": "For those who run the server.",
}
_DESCRIPTION = (
    "The knowledge graph of cooperation in intellectual property. Every statement carries the passages that "
    "make it. Errors have one form (RFC 9457); a parameter that is not known is an error; lists are paged by "
    "`next`."
)


def create_app(
    store: GraphStore,
    *,
    title: str = "IPCoop",
    base_url: str | None = None,
    base_iri: str = BASE,
    protection: Protection | None = None,
    cypher: bool = False,
    writing: Writing | None = None,
    licence: str = LICENCE,
    embedding_sites: Sequence[str] = (),
) -> FastAPI:
    """The application over `store`.

    `base_url` is its public address, where it stands behind another one; `base_iri` is what the addresses
    of things in RDF start with; `protection` names limits, hosts and origins, `cypher` opens
    free Cypher; `writing` names the tokens and what reads articles, without it nobody writes; pages of
    `embedding_sites` may show views of the explorer in frames.
    """
    app = DescribedApp(
        title=title,
        version=_version(),
        description=_DESCRIPTION,
        openapi_tags=[{"name": name, "description": text} for name, text in _TAGS.items()],
        openapi_url=f"{API}/openapi.json",
        generate_unique_id_function=lambda route: route.name,
        docs_url=None,  # the stock pages load scripts from elsewhere; /docs is a page of our own
        redoc_url=None,
        servers=[{"url": base_url.rstrip("/")}] if base_url else None,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        telemetry={"tracing": False, "metrics": False, "logs": False},  # each request would look for it
    )
    app.state.browser = Browser(store)
    lead_on_in(app, store)
    strict = [Depends(refuse_unknown_parameters)]
    app.state.writing = writing or Writing()
    app.include_router(entry.router, dependencies=strict)
    for part in (
        *(entities.router, timelines.router, readable.router, statements.router, evidence.router),
        *(finding.router, matching.router, comparing.router, questions.router, words.router),
        *(articles.router, health.api, free_cypher.router(store, enabled=cypher)),
        *(writing_router(app.state.writing), bulk.router(store, base=base_iri, licence=licence)),
    ):  # not all in one router of their own: an address is looked for twice in each level of routers
        app.include_router(part, prefix=API, dependencies=strict)
    app.include_router(health.probes, dependencies=strict)
    app.include_router(renders.router, dependencies=strict)
    app.include_router(views.router)
    app.include_router(linked_data.router(store, base=base_iri, public=base_url, licence=licence))
    app.include_router(quality.router(store, base=base_iri))
    reconciliation.mount(app, base=base_iri, public=base_url)
    app.include_router(sparql.router(store, base=base_iri, public=base_url))
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "pages" / "static"), name="static")
    mount_explorer(app, base=base_iri, embedding_sites=embedding_sites)
    protect(app, protection or Protection())
    add_handlers(app, problem_page)
    return app


def _version() -> str:
    try:
        return version("ipcoop")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0"
