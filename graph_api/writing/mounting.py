"""All routes that write, or tell what was written, as one router."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from graph_api.routes import changes, jobs, judgments, writes
from graph_api.writing.access import Writing

TAGS = {
    "writing": "Articles in and out, with a token; preview what an article says before it joins the graph.",
    "review": "What people decided about statements, and what waits for a decision.",
    "changes": "What was added, changed and removed since you last asked, and why.",
}


def writing_router(writing: Writing) -> APIRouter:
    """The routes over what `writing` names; its jobs end with the application."""

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        writing.jobs.close()

    router = APIRouter(lifespan=closing)
    for part in (writes.router, jobs.router, judgments.reading, judgments.router, changes.router):
        router.include_router(part)
    return router
