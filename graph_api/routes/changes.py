"""What changed since a moment that a program remembers."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from graph_api.asking import Browsing, Limit
from graph_api.browsing import API
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.writing.models import ChangeLine, Changes
from graph_store.history import Change, changes_since, revision_of
from ontology.errors import HistoryForgotten

router = APIRouter(tags=["changes"], route_class=Answering)


@router.get("/changes", responses=documented(HTTPStatus.GONE))
def list_changes(
    browser: Browsing,
    since: Annotated[
        str,
        Query(
            pattern=r"^[0-9]{1,12}(-[0-9]{1,6})?$",
            description="0 for all, a revision, or the `cursor` of the answer before.",
            examples=["0"],
        ),
    ] = "0",
    limit: Limit = 100,
) -> Changes:
    """What was added, changed and removed, in the order in which it happened, and why.

    Whoever follows the feed from 0 holds the ids that the graph holds. A store that an older version of the
    program filled begins with the first write of this one. Where the operator keeps history only for some
    time, what is older is 410: take the files of `/bulk` and go on from their revision.
    """
    revision = revision_of(browser.store).number
    if int(since.partition("-")[0]) > revision:
        raise HistoryForgotten(
            f"The feed ends at {revision}: {since} is of a graph that was here before. Take the whole graph "
            f"({API}/bulk) and go on from the revision that it names."
        )
    found = changes_since(browser.store, since, limit=limit + 1)
    page = found[:limit]
    cursor = page[-1].cursor if page else since
    more = f"{API}/changes?since={cursor}&limit={limit}" if len(found) > limit else None
    return Changes(revision=revision, changes=[line_of(one) for one in page], cursor=cursor, next=more)


def line_of(change: Change) -> ChangeLine:
    """A change as the API shows it."""
    return ChangeLine(
        cursor=change.cursor,
        revision=change.revision,
        at=change.at,
        why=change.why,
        by=change.by,
        article=change.article,
        added=list(change.added),
        changed=list(change.changed),
        removed=list(change.removed),
        merged=dict(change.merged),
        reason=change.reason,
    )
