"""Follow the changes feed for each subscription, and try again, ever more slowly, where it is not taken."""

import json
import logging
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from graph_api.routes.changes import line_of
from graph_api.writing.models import Changes
from graph_store.history import changes_since, revision_of
from graph_store.protocol import GraphStore
from ipcoop.webhooks.hooks import Hook, InvalidHook, read_hooks, write_privately
from ipcoop.webhooks.sending import TIMEOUT, Undelivered, send
from ontology.errors import HistoryForgotten, StoreError

_log = logging.getLogger(__name__)
_AT_ONCE, _A_MESSAGE = 4, 100


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look for changes, and how long to wait after failures, in seconds."""

    look: float = 2.0
    first: float = 2.0
    longest: float = 3600.0

    def wait(self, failures: int) -> float:
        """How long to wait after so many failures: twice as long each time, never in step with others."""
        return float(min(self.longest, self.first * 2 ** min(failures - 1, 30))) * random.uniform(0.5, 1.0)


@dataclass(slots=True)
class Progress:
    """How far one subscription is."""

    cursor: str
    failures: int = 0
    ended: bool = False
    problem: str | None = None


@dataclass(slots=True)
class _Turn:
    busy: bool = False
    due: float = 0.0
    seen: int = -1  # the revision up to which all was delivered


@dataclass(slots=True)
class Deliverer:
    """Delivers from threads of its own while it is open; progress is kept beside the subscriptions."""

    store: GraphStore
    path: Path
    private: bool = False
    pace: Pace = field(default_factory=Pace)
    _progress: dict[str, Progress] = field(default_factory=dict)
    _turns: dict[str, _Turn] = field(default_factory=dict)
    _keeping: threading.Lock = field(default_factory=threading.Lock)
    _end: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    _kept: str | None = None

    def __enter__(self) -> Self:
        self._progress = read_progress(self.path)
        self._thread = threading.Thread(target=self._run, name="ipcoop-webhooks", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end.set()
        if self._thread is not None:
            self._thread.join(30)

    def _run(self) -> None:
        with (
            httpx.Client(timeout=TIMEOUT, follow_redirects=False, trust_env=False) as client,
            ThreadPoolExecutor(_AT_ONCE, "ipcoop-webhook") as pool,
        ):
            while not self._end.wait(self.pace.look):
                try:
                    self._look(pool, client)
                except (StoreError, InvalidHook) as error:
                    _log.warning("webhooks: %s", error)

    def _look(self, pool: ThreadPoolExecutor, client: httpx.Client) -> None:
        """Begin a delivery for each subscription that is behind and due."""
        hooks = read_hooks(self.path)
        if not hooks:
            return
        now = revision_of(self.store).number
        for hook in hooks:
            progress = self._progress.setdefault(hook.url, Progress(hook.since or str(now)))
            turn = self._turns.setdefault(hook.url, _Turn())
            if progress.ended or turn.busy or time.monotonic() < turn.due or turn.seen == now:
                continue
            turn.busy = True
            pool.submit(self._deliver, hook, progress, turn, client, now)
        self._keep()

    def _deliver(self, hook: Hook, progress: Progress, turn: _Turn, client: httpx.Client, now: int) -> None:
        """Send what a subscription lacks, message by message, until it has all or one is not taken."""
        try:
            while not self._end.is_set():
                found = changes_since(self.store, progress.cursor, limit=_A_MESSAGE)
                if not found:
                    turn.seen = now
                    break
                said = Changes(
                    revision=found[-1].revision,
                    changes=[line_of(change) for change in found],
                    cursor=found[-1].cursor,
                )
                send(client, hook.url, hook.secret, said.model_dump_json().encode(), private=self.private)
                progress.cursor, progress.failures, progress.problem = said.cursor, 0, None
                self._keep()
        except Undelivered as error:
            progress.failures += 1
            progress.problem, progress.ended = str(error), error.for_good
            turn.due = time.monotonic() + self.pace.wait(progress.failures)
            _log.warning("webhook %s, failure %d: %s", hook.url, progress.failures, error)
            self._keep()
        except HistoryForgotten as error:
            progress.ended, progress.problem = True, str(error)
            _log.warning("webhook %s has ended: %s", hook.url, error)
            self._keep()
        except Exception:
            turn.due = time.monotonic() + self.pace.longest
            _log.exception("webhook %s", hook.url)
        finally:
            turn.busy = False

    def _keep(self) -> None:
        with self._keeping:
            said = json.dumps({url: asdict(progress) for url, progress in self._progress.items()}, indent=1)
            if said != self._kept:
                write_privately(_beside(self.path), said)
                self._kept = said


def read_progress(path: Path) -> dict[str, Progress]:
    """How far each subscription in the file `path` is, as the server noted it last."""
    try:
        given = json.loads(_beside(path).read_text(encoding="utf-8"))
        return {url: Progress(**one) for url, one in given.items()}
    except FileNotFoundError:
        return {}
    except (AttributeError, OSError, TypeError, ValueError) as error:
        raise InvalidHook(f"{_beside(path)} holds no progress ({error}). Remove it to begin anew.") from error


def _beside(path: Path) -> Path:
    return path.with_name(path.stem + ".progress.json")
