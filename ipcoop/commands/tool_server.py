"""`ipcoop mcp`: the graph as tools for language models."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from ipcoop.commands.console import EXIT_USE, StoreOption, complain, say, settings_for
from ipcoop.commands.serve import listen
from ipcoop.settings import Settings
from ipcoop.wiring import store_of

if TYPE_CHECKING:
    from mcp.server import MCPServer

_LOOPBACK = "127.0.0.1"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command("mcp")(serve_tools)


def serve_tools(
    http: Annotated[
        bool, typer.Option("--http", help="Streamable HTTP on loopback instead of stdio.")
    ] = False,
    port: Annotated[int | None, typer.Option(help="Port for --http; 0 takes a free one.")] = None,
    store: StoreOption = None,
) -> None:
    """Give language models tools that read the graph (Model Context Protocol): see docs/mcp.md."""
    try:
        from ipcoop.tool_server.tools import tool_server
    except ModuleNotFoundError as error:
        complain(f"`ipcoop mcp` needs the extra `mcp` ({error.name} is missing): pip install 'ipcoop[mcp]'.")
        raise typer.Exit(EXIT_USE) from error
    settings = settings_for(store, host=_LOOPBACK, port=port)
    with store_of(settings, read_only=True) as graph:
        server = tool_server(graph)
        if http:
            _serve_http(server, settings)
        else:
            server.run("stdio")


def _serve_http(server: "MCPServer[Any]", settings: Settings) -> None:
    """Until interrupted, the address on standard error; without sessions, so that nothing is kept."""
    import uvicorn

    with listen(settings) as listener:
        say(f"Tools are at http://{_LOOPBACK}:{listener.getsockname()[1]}/mcp. Ctrl-C ends it.")
        app = server.streamable_http_app(stateless_http=True, json_response=True, host=_LOOPBACK)
        config = uvicorn.Config(app, log_level=settings.log_level.lower(), access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
