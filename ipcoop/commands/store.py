"""`ipcoop stats`: what the store holds."""

import typer

from ipcoop.commands.console import StoreOption, settings_for
from ipcoop.wiring import store_of


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(stats)


def stats(store: StoreOption = None) -> None:
    """Tell what the store is and how much it holds."""
    with store_of(settings_for(store), read_only=True) as graph:
        info = graph.info()
    typer.echo(f"engine\t{info.engine}")
    typer.echo(f"address\t{info.address}")
    typer.echo(f"articles\t{info.articles}")
    typer.echo(f"entities\t{info.entities}")
    typer.echo(f"statements\t{info.statements}")
