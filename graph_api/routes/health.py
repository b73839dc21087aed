"""Whether the server runs and the store answers, and how much it holds."""

from fastapi import APIRouter

from graph_api import models
from graph_api.asking import Browsing
from graph_api.manners.answering import Answering
from graph_api.problems import documented
from graph_api.scope import Scoped
from queries import query

api = APIRouter(tags=["statistics"], route_class=Answering)
probes = APIRouter(tags=["health"])
_PROBE_SECONDS = 2.0


@api.get("/statistics", responses=documented())
def get_statistics(browser: Browsing, scope: Scoped) -> models.Statistics:
    """How many articles, entities by kind, statements by predicate and pieces of evidence there are.

    With `as_of`, `since` or `min_confidence`: how many statements fit, their evidence, the articles that this
    is from, and the entities that they name. What was rejected does not count.
    """
    return browser.statistics(scope.lang, **scope.bounds)


@probes.get("/healthz")
async def get_health() -> models.Health:
    """Ok as long as the process answers, whatever the store does."""
    return models.Health(status="ok")


@probes.get("/readyz", responses=documented())
def get_readiness(browser: Browsing) -> models.Health:
    """Ready if the store answers; 503 with `Retry-After` where it is away."""
    browser.store.read(query("schema/version").text, timeout=_PROBE_SECONDS)
    return models.Health(status="ready")
