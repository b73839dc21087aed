"""Articles in and out: each with a token, each a job or a plain answer, each in the audit."""

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response
from pydantic import ValidationError

from graph_api.asking import Browsing
from graph_api.browsing import API, Browser
from graph_api.problems import documented
from graph_api.routes.jobs import status_of
from graph_api.writing.access import Loader, Remover, Writing, WritingParts
from graph_api.writing.intake import Intake, Submission
from graph_api.writing.jobs import Job
from graph_api.writing.joining import as_joined
from graph_api.writing.models import ArticleToRead, JobStatus, Reading
from graph_api.writing.showing import article_detail
from ontology.errors import CooperationGraphError, StoreUnavailable
from ontology.statements import Article, Subgraph
from queries import query

router = APIRouter(tags=["writing"])
LONGEST = 2_000_000
_DESCRIBED = ("title", "url", "published", "publisher", "language", "licence")
_TEXT: dict[str, Any] = {"schema": {"type": "string", "minLength": 1}}
_CHARSET = re.compile(r'charset="?([A-Za-z0-9][\w.:-]{0,39})', re.IGNORECASE | re.ASCII)
_BODY = {
    "requestBody": {
        "required": True,
        "description": f"The article, at most {LONGEST} bytes.",
        "content": {
            "application/json": {"schema": ArticleToRead.model_json_schema()},
            "text/plain": _TEXT,
            "text/html": _TEXT,
        },
    }
}
_REFUSED = (
    *(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.CONFLICT),
    *(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNSUPPORTED_MEDIA_TYPE),
    HTTPStatus.UNPROCESSABLE_ENTITY,
)


async def _body(request: Request) -> bytes:
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > LONGEST:
            raise HTTPException(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"An article has at most {LONGEST} bytes; split it."
            )
    return bytes(data)


@router.post(
    "/articles",
    status_code=HTTPStatus.ACCEPTED,
    responses=documented(*_REFUSED),
    openapi_extra=_BODY,
)
def load_article(
    request: Request,
    response: Response,
    token: Loader,
    browser: Browsing,
    writing: WritingParts,
    body: Annotated[bytes, Depends(_body)],
    preview: Annotated[bool, Query(description="Only show what it says; nothing is written.")] = False,
    replace: Annotated[bool, Query(description="Take the place of another text of the same key.")] = False,
    key: Annotated[str | None, Query(max_length=200, description="Where the body is no JSON.")] = None,
    title: Annotated[str | None, Query(max_length=2000)] = None,
    url: Annotated[str | None, Query(max_length=2000)] = None,
    published: Annotated[str | None, Query(max_length=40)] = None,
    publisher: Annotated[str | None, Query(max_length=2000)] = None,
    language: Annotated[str | None, Query(pattern="^(en|vi)$")] = None,
    licence: Annotated[str | None, Query(max_length=2000)] = None,
) -> JobStatus:
    """Read an article (JSON, plain text or HTML) and take what it says into the graph.

    The answer is a job; its `url` tells how far it is and, at the end, the article with its mentions and
    statements. Addresses are not fetched here: `ipcoop load` does that.
    """
    values = (title, url, published, publisher, language, licence)
    described = {name: value for name, value in zip(_DESCRIBED, values, strict=True) if value}
    intake = _intake(writing)
    article = intake.read(_submission(request.headers.get("content-type", ""), body, key, described))
    if not (preview or replace):
        _refuse_another_text(browser, article)
    action = "preview" if preview else "load"
    job = writing.jobs.submit(
        action, article.key, _Work(intake, browser, writing, article, preview, token.name)
    )
    status = status_of(job)
    response.headers["Location"] = status.url
    return status


@router.delete(
    "/articles/{key:path}",
    status_code=HTTPStatus.NO_CONTENT,
    responses=documented(HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND),
)
def remove_article(
    key: Annotated[str, Path(examples=["wipo-viet-nam-2026"])], token: Remover, writing: WritingParts
) -> None:
    """Take an article out: exactly its evidence, and the statements that have none left."""
    try:
        _intake(writing).remove(key)
    except CooperationGraphError as error:
        writing.audit.note(token.name, "remove", key, "failed", why=str(error))
        raise
    writing.audit.note(token.name, "remove", key, "done")


class _Work:
    """Reads one article in its turn, and notes how that ended."""

    def __init__(
        self, intake: Intake, browser: Browser, writing: Writing, article: Article, preview: bool, who: str
    ) -> None:
        self._intake, self._browser, self._writing = intake, browser, writing
        self._article, self._preview, self._who = article, preview, who

    def __call__(self, job: Job) -> Reading:
        if self._preview:
            return self._show(job)
        try:
            reading = self._load(job)
        except Exception as error:
            self._writing.audit.note(self._who, "load", self._article.key, "failed", why=str(error))
            raise
        self._writing.audit.note(
            self._who, "load", self._article.key, "done", statements=len(reading.article.statements)
        )
        return reading

    def _show(self, job: Job) -> Reading:
        job.move(step="extracting")
        found = self._intake.extract(self._article)
        told = as_joined(self._browser, found.subgraph)
        return Reading(
            joined=False,
            article=article_detail(told.articles[0], told),
            known=self._known(told),
            refused=list(found.refused),
        )

    def _load(self, job: Job) -> Reading:
        job.move(step="extracting")
        found = self._intake.extract(self._article)
        known = self._known(as_joined(self._browser, found.subgraph))
        job.move(step="writing")
        self._intake.write(found)
        article = self._browser.article(self._article.key)
        return Reading(joined=True, article=article, known=known, refused=list(found.refused))

    def _known(self, told: Subgraph) -> list[str]:
        ids = [statement.id for statement in told.statements]
        asked = query("writing/stored_statements")
        return sorted(row["id"] for row in self._browser.read(asked.text, {"ids": ids})) if ids else []


def _intake(writing: Writing) -> Intake:
    if writing.intake is None:
        raise StoreUnavailable("This server takes no articles; it was started without what reads them.")
    return writing.intake


def _submission(content_type: str, body: bytes, key: str | None, described: Mapping[str, Any]) -> Submission:
    """What was sent, by the form in which it came."""
    media_type, _, parameters = content_type.partition(";")
    media_type = media_type.strip().lower()
    named = _CHARSET.search(parameters)
    charset = named[1] if named else None
    if media_type in ("text/plain", "text/html"):
        return Submission(body, media_type == "text/html", charset, key, described)
    if media_type != "application/json":
        raise HTTPException(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            f"{media_type or 'No form'} is not read; send application/json, text/plain or text/html.",
        )
    if key or described:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "With JSON, key and description stand in the body.")
    try:
        given = ArticleToRead.model_validate(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, f"The body is no article: {_first(error)}.") from error
    text = given.html if given.html is not None else given.text or ""
    said = given.model_dump(include=set(_DESCRIBED), exclude_none=True)
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, "The text holds half a surrogate pair.") from error
    return Submission(data, given.html is not None, "utf-8", given.key, said)


def _refuse_another_text(browser: Browser, article: Article) -> None:
    asked = query("writing/stored_articles")
    for row in browser.read(asked.text, {"keys": [article.key]}):
        if row["has_text"] and row["sha256"] != article.sha256:
            raise HTTPException(
                HTTPStatus.CONFLICT,
                f"{API}/articles/{article.key} has another text. Give another key, or replace=true.",
            )


def _first(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        return f"{where}: {first['msg']}" if where else str(first["msg"])
    return str(error) or type(error).__name__
