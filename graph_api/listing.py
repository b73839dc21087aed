"""Which entities a list holds: what may be asked of all lists of entities alike."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import AfterValidator

from graph_api.asking import Browsing, Cursor, Limit
from graph_api.browsing import entity_summary
from graph_api.models import EntitySummary
from graph_api.paging import Pages
from graph_api.scope import DATE_FORM, a_day_that_is
from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind, Status
from queries.countries import country_code
from queries.search import resolve_entity

DatedFrom = Annotated[
    str | None,
    AfterValidator(a_day_that_is),
    Query(pattern=DATE_FORM, description="Only on this date or later.", examples=["2023"]),
]
DatedUntil = Annotated[
    str | None,
    AfterValidator(a_day_that_is),
    Query(pattern=DATE_FORM, description="Only on this date or earlier.", examples=["2025-06"]),
]


class Listing:
    """The filters of a list of entities, and its pages."""

    def __init__(
        self,
        browser: Browsing,
        country: Annotated[
            str | None, Query(description="Only of this country: its code or name.", examples=["VN"])
        ] = None,
        topic: Annotated[
            str | None, Query(max_length=300, description="Only what concerns this topic, by id or name.")
        ] = None,
        tied_to: Annotated[
            str | None, Query(max_length=300, description="Only what is tied to this entity, by id or name.")
        ] = None,
        status: Annotated[Status | None, Query(description="Only of this status.")] = None,
        dated_from: DatedFrom = None,
        dated_until: DatedUntil = None,
        limit: Limit = 100,
        cursor: Cursor = None,
    ) -> None:
        self.browser, self.limit, self.cursor = browser, limit, cursor
        self.country = code_of(country)
        self.filters = {
            "topic": topic and resolve_entity(browser.read, topic, Kind.TOPIC),
            "tied_to": tied_to and resolve_entity(browser.read, tied_to),
            "status": status,
            "dated_from": dated_from,
            "dated_until": dated_until,
        }

    def page(
        self, kind: Kind | None, address: str, given: Mapping[str, Any], ids: list[str] | None = None
    ) -> tuple[list[EntitySummary], dict[str, Any]]:
        """The entities of one page, and what is told of the list; `given` goes on into its next page."""
        narrowed = {"country": self.country, **self.filters}
        page = Pages(self.browser, address, self.limit, self.cursor).page(
            "entities", {**narrowed, "kind": kind, "ids": ids}, {**narrowed, **given}
        )
        return [entity_summary(row) for row in page.rows], page.told


def code_of(country: str | None) -> str | None:
    """The code of a country given by code or name; raises where it is neither."""
    code = None if country is None else country_code(country)
    if country is not None and code is None:
        raise InvalidQuery(f"country is {country!r}: give a country's name or its ISO code of two letters.")
    return code


Listed = Annotated[Listing, Depends(Listing)]
