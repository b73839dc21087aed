"""`ipcoop load` and `ipcoop remove`: articles in, articles out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from graph_store.protocol import GraphStore
from ipcoop.commands.console import (
    EXIT_REJECTED,
    EXIT_USE,
    StoreOption,
    complain,
    messages,
    say,
    settings_for,
)
from ipcoop.wiring import store_of


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(load)
    app.command()(remove)


def load(
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, addresses of articles, of RSS or Atom feeds.")
    ] = None,
    statements: Annotated[
        Path | None, typer.Option(help="Read back a JSONL export (or a dump) instead of articles.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Load articles: read, extract statements with their evidence, write them to the store.

    Articles that are there already, unchanged, are passed over; changed ones replace what they gave before.
    """
    if bool(sources) == bool(statements):
        complain(
            "name articles to load (files, folders, addresses), or --statements FILE. See ipcoop load --help."
        )
        raise typer.Exit(EXIT_USE)
    with store_of(settings_for(store)) as graph:
        if statements is not None:
            _load_statements(statements, graph)
        elif not load_articles(sources or [], graph):
            raise typer.Exit(EXIT_REJECTED)


def load_articles(sources: list[str], graph: GraphStore) -> bool:
    """Load, tell what happened on standard error; whether every article was taken."""
    from loaders.articles import read_articles
    from loaders.extraction.rules import RuleExtractor
    from loaders.pipeline import load as run

    with _progress() as advance:
        report = run(read_articles(sources), graph, RuleExtractor(), on_progress=advance)
    for rejection in report.rejected:
        complain(f"{rejection.source}: {rejection.reason} {rejection.remedy}")
    for refusal in report.refused:
        say(f"refused in {refusal.article}: {refusal.message}")
    say(report.summary())
    return not report.rejected


def remove(
    articles: Annotated[list[str], typer.Argument(help="Keys of articles.")], store: StoreOption = None
) -> None:
    """Remove articles by key: exactly the evidence that they gave, and statements that have none left."""
    from loaders.pipeline import remove as run

    with store_of(settings_for(store)) as graph:
        report = run(articles, graph)
    say(
        f"removed {report.articles_removed} articles, {report.evidence_removed} pieces of evidence, "
        f"{report.statements_removed} statements"
    )


def _load_statements(path: Path, graph: GraphStore) -> None:
    from loaders.restoring import load_statements

    report = load_statements(path, graph)
    say(f"added {report.articles_added} articles, {report.statements_added} statements from {path}")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int | None], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=messages, transient=True, disable=not messages.is_terminal) as bar:
        task = bar.add_task("loading", total=None)

        def advance(step: str, done: int, total: int | None) -> None:
            bar.update(task, description=step, completed=done, total=total)

        yield advance
