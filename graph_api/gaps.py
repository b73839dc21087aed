"""Who has no agreement with whom, or on what: a matrix whose empty cells are the gaps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import Field

from graph_api.browsing import Browser
from graph_api.models import EntitySummary, Model
from graph_store.protocol import Row
from ontology.vocabulary import Kind, Status
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


@dataclass(frozen=True, slots=True)
class _Deal:
    """An agreement as far as the matrix shows it: in which rows and in which columns it counts."""

    id: str
    is_planned: bool
    rows: frozenset[str]
    columns: frozenset[str | None]


_PLANNED = (Status.PROPOSED, Status.NEGOTIATING)


class GapFinder:
    """Builds the matrix from who stands behind which agreement.

    The pairs are made here and not by the store: an agreement of a hundred members has five thousand, while
    the matrix shows those of the few bodies with the most agreements.
    """

    def __init__(self, browser: Browser, level: Level, limit: int, bounds: dict[str, Any]) -> None:
        self._browser, self._level, self._limit, self._bounds = browser, level, limit, bounds
        self._planned: dict[str, bool] = {}
        self._countries: dict[str, str | None] = {}
        self._sides: dict[str, set[str]] = defaultdict(set)
        self._truncated = False

    def by_topic(self, party: str, forum: str | None) -> GapMatrix:
        """The partners of a party by topics; with a forum, its members whether or not they are partners."""
        given = self._bind("partners_by_topic", party=party, forum=forum, **self._bounds)
        known = self._browser.entities([given["party"]])[given["party"]]
        partners = self._partners(known, given)
        topics: dict[str, set[str | None]] = defaultdict(set)
        for row in self._browser.rows("agreement_topics", ids=sorted(partners)):
            topics[row["agreement"]].add(row["topic"])
        stands_for = self._entities({body for bodies in partners.values() for body in bodies})
        deals = [
            _Deal(
                agreement,
                self._planned[agreement],
                frozenset(stands_for[body] for body in bodies if body in stands_for),
                frozenset(topics[agreement] or {None}),
            )
            for agreement, bodies in partners.items()
        ]
        rows = {row for deal in deals for row in deal.rows}
        if given["forum"]:
            rows |= set(self._members(given["forum"]).values()) - {known.id}
        bound = self._bind("gaps_by_topic", party=known.id)
        others = self._browser.read(query("gaps_by_topic").text, bound)
        columns = {topic for deal in deals for topic in deal.columns} | {row["topic_id"] for row in others}
        matrix = self._matrix(Across.TOPICS, deals, rows, columns)
        matrix.party = known
        return matrix

    def among_partners(self, forum: str | None, topic: str | None) -> GapMatrix:
        """Bodies or countries by each other; with a forum, all its members."""
        given = self._bind("agreements_among", forum=forum, topic=topic, **self._bounds)
        self._read_sides(given)
        belongs = self._belonging(given["forum"])
        shared = {deal: found for deal, bodies in self._sides.items() if len(found := bodies & belongs) > 1}
        stands_for = self._entities({body for bodies in shared.values() for body in bodies})
        deals = []
        for agreement, bodies in shared.items():
            sides = frozenset(stands_for[body] for body in bodies if body in stands_for)
            deals.append(_Deal(agreement, self._planned[agreement], sides, frozenset(sides)))
        partners = {side for deal in deals for side in deal.rows}
        if given["forum"]:
            partners |= set(self._members(given["forum"]).values())
        return self._matrix(Across.PARTNERS, deals, partners, partners)

    def _bind(self, name: str, **given: Any) -> dict[str, Any]:
        return bind_names(query(name), {**given, "limit": MOST_ROWS}, self._browser.read)

    def _read_sides(self, given: Mapping[str, Any]) -> None:
        """Who stands behind which agreement, by the bounds that are given."""
        bounds = {name: given.get(name) for name in ("topic", "min_confidence", "as_of")}
        for row in self._browser.rows("agreement_sides", **bounds):
            self._planned[row["agreement"]] = row["status"] in _PLANNED
            self._countries[row["body"]] = row["country"]
            self._sides[row["agreement"]].add(row["body"])

    def _partners(self, party: EntitySummary, given: Mapping[str, Any]) -> dict[str, set[str]]:
        """The other sides to the agreements of a party; a country has those of all its bodies."""
        self._read_sides(given)
        own = {party.id}
        countries = self._browser.rows("countries", codes=[party.country] if party.country else [])
        if any(row["id"] == party.id for row in countries):
            own |= {body for body, country in self._countries.items() if country == party.country}
        others = self._belonging(given["forum"]) - own
        found = {agreement: bodies & others for agreement, bodies in self._sides.items() if bodies & own}
        return {agreement: bodies for agreement, bodies in found.items() if bodies}

    def _belonging(self, forum: str | None) -> set[str]:
        """The bodies that are members of a forum, by themselves or by their country; without one, all."""
        if forum is None:
            return set(self._countries)
        rows = self._member_rows(forum)
        bodies = {row["member_id"] for row in rows}
        countries = {row["country"] for row in rows if row["kind"] == Kind.PLACE} - {None}
        return {body for body, country in self._countries.items() if body in bodies or country in countries}

    def _entities(self, bodies: Iterable[str]) -> dict[str, str]:
        """Body → what stands for it: itself, or its country; without a country it is left out."""
        if self._level is Level.BODY:
            return {body: body for body in bodies}
        codes = {body: self._countries.get(body) for body in bodies}
        wanted = sorted({code for code in codes.values() if code})
        places = {row["country"]: row["id"] for row in self._browser.rows("countries", codes=wanted)}
        return {body: places[code] for body, code in codes.items() if code in places}

    def _members(self, forum: str) -> dict[str, str]:
        rows = self._member_rows(forum)
        self._countries |= {row["member_id"]: row["country"] for row in rows}
        return self._entities([row["member_id"] for row in rows])

    def _member_rows(self, forum: str) -> list[Row]:
        return self._browser.read(query("forum_members").text, self._bind("forum_members", forum=forum))

    def _matrix(
        self, across: Across, deals: list[_Deal], rows: set[str], columns: Iterable[str | None]
    ) -> GapMatrix:
        among_themselves = across is Across.PARTNERS
        lines = self._lines(rows, _counted((deal, deal.rows) for deal in deals if _is_shown(deal, across)))
        heads = lines
        if not among_themselves:
            topics = {column for column in columns if column}
            heads = self._lines(topics, _counted((deal, deal.columns) for deal in deals if deal.rows))
        cells = _cells(deals, [line.id for line in lines], [*(head.id for head in heads), None], across)
        filled = sum(bool(cell.agreements) for cell in cells if cell.column)
        named = {key for cell in cells for key in (*cell.agreements, *cell.planned)}
        return GapMatrix(
            across=across,
            level=self._level,
            rows=lines,
            columns=heads,
            cells=cells,
            agreements=self._browser.entities(sorted(named)),
            gaps=len(lines) * len(heads) - (len(lines) if among_themselves else 0) - filled,
            truncated=self._truncated,
        )

    def _lines(self, ids: set[str], counts: Mapping[str | None, int]) -> list[GapLine]:
        """The entities that most agreements are with, at most `limit`."""
        likely = sorted(ids, key=lambda entity: -counts[entity])
        # Names decide among equals: those that can be shown have as many agreements as the last that is.
        least = counts[likely[self._limit - 1]] if len(likely) > self._limit else 0
        known = self._browser.entities(sorted(each for each in likely if counts[each] >= least))
        order = sorted(known, key=lambda entity: (-counts[entity], known[entity].name, entity))
        self._truncated |= len(likely) > self._limit
        return [
            GapLine(**known[entity].model_dump(), agreements=counts[entity])
            for entity in order[: self._limit]
        ]


def _is_shown(deal: _Deal, across: Across) -> bool:
    """Whether a deal counts for its rows: among partners it takes two."""
    return across is Across.TOPICS or len(deal.rows) > 1


def _counted(parts: Iterable[tuple[_Deal, Iterable[str | None]]]) -> Counter[str | None]:
    """How many concluded agreements each of the lines has."""
    return Counter(line for deal, lines in parts if not deal.is_planned for line in lines)


def _cells(
    deals: Iterable[_Deal], rows: Iterable[str], columns: Iterable[str | None], across: Across
) -> list[GapCell]:
    shown, across_shown = frozenset(rows), frozenset(columns)
    found: dict[tuple[str, str | None], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for deal in deals:
        for row in deal.rows & shown:
            for column in deal.columns & across_shown:
                if across is Across.TOPICS or row != column:
                    found[row, column][deal.is_planned].add(deal.id)
    return [
        GapCell(row=row, column=column, agreements=sorted(agreed), planned=sorted(planned))
        for (row, column), (agreed, planned) in sorted(found.items(), key=lambda c: (c[0][0], c[0][1] or ""))
    ]
