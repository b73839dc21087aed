"""One page of a list, where the next begins, and how long the list is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graph_api.browsing import Browser
from graph_api.cursors import Total, decode_cursor, next_address, total_in
from graph_store.protocol import Row
from ontology.errors import QueryTimeout
from queries import Query, query
from queries.counting import MOST_COUNTED, counting

_COUNT_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Paged:
    """The rows of a page, and what its answer says of the list."""

    rows: list[Row]
    total: Total
    next: str | None

    @property
    def told(self) -> dict[str, Any]:
        """The fields that the answers of all lists share."""
        return {"total": self.total.number, "total_is_bound": self.total.is_bound, "next": self.next}


@dataclass(frozen=True, slots=True)
class Pages:
    """A list: the address that gives it, and what of it a client asked for."""

    browser: Browser
    address: str
    limit: int
    cursor: str | None

    def page(
        self,
        name: str,
        given: Mapping[str, Any],
        kept: Mapping[str, Any],
        place: Callable[[Row], str] = lambda row: str(row["id"]),
        folder: str = "browsing",
    ) -> Paged:
        """The page of the query `name` of a folder; `kept` goes into the address of the next one.

        `place` tells where in the order of the list a row stands.
        """
        asked = query(f"{folder}/{name}")
        bound = asked.bind({**given, "after": decode_cursor(self.cursor), "limit": self.limit + 1})
        rows = self.browser.read(asked.text_given(bound), bound)
        total = self._total(asked, bound, len(rows))
        last = place(rows[self.limit - 1]) if len(rows) > self.limit else None
        following = next_address(self.address, {**kept, "limit": self.limit}, last, total)
        return Paged(rows[: self.limit], total, following)

    def _total(self, asked: Query, bound: Mapping[str, Any], found: int) -> Total:
        """How long the list is: known, told by the cursor, or counted in two seconds at most."""
        if self.cursor is None and found <= self.limit:
            return Total(found, False)
        known = total_in(self.cursor)
        if known is not None:
            return known
        text, given = counting(asked, bound)
        try:
            count = int(self.browser.store.read(text, given, timeout=_COUNT_SECONDS)[0]["total"])
        except QueryTimeout:
            return Total(found, True)
        return Total(count, count >= MOST_COUNTED)
