"""What asking needs of a store: something that reads one query, and something that reads several."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

Rows = list[dict[str, Any]]


class Asked(NamedTuple):
    """A query as a store gets it: its text for these parameters, and the columns of its rows."""

    text: str
    parameters: Mapping[str, Any]
    returns: tuple[str, ...]


class Read(Protocol):
    """The shape of `GraphStore.read`."""

    def __call__(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> list[dict[str, Any]]:
        """The rows of a reading query."""
        ...


class ReadTogether(Protocol):
    """Reads queries of which none waits for the rows of another."""

    def __call__(self, *asked: Asked) -> list[Rows]:
        """The rows of each."""
        ...


def by_turns(read: Read) -> ReadTogether:
    """Reads several queries one after the other."""

    def together(*asked: Asked) -> list[Rows]:
        return [read(one.text, one.parameters) for one in asked]

    return together


def rows_of(returns: Sequence[str], values: Sequence[Sequence[Any]]) -> Rows:
    """Rows of values in the order of their columns."""
    return [dict(zip(returns, row, strict=True)) for row in values]
