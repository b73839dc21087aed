"""`ipcoop release` and `ipcoop diff`: the graph as a folder to cite, and what changed between two."""

from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

import typer

from graph_store.history import all_judgments, revision_of
from graph_store.protocol import GraphStore
from ipcoop.commands.console import StoreOption, say, settings_for
from ipcoop.releasing.edition import LICENCES, Edition, InvalidRelease
from ipcoop.releasing.writing import write_release
from ipcoop.wiring import store_of
from ontology.shacl import ENGINES
from ontology.statements import standing


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(release)


def release(
    version: Annotated[str, typer.Argument(help="Name of the release, for example 2026.1.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder that gets the release.")] = Path(
        "releases"
    ),
    date: Annotated[
        str | None, typer.Option(help="Its day, 2026-11-23; default: when the store last changed.")
    ] = None,
    licence: Annotated[str, typer.Option(help=f"Of the compilation: {', '.join(LICENCES)}.")] = "CC-BY-4.0",
    creator: Annotated[str, typer.Option(help="Who answers for it.")] = "The IPCoop contributors",
    address: Annotated[
        str | None, typer.Option(help="Where the folder will be, https://…, so that files can be linked.")
    ] = None,
    engine: Annotated[
        str | None, typer.Option(help=f"What checks the shapes: {', '.join(ENGINES)}; default: the fastest.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Write the graph as a versioned folder: every format, checksums, citation, quality report.

    The same graph gives the same bytes. What a person rejected is left out.
    """
    settings = settings_for(store)
    if engine not in (None, *ENGINES):
        raise InvalidRelease(f"--engine {engine} is none; choose one of {', '.join(ENGINES)}.")
    with store_of(settings, read_only=True) as graph:
        edition = Edition(
            version=version,
            issued=date or _last_change(graph),
            base=settings.base_iri,
            program=f"ipcoop {version_of('ipcoop')}",
            licence=licence,
            creator=creator,
            address=address,
        )
        judgments = list(all_judgments(graph))
        made = write_release(standing(graph.dump()), judgments, output, edition, engine=engine)
    for reason in made.left_out:
        say(f"left out: {reason}")
    say(
        f"wrote {made.folder}: {made.holdings.statements} statements from {made.holdings.articles} articles "
        f"in {made.files} files, {made.bytes / 1e6:.1f} MB; "
        + ("the shapes are kept" if not made.findings else f"{len(made.findings)} places break the shapes")
    )


def _last_change(graph: GraphStore) -> str:
    changed = revision_of(graph).changed
    if changed is None:
        raise InvalidRelease("The store does not tell when it last changed. Give --date, such as 2026-11-23.")
    return changed.date().isoformat()
