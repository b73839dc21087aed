"""`ipcoop demo`: the example articles in a new embedded store, served."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from ipcoop.commands.console import EXIT_USE, complain, say, settings_for
from ipcoop.commands.load import load_articles
from ipcoop.commands.serve import serve_store
from ipcoop.wiring import store_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
FOLDER = Path(".ipcoop") / "demo"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)


def demo(
    port: Annotated[int | None, typer.Option(help="Port to listen on; 0 takes a free one.")] = None,
    serve: Annotated[bool, typer.Option(help="Serve the explorer after loading.")] = True,
) -> None:
    """Load the example articles into a new embedded store and serve the explorer."""
    if not EXAMPLES.is_dir():
        complain(f"the example articles are not at {EXAMPLES}; run this from a checkout of the project.")
        raise typer.Exit(EXIT_USE)
    shutil.rmtree(FOLDER, ignore_errors=True)
    settings = settings_for(f"embedded:{FOLDER / 'graph'}", port=port)
    with store_of(settings) as graph:
        say(f"loading {EXAMPLES.name} into a new store in {FOLDER}")
        load_articles([str(EXAMPLES)], graph)
        if serve:
            serve_store(graph, settings)
