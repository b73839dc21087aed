"""What may go wrong, one class for each way to go on; each carries the problem document of the server."""

from collections.abc import Mapping

import httpx
from pydantic import ValidationError

from graph_api.models import Problem
from ontology.errors import CooperationGraphError


class Unreachable(CooperationGraphError):
    """No server answers at the address, or it stopped in the middle of its answer."""


class UnreadableAnswer(CooperationGraphError):
    """What answers is no server of IPCoop, or one so much newer that its answer cannot be read."""


class ApiFailure(CooperationGraphError):
    """The server answered with a problem."""

    def __init__(self, problem: Problem, retry_after: float | None = None) -> None:
        super().__init__(f"{problem.status} {problem.title}: {problem.detail}")
        self.problem = problem
        self.retry_after = retry_after


class WrongRequest(ApiFailure):
    """The server does not understand the request (400, 406, 414, 422): correct it."""


class NotAllowed(ApiFailure):
    """It needs a token, or one with another scope (401, 403)."""


class Missing(ApiFailure):
    """There is nothing of that id or name (404); the message has the nearest names."""


class Gone(ApiFailure):
    """It was there once (410)."""


class BudgetSpent(ApiFailure):
    """Too many requests (429); `retry_after` says when to come back."""


class Unavailable(ApiFailure):
    """The store cannot be reached, or the query took too long (503, 504)."""


class ServerFailure(ApiFailure):
    """Something went wrong there (other statuses from 500): report it with `problem.request_id`."""


_BY_STATUS: Mapping[int, type[ApiFailure]] = {
    401: NotAllowed,
    403: NotAllowed,
    404: Missing,
    410: Gone,
    429: BudgetSpent,
    503: Unavailable,
    504: Unavailable,
}


def failure_of(response: httpx.Response, retry_after: float | None = None) -> ApiFailure:
    """The failure that an answer stands for, also where a proxy made it and it is no problem document."""
    try:
        problem = Problem.model_validate_json(response.content)
    except ValidationError:
        said = response.reason_phrase or "No reason given"
        detail = f"{response.request.method} {response.url} was answered without a problem document."
        problem = Problem(title=said, status=response.status_code, detail=detail)
    usual = ServerFailure if response.status_code >= 500 else WrongRequest
    return _BY_STATUS.get(response.status_code, usual)(problem, retry_after)
