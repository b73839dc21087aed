"""`ipcoop token new` and `ipcoop audit`: who may write over HTTP, and who wrote."""

from pathlib import Path
from typing import Annotated, Any

import typer

from ipcoop.commands.console import CONTROLS, EXIT_USE, complain, say, settings_for

tokens = typer.Typer(help="Tokens for those who write over HTTP.", no_args_is_help=True)
_FIRST = ("at", "who", "action", "target", "outcome")


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(tokens, name="token")
    app.command()(audit)


@tokens.callback()
def _tokens() -> None:
    """Tokens for those who write over HTTP."""


@tokens.command("new")
def new(
    name: Annotated[str, typer.Argument(help="Whose it is; stands in the audit and under judgments.")],
    scope: Annotated[list[str], typer.Option(help="load, remove or judge; may be repeated.")],
) -> None:
    """Make a token: it is printed once; the line for IPCOOP_TOKENS holds only its digest."""
    from graph_api.writing.tokens import Scope, new_token

    try:
        secret, token = new_token(name, [Scope(one) for one in scope])
    except ValueError as error:
        complain(f"{error}. Scopes are {', '.join(Scope)}.")
        raise typer.Exit(EXIT_USE) from error
    say("the token, shown this once:")
    typer.echo(secret)
    say("the line for IPCOOP_TOKENS (several are divided by blanks):")
    typer.echo(str(token))


def audit(who: Annotated[str | None, typer.Option(help="Only writes of this name.")] = None) -> None:
    """Who wrote, over HTTP or here: when, who, action, target, outcome, and what else is known."""
    from graph_api.writing.audit import read_audit

    for line in read_audit(Path(settings_for().audit)):
        if who in (None, line["who"]):
            cells = [line[name] for name in _FIRST] + [_rest(line)]
            typer.echo("\t".join(" ".join(str(cell).split()) for cell in cells).translate(CONTROLS))


def _rest(line: dict[str, Any]) -> str:
    return "; ".join(f"{name} {value}" for name, value in line.items() if name not in _FIRST)
