"""`ipcoop serve`: the API and the pages on loopback."""

import gc
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from graph_store.protocol import GraphStore
from ipcoop.commands.console import EXIT_USE, StoreOption, complain, say, settings_for
from ipcoop.settings import InvalidSettings, Settings
from ipcoop.wiring import deliverer_of, store_of, writing_of

if TYPE_CHECKING:
    from graph_api.manners.protection import Protection


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(serve)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.")] = None,
    store: StoreOption = None,
) -> None:
    """Serve the pages and the HTTP API."""
    settings = settings_for(store, host=host, port=port)
    with store_of(settings) as graph:
        serve_store(graph, settings)


def serve_store(graph: GraphStore, settings: Settings) -> None:
    """Serve until interrupted, the address on standard error."""
    import uvicorn

    from graph_api.app import create_app
    from graph_api.manners.heads import BoundedHttp

    with listen(settings) as listener:
        port = listener.getsockname()[1]
        address = f"http://{settings.host}:{port}"
        say(f"IPCoop is at {address}/  (API: {address}/api/v1, described at {address}/docs). Ctrl-C ends it.")
        config = uvicorn.Config(
            create_app(
                graph,
                base_iri=settings.base_iri,
                protection=protection_of(settings),
                cypher=settings.cypher,
                writing=writing_of(graph, settings),
                licence=settings.data_licence,
                embedding_sites=embedding_sites_of(settings),
            ),
            log_level=settings.log_level.lower(),
            access_log=False,
            http=BoundedHttp,
        )
        gc.collect()
        gc.freeze()  # what is here now stays: no collection need look at it again
        with deliverer_of(graph, settings):
            uvicorn.Server(config).run(sockets=[listener])


def protection_of(settings: Settings) -> "Protection":
    """What the settings say about names, origins, budgets and sizes."""
    from graph_api.manners.hosts import LOOPBACK
    from graph_api.manners.protection import Protection
    from graph_api.manners.sizes import Sizes

    return Protection(
        hosts=(*LOOPBACK, settings.host, *_listed(settings.hosts)),
        origins=_listed(settings.cors_origins),
        budget=settings.budget,
        sizes=Sizes(body=settings.body_bytes),
    )


def embedding_sites_of(settings: Settings) -> tuple[str, ...]:
    """Whose pages may show views of the explorer in frames; raises `InvalidSettings`."""
    from graph_api.explorer.mounting import is_site

    sites = _listed(settings.embedding_sites)
    for site in sites:
        if not is_site(site):
            raise InvalidSettings(
                f"IPCOOP_EMBEDDING_SITES: {site} is no site; write https://example.org, "
                "https://*.example.org or *."
            )
    return sites


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def listen(settings: Settings) -> socket.socket:
    """A socket at the address of the settings; a plain error where it is taken."""
    try:
        listener = socket.create_server((settings.host, settings.port))
        # Inherited by each connection: else the end of an answer waits 40 ms for word that its head arrived.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        complain(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
            "Choose another port with --port (0 takes a free one) or IPCOOP_PORT."
        )
        raise typer.Exit(EXIT_USE) from error
