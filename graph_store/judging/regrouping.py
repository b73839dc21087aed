"""Let mentions and evidence go to the entity that stays when people judge entities to be one, and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph_store import properties
from graph_store.judging.merged import NOTHING, OWN, claim_of, own_claim, own_ends, stored_merged
from graph_store.protocol import Row
from graph_store.writing.recording import Recorder
from graph_store.writing.rows import object_rows, statement_rows
from graph_store.writing.sending import Sender
from ontology.merging import merged_by
from ontology.statements import Statement
from ontology.vocabulary import Kind


@dataclass(slots=True)
class Regrouped:
    """What came of it."""

    statements: set[str] = field(default_factory=set)  # whose evidence came or went
    entities: set[str] = field(default_factory=set)  # that are there and have to be worked out anew
    absorbed: set[str] = field(default_factory=set)  # entities that are there and are another one now
    joined: bool = False  # something is one that was not


def regroup(sender: Sender, recorder: Recorder) -> Regrouped:
    """Have the graph follow what people last said of pairs of entities.

    What is absorbed has lost all ties, and is to be removed by `absorb` once statements are worked out.
    """
    before = {row["id"]: row["into"] for row in sender.run("writing/all_merged")}
    after = merged_by({row["id"]: row["verdict"] for row in sender.run("writing/judged_pairs")})
    differing = {one for one in {*before, *after} if before.get(one) != after.get(one)}
    if not differing:
        return Regrouped()
    old = {before.get(one, one) for one in differing}
    new = {after.get(one, one) for one in differing}
    found = Regrouped(joined=bool(differing & {*after}))
    _keep_own(sender, differing, before, after)
    found.absorbed = {
        row["id"]
        for row in sender.each("stored_entities", "ids", old)
        if after.get(row["id"], row["id"]) != row["id"]
    }
    found.entities = _prepare(sender, recorder, old | new, after)
    _move_mentions(sender, old, after)
    found.statements = _move_claims(sender, recorder, old, after)
    sender.send("remove_merged", sorted(differing - {*after}), "ids")
    recorder.moved.update({one: after[one] for one in found.absorbed})
    return found


def absorb(sender: Sender, recorder: Recorder, found: Regrouped, gone: Iterable[str]) -> None:
    """Remove what is absorbed, and have addresses of what is `gone` lead to where it went."""
    sender.send("remove_entities", sorted(found.absorbed), "ids")
    recorder.removed |= found.absorbed
    recorder.moved = {
        one: to for one, to in recorder.moved.items() if one in found.absorbed or one in {*gone}
    }


def _keep_own(
    sender: Sender, differing: set[str], before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    """Note where each entity goes, and what it is on its own, where the graph still tells."""
    there = {row["id"]: row for row in sender.each("stored_entities", "ids", differing - {*before})}
    rows = []
    for one in sorted(differing & {*after}):
        given = {"name": one, "into": after[one]}
        if one in there:
            given |= {name: there[one][name] for name in OWN}
        rows.append({"id": one, "properties": given})
    sender.send("write_merged", rows)


def _prepare(sender: Sender, recorder: Recorder, wanted: set[str], after: Mapping[str, str]) -> set[str]:
    """Have each entity that stays be there where something tells of it, as it is on its own; their ids."""
    groups: dict[str, list[str]] = defaultdict(list)
    for one, into in after.items():
        if into in wanted:
            groups[into].append(one)
    for one in wanted - {*after}:
        groups[one] = [one]
    own = stored_merged(sender, {one for group in groups.values() for one in group})
    there = {row["id"] for row in sender.each("stored_entities", "ids", groups)}
    labels: dict[Kind, list[Row]] = defaultdict(list)
    rows: list[Row] = []
    for key, group in sorted(groups.items()):
        told = [
            own[one]
            for one in sorted(group, key=lambda one: (one != key, one))
            if own.get(one, NOTHING)["kind"]
        ]
        if not told:  # nothing but its ties, which are about to go, kept it
            rows += (
                [{"id": key, "properties": {"reference": False, "replaces": None}}] if key in there else []
            )
            continue
        base = properties.remembered(told[0])
        base = replace(base, id=key, labels=base.labels or properties.pairs(told[0]["labels"]))
        others = tuple(sorted({*group} - {key}))
        given = properties.entity_properties(
            replace(base, replaces=others), () if base.reference else properties.pairs(told[0]["fallback"])
        )
        rows.append({"id": key, "properties": {**given, "reference": any(row["reference"] for row in told)}})
        if key not in there:
            labels[base.kind].append({"id": key})
    sender.send("write_entities", rows)
    for kind, created in labels.items():
        sender.send_as("label_entities", "Agency", kind.value, created)
        recorder.added.update(row["id"] for row in created)
    return {str(row["id"]) for row in rows}


def _move_mentions(sender: Sender, old: set[str], after: Mapping[str, str]) -> None:
    gone, come = [], []
    for row in sender.each("mentions_of_entities", "ids", old):
        to = after.get(row["own"], row["own"])
        if to == row["entity"]:
            continue
        gone.append(row)
        given = properties.mention_properties(row["own"], properties.mention_from(row))
        own = None if to == row["own"] else row["own"]
        come.append({"entity": to, "article": row["article"], "properties": {**given, "own": own}})
    sender.send("remove_mentions", gone)
    sender.send("write_mentions", come)


def _move_claims(sender: Sender, recorder: Recorder, old: set[str], after: Mapping[str, str]) -> set[str]:
    """Have each piece of evidence support what its claim is now; the statements that this touches."""
    told: dict[str, Statement] = {}
    places: dict[str, str] = {}
    placed: list[Row] = []
    ways: dict[str, set[str]] = defaultdict(set)
    touched: set[str] = set()
    rows = {row["evidence"]: row for row in sender.each("claims_of_entities", "ids", old)}
    for row in rows.values():
        statement, own = own_ends(own_claim(row), after)
        places[claim_of(row["evidence"])] = statement.id
        touched.update((str(row["statement"]), statement.id))
        if statement.id == row["statement"] and bool(own) == (row["own_subject"] is not None):
            continue
        told[statement.id] = statement
        given = own or {"own_subject": None, "own_object": None}
        placed.append({"id": row["evidence"], "statement": statement.id, "properties": given})
        if row["statement"] != statement.id:
            ways[row["statement"]].add(statement.id)
            ways[claim_of(row["evidence"])].add(statement.id)
    _lead_anew(sender, touched, places)
    known = {row["id"] for row in sender.each("stored_statements", "ids", told)}
    new = [statement for key, statement in sorted(told.items()) if key not in known]
    sender.send("write_statements", statement_rows(new))
    sender.send("write_objects", object_rows(new))
    sender.send("release_evidence", [row["id"] for row in placed], "ids")
    sender.send("place_evidence", placed)
    recorder.added.update(statement.id for statement in new)
    recorder.moved.update({one: min(to) for one, to in ways.items() if len(to) == 1})
    return touched


def _lead_anew(sender: Sender, touched: set[str], places: Mapping[str, str]) -> None:
    """Have what went before lead to where its claims are now, or nowhere."""
    rows = [
        {"id": row["id"], "properties": {"into": places.get(row["id"])}}
        for row in sender.each("removed_into", "ids", touched)
    ]
    sender.send("write_removed", rows)
