"""Put a query that nobody here wrote to a store; it can neither harm the store nor outstay its limits."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Protocol

from graph_store.consulting.limits import Consulted, Limits
from graph_store.consulting.process import Connections, Copies, Processes
from graph_store.consulting.server import InServer
from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore
from ontology.errors import StoreError


class Consultant(Protocol):
    """Answers queries that a parser has let through."""

    def ask(
        self, query: str, parameters: Mapping[str, Any], limits: Limits, *, explain: bool = False
    ) -> Consulted:
        """The answer within the limits, or with `explain` the plan and no rows.

        Raises `InvalidCypher` where the engine does not understand it, `QueryTimeout`, `QueryTooLarge`.
        """
        ...

    def close(self) -> None:
        """End what works for this; idempotent."""
        ...


def consultant_of(store: GraphStore) -> Consultant:
    """The consultant over a store."""
    if isinstance(store, EmbeddedStore):
        return _InProcesses(Processes(Copies(store)))
    if isinstance(store, Neo4jStore):
        return _ByServer(store)
    raise StoreError(f"{type(store).__name__} takes no free queries.")


class _InProcesses:
    """Asks a process that is there for this one query."""

    def __init__(self, processes: Processes) -> None:
        self._processes = processes

    def ask(
        self, query: str, parameters: Mapping[str, Any], limits: Limits, *, explain: bool = False
    ) -> Consulted:
        said = self._processes.ask(
            {
                "query": query,
                "parameters": dict(parameters),
                "limits": asdict(limits),
                "explain": explain,
            }
        )
        return Consulted(said["rows"], said["cut"], said["plan"])

    def close(self) -> None:
        self._processes.close()


class _ByServer:
    """Asks the server from here; where a row may be large, from a process that can bear it or end."""

    def __init__(self, store: Neo4jStore) -> None:
        self._server = InServer(store)
        self._apart = _InProcesses(Processes(Connections(store.access)))

    def ask(
        self, query: str, parameters: Mapping[str, Any], limits: Limits, *, explain: bool = False
    ) -> Consulted:
        if explain or not limits.one_by_one:
            return self._server.ask(query, parameters, limits, explain=explain)
        self._server.ask(query, parameters, limits, explain=True)  # what is wrong with it has a place here
        return self._apart.ask(query, parameters, limits)

    def close(self) -> None:
        self._apart.close()
