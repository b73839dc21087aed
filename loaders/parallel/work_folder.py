"""Where the lines of finished partitions wait for the store, for a load that breaks off."""

import contextlib
import logging
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.outcomes import Outcome
from loaders.parallel.partitions import read_outcomes
from ontology.errors import UnreadableExport
from ontology.statements import Article

_LOGGER = logging.getLogger(__name__)
_UNFINISHED = ".unfinished"


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """One file per partition, named by a hash of what it depends on; a file is whole or not there."""

    path: Path

    def kept(self, key: str, articles: Sequence[Article]) -> list[Outcome] | None:
        """The outcomes of a partition, if they were kept and can be read."""
        file = self._file(key)
        try:
            return list(read_outcomes(file.read_text(encoding="utf-8"), articles, source=str(file)))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, UnreadableExport) as error:
            _LOGGER.warning("%s cannot be read (%s): its articles are read again.", file, error)
            return None

    def keep(self, key: str, lines: str) -> None:
        """Keep the lines of a partition; where they cannot be kept, the load goes on without."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=self.path, suffix=_UNFINISHED, delete=False
            ) as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
            Path(file.name).replace(self._file(key))
        except OSError as error:
            _LOGGER.warning("%s: a partition could not be kept (%s).", self.path, error)

    def drop(self, key: str) -> None:
        """Remove a partition that the store holds."""
        self._file(key).unlink(missing_ok=True)

    def close(self) -> None:
        """Remove what a killed load left unfinished, and the folder where it is empty."""
        for file in self.path.glob(f"*{_UNFINISHED}"):
            file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self.path.rmdir()

    def _file(self, key: str) -> Path:
        return self.path / f"{key}.jsonl"
