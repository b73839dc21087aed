"""How good the graph is now: held against the shapes and measured, in the background, once a revision."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from graph_store.history import revision_of
from graph_store.protocol import GraphStore
from ontology.quality import Share, shares_of
from ontology.rdf.formats import write_rdf
from ontology.shacl import Finding, default_engine, engine_version, findings
from ontology.statements import standing

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found in one state of the graph."""

    tag: str  # of the revision
    made: datetime
    engine: str
    findings: Sequence[Finding]
    shares: Sequence[Share]


class Assessor:
    """Hands out the last assessment; makes a new one where the graph has moved on, one at a time."""

    def __init__(self, store: GraphStore, base: str) -> None:
        self._store, self._base = store, base
        self._last: Assessment | None = None
        self._turn = threading.Lock()
        self._making: threading.Thread | None = None

    def newest(self, seconds: float) -> Assessment | None:
        """The last assessment, after waiting so long for a current one; None where there is none."""
        if self._last is None or self._last.tag != revision_of(self._store).tag:
            with self._turn:
                if self._making is None or not self._making.is_alive():
                    self._making = threading.Thread(target=self._make, name="ipcoop-quality", daemon=True)
                    self._making.start()
                making = self._making
            making.join(seconds)
        return self._last

    def close(self, seconds: float = 10.0) -> None:
        """Wait for what is being made."""
        if self._making is not None:
            self._making.join(seconds)

    def _make(self) -> None:
        try:
            self._last = self._assess()
        except Exception:
            _log.exception("the quality of the graph could not be assessed")

    def _assess(self) -> Assessment:
        tag, engine = revision_of(self._store).tag, default_engine()
        parts = list(standing(self._store.dump()))
        file = BytesIO()
        write_rdf(parts, file, "ntriples", base=self._base)
        file.seek(0)
        found = findings(file, "ntriples", engine=engine)
        now = datetime.now(UTC).replace(microsecond=0)
        return Assessment(tag, now, engine_version(engine), found, shares_of(parts))
