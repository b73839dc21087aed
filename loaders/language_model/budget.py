"""How much a load may ask of a model."""

import threading
from dataclasses import dataclass, field


class BudgetSpent(Exception):
    """Nothing is left to ask with."""


@dataclass(slots=True)
class Budget:
    """Requests and tokens for one load, shared by all threads that ask; None is without end.

    A request is taken before it is made. Tokens are known only afterwards, so that each thread may go over
    by one answer.
    """

    requests: int | None = 500
    tokens: int | None = 2_000_000
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def take(self, requests: int) -> tuple[int | None, int | None]:
        """Up to that many requests, and the tokens that are left; `BudgetSpent` where either is none."""
        with self._lock:
            if self.requests == 0 or (self.tokens is not None and self.tokens <= 0):
                raise BudgetSpent
            taken = requests if self.requests is None else min(requests, self.requests)
            if self.requests is not None:
                self.requests -= taken
            return taken, self.tokens

    def settle(self, *, unused: int, tokens: int) -> None:
        """Give back requests that were not made; account for the tokens that were used."""
        with self._lock:
            if self.requests is not None:
                self.requests += max(unused, 0)
            if self.tokens is not None:
                self.tokens -= tokens
