"""From templates to answers: the language of a page, its links, and the page for what went wrong."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph_api import models
from graph_api.headers import PAGE_POLICY
from graph_api.pages.dating import date_in_words
from graph_api.pages.grouping import sentences_of
from graph_api.pages.language import language_of
from graph_api.pages.naming import other_names
from graph_api.pages.refusals import told
from graph_api.pages.wording import word, wordings
from graph_api.problems import headers_of, problem_of
from ontology.labels import LANGUAGES, basis_label, kind_label, predicate_label, status_label
from ontology.posts import post_label
from ontology.vocabulary import Basis, Kind, Predicate, Status
from queries.countries import country_names
from visualizations.style import STYLES
from visualizations.table import safe_url


class Page:
    """What a template may use to word and to link; one for each request."""

    def __init__(self, request: Request) -> None:
        self.language = language_of(request)
        self.chosen = request.query_params.get("lang") in LANGUAGES
        self.address = str(request.url)
        self.today = datetime.now(UTC).date().isoformat()
        self._request = request

    def word(self, key: str, **values: object) -> str:
        """The wording of `key`."""
        return word(key, self.language, values=values)

    def link(self, path: str, **parameters: object) -> str:
        """An address within the pages that keeps the language chosen."""
        kept = {name: value for name, value in parameters.items() if value not in (None, "")}
        if self.chosen and "lang" not in kept:
            kept["lang"] = self.language
        return f"{quote(path)}?{urlencode(kept)}" if kept else quote(path)

    def here_in(self, language: str) -> str:
        """The address of this page in another language."""
        kept = [(name, value) for name, value in self._request.query_params.multi_items() if name != "lang"]
        return f"{quote(self._request.url.path)}?{urlencode([*kept, ('lang', language)])}"

    def name(self, entity: models.EntityReference) -> str:
        """The name of an entity in the language of the page."""
        return (entity.name_vi if self.language == "vi" else entity.name_en) or entity.name

    def kind(self, kind: str) -> str:
        """The wording of a kind."""
        return kind_label(Kind(kind), self.language)

    def predicate(self, predicate: str, inverse: bool = False) -> str:
        """The wording of a predicate."""
        return predicate_label(Predicate(predicate), self.language, inverse)

    def country(self, code: str) -> str:
        """The name of a country; a code that no country has stays as it is."""
        names = country_names().get(code, {})
        if code == "EU":  # no country, but bodies are of it
            return self.word("country EU")
        return names.get(self.language) or names.get("en") or code

    def status(self, status: str) -> str:
        """The wording of a status."""
        return status_label(Status(status), self.language) if status in set(Status) else status

    def date(self, text: str) -> str:
        """A date as people write it."""
        return date_in_words(text, self.language)

    def number(self, count: int) -> str:
        """A whole number with its thousands apart."""
        grouped = f"{count:,}"
        return grouped.replace(",", ".") if self.language == "vi" else grouped

    def basis(self, basis: str) -> str:
        """Where a date comes from, or nothing where the text states it."""
        return "" if basis == Basis.STATED else basis_label(Basis(basis), self.language)

    def post(self, role: str) -> str:
        """The wording of a post."""
        return post_label(role, self.language)

    def value(self, statement: models.StatementSummary) -> str:
        """The value of a statement that has no object."""
        text = statement.value or ""
        return self.status(text) if statement.predicate == Predicate.STATUS else self.date(text)

    def sources(self, count: int) -> str:
        """How many articles say something."""
        return self.counted("sources", count)

    def counted(self, key: str, count: int) -> str:
        """So and so many of something, the singular where it is one."""
        return self.word(f"{key} one") if count == 1 else self.word(key, count=count)

    def problem(self, message: str) -> str:
        """What went wrong, in the language of the page."""
        return told(message, self.language)

    def column(self, name: str) -> str:
        """The heading of a column."""
        known = wordings()["columns"]
        return word(name, self.language, section="columns") if name in known else name.replace("_", " ")

    def parameter(self, name: str) -> str:
        """The label of a field."""
        known = wordings()["parameters"]
        return word(name, self.language, section="parameters") if name in known else name.replace("_", " ")


def show(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page."""
    content = (
        _environment()
        .get_template(template)
        .render(page=Page(request), title_of_site=request.app.title, request_path=request.url.path, **values)
    )
    return HTMLResponse(
        content, status, headers={"Vary": "Accept-Language", "Content-Security-Policy": PAGE_POLICY}
    )


def problem_page(request: Request, error: Exception) -> HTMLResponse:
    """What went wrong, for people."""
    problem = problem_of(error)
    key = f"problem {problem.status}"
    known = key if key in wordings()["words"] else "problem"
    answer = show(request, "problem.html", problem.status, problem=problem, heading=known)
    answer.headers.update(headers_of(problem, error))
    return answer


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["styles"] = {kind.value: style for kind, style in STYLES.items()}
    environment.globals["statuses"] = {status.value for status in Status}
    environment.globals["words"] = wordings()["words"]
    environment.globals["safe_url"] = safe_url
    environment.globals["sentences_of"] = sentences_of
    environment.globals["other_names"] = other_names
    return environment
