"""Put the explorer into the application."""

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from graph_api.explorer import page, routes
from graph_api.explorer.starting import StartScreen
from ontology.rdf_terms import BASE
from visualizations.explorer import STATIC, VENDOR

_SMALLEST = 500  # bytes; compressing less gains nothing


def mount(app: FastAPI, *, base: str = BASE) -> None:
    """Serve the explorer at /explore; the application carries its store in `app.state.browser`.

    `base` is what the addresses of things in RDF start with.
    """
    app.state.base_iri = base
    app.state.start_screen = StartScreen()
    app.include_router(page.router)
    app.include_router(routes.router)
    for path, folder in (("/explore/static", STATIC), ("/explore/vendor", VENDOR)):
        files = StaticFiles(directory=folder, check_dir=False)  # vendor/ is there once fetched
        app.mount(path, GZipMiddleware(files, minimum_size=_SMALLEST), name=path.strip("/"))
