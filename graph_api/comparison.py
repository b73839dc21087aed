"""Two entities side by side: what only one of them is tied to, and what both are."""

from typing import Any

from pydantic import Field

from graph_api.browsing import READ_SECONDS, Browser, entity_address, statement_summary
from graph_api.models import EntityReference, Model, StatementDetail
from graph_store.protocol import Row
from ontology.errors import InvalidQuery
from queries import query
from queries.asking import bind_names
from queries.parameters import MOST_ROWS


class ComparedEntity(EntityReference):
    """What one side or both are tied to, and by which statements."""

    country: str | None = None
    date: str | None = None
    status: str | None = None
    statements_of_one: list[str] = Field(description="Ids of the statements that tie it to the first side.")
    statements_of_other: list[str] = Field(description="… to the second side.")


class Totals(Model):
    """How many there are, whatever `limit` leaves out."""

    only_one: int
    both: int
    only_other: int


class Comparison(Model):
    """Two sides, what each alone is tied to, what both are, and what is said of the two together."""

    one: EntityReference
    other: EntityReference
    only_one: list[ComparedEntity]
    both: list[ComparedEntity]
    only_other: list[ComparedEntity]
    totals: Totals
    truncated: bool = Field(description="Whether there was more than a question may return.")
    between: list[StatementDetail] = Field(description="What ties the two directly, with its evidence.")


def compare(browser: Browser, given: dict[str, Any], *, limit: int) -> Comparison:
    """The comparison of the two entities that `given` names, at most `limit` on each side."""
    asked = query("compare")
    bound = bind_names(asked, {**given, "limit": MOST_ROWS}, browser.read)
    if bound["one"] == bound["other"]:
        raise InvalidQuery(f"one and other are both {bound['one']}; give two different entities.")
    rows = browser.read(asked.text_given(bound), bound, timeout=READ_SECONDS)
    sides: dict[str, list[Row]] = {"one": [], "both": [], "other": []}
    for row in rows:
        sides[row["side"]].append(row)
    shown = [row["entity_id"] for side in sides.values() for row in side[:limit]]
    known = browser.entities([bound["one"], bound["other"], *shown])
    cut = {
        side: [_compared(known[row["entity_id"]].model_dump(), row) for row in found[:limit]]
        for side, found in sides.items()
    }
    bounds = {name: bound[name] for name in ("as_of", "since", "min_confidence")}
    ties = browser.rows("statements_among", ids=[bound["one"], bound["other"]], **bounds)
    return Comparison(
        one=EntityReference(**known[bound["one"]].model_dump()),
        other=EntityReference(**known[bound["other"]].model_dump()),
        only_one=cut["one"],
        both=cut["both"],
        only_other=cut["other"],
        totals=Totals(only_one=len(sides["one"]), both=len(sides["both"]), only_other=len(sides["other"])),
        truncated=len(rows) == MOST_ROWS,
        between=browser.with_evidence([statement_summary(row) for row in ties]),
    )


def _compared(entity: dict[str, Any], row: Row) -> ComparedEntity:
    return ComparedEntity(
        **{**entity, "url": entity_address(row["entity_id"])},
        statements_of_one=row["statements_of_one"],
        statements_of_other=row["statements_of_other"],
    )
