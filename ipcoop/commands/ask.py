"""`ipcoop ask`: questions in words on the command line."""

from typing import Annotated

import typer

from graph_store.protocol import GraphStore
from ipcoop.commands.console import EXIT_USE, StoreOption, say, settings_for
from ipcoop.commands.query import Shape, show_rows
from ipcoop.wiring import store_of
from queries.asking import ask as ask_query
from queries.worded import Interpretation, Understanding, question_in_words, understand

_ROWS = 100


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(ask)


def ask(
    question: Annotated[str, typer.Argument(help="The question, in English or Vietnamese.")],
    language: Annotated[
        str | None, typer.Option("--lang", help="en or vi: how the question is read back.")
    ] = None,
    shape: Annotated[Shape, typer.Option("--format", "-f", help="How to show the rows.")] = Shape.TABLE,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Most rows.")] = _ROWS,
    store: StoreOption = None,
) -> None:
    """Ask in your own words: ipcoop ask "Cục SHTT có thỏa thuận nào với Nhật Bản?"."""
    if language not in (None, "en", "vi"):
        raise typer.BadParameter(f"{language!r}: give en or vi.", param_hint="--lang")
    with store_of(settings_for(store), read_only=True) as graph:
        found = understand(graph.read, question, language)
        if not found.interpretations:
            _refuse(found)
            raise typer.Exit(EXIT_USE)
        _answer(found, graph, shape, limit)


def _answer(found: Understanding, graph: GraphStore, shape: Shape, limit: int) -> None:
    """The rows for the likeliest meaning; what was understood goes to standard error."""
    first, *others = found.interpretations
    say(f"{question_in_words(first, found.language)}  [{_command(first)}]")
    if first.ignored:
        say(f"Not used: {', '.join(first.ignored)}.")
    show_rows(first.asked, ask_query(first.asked, {**first.parameters, "limit": limit}, graph.read), shape)
    for other in others:
        say(f"It may also mean: {question_in_words(other, found.language)}  [{_command(other)}]")


def _refuse(found: Understanding) -> None:
    say("This is no question that the graph can answer, or it is not clear enough.")
    if found.unknown:
        say(f"Not known here: {', '.join(found.unknown)}.")
    for one in found.nearest:
        say(f"Nearest: {question_in_words(one, found.language)}  [{_command(one)}]")


def _command(one: Interpretation) -> str:
    given = [f"{name}={value}" for name, value in one.parameters.items()]
    return " ".join(["ipcoop query", one.asked.name, *given, *(f"{name}=…" for name in one.missing)])
