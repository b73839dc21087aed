"""The command line: `ipcoop --help` is the tour."""

import sys

import typer

from ipcoop.commands import (
    access,
    ask,
    demo,
    explain,
    export,
    load,
    query,
    release,
    render,
    review,
    serve,
    store,
    tool_server,
    webhook,
)
from ipcoop.commands.console import EXIT_STORE, EXIT_USE, complain
from ipcoop.commands.welcome import welcome
from ipcoop.settings import InvalidSettings
from ontology.errors import CooperationGraphError, StoreError

app = typer.Typer(
    name="ipcoop",
    help="The knowledge graph of intellectual-property cooperation, with the sentence behind every edge.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
for module in (
    *(load, query, ask, serve, tool_server, export, release, render),
    *(explain, store, review, access, webhook, demo),
):
    module.register(app)


@app.callback(invoke_without_command=True)
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        welcome()


def main() -> None:
    """Run the command line; errors of the domain become one line on standard error and an exit code."""
    try:
        app()
    except StoreError as error:
        complain(str(error))
        sys.exit(EXIT_STORE)
    except (InvalidSettings, CooperationGraphError) as error:
        complain(str(error))
        sys.exit(EXIT_USE)
    except BrokenPipeError:
        sys.exit(0)


if __name__ == "__main__":
    main()
