"""Put the explorer into the application."""

import re
from collections.abc import Sequence

from fastapi import FastAPI

from graph_api.explorer import page, routes
from graph_api.explorer.ready_files import ReadyFiles
from graph_api.explorer.starting import StartScreen
from ontology.rdf.terms import BASE
from visualizations.explorer import STATIC, VENDOR

_SITE = re.compile(r"\*|https?://(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?")


def mount(app: FastAPI, *, base: str = BASE, embedding_sites: Sequence[str] = ()) -> None:
    """Serve the explorer at /explore; the application carries its store in `app.state.browser`.

    `base` is what the addresses of things in RDF start with; pages of `embedding_sites` may show views in
    frames.
    """
    if not all(map(is_site, embedding_sites)):
        raise ValueError(f"These are not all sites: {', '.join(embedding_sites)}.")
    app.state.embedding_sites = tuple(embedding_sites)
    app.state.base_iri = base
    app.state.start_screen = StartScreen()
    app.include_router(page.router)
    app.include_router(routes.router)
    for path, folder in (("/explore/static", STATIC), ("/explore/vendor", VENDOR)):
        app.add_route(f"{path}/{{name}}", ReadyFiles(folder).answer, include_in_schema=False)


def is_site(text: str) -> bool:
    """Whether a policy may name it: any site (*), or one by scheme and host, with or without a port."""
    return bool(_SITE.fullmatch(text))
