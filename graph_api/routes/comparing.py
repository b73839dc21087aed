"""Two entities side by side, and the gaps between many."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api.asking import Browsing
from graph_api.comparison import Comparison, compare
from graph_api.gaps import Across, GapFinder, GapMatrix, Level
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.scope import Dated, Scoped
from ontology.errors import InvalidQuery
from ontology.vocabulary import Kind

router = APIRouter(tags=["comparing"], route_class=Answering)


@router.get("/compare", responses=documented(HTTPStatus.NOT_FOUND))
def compare_two(
    browser: Browsing,
    scope: Scoped,
    one: Annotated[str, Query(max_length=200, description="An id or a name.", examples=["IP Viet Nam"])],
    other: Annotated[str, Query(max_length=200, description="An id or a name.", examples=["WIPO"])],
    kind: Annotated[Kind | None, Query(description="Only what is of this kind.")] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="How many on each side at most.")] = 100,
) -> Comparison:
    """What only the first is tied to, what only the second, what both, and what ties the two to each other.

    A country counts through its agencies too.
    """
    given = {"one": one, "other": other, "kind": kind, **scope.bounds}
    return scope.spoken(compare(browser, given, limit=limit))


@router.get("/gaps", responses=documented(HTTPStatus.NOT_FOUND))
def find_gaps(
    browser: Browsing,
    scope: Dated,
    across: Annotated[
        Across | None,
        Query(description="What stands in the columns; left out: topics with a party, else partners."),
    ] = None,
    party: Annotated[
        str | None,
        Query(
            max_length=200,
            description="Whose agreements, by id or name; needed across topics, not taken across partners.",
            examples=["agency/ip-viet-nam"],
        ),
    ] = None,
    forum: Annotated[
        str | None,
        Query(
            max_length=200, description="Only its members, also those without agreements.", examples=["ASEAN"]
        ),
    ] = None,
    topic: Annotated[
        str | None, Query(max_length=200, description="Only agreements on it; only taken across partners.")
    ] = None,
    level: Annotated[
        Level, Query(description="Each body for itself, or a country with all its bodies.")
    ] = Level.BODY,
    limit: Annotated[int, Query(ge=1, le=300, description="How many rows, and columns, at most.")] = 60,
) -> GapMatrix:
    """Who has agreements with whom or on what, and so who has none: partners by topics or by partners.

    Agreements that are only proposed or negotiated leave a gap; they are named in the cell.
    """
    finder = GapFinder(browser, level, limit, scope.bounds)
    if (across or (Across.PARTNERS if party is None else Across.TOPICS)) is Across.TOPICS:
        if party is None or topic is not None:
            raise InvalidQuery(
                "gaps across topics need party, and take no topic; give party=… or across=partners."
            )
        return scope.spoken(finder.by_topic(party, forum))
    if party is not None:
        raise InvalidQuery(
            "gaps across partners take no party; narrow them by forum or topic, or give across=topics."
        )
    return scope.spoken(finder.among_partners(forum, topic))
