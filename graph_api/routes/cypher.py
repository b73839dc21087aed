"""Free Cypher: a query of the client's own, read only, within limits; off unless the operator opens it."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, FastAPI, HTTPException, Response
from pydantic import BaseModel, ConfigDict, Field, JsonValue

from graph_api.browsing import API
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_store.consulting.limits import Limits
from graph_store.consulting.queries import consultant_of
from graph_store.protocol import GraphStore
from ontology.errors import InvalidQuery
from queries.free import parse_free

ADDRESS = "/cypher"
_MOST_ROWS = 10_000
_LONGEST_PARAMETERS = 64 * 1024


class CypherQuestion(BaseModel):
    """A query with its parameters."""

    model_config = ConfigDict(extra="forbid")

    query: str = Field(
        min_length=1,
        max_length=8192,
        description="Cypher that reads: MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL { }, UNION, RETURN.",
        examples=["MATCH (o:Official)-[p:HOLDS_POST]->(a:Agency {id: $agency}) RETURN o.name, p.role"],
    )
    parameters: dict[str, JsonValue] = Field(
        default_factory=dict, description="Values for $names.", examples=[{"agency": "agency/ip-viet-nam"}]
    )
    limit: int = Field(
        default=1000, ge=1, le=_MOST_ROWS, description="How many rows at most.", examples=[100]
    )
    timeout: float = Field(default=5.0, gt=0, le=10, description="Seconds that it may take.", examples=[5])
    explain: bool = Field(default=False, description="Give the engine's plan instead of rows.")


class CypherAnswer(BaseModel):
    """The rows of a query, or its plan."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: str | None = Field(
        default=None, description="What cut the rows off: `rows`, `bytes`; null: these are all."
    )
    milliseconds: float = Field(description="How long it took.")
    plan: Any = Field(default=None, description="With `explain`: how the engine would go about it.")


def router(store: GraphStore, *, enabled: bool) -> APIRouter:
    """The endpoint over `store`; where it is not `enabled` it says so."""
    if not enabled:
        closed = APIRouter()
        closed.add_api_route(ADDRESS, refuse, methods=["POST"], include_in_schema=False)
        return closed
    consultant = consultant_of(store)

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        consultant.close()

    def ask_cypher(question: Annotated[CypherQuestion, Body()], response: Response) -> CypherAnswer:
        """Answer a Cypher query that reads; docs/cypher.md has what is open and what it may take."""
        free = parse_free(question.query)
        _check_parameters(question.parameters, free.parameters)
        began = time.perf_counter()
        limits = Limits(seconds=question.timeout, rows=question.limit, one_by_one=free.is_wide)
        found = consultant.ask(free.text, question.parameters, limits, explain=question.explain)
        response.headers["Cache-Control"] = "no-store"
        return CypherAnswer(
            columns=list(found.rows[0]) if found.rows else list(free.columns),
            rows=found.rows,
            truncated=found.cut,
            milliseconds=round(1000 * (time.perf_counter() - began), 1),
            plan=found.plan,
        )

    opened = APIRouter(route_class=Answering, lifespan=closing)
    opened.add_api_route(
        ADDRESS,
        ask_cypher,
        methods=["POST"],
        tags=["cypher"],
        responses=documented(
            HTTPStatus.FORBIDDEN, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.NOT_ACCEPTABLE
        ),
    )
    return opened


def refuse() -> None:
    """Say that the endpoint is off."""
    raise HTTPException(
        HTTPStatus.FORBIDDEN,
        f"Free Cypher is off on this server; its operator opens it with IPCOOP_CYPHER=true. {API}/queries "
        "and /sparql are open.",
    )


def _check_parameters(given: dict[str, JsonValue], named: frozenset[str]) -> None:
    missing = sorted(named - given.keys())
    if missing:
        raise InvalidQuery(f"The query names ${', $'.join(missing)}; give parameters of these names.")
    spare = sorted(given.keys() - named)
    if spare:
        raise InvalidQuery(f"The query does not name ${', $'.join(spare)}; leave these parameters out.")
    for name, value in given.items():
        _check_value(name, value)
    if len(str(given)) > _LONGEST_PARAMETERS:
        raise InvalidQuery(f"The parameters have more than {_LONGEST_PARAMETERS} characters; give less.")


def _check_value(name: str, value: JsonValue, depth: int = 0) -> None:
    if depth > 8:
        raise InvalidQuery(f"${name} nests too deep; at most 8 lists and maps within each other.")
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise InvalidQuery(f"${name} holds {value}: whole numbers have 64 bits.")
    if isinstance(value, (list, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            _check_value(name, inner, depth + 1)
