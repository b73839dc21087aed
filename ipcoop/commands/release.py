"""`ipcoop release` and `ipcoop diff`: the graph as a folder to cite, and what changed between two."""

from enum import StrEnum
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Annotated

import typer

from graph_store.history import all_judgments, revision_of
from graph_store.protocol import GraphStore
from ipcoop.commands.console import OutputOption, StoreOption, output_file, say, settings_for
from ipcoop.releasing.changelist import LANGUAGES, change_lines, change_list
from ipcoop.releasing.edition import LICENCES, Edition, InvalidRelease
from ipcoop.releasing.sides import state_of
from ipcoop.releasing.writing import Previous, write_release
from ipcoop.wiring import store_of
from ontology.differences import changes_between
from ontology.rdf.patch import write_patch
from ontology.shacl import ENGINES
from ontology.statements import standing


class DiffFormat(StrEnum):
    """How the difference of two graphs is written."""

    TEXT = "text"
    JSONL = "jsonl"
    RDF_PATCH = "rdf-patch"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(release)
    app.command()(diff)


def release(
    version: Annotated[str, typer.Argument(help="Name of the release, for example 2026.1.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder that gets the release.")] = Path(
        "releases"
    ),
    date: Annotated[
        str | None, typer.Option(help="Its day, 2026-11-23; default: when the store last changed.")
    ] = None,
    licence: Annotated[
        str | None,
        typer.Option(help=f"Of the compilation: {', '.join(LICENCES)}; default from IPCOOP_DATA_LICENCE."),
    ] = None,
    creator: Annotated[str, typer.Option(help="Who answers for it.")] = "The IPCoop contributors",
    address: Annotated[
        str | None, typer.Option(help="Where the folder will be, https://…, so that files can be linked.")
    ] = None,
    previous: Annotated[
        Path | None, typer.Option(help="Folder of the release before it: tell what changed since, and why.")
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
            licence=licence or _licence_of(settings.data_licence),
            creator=creator,
            address=address,
        )
        judgments = list(all_judgments(graph))
        before = _previous(previous, settings.base_iri) if previous else None
        made = write_release(
            standing(graph.dump()), judgments, output, edition, engine=engine, previous=before
        )
    for reason in made.left_out:
        say(f"left out: {reason}")
    say(
        f"wrote {made.folder}: {made.holdings.statements} statements from {made.holdings.articles} articles "
        f"in {made.files} files, {made.bytes / 1e6:.1f} MB; "
        + ("the shapes are kept" if not made.findings else f"{len(made.findings)} places break the shapes")
    )


def diff(
    before: Annotated[str, typer.Argument(help="A release, an export (.jsonl, .ttl …), a dump, or a store.")],
    after: Annotated[str, typer.Argument(help="Another one.")],
    format: Annotated[
        DiffFormat, typer.Option("--format", "-f", help="A list for readers, JSON lines, or an RDF patch.")
    ] = DiffFormat.TEXT,
    language: Annotated[str, typer.Option(help="text: en or vi.")] = "en",
    output: OutputOption = None,
) -> None:
    """Tell what changed between two graphs, and why: articles, entities, statements, their evidence.

    The reasons are the articles that came, went or were read anew, and the judgments of people.
    """
    settings = settings_for()
    if language not in LANGUAGES:
        raise InvalidRelease(f"--language {language}: choose one of {', '.join(LANGUAGES)}.")
    sides = [
        state_of(name, settings.base_iri, lambda store: store_of(settings_for(store), read_only=True))
        for name in (before, after)
    ]
    with output_file(output) as file:
        if format is DiffFormat.RDF_PATCH:
            old, new = (side.graph.parts() for side in sides)
            deleted, added = write_patch(old, new, file, base=settings.base_iri)
            say(f"{deleted} quads to delete, {added} to add")
            return
        changes = changes_between(*sides)
        lines = (
            change_lines(changes)
            if format is DiffFormat.JSONL
            else change_list(changes, sides[0], sides[1], (before, after), language)
        )
        file.writelines(f"{line}\n".encode() for line in lines)
    say(f"{len(changes)} changes")


def _previous(folder: Path, base: str) -> Previous:
    if not folder.is_dir():
        raise InvalidRelease(f"--previous {folder} is no folder of a release.")
    state = state_of(str(folder), base, lambda name: store_of(settings_for(name), read_only=True))
    return Previous(folder.resolve().name, state)


def _licence_of(address: str) -> str:
    for name, known in LICENCES.items():
        if known == address:
            return name
    raise InvalidRelease(
        f"IPCOOP_DATA_LICENCE is {address}; a release knows {', '.join(LICENCES)}. Name one with --licence."
    )


def _last_change(graph: GraphStore) -> str:
    changed = revision_of(graph).changed
    if changed is None:
        raise InvalidRelease("The store does not tell when it last changed. Give --date, such as 2026-11-23.")
    return changed.date().isoformat()
