"""How far a piece of work is: asked again and again, or followed as server-sent events."""

import asyncio
import time
from collections.abc import AsyncIterator
from http import HTTPStatus

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from graph_api.browsing import API
from graph_api.pages.language import language_of
from graph_api.pages.refusals import told
from graph_api.problems import documented
from graph_api.writing.access import WritingParts
from graph_api.writing.jobs import Job, Jobs
from graph_api.writing.models import JobStatus
from ontology.errors import NotFound

router = APIRouter(tags=["writing"])
_LOOK_SECONDS, _ALIVE_SECONDS, _LONGEST_SECONDS = 0.1, 15.0, 900.0


def status_of(job: Job) -> JobStatus:
    """A job as the API shows it."""
    return JobStatus(
        id=job.id,
        action=job.action,
        target=job.target,
        state=job.state,
        step=job.step,
        began=job.began,
        ended=job.ended,
        problem=job.problem,
        result=job.result,
        url=f"{API}/jobs/{job.id}",
        events=f"{API}/jobs/{job.id}/events",
    )


@router.get("/jobs/{key}", responses=documented(HTTPStatus.NOT_FOUND))
def get_job(key: str, request: Request, response: Response, writing: WritingParts) -> JobStatus:
    """How far a job is; its id is known only to whom it was given."""
    response.headers["Cache-Control"] = "no-store"
    found = status_of(_found(writing.jobs, key))
    if found.problem:
        found.problem = told(found.problem, language_of(request))
    return found


@router.get(
    "/jobs/{key}/events",
    response_class=StreamingResponse,
    responses={
        **documented(HTTPStatus.NOT_FOUND),
        200: {
            "description": "An event `job` with the job as data at each step; the stream ends with the job.",
            "content": {"text/event-stream": {"schema": {"type": "string"}}},
        },
    },
)
async def follow_job(key: str, writing: WritingParts) -> StreamingResponse:
    """The steps of a job as they happen."""
    job = _found(writing.jobs, key)
    return StreamingResponse(
        _events(job), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
    )


def _found(jobs: Jobs, key: str) -> Job:
    job = jobs.find(key)
    if job is None:
        raise NotFound(f"There is no job {key}; the last ones are remembered until the server ends.")
    return job


async def _events(job: Job) -> AsyncIterator[str]:
    told, spoken, deadline = -1, time.monotonic(), time.monotonic() + _LONGEST_SECONDS
    while time.monotonic() < deadline:
        if job.version != told:
            told, spoken = job.version, time.monotonic()
            yield f"id: {told}\nevent: job\ndata: {status_of(job).model_dump_json(exclude_none=True)}\n\n"
            if job.is_over:
                return
        elif time.monotonic() - spoken > _ALIVE_SECONDS:
            spoken = time.monotonic()
            yield ": still here\n\n"
        await asyncio.sleep(_LOOK_SECONDS)
