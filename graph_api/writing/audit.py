"""The trace of every write: who, when, what, and how it ended; a file that only grows."""

import json
import logging
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)


class Audit:
    """Appends one line of JSON for each write; without a path only to the log."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._turn = threading.Lock()

    def note(self, who: str, action: str, target: str, outcome: str, **more: Any) -> None:
        """Keep one write: `who` is the name of a token, `outcome` done, refused or failed."""
        line: dict[str, Any] = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "who": who,
            "action": action,
            "target": target,
            "outcome": outcome,
            **{name: value for name, value in more.items() if value is not None},
        }
        _log.info("%s %s %s: %s", who, action, target, outcome)
        if self._path is None:
            return
        data = json.dumps(line, ensure_ascii=False).encode() + b"\n"
        with self._turn:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(descriptor, data)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def read_audit(path: Path) -> Iterator[dict[str, Any]]:
    """The lines of an audit file, the oldest first; none where nothing was written yet."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.endswith("\n"):  # a line that broke off with the machine is passed over
                yield json.loads(line)
