"""`ipcoop serve`: the API and the pages on loopback."""

import socket
from typing import Annotated

import typer

from graph_store.protocol import GraphStore
from ipcoop.commands.console import EXIT_USE, StoreOption, complain, say, settings_for
from ipcoop.settings import Settings
from ipcoop.wiring import deliverer_of, store_of, writing_of


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

    with _listen(settings) as listener:
        port = listener.getsockname()[1]
        address = f"http://{settings.host}:{port}"
        say(f"IPCoop is at {address}/  (API: {address}/api/v1, described at {address}/docs). Ctrl-C ends it.")
        config = uvicorn.Config(
            create_app(
                graph,
                base_iri=settings.base_iri,
                writing=writing_of(graph, settings),
                licence=settings.data_licence,
            ),
            log_level=settings.log_level.lower(),
            access_log=False,
        )
        with deliverer_of(graph, settings):
            uvicorn.Server(config).run(sockets=[listener])


def _listen(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.host, settings.port))
    except OSError as error:
        complain(
            f"cannot listen on {settings.host}:{settings.port} ({error.strerror}). "
            "Choose another port with --port (0 takes a free one) or IPCOOP_PORT."
        )
        raise typer.Exit(EXIT_USE) from error
