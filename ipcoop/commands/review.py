"""`ipcoop review`: what waits for a person's judgment, and the judgments."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer

from graph_store.history import judgments_on, merged_into
from graph_store.judging.correcting import Correction, judge_and_settle
from graph_store.judging.correcting import correct as put_right
from graph_store.judging.twins import likely_twins
from graph_store.protocol import GraphStore, Row
from ipcoop.commands.console import CONTROLS, EXIT_USE, StoreOption, complain, say, settings_for
from ipcoop.settings import Settings
from ipcoop.wiring import audit_of, store_of
from ontology.errors import NotFound
from ontology.judgments import Judgment, Verdict, pair_of
from ontology.vocabulary import Kind
from queries import query
from queries.search import resolve_entity

_KEYS = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "u": Verdict.UNSURE}
_PAIR_KEYS = {"y": Verdict.SAME, "n": Verdict.DIFFERENT}
_UNSURE_ABOUT = 0.8

ByOption = Annotated[str | None, typer.Option(help="Who judges; default from IPCOOP_REVIEWER.")]
ReasonOption = Annotated[str | None, typer.Option(help="Why.")]
SureOption = Annotated[float, typer.Option(min=0, max=1, help="Only statements no surer than this.")]
LimitOption = Annotated[int, typer.Option(min=1, help="How many at most.")]
commands = typer.Typer(help="Judge statements, and whether two entities are the same.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(commands, name="review")


@commands.command("list")
def list_waiting(
    max_confidence: SureOption = _UNSURE_ABOUT, limit: LimitOption = 50, store: StoreOption = None
) -> None:
    """Statements that nobody judged, the least certain first: confidence, id, claim, passage."""
    with store_of(settings_for(store), read_only=True) as graph:
        for row in _waiting(graph, max_confidence, limit):
            cells = (f"{row['confidence']:.2f}", row["id"], _claim(row), _passage(graph, row["id"]))
            typer.echo("\t".join(" ".join(cell.split()) for cell in cells).translate(CONTROLS))


@commands.command()
def walk(
    max_confidence: SureOption = _UNSURE_ABOUT,
    limit: LimitOption = 50,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Go through them one by one: accept, reject, unsure, skip, quit."""
    settings = settings_for(store)
    name, judged = _name(by, settings), 0
    with store_of(settings) as graph:
        for row in _waiting(graph, max_confidence, limit):
            say(f"\n{_claim(row)}   ({row['confidence']:.2f}, {row['id']})\n  {_passage(graph, row['id'])}")
            key = typer.prompt("a/r/u, s to skip, q to quit", default="s", err=True)[:1].lower()
            if key == "q":
                break
            if key in _KEYS:
                _keep(graph, settings, [Judgment(row["id"], _KEYS[key], name, datetime.now(UTC))])
                judged += 1
    say(f"judged {judged} statements")


@commands.command()
def accept(
    statements: Annotated[list[str], typer.Argument(help="Ids of statements.")],
    reason: ReasonOption = None,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Accept statements."""
    _judge_statements(statements, Verdict.ACCEPT, reason, by, store)


@commands.command()
def reject(
    statements: Annotated[list[str], typer.Argument(help="Ids of statements.")],
    reason: ReasonOption = None,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Reject statements: they stay, with their evidence, but no question sees them."""
    _judge_statements(statements, Verdict.REJECT, reason, by, store)


@commands.command()
def correct(
    statement: Annotated[str, typer.Argument(help="Id of the statement that is wrong.")],
    target: Annotated[str | None, typer.Option("--object", help="The right object: an id or a name.")] = None,
    value: Annotated[str | None, typer.Option(help="The right date or status.")] = None,
    when: Annotated[str | None, typer.Option(help="The right time, ISO 8601.")] = None,
    reason: ReasonOption = None,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Correct a statement: it is rejected, and the right one stands on a note of yours."""
    settings = settings_for(store)
    name = _name(by, settings)
    with store_of(settings) as graph:
        right = Correction(resolve_entity(graph.read, target) if target else None, value, when)
        wrong = Judgment(_full(statement), Verdict.CORRECT, name, datetime.now(UTC), reason)
        made = put_right(graph, wrong, right)
        _note(settings, [made])
    say(f"{name}: {made.target} is wrong, {made.instead} is right")


@commands.command()
def unsure(
    statements: Annotated[list[str], typer.Argument(help="Ids of statements.")],
    reason: ReasonOption = None,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Take a judgment back: the statements are unreviewed again, and that is noted."""
    _judge_statements(statements, Verdict.UNSURE, reason, by, store)


@commands.command()
def same(
    one: str, other: str, reason: ReasonOption = None, by: ByOption = None, store: StoreOption = None
) -> None:
    """Make two entities one: the other's id leads to the one that stays, and nothing is lost."""
    _judge_pair(one, other, Verdict.SAME, reason, by, store)


@commands.command()
def different(
    one: str, other: str, reason: ReasonOption = None, by: ByOption = None, store: StoreOption = None
) -> None:
    """Note that two entities are different; where they were made one, take them apart again."""
    _judge_pair(one, other, Verdict.DIFFERENT, reason, by, store)


@commands.command()
def twins(
    kind: Annotated[Kind | None, typer.Option(help="Only of this kind.")] = None,
    limit: LimitOption = 50,
    walk: Annotated[bool, typer.Option("--walk", help="Go through them and judge.")] = False,
    by: ByOption = None,
    store: StoreOption = None,
) -> None:
    """Entities that may be one and nobody judged: why, the id that would stay, the other, their names."""
    settings = settings_for(store)
    name = _name(by, settings) if walk else ""
    with store_of(settings, read_only=not walk) as graph:
        for pair in likely_twins(graph, kind, limit=limit):
            if not walk:
                cells = (pair.likeness, pair.one, pair.other, *pair.names)
                typer.echo("\t".join(" ".join(cell.split()) for cell in cells).translate(CONTROLS))
                continue
            say(f"\n{pair.names[0]} ({pair.one})\n{pair.names[1]} ({pair.other})\n  {pair.likeness}")
            key = typer.prompt("y same, n different, s to skip, q to quit", default="s", err=True)[:1].lower()
            if key == "q":
                break
            if key in _PAIR_KEYS:
                target = pair_of(pair.one, pair.other)
                _keep(graph, settings, [Judgment(target, _PAIR_KEYS[key], name, datetime.now(UTC))])


@commands.command()
def history(
    target: Annotated[list[str], typer.Argument(help="The id of a statement, or of two entities.")],
    store: StoreOption = None,
) -> None:
    """Every judgment on a statement or on two entities, the first one first: when, who, verdict, why."""
    targets = [pair_of(*target)] if len(target) == 2 else [_full(one) for one in target]
    with store_of(settings_for(store), read_only=True) as graph:
        for judgment in judgments_on(graph, targets):
            cells = (judgment.moment, judgment.by, judgment.verdict, judgment.reason or "")
            typer.echo("\t".join(" ".join(cell.split()) for cell in cells).translate(CONTROLS))


def _judge_statements(
    statements: Sequence[str], verdict: Verdict, reason: str | None, by: str | None, store: str | None
) -> None:
    settings = settings_for(store)
    name, ids = _name(by, settings), [_full(one) for one in statements]
    with store_of(settings) as graph:
        found = {row["id"] for row in graph.read(query("writing/stored_statements").text, {"ids": ids})}
        missing = sorted(set(ids) - found)
        if missing:
            raise NotFound(f"There is no {', '.join(missing)}. List what waits: ipcoop review list")
        _keep(graph, settings, [Judgment(one, verdict, name, datetime.now(UTC), reason) for one in ids])
    say(f"{name}: {verdict} {len(ids)} statement{'' if len(ids) == 1 else 's'}")


def _judge_pair(
    one: str, other: str, verdict: Verdict, reason: str | None, by: str | None, store: str | None
) -> None:
    settings = settings_for(store)
    name = _name(by, settings)
    with store_of(settings) as graph:
        found = {
            row["id"] for row in graph.read(query("writing/stored_entities").text, {"ids": [one, other]})
        }
        missing = sorted({one, other} - found - merged_into(graph, [one, other]).keys())
        if missing:
            raise NotFound(f"There is no entity {', '.join(missing)}; ids are of the form agency/wipo.")
        _keep(graph, settings, [Judgment(pair_of(one, other), verdict, name, datetime.now(UTC), reason)])
    say(f"{name}: {one} and {other} are {verdict}")


def _keep(graph: GraphStore, settings: Settings, judgments: Sequence[Judgment]) -> None:
    judge_and_settle(graph, judgments)
    _note(settings, judgments)


def _note(settings: Settings, judgments: Sequence[Judgment]) -> None:
    audit = audit_of(settings)
    for judgment in judgments:
        more = {"verdict": judgment.verdict, "reason": judgment.reason}
        audit.note(judgment.by, "judge", judgment.target, "done", **more)


def _name(by: str | None, settings: Settings) -> str:
    name = by or settings.reviewer
    if not name:
        complain("say who judges: --by NAME, or set IPCOOP_REVIEWER.")
        raise typer.Exit(EXIT_USE)
    return name


def _full(key: str) -> str:
    return key if key.startswith("statement/") else f"statement/{key}"


def _waiting(graph: GraphStore, max_confidence: float, limit: int) -> list[Row]:
    asked = query("history/to_review")
    return graph.read(asked.text, asked.bind({"max_confidence": f"{max_confidence:f}", "limit": limit}))


def _claim(row: Row) -> str:
    target = row["object_name"] or row["value"] or ""
    more = " ".join(part for part in (row["role"], row["valid"]) if part)
    return f"{row['subject_name']} – {row['predicate']} – {target}" + (f" ({more})" if more else "")


def _passage(graph: GraphStore, statement: str) -> str:
    asked = query("browsing/statement_evidence")
    rows = graph.read(asked.text, asked.bind({"ids": [statement]}))
    return "; ".join(f"{row['article']}: “{row['quote']}”" for row in rows[:3])
