"""What follows from evidence and mentions: support, direct edges, names, dates; worked out where touched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph_store import properties
from graph_store.protocol import Row
from graph_store.sending import Sender
from ontology.statements import Entity, Mention, found_labels
from ontology.vocabulary import Predicate, Status

_PROGRESS = {status.value: step for step, status in enumerate(Status)}


def derive_support(sender: Sender, statements: Iterable[str]) -> tuple[int, set[str]]:
    """Note how well `statements` are supported, drop those that nothing supports, redraw their edges.

    Returns how many went, and the entities that this may concern.
    """
    rows = list(sender.each("support", "ids", statements))
    gone = [row for row in rows if not row["evidence"]]
    changed = [
        row
        for row in rows
        if row["evidence"] and (row["best"], row["articles"]) != (row["confidence"], row["sources"])
    ]
    _remove_edges(sender, [*gone, *(row for row in changed if row["sources"] is not None)])
    sender.send("remove_statements", [row["id"] for row in gone], "ids")
    sender.send(
        "write_support",
        [{"id": row["id"], "confidence": row["best"], "sources": row["articles"]} for row in changed],
    )
    _draw_edges(sender, changed)
    affected = [*gone, *(row for row in changed if row["object"] is None)]
    return len(gone), {row[end] for row in affected for end in ("subject", "object") if row[end] is not None}


def derive_entities(sender: Sender, ids: Iterable[str], curated: Mapping[str, Entity]) -> int:
    """Work out the names, date and status of entities anew; drop those that nothing supports.

    `curated` holds what is known better than in the store. Returns how many went.
    """
    ids = set(ids)
    gone = {row["id"] for row in sender.each("unsupported_entities", "ids", ids)}
    sender.send("remove_entities", sorted(gone), "ids")
    kept = ids - gone
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in sender.each("mentioned_names", "ids", kept):
        mention = Mention("", 0, 0, row["quote"], properties.pairs(row["names"]))
        mentions[row["id"]].extend([mention] * row["times"])
    values: dict[str, list[Row]] = defaultdict(list)
    for row in sender.each("literal_values", "ids", kept):
        values[row["id"]].append(row)
    rows = []
    for stored in sender.each("stored_entities", "ids", kept):
        entity = curated.get(stored["id"]) or properties.remembered(stored)
        named = _named(entity, mentions[entity.id], properties.pairs(stored["labels"]))
        derived = {
            **properties.entity_properties(named, () if entity.reference else entity.labels),
            "date": _earliest(values[entity.id]),
            "status": _furthest(values[entity.id]),
        }
        rows.append({"id": entity.id, "properties": derived})
    sender.send("write_entities", rows)
    return len(gone)


def _named(entity: Entity, mentions: list[Mention], last: properties.Pairs) -> Entity:
    pooled = replace(entity, mentions=tuple(mentions))
    if entity.reference:
        return pooled
    return replace(pooled, labels=found_labels(mentions) or entity.labels or last, aliases=())


def _earliest(values: Iterable[Row]) -> str | None:
    return min((row["value"] for row in values if row["predicate"] == Predicate.DATE), default=None)


def _furthest(values: Iterable[Row]) -> str | None:
    stated = (row["value"] for row in values if row["predicate"] == Predicate.STATUS)
    return max(stated, key=lambda value: (_PROGRESS.get(value, -1), value), default=None)


def _remove_edges(sender: Sender, rows: Iterable[Row]) -> None:
    for edge, group in _by_edge(rows).items():
        sender.send_as("remove_edges", Predicate.COOPERATES_WITH.edge, edge, group)


def _draw_edges(sender: Sender, rows: Iterable[Row]) -> None:
    for edge, group in _by_edge(rows).items():
        drawn = [
            {
                "subject": row["subject"],
                "object": row["object"],
                "properties": {
                    "id": row["id"],
                    "role": row["role"],
                    "when": row["valid"],
                    "confidence": row["best"],
                    "sources": row["articles"],
                },
            }
            for row in group
        ]
        sender.send_as("write_edges", Predicate.COOPERATES_WITH.edge, edge, drawn)


def _by_edge(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["object"] is not None:
            groups[Predicate(row["predicate"]).edge].append(row)
    return groups
