"""The one thing that asking needs of a store: something that reads."""

from collections.abc import Mapping
from typing import Any, Protocol


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
