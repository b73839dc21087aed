"""`ipcoop webhook`: who is told of changes."""

from pathlib import Path
from typing import Annotated

import typer

from ipcoop.commands.console import CONTROLS, say, settings_for

commands = typer.Typer(help="Programs that the server tells of changes.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(commands, name="webhook")


@commands.command()
def add(
    url: Annotated[str, typer.Argument(help="Where changes are posted to.")],
    from_start: Annotated[bool, typer.Option(help="Tell it all that ever changed, too.")] = False,
) -> None:
    """Subscribe an address; prints the secret by which it knows our signature."""
    from ipcoop.webhooks.hooks import add_hook

    hook = add_hook(Path(settings_for().webhooks), url, from_start=from_start)
    say(f"{url} is told by the running server from now on; the secret that signs:")
    typer.echo(hook.secret)


@commands.command("list")
def list_hooks() -> None:
    """Each subscription, how far it is, and what is wrong with it."""
    from ipcoop.webhooks.delivering import read_progress
    from ipcoop.webhooks.hooks import read_hooks

    path = Path(settings_for().webhooks)
    progress = read_progress(path)
    for hook in read_hooks(path):
        known = progress.get(hook.url)
        cells = (hook.url, "new", "") if known is None else (hook.url, known.cursor, known.problem or "")
        typer.echo("\t".join(cells).translate(CONTROLS))


@commands.command()
def remove(url: Annotated[str, typer.Argument(help="The address.")]) -> None:
    """End a subscription."""
    from ipcoop.webhooks.hooks import remove_hook

    remove_hook(Path(settings_for().webhooks), url)
    say(f"{url} is told no more")
