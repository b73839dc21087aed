"""`ipcoop render`: one entity's network as a file that works offline."""

from pathlib import Path
from typing import Annotated

import typer

from ipcoop.commands.console import StoreOption, output_file, say, settings_for
from ipcoop.wiring import store_of


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(render)


def render(
    entity: Annotated[str, typer.Argument(help="Id or name of an entity: agency/wipo, WIPO, “Cục SHTT”.")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The HTML file to write.")] = None,
    language: Annotated[str, typer.Option("--lang", help="en or vi.")] = "en",
    limit: Annotated[int, typer.Option(min=1, max=500, help="Most nodes to draw.")] = 100,
    store: StoreOption = None,
) -> None:
    """Draw an entity and what it is tied to, with the evidence in a table below."""
    from graph_api.neighborhoods import neighborhood_of
    from queries.search import resolve_entity
    from visualizations.network import render_network

    with store_of(settings_for(store), read_only=True) as graph:
        center = resolve_entity(graph.read, entity)
        subgraph = neighborhood_of(graph, center, limit=limit)
    page = render_network(subgraph, center=center, language=language)
    with output_file(output) as file:
        file.write(page.encode())
    if output:
        say(f"wrote {output}")
