"""Note what a write changed, and why: the changes feed, the revision, and the ids that are gone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from graph_store.protocol import SCHEMA_VERSION, Row
from graph_store.schema import is_current
from graph_store.writing.sending import Sender

IDS_A_CHANGE = 1000
"""Ids that one change node lists at most."""

LOADED, REVISED, REREAD, DESCRIBED = "loaded", "revised", "reread", "described"
REMOVED, JUDGED, MERGED, PARTED, REFERENCE = "removed", "judged", "merged", "parted", "reference"
WHYS = (LOADED, REVISED, REREAD, DESCRIBED, REMOVED, JUDGED, MERGED, PARTED, REFERENCE)
"""Why something changed: an article is new, has another text, was read by another extractor, is described
otherwise, or went; a person judged, said that entities are one, or took that back; curated knowledge came."""


def begin(sender: Sender) -> int:
    """Wait for the writer's turn, which lasts until the transaction ends; the revision as it stands."""
    rows = sender.run("writing/lock")
    if not is_current(rows):
        sender.run("schema/stamp", {"version": SCHEMA_VERSION})
    return int(rows[0]["generation"]) if rows else 0


def article_id(key: str) -> str:
    """How the feed names an article among statements and entities."""
    return f"article/{key}"


@dataclass(slots=True)
class Recorder:
    """Gathers what one write changes, each id under the article that made it change."""

    revision: int  # before the write
    by: str | None = None
    reason: str | None = None  # of who judged
    whys: dict[str, str] = field(default_factory=dict)  # article → why it touches what it touches
    causes: dict[str, str] = field(default_factory=dict)  # id → article
    added: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    moved: dict[str, str] = field(default_factory=dict)  # removed id → the one that took its place

    def blame(self, ids: Iterable[str], article: str) -> None:
        """Note that an article is why these may change; the first in the order of keys counts."""
        for one in ids:
            self.causes[one] = min(self.causes.get(one, article), article)

    def write(self, sender: Sender, otherwise: str) -> None:
        """Advance the revision and keep what changed; `otherwise` is why, where no article is the cause."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        sender.run("writing/advance", {"at": at})
        known = self.removed & self.added  # went and came back within one write: it changed
        added, removed = self.added - known, self.removed - known
        changed = (self.changed | known) - added - removed
        groups: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for what, ids in (("added", added), ("changed", changed), ("removed", removed)):
            for one in sorted(ids):
                groups[self.causes.get(one, "")][what].append(one)
        rows: list[Row] = []
        for article, lists in sorted(groups.items()):
            for part in _parts(lists):
                into = [self.moved.get(one, "") for one in part["removed"]]
                sequence = f"{self.revision + 1:012d}-{len(rows) + 1:06d}"
                properties = {
                    "name": self.whys.get(article, otherwise),
                    "why": self.whys.get(article, otherwise),
                    "revision": self.revision + 1,
                    "at": at,
                    "by": self.by,
                    "reason": self.reason,
                    "article": article or None,
                    "into": into if any(into) else None,
                    **part,
                }
                rows.append({"id": f"change/{sequence}", "properties": properties})
        sender.send("write_changes", rows)
        self._remember(sender, added, removed, otherwise, at)

    def _remember(self, sender: Sender, added: set[str], removed: set[str], why: str, at: str) -> None:
        sender.send("forget_removed", sorted(added), "ids")
        gone = [
            {
                "id": one,
                "properties": {
                    "name": one,
                    "revision": self.revision + 1,
                    "at": at,
                    "why": self.whys.get(self.causes.get(one, ""), why),
                    "into": self.moved.get(one),
                },
            }
            for one in sorted(removed)
        ]
        sender.send("write_removed", gone)


def _parts(lists: Mapping[str, list[str]]) -> Iterable[dict[str, Any]]:
    """Added, changed and removed ids of one cause, at most `IDS_A_CHANGE` of them at a time."""
    flat = [(what, one) for what in ("added", "changed", "removed") for one in lists.get(what, ())]
    for start in range(0, len(flat), IDS_A_CHANGE):
        part: dict[str, Any] = {"added": [], "changed": [], "removed": []}
        for what, one in flat[start : start + IDS_A_CHANGE]:
            part[what].append(one)
        yield part
