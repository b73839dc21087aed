"""Whether an open embedded store still stands on its folder.

The engine keeps the graph in memory and its files open, so it would go on to acknowledge writes after the
folder was removed, moved or damaged: into files that nobody will find again.
"""

from pathlib import Path

from ontology.errors import StoreUnavailable

_MARK = 4
"""Bytes at the start of the log that say what it is."""


class Footing:
    """The lease and the log of the store in `folder`, as they were when it was opened."""

    def __init__(self, folder: Path, file: str) -> None:
        self._folder = folder
        self._lease, self._log = folder / f"{file}.lock", folder / f"{file}-wal"
        self._was = self._now()

    def check(self) -> None:
        """Raise `StoreUnavailable` where what is written now would be lost."""
        try:
            stands = self._now() == self._was
        except OSError:
            stands = False
        if not stands:
            raise StoreUnavailable(
                f"embedded:{self._folder} was removed, moved or damaged while it was open; what is written "
                "would be lost. What it holds can still be read: export it from this server and restore that "
                "into a new folder, or stop the server, put the folder back, and start again."
            )

    def _now(self) -> tuple[int, bytes]:
        """The identity of the lease, which lasts as long as the store is open, and the mark of the log."""
        with self._log.open("rb") as log:
            return self._lease.stat().st_ino, log.read(_MARK)
