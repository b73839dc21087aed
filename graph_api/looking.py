"""The look at the state of the graph, which comes before all else that is read, and travels with it."""

from collections.abc import Sequence
from contextvars import ContextVar
from typing import Protocol

from graph_store.protocol import Row
from queries.reading import Asked


class Look(Protocol):
    """What an answer has to know of the state of the graph before it reads anything."""

    @property
    def is_due(self) -> bool:
        """Whether nobody looked yet."""
        ...

    @property
    def asked(self) -> Asked:
        """What to read first."""
        ...

    def take(self, rows: Sequence[Row]) -> None:
        """Take what was read; may raise, and then nothing else is answered."""
        ...


current_look: ContextVar[Look | None] = ContextVar("current_look", default=None)
"""The look of the request that is being answered."""


def look_due() -> Look | None:
    """The look that has to come before what is read now."""
    look = current_look.get()
    return look if look is not None and look.is_due else None
