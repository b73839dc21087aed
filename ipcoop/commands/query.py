"""`ipcoop query`: the analysts' questions on the command line."""

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from graph_store.protocol import GraphStore, Row
from ipcoop.commands.console import CONTROLS, EXIT_USE, StoreOption, complain, settings_for
from ipcoop.wiring import store_of
from queries import Parameter, Query, catalogue
from queries import query as find_query
from queries.asking import ask


class Shape(StrEnum):
    """How rows are shown."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(query)


def query(
    name: Annotated[
        str | None, typer.Argument(help="A question's name; without one, all are listed.")
    ] = None,
    parameters: Annotated[list[str] | None, typer.Argument(help="Its parameters, as NAME=VALUE.")] = None,
    shape: Annotated[Shape, typer.Option("--format", "-f", help="How to show the rows.")] = Shape.TABLE,
    store: StoreOption = None,
) -> None:
    """Ask the graph a question: ipcoop query officials_of_agency agency="Cục SHTT"."""
    if name is None:
        _list_questions()
        return
    question = find_query(name)
    with store_of(settings_for(store), read_only=True) as graph:
        show_rows(question, _answer(question, parameters or [], graph), shape)


def _answer(question: Query, parameters: Sequence[str], graph: GraphStore) -> list[Row]:
    given: dict[str, Any] = {}
    for parameter in parameters:
        name, equals, value = parameter.partition("=")
        if not equals:
            complain(f"{parameter!r} is no NAME=VALUE. {_usage(question)}")
            raise typer.Exit(EXIT_USE)
        given[name] = value
    return ask(question, given, graph.read)


def _list_questions() -> None:
    table = Table("question", "parameters", "what it tells", box=None, padding=(0, 2, 0, 0))
    for question in catalogue():
        table.add_row(question.name, _parameters(question), question.summary)
    Console().print(table)


def _parameters(question: Query) -> str:
    def usage(parameter: Parameter) -> str:
        free = parameter.optional or parameter.default is not None
        return f"[{parameter.name}=]" if free else f"{parameter.name}="

    return " ".join(map(usage, question.parameters))


def _usage(question: Query) -> str:
    return f"Usage: ipcoop query {question.name} {_parameters(question)}"


def show_rows(question: Query, rows: list[Row], shape: Shape) -> None:
    """The rows of an answer on standard output."""
    if shape is Shape.JSON:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif shape is Shape.JSONL:
        for row in rows:
            typer.echo(json.dumps(row, ensure_ascii=False))
    else:
        table = Table(*question.returns, header_style="bold")
        for row in rows:
            table.add_row(*(_cell(row.get(column)) for column in question.returns))
        Console(width=None if sys.stdout.isatty() else 200, markup=False).print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_cell(item)}" for key, item in value.items())
    return str(value).translate(CONTROLS)
