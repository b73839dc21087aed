"""The graph as a file of quads, written anew when the store has changed."""

import logging
import shutil
import tempfile
import threading
import time
import weakref
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph_store.protocol import GraphStore
from ontology.errors import StoreError
from ontology.rdf.formats import write_rdf
from ontology.statements import standing
from queries import query

_LOG = logging.getLogger(__name__)
_REST = 5.0
"""A new file waits until this many times the last one's writing has passed, so that writing stays rare."""
_QUICK = 0.5
"""Seconds: a file that took no longer is written anew at once."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file that holds the graph of one moment."""

    path: Path
    generation: int  # of the store, a number that each change advances
    taken: datetime
    quads: int


class Snapshots:
    """Hands out the newest snapshot, and takes a new one when the store has moved on."""

    def __init__(self, store: GraphStore, base: str) -> None:
        self._store = store
        self._base = base
        self._folders: list[Path] = []
        self._taking = threading.Lock()
        self._newest: Snapshot | None = None
        self._seconds = 0.0
        self.close = weakref.finalize(self, _remove, self._folders)

    def newest(self) -> Snapshot:
        """The snapshot to ask; while one is being taken, others get the one before it."""
        current = self._newest
        if current is not None and not self._is_due(current):
            return current
        if not self._taking.acquire(blocking=current is None):
            return current or self.newest()
        try:
            current = self._newest
            if current is None or self._is_due(current):
                self._newest = self._take()
            return self._newest or self.newest()
        finally:
            self._taking.release()

    def is_current(self, snapshot: Snapshot) -> bool:
        """Whether the store is still as it was."""
        return snapshot.generation == self._generation()

    def _is_due(self, current: Snapshot) -> bool:
        if self._seconds > _QUICK:
            age = (datetime.now(UTC) - current.taken).total_seconds()
            if age < _REST * self._seconds:
                return False
        return not self.is_current(current)

    def _take(self) -> Snapshot:
        """Write the graph; again where it changed meanwhile, so that a snapshot is of one moment."""
        folder = self._folder()
        for _ in range(5):
            generation, taken, started = self._generation(), datetime.now(UTC), time.monotonic()
            path = folder / f"{generation}-{time.monotonic_ns()}.nq"
            with path.open("wb") as file:
                write_rdf(standing(self._store.dump()), file, "nquads", base=self._base)
            self._seconds = time.monotonic() - started
            if generation == self._generation():
                return self._kept(path, generation, taken)
            path.unlink()
        raise StoreError("The graph changes faster than it can be copied for SPARQL; ask again later.")

    def _kept(self, path: Path, generation: int, taken: datetime) -> Snapshot:
        with path.open("rb") as file:
            quads = sum(1 for _ in file)
        _LOG.info("SPARQL: %d quads of generation %d in %.1f s", quads, generation, self._seconds)
        for old in path.parent.glob("*.nq"):
            if old != path and (self._newest is None or old != self._newest.path):
                old.unlink(missing_ok=True)
        return Snapshot(path, generation, taken.replace(microsecond=0), quads)

    def _folder(self) -> Path:
        """Where the files are; made when the first is."""
        if not self._folders:
            self._folders.append(Path(tempfile.mkdtemp(prefix="ipcoop-sparql-")))
        return self._folders[0]

    def _generation(self) -> int:
        rows = self._store.read(query("schema/version").text)
        return int(rows[0]["generation"]) if rows else 0


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
