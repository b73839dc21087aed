"""A typed client of the HTTP API, for programs in Python: `Client("http://127.0.0.1:8400")`."""

from ipcoop.client.asking import Client
from ipcoop.client.failures import (
    ApiFailure,
    BudgetSpent,
    Gone,
    Missing,
    NotAllowed,
    ServerFailure,
    Unavailable,
    Unreachable,
    UnreadableAnswer,
    WrongRequest,
)

__all__ = [
    "ApiFailure",
    "BudgetSpent",
    "Client",
    "Gone",
    "Missing",
    "NotAllowed",
    "ServerFailure",
    "Unavailable",
    "Unreachable",
    "UnreadableAnswer",
    "WrongRequest",
]
