"""What goes to the terminal: data to standard output, everything else to standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer
from rich.console import Console

from ipcoop.logs import configure_logs
from ipcoop.settings import Settings

EXIT_REJECTED, EXIT_USE, EXIT_STORE = 1, 2, 3

StoreOption = Annotated[
    str | None,
    typer.Option("--store", help="embedded:PATH or neo4j://HOST:PORT; default from IPCOOP_STORE."),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="File to write; default: standard output.")
]
messages = Console(stderr=True, highlight=False)

CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "\ufffd")
"""Characters by which a text could steer the terminal, and what stands for each."""


def complain(text: str) -> None:
    """One line of error."""
    messages.print(f"error: {text}".translate(CONTROLS), style="red", markup=False, soft_wrap=True)


def say(text: str) -> None:
    """One line of progress or summary."""
    messages.print(text.translate(CONTROLS), markup=False, soft_wrap=True)


def settings_for(store: str | None = None, **overrides: object) -> Settings:
    """The settings of this run, with the logs set up."""
    settings = Settings.load(store=store, **overrides)
    configure_logs(settings.log_level)
    return settings


@contextmanager
def output_file(path: Path | None) -> Iterator[BinaryIO]:
    """The file to write data to; a named file appears only when it is complete."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as file:
        yield file
    partial.replace(path)
