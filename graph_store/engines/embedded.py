"""The graph in a folder of this machine, by the engine kglite inside this process."""

import contextlib
import logging
import shutil
import tempfile
import threading
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import kglite

from graph_store.dumping import pages
from graph_store.engines.footing import Footing
from graph_store.engines.guard import refuse_files
from graph_store.engines.plain import plain_rows
from graph_store.forgetting import forget_changes
from graph_store.judging import verdicts
from graph_store.protocol import READ_SECONDS, SCHEMA_VERSION, Row, StoreInfo, WriteReport
from graph_store.schema import check_version, is_current
from graph_store.writing import subgraphs
from ontology.errors import InvalidQuery, QueryTimeout, StoreError, StoreUnavailable, WriteRefused
from ontology.judgments import Judgment
from ontology.pages import Page, Stored
from ontology.statements import Article, Entity, Statement, Subgraph
from queries import Query, query
from queries.reading import Asked

FILE = "graph.kgl"
_LOG = f"{FILE}-wal"
_log = logging.getLogger(__name__)

kglite.set_query_warning_policy("silent")  # it would print


class EmbeddedStore:
    """A graph in the folder `path`, or in none for as long as the store is open.

    One process at a time writes a folder. `read_only` opens the state that it has at this moment, whether
    or not another process is writing it.
    """

    def __init__(self, path: Path | None, *, read_only: bool = False) -> None:
        self._address = f"embedded:{path}" if path else "embedded, in memory"
        self._read_only = read_only
        self._writing = threading.Lock()
        self._closing = contextlib.ExitStack()
        self._footing: Footing | None = None
        try:
            self._session = self._open(path)
            check_version(self._rows(query("schema/version")), self._address)
        except BaseException:
            self.close()
            raise

    def read(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> list[Row]:
        """The rows of a reading Cypher query, at most `limit`, within `timeout` seconds (`QueryTimeout`)."""
        refuse_files(query)
        milliseconds = max(1, int((READ_SECONDS if timeout is None else timeout) * 1000))
        with _translated(self._address):
            self._check_open()
            found = self._session.cypher(
                query, params=dict(parameters or {}), timeout_ms=milliseconds, row_limit=limit
            )
            if isinstance(found, str):  # a dialect of the engine's own gives a whole file as text
                raise InvalidQuery(f"{self._address}: leave FORMAT out; a query returns rows.")
            return plain_rows(found.to_list())

    def read_together(self, asked: Sequence[Asked], *, timeout: float | None = None) -> list[list[Row]]:
        """The rows of several reading queries, one after the other."""
        return [self.read(one.text, one.parameters, timeout=timeout) for one in asked]

    def write(self, subgraph: Subgraph) -> WriteReport:
        """Take a subgraph in, in one transaction."""
        with self._transaction() as transaction:
            return subgraphs.write(_Runner(transaction), subgraph)

    def remove(self, articles: Sequence[str]) -> WriteReport:
        """Remove articles by key: exactly their evidence and mentions, and what nothing else supports."""
        with self._transaction() as transaction:
            return subgraphs.remove(_Runner(transaction), articles)

    def judge(self, judgments: Sequence[Judgment]) -> WriteReport:
        """Append judgments, in one transaction, and let the statements that they judge follow."""
        with self._transaction() as transaction:
            return verdicts.judge(_Runner(transaction), judgments)

    def forget_changes(self, before: datetime) -> bool:
        """Let go of what the changes feed tells of the time before a moment; whether there was any."""
        with self._transaction() as transaction:
            return forget_changes(_Runner(transaction), before)

    def ensure_schema(self) -> None:
        """Stamp a new or older store with the version of the graph model; refuse a newer one (`StoreTooNew`).

        There is no more to do: the engine finds a node by its id without an index, and keeps ids unique.
        """
        with self._transaction() as transaction:
            run = _Runner(transaction)
            if not is_current(run(query("schema/version"), {}), self._address):
                run(query("schema/stamp"), {"version": SCHEMA_VERSION})

    def dump(self, *, apart: bool = False) -> Iterator[Article | Entity | Statement]:
        """Everything, as it stands when the first part is asked for; `apart` as it was read."""
        return Stored(self._pages(apart))

    def backup(self, file: Path) -> None:
        """Write the graph as it stands into one file, which `EmbeddedStore` opens from its folder."""
        with _translated(self._address):
            self._check_open()
            self._session.backup(str(file))

    def info(self) -> StoreInfo:
        """What the store is and holds."""
        counts = self._rows(query("browsing/statistics"))[0]
        stamped = self._rows(query("schema/version"))
        return StoreInfo(
            engine=f"kglite {version('kglite')}",
            address=self._address,
            schema_version=stamped[0]["version"] if stamped else SCHEMA_VERSION,
            articles=counts["articles"],
            entities=counts["entities"],
            statements=counts["statements"],
        )

    def close(self) -> None:
        """Write what is open to the file and let go of it; idempotent."""
        with self._writing, _translated(self._address):
            self._closing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, path: Path | None) -> Any:
        with _translated(self._address):
            if path is None or self._read_only:
                folder = Path(tempfile.mkdtemp(prefix="ipcoop-"))
                self._closing.callback(shutil.rmtree, folder, ignore_errors=True)
                if path is not None:
                    _copy(path, folder)
            else:
                folder = _prepared(path)
            # A copy may lose what it writes, but has to take up the log, which "off" would refuse.
            session = _opened(folder / FILE, "full" if folder == path else "normal")
            self._closing.callback(session.close)
            self._footing = Footing(folder, FILE) if folder == path else None
            return session

    def _pages(self, apart: bool) -> Iterator[Page]:
        with _translated(self._address):
            self._check_open()
            yield from pages(_Runner(self._session.snapshot()), apart=apart)

    def _rows(self, asked: Query) -> list[Row]:
        return self.read(asked.text_for("kglite"))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Any]:
        if self._read_only:
            raise WriteRefused(f"{self._address} was opened for reading only; open it for writing.")
        with self._writing, _translated(self._address):
            self._check_open()
            if self._footing is not None:
                self._footing.check()
            with self._session.begin() as transaction:
                yield transaction

    def _check_open(self) -> None:
        if self._session.closed:
            raise StoreUnavailable(f"{self._address} is closed; open it again.")


class _Runner:
    """Runs query files in something of the engine that takes Cypher."""

    def __init__(self, target: Any) -> None:
        self._target = target

    def __call__(self, asked: Query, parameters: Mapping[str, Any]) -> list[Row]:
        rows: list[Row] = self._found(asked, parameters).to_list()
        return rows

    def values(self, asked: Query, parameters: Mapping[str, Any]) -> Iterable[tuple[Any, ...]]:
        """The rows as values; the engine hands out columns faster than rows."""
        found = self._found(asked, parameters)
        return zip(*(found.column(name) for name in asked.returns), strict=True)

    def _found(self, asked: Query, parameters: Mapping[str, Any]) -> Any:
        return self._target.cypher(asked.text_for("kglite"), params=dict(parameters), timeout_ms=0)


def _opened(file: Path, durable: Literal["full", "normal"]) -> kglite.Session:
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            return kglite.open_session(str(file), durable=durable)
    except (ValueError, RuntimeError) as error:
        raise OSError(str(error)) from error
    finally:  # after a crash, that the beginning of a commit was cut off
        for warning in told:
            _log.log(logging.WARNING if durable == "full" else logging.DEBUG, "%s", warning.message)


def _prepared(folder: Path) -> Path:
    if folder.exists() and not folder.is_dir():
        raise StoreUnavailable(
            f"embedded:{folder} is a file; an embedded store is a folder. Name a folder, new or with a store."
        )
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _copy(source: Path, folder: Path) -> None:
    """Copy a store that another process may write: the log first, for what leaves it goes into the file."""
    if not any((source / name).is_file() for name in (FILE, _LOG)):
        raise StoreUnavailable(
            f"embedded:{source} holds no store. Load something into it first, or correct the path."
        )
    for name in (_LOG, FILE):
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(source / name, folder / name)


@contextlib.contextmanager
def _translated(address: str) -> Iterator[None]:
    """The engine's errors as errors of the domain."""
    try:
        yield
    except kglite.ReadOnlyError as error:
        raise WriteRefused("This query would write; the reading side only reads.") from error
    except kglite.CypherTimeoutError as error:
        raise QueryTimeout(
            f"{address}: the query reached its time limit. Narrow it, or allow more."
        ) from error
    except kglite.WriterLeaseHeldError as error:
        raise StoreUnavailable(_held(address, error)) from error
    except (kglite.CypherError, kglite.SchemaError, kglite.ArgumentError) as error:
        raise InvalidQuery(f"{address}: {error}") from error
    except (kglite.FileError, kglite.FileFormatError, kglite.FileIoError, OSError) as error:
        raise StoreUnavailable(
            f"{address} cannot be opened: {error} Check the path and its permissions; a damaged store is "
            "made anew by loading its articles, or an export of it, into a new folder."
        ) from error
    except kglite.KgError as error:
        raise StoreError(f"{address}: {error}") from error


def _held(address: str, error: Any) -> str:
    holder = error.holder or {}
    if holder.get("self"):
        return f"{address} is open already in this process; close the other store, or open it read-only."
    return (
        f"{address} is being written by process {holder.get('pid')} since {holder.get('since')}; one process "
        "at a time writes an embedded store. If that is the server, load through it, or stop it first."
    )
