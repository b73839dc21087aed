"""The graph in a Neo4j server, or in anything that speaks Bolt and its Cypher."""

import contextlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self, TypeVar, cast

import neo4j
from neo4j import GraphDatabase, ManagedTransaction, Transaction
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from graph_store.dumping import pages
from graph_store.engines.bolt_rows import plain_rows, rows_of_records
from graph_store.engines.guard import refuse_files
from graph_store.engines.silence import SilenceWatch
from graph_store.forgetting import forget_changes
from graph_store.judging import verdicts
from graph_store.protocol import READ_SECONDS, SCHEMA_VERSION, Row, StoreInfo, WriteReport
from graph_store.schema import SCHEMA_STATEMENTS, check_version
from graph_store.writing import subgraphs
from graph_store.writing.sending import ReadingAtOnce
from ontology.errors import InvalidQuery, QueryTimeout, StoreError, StoreUnavailable, WriteRefused
from ontology.judgments import Judgment
from ontology.pages import Stored
from ontology.statements import Article, Entity, Statement, Subgraph
from queries import Query, query
from queries.joining import joined
from queries.reading import Asked, rows_of

SCHEMES = frozenset(f"{scheme}{form}" for scheme in ("neo4j", "bolt") for form in ("", "+s", "+ssc"))
WRITE_SECONDS = 600.0
"""How long one write may take, for it may bring a whole graph."""
_PATIENCE = 5  # with loads: a server that is busy with one may seem away, and a broken commit costs more

_Done = TypeVar("_Done")
_WRITING_CODES = (
    "Neo.ClientError.Statement.AccessMode",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
)


class Neo4jStore:
    """A graph in the server at `address`; nothing is sent before the first call."""

    def __init__(
        self, address: str, user: str | None = None, password: str | None = None, database: str | None = None
    ) -> None:
        self._address = address
        self._database = database
        self.access = {"address": address, "user": user, "password": password, "database": database}
        self._stamped = False
        self._closed = False
        with _translated(address):
            auth = (user, password or "") if user else None
            self._driver = _driver(address, auth, connection_timeout=2, connection_acquisition_timeout=3)
            # A driver of its own: the connections of the other may all be waiting.
            self._prober = _driver(
                address, auth, connection_timeout=1.4, connection_acquisition_timeout=1.4,
                max_connection_pool_size=1,
            )  # fmt: skip
        self._watch = SilenceWatch(address, self._is_there)

    def check(self) -> bool:
        """Reach the server; whether its graph is stamped. Refuses one that is newer than this program."""
        return check_version(self._rows(query("schema/version")), self._address)

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
        seconds = max(0.001, READ_SECONDS if timeout is None else timeout)
        timed = neo4j.Query(cast(Any, query), timeout=seconds)
        with self._session(neo4j.READ_ACCESS, seconds) as session:  # alone in its transaction: one round trip
            found = session.run(timed, dict(parameters or {}))
            return rows_of_records(itertools.islice(found, limit))

    def read_together(self, asked: Sequence[Asked], *, timeout: float | None = None) -> list[list[Row]]:
        """The rows of several reading queries, asked as one, which takes less to unpack as well."""
        text, parameters = joined(asked)
        seconds = max(0.001, READ_SECONDS if timeout is None else timeout)
        with self._session(neo4j.READ_ACCESS, seconds) as session:
            found = session.run(neo4j.Query(cast(Any, text), timeout=seconds), parameters).single(strict=True)
        return [plain_rows(rows_of(one.returns, values)) for one, values in zip(asked, found, strict=True)]

    def write(self, subgraph: Subgraph) -> WriteReport:
        """Take a subgraph in, in one transaction."""
        return self._in_transaction(lambda run: subgraphs.write(run, subgraph))

    def remove(self, articles: Sequence[str]) -> WriteReport:
        """Remove articles by key: exactly their evidence and mentions, and what nothing else supports."""
        return self._in_transaction(lambda run: subgraphs.remove(run, articles))

    def judge(self, judgments: Sequence[Judgment]) -> WriteReport:
        """Append judgments, in one transaction, and let the statements that they judge follow."""
        return self._in_transaction(lambda run: verdicts.judge(run, judgments), patience=1)

    def forget_changes(self, before: datetime) -> bool:
        """Let go of what the changes feed tells of the time before a moment; whether there was any."""
        return self._in_transaction(lambda run: forget_changes(run, before))

    def ensure_schema(self) -> None:
        """Create constraints and indexes where they are missing; refuse a newer schema (`StoreTooNew`)."""
        self.check()
        stamp = query("schema/stamp").text_for("neo4j")
        with self._session(neo4j.WRITE_ACCESS, WRITE_SECONDS, patience=_PATIENCE) as session:
            for statement in (*SCHEMA_STATEMENTS, stamp):  # each retried where another writer holds its lock
                session.execute_write(_run_one, statement)
        self._stamped = True

    def dump(self, *, apart: bool = False) -> Iterator[Article | Entity | Statement]:
        """Everything, each in the order of ids, texts included; `apart` as it was read."""
        return Stored(pages(ReadingAtOnce(self.read), apart=apart))

    @contextlib.contextmanager
    def reading(self, seconds: float, fetched: int = 1000) -> Iterator[neo4j.Transaction]:
        """A transaction that the server keeps from writing and ends after `seconds`; rows come in batches."""
        with (
            self._session(neo4j.READ_ACCESS, seconds, fetched) as session,
            session.begin_transaction(timeout=seconds) as transaction,
        ):
            yield transaction

    def info(self) -> StoreInfo:
        """What the store is and holds."""
        counts = self._rows(query("browsing/statistics"))[0]
        stamped = self._rows(query("schema/version"))
        with _translated(self._address):
            agent = str(self._driver.get_server_info().agent)
        return StoreInfo(
            engine=agent.replace("/", " "),
            address=self._address,
            schema_version=stamped[0]["version"] if stamped else SCHEMA_VERSION,
            articles=counts["articles"],
            entities=counts["entities"],
            statements=counts["statements"],
        )

    def close(self) -> None:
        """Let go of the connections; idempotent."""
        self._closed = True
        if hasattr(self, "_watch"):
            self._watch.close()
            self._prober.close()
            self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _rows(self, asked: Query) -> list[Row]:
        return self.read(asked.text_for("neo4j"))

    @contextlib.contextmanager
    def _session(
        self, access: str, seconds: float, fetched: int = 1000, *, patience: int = 1
    ) -> Iterator[neo4j.Session]:
        """A session that does not wait for a server that has fallen silent, nor for more than `seconds`."""
        if self._closed:
            raise StoreUnavailable(f"{self._address} is closed; open it again.")
        with _translated(self._address):
            session = self._driver.session(
                database=self._database, default_access_mode=access, fetch_size=fetched
            )
            with self._watch.over(session, seconds, patience=patience), session:
                yield session

    def _is_there(self) -> bool:
        try:
            self._prober.get_server_info()
        except (Neo4jError, DriverError, OSError):
            return False
        return True

    def _in_transaction(self, work: Callable[["_Runner"], _Done], *, patience: int = _PATIENCE) -> _Done:
        if not self._stamped and not self.check():
            self.ensure_schema()
        self._stamped = True

        @neo4j.unit_of_work(timeout=WRITE_SECONDS)
        def attempt(transaction: ManagedTransaction) -> _Done:
            return work(_Runner(transaction))

        with self._session(neo4j.WRITE_ACCESS, WRITE_SECONDS, patience=patience) as session:
            return session.execute_write(attempt)


def _driver(address: str, auth: tuple[str, str] | None, **limits: Any) -> neo4j.Driver:
    return GraphDatabase.driver(
        address,
        auth=auth,
        max_transaction_retry_time=2,
        liveness_check_timeout=30,  # a connection may have been dropped without a word while nobody used it
        notifications_min_severity="OFF",
        user_agent="ipcoop",
        **limits,
    )


class _Runner:
    """Runs query files in a transaction of the driver."""

    def __init__(self, transaction: ManagedTransaction | Transaction) -> None:
        self._transaction = transaction

    def __call__(self, asked: Query, parameters: Mapping[str, Any]) -> list[Row]:
        found = self._transaction.run(cast(Any, asked.text_for("neo4j")), dict(parameters))
        return rows_of_records(found)


def _run_one(transaction: ManagedTransaction, statement: str) -> None:
    transaction.run(cast(Any, statement), {"version": SCHEMA_VERSION}).consume()


@contextlib.contextmanager
def _translated(address: str) -> Iterator[None]:
    """The driver's errors as errors of the domain."""
    try:
        yield
    except AuthError as error:
        raise StoreUnavailable(
            f"{address} refuses the user or password. Set IPCOOP_NEO4J_USER and IPCOOP_NEO4J_PASSWORD."
        ) from error
    except Neo4jError as error:
        raise _meaning(address, error) from error
    except (ServiceUnavailable, ConfigurationError, DriverError, OSError, ValueError) as error:
        raise StoreUnavailable(
            f"{address} cannot be reached: {_first_line(error)}. See that the server runs and "
            "that host and port are right (Bolt is 7687 by default)."
        ) from error


def _meaning(address: str, error: Neo4jError) -> StoreError | InvalidQuery:
    code, text = error.code or "", error.message or str(error)
    if code in _WRITING_CODES:
        return WriteRefused("This query would write; the reading side only reads.")
    if "TransactionTimedOut" in code or "Terminated" in code:
        return QueryTimeout(f"{address}: the query reached its time limit. Narrow it, or allow more.")
    if code.startswith("Neo.ClientError.Database"):
        return StoreUnavailable(f"{address}: {text} Name a database that the server has.")
    if isinstance(error, ClientError) and ".Statement." in code:
        return InvalidQuery(f"{address}: {text}")
    if "OutOfMemory" in code:
        return StoreError(
            f"{address}: this takes more memory than the server gives to transactions ({text}). Write in "
            "smaller parts, or raise db.memory.transaction.max and server.memory.heap.max_size."
        )
    if isinstance(error, TransientError):
        return StoreUnavailable(f"{address} is busy: {text} Try again.")
    return StoreError(f"{address}: {text}")


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0].rstrip(" .:")
