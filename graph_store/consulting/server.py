"""Free queries to a server, asked from this process."""

import re
from collections.abc import Mapping
from typing import Any, cast

import neo4j

from graph_store.consulting.limits import Consulted, Limits, gathered
from graph_store.engines.bolt_rows import row_of
from graph_store.engines.neo4j_server import Neo4jStore
from ontology.errors import InvalidCypher, InvalidQuery, QueryTooLarge, RefusedCypher, StoreError

_FETCHED = 200
"""Rows that are fetched together; what is fetched is held here before it can be counted."""

_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")


class InServer:
    """Asks the server, which counts time and refuses to write; rows and bytes are counted here."""

    def __init__(self, store: Neo4jStore) -> None:
        self._store = store

    def ask(
        self, query: str, parameters: Mapping[str, Any], limits: Limits, *, explain: bool = False
    ) -> Consulted:
        """The answer within the limits, or the plan."""
        try:
            return self._ask(query, dict(parameters), limits, explain)
        except InvalidCypher:
            raise
        except InvalidQuery as error:
            raise _placed(error) from error
        except StoreError as error:
            if "OutOfMemory" in str(getattr(error.__cause__, "code", "")):
                raise QueryTooLarge("The server has not the memory for this query. Narrow it.") from error
            raise

    def _ask(self, query: str, parameters: dict[str, Any], limits: Limits, explain: bool) -> Consulted:
        with self._store.reading(limits.seconds, 1 if limits.one_by_one else _FETCHED) as transaction:
            planned = transaction.run(cast(Any, f"EXPLAIN {query}"), parameters).consume()
            if planned.query_type != "r":
                raise RefusedCypher("The server says that this query does more than read.")
            if explain:
                return Consulted([], plan=_plan(planned.plan or {}))
            return gathered(transaction.run(cast(Any, query), parameters), row_of, limits)


def _plan(plan: Mapping[str, Any]) -> dict[str, Any]:
    """A plan of the server as plain values: operators, what they bind, and the rows they expect."""
    known = plan.get("args", {})
    return {
        "operator": str(plan.get("operatorType", "")).partition("@")[0],
        "details": known.get("Details"),
        "estimated_rows": known.get("EstimatedRows"),
        "identifiers": list(plan.get("identifiers", ())),
        "children": [_plan(child) for child in plan.get("children", ())],
    }


def _placed(error: InvalidQuery) -> InvalidCypher:
    """The server's word on a query, its place as numbers, without the server's address."""
    cause = error.__cause__
    text = (cause.message if isinstance(cause, neo4j.exceptions.Neo4jError) else None) or str(error)
    found = _PLACE.search(text)
    # It was given behind EXPLAIN, on the first line.
    line = int(found[1]) if found else None
    column = int(found[2]) - (len("EXPLAIN ") if line == 1 else 0) if found else None
    return InvalidCypher(_PLACE.sub("", text.partition("\n")[0]).strip(" ."), line, column)
