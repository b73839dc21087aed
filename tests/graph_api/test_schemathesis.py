"""The API as its document says, by generated requests that follow the links, on both engines.

Every answer is checked: no error of the server, no status and no body that the document does not have.
"""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.types import ASGIApp, Receive, Scope, Send

from graph_api.app import create_app
from graph_store.protocol import GraphStore

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
MOST, WALKED = 900, 150
"""Requests on each engine, so that both together are more than 2,000."""
EXAMPLES = settings(
    max_examples=13,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class _Started:
    """An application that is running already: it needs no starting and no ending."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return
        for event in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{event}.complete"})


class Counting:
    """How many requests were made, and what came."""

    def __init__(self) -> None:
        self.statuses: dict[int, int] = {}

    def count(self, status: int) -> None:
        self.statuses[status] = self.statuses.get(status, 0) + 1

    @property
    def cases(self) -> int:
        return sum(self.statuses.values())


@pytest.fixture(scope="module")
def schema(filled: GraphStore) -> Iterator[Any]:
    app = create_app(filled)
    with TestClient(app):  # starts and ends the application once, not with each request
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", _Started(app))


def test_every_operation_answers_as_the_document_says(schema: Any) -> None:
    counting = Counting()
    for found in schema.get_all_operations():
        operation = found.ok()
        strategy = operation.as_strategy()
        _run(strategy, counting)
    assert counting.cases >= MOST
    assert counting.statuses[200] >= 70
    assert not [status for status in counting.statuses if status >= 500]


def _run(strategy: Any, counting: Counting) -> None:
    from hypothesis import given

    @EXAMPLES
    @given(case=strategy)
    def ask(case: Any) -> None:
        answer = case.call()
        counting.count(answer.status_code)
        case.validate_response(answer, checks=CHECKS)

    ask()


def test_answers_lead_on(schema: Any) -> None:
    counting = Counting()

    class Walk(schema.as_state_machine()):  # type: ignore[misc]
        def validate_response(
            self, response: Any, case: Any, additional_checks: Any = (), **kwargs: Any
        ) -> None:
            counting.count(response.status_code)
            case.validate_response(response, checks=CHECKS)

    Walk.run(settings=settings(EXAMPLES, max_examples=35, stateful_step_count=10))
    assert counting.cases >= WALKED
    assert not [status for status in counting.statuses if status >= 500]
