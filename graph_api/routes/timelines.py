"""What happened around an entity, in order."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from graph_api import models
from graph_api.asking import Browsing
from graph_api.browsing import statement_summary
from graph_api.listing import DatedFrom, DatedUntil
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.scope import Scoped
from ontology.dates import precision
from ontology.vocabulary import Kind

router = APIRouter(tags=["entities"], route_class=Answering)


class Moment(models.Model):
    """A statement and when it was so."""

    date: str | None = Field(description="Its own, else of what it is about; null where none is known.")
    precision: str | None = Field(description="day, month, year or interval.")
    statement: models.StatementSummary


class Timeline(models.Model):
    """Moments from the earliest to the latest; those without a date stand last."""

    center: str
    moments: list[Moment]
    undated: int = Field(description="How many of the moments shown have no date.")
    truncated: bool = Field(description="Whether `limit` left some out.")


@router.get("/entities/{kind}/{key}/timeline", responses=documented(HTTPStatus.NOT_FOUND))
def get_timeline(
    kind: str,
    key: str,
    browser: Browsing,
    scope: Scoped,
    kinds: Annotated[
        list[Kind] | None, Query(description="Only ties to entities of this kind; may be repeated.")
    ] = None,
    dated_from: DatedFrom = None,
    dated_until: DatedUntil = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many at most.")] = 200,
) -> Timeline:
    """All that is said of an entity in the order of time; what has no date is always there, last."""
    center = f"{kind}/{key}"
    browser.require(center)
    rows = browser.rows(
        "timeline",
        id=center,
        kinds=[wanted.value for wanted in kinds] if kinds else None,
        dated_from=dated_from,
        dated_until=dated_until,
        limit=limit + 1,
        **scope.bounds,
    )
    moments = [
        Moment(
            date=row["date"],
            precision=precision(row["date"]) if row["date"] else None,
            statement=statement_summary(row),
        )
        for row in rows[:limit]
    ]
    undated = sum(moment.date is None for moment in moments)
    found = Timeline(center=center, moments=moments, undated=undated, truncated=len(rows) > limit)
    return scope.spoken(found)
