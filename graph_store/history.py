"""What happened to a graph: its revision, its changes, the ids that are gone, the judgments of people."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph_store.judging.verdicts import judgment_from
from graph_store.protocol import GraphStore, Row
from ontology.errors import HistoryForgotten, InvalidQuery
from ontology.judgments import Judgment
from queries import query

_PAGE = 1000
_BEGIN = "change/"


@dataclass(frozen=True, slots=True)
class Revision:
    """Which state of the graph a store holds: two states of one store never share their `tag`."""

    number: int  # grows with every write that changes something; 0 in an empty store
    changed: datetime | None  # when that was; None where an older version of the program wrote last
    forgotten: str | None = None  # the last change that is no longer kept; the graph is the same without it

    @property
    def tag(self) -> str:
        """A text for an ETag: the number and the moment, for a store may be emptied and filled anew."""
        return f"{self.number}" if self.changed is None else f"{self.number}-{self.changed.timestamp():.6f}"


@dataclass(frozen=True, slots=True)
class Change:
    """What one write changed for one reason."""

    cursor: str  # to go on behind it
    revision: int
    at: datetime
    why: str  # one of graph_store.writing.recording.WHYS
    by: str | None  # who judged
    reason: str | None  # what they gave for it
    article: str | None  # the key of the article that made it change
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    merged: Mapping[str, str]  # which of the removed are another one now


@dataclass(frozen=True, slots=True)
class Removal:
    """An id that the store held once."""

    id: str
    revision: int
    at: datetime
    why: str
    into: str | None  # what took its place when it went


def revision_of(store: GraphStore, *, timeout: float | None = None) -> Revision:
    """The state that the store holds now; one look at one node."""
    return revision_in(store.read(query("schema/revision").text, timeout=timeout))


def revision_in(rows: Sequence[Row]) -> Revision:
    """The state that the rows of `schema/revision` tell of."""
    if not rows:
        return Revision(0, None)
    row = rows[0]
    changed = datetime.fromisoformat(row["changed"]) if row["changed"] else None
    return Revision(int(row["revision"]), changed, row["forgotten"])


def changes_since(store: GraphStore, cursor: str = "0", *, limit: int = 100) -> list[Change]:
    """The changes behind `cursor` (of a change, or the number of a revision), in the order they happened."""
    after = _BEGIN + _position(cursor)
    forgotten = _asked(store, "forgotten")
    if forgotten and after < forgotten[0]["id"]:
        raise HistoryForgotten(
            f"The changes behind {cursor} are no longer kept. Take the whole graph (/api/v1/bulk) and go on "
            "from the revision that it names."
        )
    rows = _asked(store, "changes", after=after, limit=limit)
    return [_change(row) for row in rows]


def removals_of(store: GraphStore, ids: Iterable[str]) -> dict[str, Removal]:
    """Those of `ids` that are gone; an article's is `article/KEY`."""
    rows = _asked(store, "removed", ids=sorted(set(ids)))
    return {
        row["id"]: Removal(
            row["id"], row["revision"], datetime.fromisoformat(row["at"]), row["why"], row["into"]
        )
        for row in rows
    }


def merged_into(store: GraphStore, ids: Iterable[str], *, timeout: float | None = None) -> dict[str, str]:
    """Those of some ids of entities and statements that are another one now, by what took their place."""
    asked = query("history/merged")
    wanted = sorted(set(ids))
    rows = store.read(asked.text, asked.bind({"ids": wanted}), timeout=timeout) if wanted else []
    return {row["id"]: row["into"] for row in rows}


def judgments_on(store: GraphStore, targets: Iterable[str]) -> list[Judgment]:
    """The judgments on some targets, the first one first."""
    return [judgment_from(row) for row in _asked(store, "judgments_on", ids=sorted(set(targets)))]


def judgments_page(store: GraphStore, after: str | None, limit: int) -> list[Judgment]:
    """So many judgments behind the id `after`, in the order of their ids."""
    return [judgment_from(row) for row in _asked(store, "judgments", after=after, limit=limit)]


def all_judgments(store: GraphStore) -> Iterator[Judgment]:
    """Every judgment, in the order of their ids."""
    last = None
    while found := judgments_page(store, last, _PAGE):
        yield from found
        last = found[-1].id


def _asked(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    asked = query(f"history/{name}")
    return store.read(asked.text, asked.bind(parameters))


def _position(cursor: str) -> str:
    number, _, sequence = cursor.partition("-")
    if not (number.isdecimal() and number.isascii() and len(number) <= 12):
        raise InvalidQuery(f"since is {cursor!r}; give 0, a revision, or the `next` of the answer before.")
    if sequence and not (sequence.isdecimal() and sequence.isascii() and len(sequence) <= 6):
        raise InvalidQuery(f"since is {cursor!r}; give 0, a revision, or the `next` of the answer before.")
    return f"{int(number):012d}-{int(sequence or 999_999):06d}"  # a revision alone: what came behind it


def _change(row: Row) -> Change:
    number, _, sequence = row["id"].removeprefix(_BEGIN).partition("-")
    removed = tuple(row["removed"] or ())
    return Change(
        cursor=f"{int(number)}-{int(sequence)}",
        revision=row["revision"],
        at=datetime.fromisoformat(row["at"]),
        why=row["why"],
        by=row["by"],
        reason=row["reason"],
        article=row["article"],
        added=tuple(row["added"] or ()),
        changed=tuple(row["changed"] or ()),
        removed=removed,
        merged={one: to for one, to in zip(removed, row["into"] or (), strict=False) if to},
    )
