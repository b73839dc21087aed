"""`ipcoop load` and `ipcoop remove`: articles in, articles out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from graph_store.history import revision_of
from graph_store.protocol import GraphStore
from ipcoop.commands.console import (
    EXIT_REJECTED,
    EXIT_USE,
    StoreOption,
    complain,
    say,
    settings_for,
)
from ipcoop.commands.progress import progress
from ipcoop.extractors import ExtractorName, extractor_of, workers_of
from ipcoop.settings import Settings
from ipcoop.wiring import noted, store_of

WORK_FOLDER = Path(".ipcoop") / "work"
_ARTICLES_PER_PARTITION = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """How articles are read: by which extractor, and where."""

    extractor: ExtractorName = ExtractorName.RULES
    workers: int = 1
    scheduler: str | None = None
    work_folder: Path = WORK_FOLDER


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
    rdf: Annotated[
        Path | None,
        typer.Option(help="Read back an RDF export of any profile (.ttl .trig .nq .nt .jsonld .rdf)."),
    ] = None,
    store: StoreOption = None,
    extractor: Annotated[
        ExtractorName,
        typer.Option(help="What reads: the rules (ner-en: and a name finder), a model (IPCOOP_LLM_…), both."),
    ] = ExtractorName.RULES,
    workers: Annotated[
        int, typer.Option(min=1, max=256, help="Processes that read at once (of a language model: threads).")
    ] = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Read on a Dask cluster: its address (tcp://HOST:8786), or “local” for a new one."),
    ] = None,
    work_folder: Annotated[
        Path, typer.Option(help="Where workers keep what they read until the store has it.")
    ] = WORK_FOLDER,
) -> None:
    """Load articles: read, extract statements with their evidence, write them to the store.

    Articles that are there already, unchanged, are passed over; changed ones replace what they gave before.
    """
    if sum(map(bool, (sources, statements, rdf))) != 1:
        complain(
            "name articles to load (files, folders, addresses), or --statements FILE, or --rdf FILE. "
            "See ipcoop load --help."
        )
        raise typer.Exit(EXIT_USE)
    settings = settings_for(store)
    reading = Reading(extractor, workers, scheduler, work_folder)
    named = [str(source) for source in (*(sources or ()), statements, rdf) if source]
    with store_of(settings) as graph, noted(settings, "load", named) as more:
        if statements is not None or rdf is not None:
            _load_export(statements, rdf, graph, settings)
            taken = True
        else:
            taken = load_articles(sources or [], graph, settings, reading)
        more |= {"revision": revision_of(graph).number, "rejected": None if taken else True}
    if not taken:
        raise typer.Exit(EXIT_REJECTED)


def load_articles(
    sources: list[str], graph: GraphStore, settings: Settings | None = None, reading: Reading | None = None
) -> bool:
    """Load, tell what happened on standard error; whether every article was taken."""
    from loaders.articles import read_articles
    from loaders.counting import expected_articles
    from loaders.pipeline import load as run

    how = reading or Reading()
    extractor = extractor_of(how.extractor, settings or settings_for())
    with (
        workers_of(how.extractor, extractor, how.workers, how.scheduler, how.work_folder) as workers,
        progress() as advance,
    ):
        report = run(
            read_articles(sources),
            graph,
            extractor,
            workers=workers,
            on_progress=advance,
            batch=50 if workers is None else _ARTICLES_PER_PARTITION,
            total=expected_articles(sources),
        )
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

    settings = settings_for(store)
    with store_of(settings) as graph, noted(settings, "remove", articles) as more:
        report = run(articles, graph)
        more["articles"] = report.articles_removed
    say(
        f"removed {report.articles_removed} articles, {report.evidence_removed} pieces of evidence, "
        f"{report.statements_removed} statements"
    )


def _load_export(statements: Path | None, rdf: Path | None, graph: GraphStore, settings: Settings) -> None:
    from loaders.restoring import load_rdf, load_statements

    if rdf is not None:
        report = load_rdf(rdf, graph, base=settings.base_iri)
    elif statements is not None:
        report = load_statements(statements, graph)
    say(
        f"added {report.articles_added} articles, {report.statements_added} statements "
        f"from {rdf or statements}"
    )
