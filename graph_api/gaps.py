"""Who has no agreement with whom, or on what: a matrix whose empty cells are the gaps."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from pydantic import Field

from graph_api.browsing import READ_SECONDS, Browser
from graph_api.models import EntitySummary, Model
from graph_store.protocol import Row
from queries import query
from queries.asking import bind_names
from queries.parameters import MOST_ROWS


class Across(StrEnum):
    """What stands in the columns: topics, or the partners again."""

    TOPICS = "topics"
    PARTNERS = "partners"


class Level(StrEnum):
    """What counts as a partner: each body for itself, or a country with all its bodies."""

    BODY = "body"
    COUNTRY = "country"


class GapLine(EntitySummary):
    """A row or a column, and with how many agreements."""

    agreements: int


class GapCell(Model):
    """Where a row and a column meet; a pair without a cell has nothing at all."""

    row: str = Field(description="Id of the row's entity.", examples=["agency/jpo"])
    column: str | None = Field(description="Id of the column's; missing where no topic is stated.")
    agreements: list[str] = Field(description="Ids of agreements that were concluded.")
    planned: list[str] = Field(description="Ids of those that are only proposed or negotiated.")


class GapMatrix(Model):
    """Rows, columns and the cells that hold agreements; `gaps` counts the pairs that have none."""

    across: Across
    level: Level
    party: EntitySummary | None = None
    rows: list[GapLine]
    columns: list[GapLine]
    cells: list[GapCell]
    agreements: dict[str, EntitySummary] = Field(description="Id → what the cells name.")
    gaps: int
    truncated: bool = Field(description="Whether there was more than a question may return, or `limit`.")


_Cells = dict[tuple[str, str | None], tuple[set[str], set[str]]]


class GapFinder:
    """Builds the matrix from named queries."""

    def __init__(self, browser: Browser, level: Level, limit: int, bounds: dict[str, Any]) -> None:
        self._browser, self._level, self._limit, self._bounds = browser, level, limit, bounds
        self._cells: _Cells = defaultdict(lambda: (set(), set()))
        self._truncated = False

    def by_topic(self, party: str, forum: str | None) -> GapMatrix:
        """The partners of a party by topics; with a forum, its members whether or not they are partners."""
        bound, found = self._ask("partners_by_topic", party=party, forum=forum, **self._bounds)
        _, others = self._ask("gaps_by_topic", party=bound["party"])
        rows = self._entities({row["partner_id"]: row["country"] for row in found})
        for row in found:
            for partner in rows.get(row["partner_id"], ()):
                self._fill((partner, row["topic_id"]), row)
        partners = {partner for found_rows in rows.values() for partner in found_rows}
        if bound["forum"]:
            partners |= self._members(bound["forum"]) - {bound["party"]}
        topics = {row["topic_id"] for row in (*found, *others)} - {None}
        matrix = self._matrix(Across.TOPICS, partners, topics)
        matrix.party = self._browser.entities([bound["party"]])[bound["party"]]
        return matrix

    def among_partners(self, forum: str | None, topic: str | None) -> GapMatrix:
        """Bodies or countries by each other; with a forum, all its members."""
        bound, found = self._ask("agreements_among", forum=forum, topic=topic, **self._bounds)
        sides = {row[f"{side}_id"]: row[f"{side}_country"] for row in found for side in ("one", "other")}
        rows = self._entities(sides)
        for row in found:
            for one in rows.get(row["one_id"], ()):
                for other in rows.get(row["other_id"], ()):
                    if one != other:
                        self._fill((one, other), row)
                        self._fill((other, one), row)
        partners = {partner for found_rows in rows.values() for partner in found_rows}
        if bound["forum"]:
            partners |= self._members(bound["forum"])
        return self._matrix(Across.PARTNERS, partners, partners)

    def _ask(self, name: str, **given: Any) -> tuple[dict[str, Any], list[Row]]:
        asked = query(name)
        bound = bind_names(asked, {**given, "limit": MOST_ROWS}, self._browser.read)
        rows = self._browser.read(asked.text_given(bound), bound, timeout=READ_SECONDS)
        self._truncated |= len(rows) == MOST_ROWS
        return bound, rows

    def _entities(self, countries: dict[str, str | None]) -> dict[str, tuple[str, ...]]:
        """Body → what stands for it: itself, or its country, or nothing where it has none."""
        if self._level is Level.BODY:
            return {body: (body,) for body in countries}
        codes = sorted({code for code in countries.values() if code})
        places = {row["country"]: row["id"] for row in self._browser.rows("countries", codes=codes)}
        return {body: (places[code],) for body, code in countries.items() if code in places}

    def _members(self, forum: str) -> set[str]:
        _, found = self._ask("forum_members", forum=forum)
        members = self._entities({row["member_id"]: row["country"] for row in found})
        return {member for entities in members.values() for member in entities}

    def _fill(self, at: tuple[str, str | None], row: Row) -> None:
        agreed, planned = self._cells[at]
        agreed.update(row["agreement_ids"])
        planned.update(row["planned_ids"])

    def _matrix(self, across: Across, rows: Iterable[str], columns: Iterable[str]) -> GapMatrix:
        lines = self._lines(rows, 0)
        heads = lines if across is Across.PARTNERS else self._lines(columns, 1)
        shown, across_shown = {line.id for line in lines}, {line.id for line in heads} | {None}
        cells = [
            GapCell(row=row, column=column, agreements=sorted(agreed), planned=sorted(planned))
            for (row, column), (agreed, planned) in sorted(
                self._cells.items(), key=lambda c: (c[0][0], c[0][1] or "")
            )
            if row in shown and column in across_shown
        ]
        filled = sum(bool(cell.agreements) for cell in cells if cell.column)
        named = {key for cell in cells for key in (*cell.agreements, *cell.planned)}
        diagonal = len(shown) if across is Across.PARTNERS else 0
        return GapMatrix(
            across=across,
            level=self._level,
            rows=lines,
            columns=heads,
            cells=cells,
            agreements=self._browser.entities(sorted(named)),
            gaps=len(lines) * len(heads) - diagonal - filled,
            truncated=self._truncated,
        )

    def _lines(self, ids: Iterable[str], position: int) -> list[GapLine]:
        """The entities that most agreements are with, at most `limit`."""
        counts: dict[str, set[str]] = {entity: set() for entity in ids}
        for at, (agreed, _) in self._cells.items():
            key = at[position]
            if key in counts:
                counts[key] |= agreed
        known = self._browser.entities(sorted(counts))
        order = sorted(known, key=lambda entity: (-len(counts[entity]), known[entity].name, entity))
        self._truncated |= len(order) > self._limit
        return [
            GapLine(**known[entity].model_dump(), agreements=len(counts[entity]))
            for entity in order[: self._limit]
        ]
