"""Have the files made in the background when someone asks for them, and keep the last set."""

import logging
import shutil
import tempfile
import threading
import weakref
from pathlib import Path

from graph_api.bulk.files import Set, write_set
from graph_store.history import revision_of
from graph_store.protocol import GraphStore

_KEPT = 2
"""Sets that stay, so that whoever was just told of a file still gets it."""

_log = logging.getLogger(__name__)


class Maker:
    """Hands out the last set; makes a new one where the graph has moved on, one at a time."""

    def __init__(self, store: GraphStore, base: str) -> None:
        self._store, self._base = store, base
        self._last: Set | None = None
        self._making: threading.Thread | None = None
        self._turn = threading.Lock()
        self._folders: list[Path] = []
        self._remove = weakref.finalize(self, _remove, self._folders)

    def newest(self, seconds: float) -> Set | None:
        """The last set, waiting so long where there is none; one that is stale has a new one made."""
        if self.is_current(self._last):
            return self._last
        with self._turn:
            if self._making is None or not self._making.is_alive():
                self._making = threading.Thread(target=self._make, name="ipcoop-bulk", daemon=True)
                self._making.start()
            making = self._making
        if self._last is None:
            making.join(seconds)
        return self._last

    def is_current(self, files: Set | None) -> bool:
        """Whether a set holds the graph as it is now."""
        return files is not None and files.tag == revision_of(self._store).tag

    def close(self, seconds: float = 10.0) -> None:
        """Wait for what is being made, and remove the files."""
        making = self._making
        if making is not None:
            making.join(seconds)
        self._remove()

    def _make(self) -> None:
        folder = Path(tempfile.mkdtemp(prefix="ipcoop-bulk-"))
        self._folders.append(folder)
        try:
            made = write_set(self._store, folder, self._base)
        except Exception:
            _log.exception("the bulk files could not be made")
            self._folders.remove(folder)
            _remove([folder])
            return
        self._last = made
        while len(self._folders) > _KEPT:
            _remove([self._folders.pop(0)])


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
