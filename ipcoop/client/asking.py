"""The client: one method for each thing to ask, typed answers, lists that page by themselves."""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Literal, Self, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel, ValidationError

from graph_api import models
from graph_api.comparison import Comparison
from graph_api.worded import WordedAnswer
from ipcoop.client.failures import UnreadableAnswer
from ipcoop.client.sending import Sender
from ontology.vocabulary import Kind, Predicate, Status

API = "/api/v1"
Lang = Literal["en", "vi"]
_Answer = TypeVar("_Answer", bound=BaseModel)
_A_PAGE = 200


class Client:
    """Asks a server of IPCoop; use it in a `with` block, or close it.

    `retries` is how often a request is repeated where the server is busy or cannot be reached, as long as it
    says to come back within `longest_wait` seconds. One client may be used by several threads.
    """

    def __init__(
        self,
        address: str,
        *,
        timeout: float = 30.0,
        retries: int = 3,
        longest_wait: float = 10.0,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self._http = httpx.Client(
            timeout=timeout,
            follow_redirects=True,  # what was renamed leads to its new address
            headers={"User-Agent": "ipcoop-client", "Accept": "application/json", **(headers or {})},
        )
        self._sender = Sender(self._http, address, retries=retries, longest_wait=longest_wait)

    def search(
        self, text: str, *, kind: Kind | str | None = None, country: str | None = None, limit: int = 20
    ) -> models.SearchResults:
        """Entities by name, the likeliest first, with counts by kind and country."""
        given = {"q": text, "kind": kind, "country": country, "limit": limit}
        return self._get(models.SearchResults, "/search", given)

    def entity(self, entity_id: str) -> models.EntityDetail:
        """One entity by id, with its first statements."""
        return self._get(models.EntityDetail, f"/entities/{quote(entity_id)}")

    def entities(
        self,
        *,
        kind: Kind | str | None = None,
        country: str | None = None,
        topic: str | None = None,
        tied_to: str | None = None,
        status: Status | str | None = None,
        dated_from: str | None = None,
        dated_until: str | None = None,
    ) -> Iterator[models.EntitySummary]:
        """All entities that fit, page by page as they are needed."""
        given = {
            "kind": kind,
            "country": country,
            "topic": topic,
            "tied_to": tied_to,
            "status": status,
            "dated_from": dated_from,
            "dated_until": dated_until,
        }
        for page in self._pages(models.EntityPage, "/entities", given):
            yield from page.entities

    def statements(
        self,
        *,
        subject: str | None = None,
        predicate: Predicate | str | None = None,
        object: str | None = None,
        article: str | None = None,
        as_of: str | None = None,
        since: str | None = None,
        min_confidence: float | None = None,
    ) -> Iterator[models.StatementSummary]:
        """All statements that fit, without evidence, page by page as they are needed."""
        given = {
            "subject": subject,
            "predicate": predicate,
            "object": object,
            "article": article,
            "as_of": as_of,
            "since": since,
            "min_confidence": min_confidence,
        }
        for page in self._pages(models.StatementPage, "/statements", given):
            yield from page.statements

    def statement(self, statement_id: str) -> models.StatementDetail:
        """One statement by id, with every passage that makes it."""
        return self._get(
            models.StatementDetail, f"/statements/{quote(statement_id.removeprefix('statement/'))}"
        )

    def articles(self, *, since: str | None = None) -> Iterator[models.ArticleSummary]:
        """All articles, or those published since a date, page by page as they are needed."""
        for page in self._pages(models.ArticlePage, "/articles", {"since": since}):
            yield from page.articles

    def article(self, key: str) -> models.ArticleDetail:
        """One article by key, with its text, what it mentions and what it says."""
        return self._get(models.ArticleDetail, f"/articles/{quote(key)}")

    def paths(self, start: str, end: str, *, limit: int = 10) -> models.Paths:
        """The shortest ways between two entities, by id or name, evidence on each step."""
        return self._get(models.Paths, "/paths", {"from": start, "to": end, "limit": limit})

    def compare(self, one: str, other: str, *, as_of: str | None = None) -> Comparison:
        """Two sides, by id or name: what only one is tied to, and what both are."""
        return self._get(Comparison, "/compare", {"one": one, "other": other, "as_of": as_of})

    def queries(self) -> list[models.Question]:
        """Every named query with its parameters."""
        return self._get(models.Catalogue, "/queries").queries

    def query(self, name: str, /, **parameters: Any) -> models.Answer:
        """The rows of a named query; entities by id or by name."""
        return self._get(models.Answer, f"/queries/{quote(name, safe='')}", parameters)

    def ask(self, question: str, *, lang: Lang | None = None, limit: int = 100) -> WordedAnswer:
        """A question in words: what it was taken to mean, and the rows."""
        return self._get(WordedAnswer, "/ask", {"q": question, "lang": lang, "limit": limit})

    def statistics(
        self, *, as_of: str | None = None, since: str | None = None, min_confidence: float | None = None
    ) -> models.Statistics:
        """How much there is, or how much is said within bounds."""
        given = {"as_of": as_of, "since": since, "min_confidence": min_confidence}
        return self._get(models.Statistics, "/statistics", given)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _get(self, shape: type[_Answer], path: str, given: Mapping[str, Any] | None = None) -> _Answer:
        return self._read(shape, API + path, given)

    def _read(self, shape: type[_Answer], address: str, given: Mapping[str, Any] | None = None) -> _Answer:
        body = self._sender.get(address, given)
        try:
            return shape.model_validate_json(body)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the whole"
            raise UnreadableAnswer(
                f"{address}: {where}: {first['msg']}. Is it a server of IPCoop, and not a newer one?"
            ) from error

    def _pages(self, shape: type[_Answer], path: str, given: Mapping[str, Any]) -> Iterator[_Answer]:
        page = self._get(shape, path, {**given, "limit": _A_PAGE})
        yield page
        while following := getattr(page, "next", None):
            page = self._read(shape, following)
            yield page
