"""What follows from evidence and mentions: support, direct edges, names, dates; worked out where touched."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph_store import properties
from graph_store.judging.merged import NOTHING, named, ones_of
from graph_store.protocol import Row
from graph_store.writing.sending import Sender
from ontology.judgments import Review
from ontology.statements import Entity, Mention
from ontology.vocabulary import Predicate, Status

_SHOWN = ("labels", "aliases", "country", "identifiers", "reference", "replaces", "date", "status")
_PROGRESS = {status.value: step for step, status in enumerate(Status)}


@dataclass(frozen=True, slots=True)
class Support:
    """What came of working out the support of statements."""

    gone: frozenset[str]  # statements that nothing supports any longer
    changed: frozenset[str]  # statements that are there with another support than before
    affected: frozenset[str]  # entities that this may concern
    rows: tuple[Row, ...]  # of the statements that are gone

    def with_more(self, other: "Support") -> "Support":
        """This and another."""
        return Support(
            self.gone | other.gone,
            self.changed | other.changed,
            self.affected | other.affected,
            self.rows + other.rows,
        )


def derive_support(sender: Sender, statements: Iterable[str], *, redraw: bool = False) -> Support:
    """Note how well `statements` are supported, drop those that nothing supports, redraw their edges.

    `redraw` draws the edges of all of them anew, for their review has changed.
    """
    rows = list(sender.each("support", "ids", statements))
    gone = [row for row in rows if not row["evidence"]]
    changed = [
        row
        for row in rows
        if row["evidence"]
        and (redraw or (row["best"], row["articles"]) != (row["confidence"], row["sources"]))
    ]
    _remove_edges(sender, [*gone, *(row for row in changed if row["sources"] is not None)])
    sender.send("remove_statements", [row["id"] for row in gone], "ids")
    sender.send(
        "write_support",
        [{"id": row["id"], "confidence": row["best"], "sources": row["articles"]} for row in changed],
    )
    _draw_edges(sender, [row for row in changed if row["review"] != Review.REJECTED])
    affected = [*gone, *(row for row in changed if row["object"] is None)]
    return Support(
        frozenset(row["id"] for row in gone),
        frozenset(row["id"] for row in changed),
        frozenset(row[end] for row in affected for end in ("subject", "object") if row[end] is not None),
        tuple(gone),
    )


def derive_entities(
    sender: Sender, ids: Iterable[str], curated: Mapping[str, Entity]
) -> tuple[set[str], set[str]]:
    """Work out the names, date and status of entities anew; drop those that nothing supports.

    `curated` holds what is known better than in the store. Returns the entities that went, and those that
    are not what they were.
    """
    ids = set(ids)
    gone = _drop_unsupported(sender, ids)
    kept = ids - gone
    mentions: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for row in sender.each("mentioned_names", "ids", kept):
        mention = Mention("", 0, 0, row["quote"], properties.pairs(row["names"]))
        mentions[row["id"], row["own"]].extend([mention] * row["times"])
    values: dict[str, list[Row]] = defaultdict(list)
    for row in sender.each("literal_values", "ids", kept):
        values[row["id"]].append(row)
    there = list(sender.each("stored_entities", "ids", kept))
    ones = ones_of(sender, there, mentions)
    rows, changed = [], set()
    for stored in there:
        entity = ones.get(stored["id"]) or curated.get(stored["id"]) or properties.remembered(stored)
        called = ones.get(entity.id) or named(
            entity, mentions[entity.id, entity.id], properties.pairs(stored["labels"])
        )
        derived = {
            **properties.entity_properties(called, () if entity.reference else entity.labels),
            "date": _earliest(values[entity.id]),
            "status": _furthest(values[entity.id]),
        }
        rows.append({"id": entity.id, "properties": derived})
        if any(stored[name] != derived[name] for name in _SHOWN):
            changed.add(entity.id)
    sender.send("write_entities", rows)
    return gone, changed


def _drop_unsupported(sender: Sender, ids: Iterable[str]) -> set[str]:
    rows = list(sender.each("unsupported_entities", "ids", ids))
    gone = {row["id"] for row in rows}
    sender.send("remove_entities", sorted(gone), "ids")
    merged = [one for row in rows if row["replaces"] for one in (row["id"], *row["replaces"])]
    sender.send("write_merged", [{"id": one, "properties": dict(NOTHING)} for one in merged])
    return gone


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
