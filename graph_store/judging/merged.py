"""What entities that people judged to be one are on their own, and what the one that stays is of them all.

Under the id that stays, every mention and every piece of evidence remembers as which entity it was read; what
each entity is on its own is kept beside the graph. So the graph follows from what was read and what was
judged, and whatever is taken back or read later, nothing of the merging is left in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from graph_store import properties
from graph_store.protocol import Row
from graph_store.writing.sending import Sender
from graph_store.writing.sightings import meet
from ontology.merging import as_merged
from ontology.statements import Entity, Mention, Statement, found_labels, merge_entities
from ontology.vocabulary import Predicate

OWN = ("kind", "labels", "fallback", "aliases", "country", "identifiers", "reference")
NOTHING: Mapping[str, None] = dict.fromkeys(OWN)
"""What an entity is on its own where nothing tells of it."""


def stored_merged(sender: Sender, ids: Iterable[str]) -> dict[str, Row]:
    """Those of some entities that are one with others: where they went, and what they are on their own."""
    return {row["id"]: row for row in sender.each("stored_merged", "ids", ids)}


def own_properties(entity: Entity, fallback: properties.Pairs) -> properties.Properties:
    """What is kept of an entity that is one with others."""
    return {
        "kind": entity.kind.value,
        "labels": properties.paired(entity.labels),
        "fallback": properties.paired(fallback),
        "aliases": list(entity.aliases) if entity.reference else [],
        "country": entity.country,
        "identifiers": properties.paired(entity.identifiers),
        "reference": entity.reference,
    }


def keep_own(sender: Sender, sighted: Iterable[Entity], merged: Mapping[str, Row]) -> set[str]:
    """Keep what sightings add to what entities are on their own; those that stay for what this changes."""
    rows, changed = [], set()
    for entity in sighted:
        row = merged[entity.id]
        known = None if row["kind"] is None else properties.remembered(row)
        now = replace(entity, mentions=(), replaces=()) if known is None else meet(known, entity)
        if now == known:
            continue
        fallback = properties.unnamed_labels(entity) if known is None else () if now.reference else now.labels
        rows.append({"id": entity.id, "properties": own_properties(now, fallback)})
        changed.add(row["into"])
    sender.send("write_merged", rows)
    return changed


def stand_ins(sender: Sender, sighted: Iterable[Entity], merged: Mapping[str, Row]) -> list[Entity]:
    """The entities that stay for sighted ones and are not there yet, each as one of the sighted."""
    wanted = {merged[entity.id]["into"]: entity for entity in sighted}
    for row in sender.each("stored_entities", "ids", wanted):
        del wanted[row["id"]]
    if not wanted:
        return []
    others: dict[str, set[str]] = defaultdict(set)
    for row in sender.run("writing/all_merged"):
        others[row["into"]].add(row["id"])
    return [
        replace(entity, id=key, replaces=tuple(sorted(others[key] - {key}))) for key, entity in wanted.items()
    ]


def own_ends(statement: Statement, merged: Mapping[str, str]) -> tuple[Statement, properties.Properties]:
    """What a claim that was read becomes, and what its evidence remembers of what it was read as."""
    told = as_merged(statement, merged)
    if told is statement:
        return statement, {}
    return told, {"own_subject": statement.subject, "own_object": statement.object}


def claim_of(evidence_id: str) -> str:
    """The claim as which evidence was read, whatever statement it supports now."""
    return "statement/" + evidence_id.removeprefix("evidence/").partition("-")[0]


def own_claim(row: Row) -> Statement:
    """The claim, as it was read, of a row of `writing/claims_of_entities`."""
    apart = row["own_subject"] is not None
    return Statement(
        subject=row["own_subject"] if apart else row["subject"],
        predicate=Predicate(row["predicate"]),
        object=row["own_object"] if apart else row["object"],
        value=row["value"],
        role=row["role"],
        when=row["valid"],
    )


def named(entity: Entity, mentions: Sequence[Mention], last: properties.Pairs) -> Entity:
    """An entity with the names that its mentions give it; `last` where neither they nor a sighting do."""
    pooled = replace(entity, mentions=tuple(mentions))
    if entity.reference:
        return pooled
    return replace(pooled, labels=found_labels(mentions) or entity.labels or last, aliases=())


def ones_of(
    sender: Sender, stored: Sequence[Row], mentions: Mapping[tuple[str, str], Sequence[Mention]]
) -> dict[str, Entity]:
    """What the entities that stay for others are of them all, by id; forgets what nothing tells of any more.

    `mentions` are those under an id, read as an id.
    """
    groups = {row["id"]: [row["id"], *row["replaces"]] for row in stored if row["replaces"]}
    if not groups:
        return {}
    own = stored_merged(sender, {one for group in groups.values() for one in group})
    told = _told(sender, groups)
    found, changed = {}, []
    for key, group in groups.items():
        parts = []
        for one in group:
            row = own.get(one)
            if row is None or row["kind"] is None:
                continue
            if not (row["reference"] or mentions.get((key, one)) or one in told[key]):
                changed.append({"id": one, "properties": dict(NOTHING)})
                continue
            part = named(
                properties.remembered(row), mentions.get((key, one), ()), properties.pairs(row["labels"])
            )
            parts.append(part)
            if properties.paired(part.labels) != row["labels"]:
                changed.append({"id": one, "properties": {"labels": properties.paired(part.labels)}})
        if parts:
            found[key] = together(key, parts, group[1:])
    sender.send("write_merged", changed)
    return found


def together(key: str, parts: Sequence[Entity], others: Iterable[str]) -> Entity:
    """Several entities as the one of id `key`, named as all sightings of one would be; no name is lost."""
    whole = reduce(merge_entities, (replace(part, id=key) for part in parts))
    mentioned = {name for mention in whole.mentions for _, name in mention.names}
    names = {name for part in parts for name in (*part.aliases, *(name for _, name in part.labels))}
    aliases = (names - mentioned - {name for _, name in whole.labels}) | {*whole.aliases}
    return replace(whole, aliases=tuple(sorted(aliases)), replaces=tuple(sorted(others)))


def _told(sender: Sender, groups: Iterable[str]) -> dict[str, set[str | None]]:
    """As which entities something is said of those that stay."""
    found: dict[str, set[str | None]] = defaultdict(set)
    for row in sender.each("merged_ends", "ids", groups):
        found[row["id"]] |= {row["own_subject"] or row["id"], row["own_object"]}
    return found
