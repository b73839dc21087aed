"""The page of the endpoint for people: a box for the query, examples, the answer as a table."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlencode

import yaml
from fastapi import Request
from fastapi.responses import HTMLResponse

from graph_api.linked_data.site import site_page
from graph_api.pages.language import language_of
from graph_api.sparql.evaluation import Answer
from graph_api.sparql.refusal import Refusal
from graph_api.sparql.snapshots import Snapshot
from ontology.competency import CompetencyQuestion
from ontology.rdf.terms import VOCABULARIES

Names = Callable[[set[str]], Mapping[str, tuple[str, str]]]
"""Addresses → of each that belongs to this graph its path under `/id/`, and the name if it has one."""

_FOLDER = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: what to show, where it leads if it is an address, its language or datatype."""

    text: str
    address: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An answer to show: rows under columns, a yes or no, or the text of triples."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    boolean: bool | None = None
    text: str | None = None
    cut: bool = False


@dataclass(slots=True)
class Shown:
    """What the page shows."""

    query: str = ""
    table: Table | None = None
    snapshot: Snapshot | None = None
    refusal: Refusal | None = None


def table_of(answer: Answer, names: Names) -> Table:
    """An answer as the page shows it; `names` tells what the ids of this graph are called."""
    if not answer.media_type.endswith("json"):
        return Table(text=answer.body.decode(), cut=answer.cut)
    said = json.loads(answer.body)
    if "boolean" in said:
        return Table(boolean=said["boolean"])
    columns = tuple(said["head"].get("vars", ()))
    found = [[row.get(column) for column in columns] for row in said["results"]["bindings"]]
    called = names({term["value"] for row in found for term in row if term and term["type"] == "uri"})
    return Table(columns, tuple(tuple(_cell(term, called) for term in row) for row in found), cut=answer.cut)


def page_of(
    shown: Shown, request: Request, examples: Iterable[CompetencyQuestion], base: str
) -> HTMLResponse:
    """The page in the language that the address or the browser asks for."""
    language = language_of(request)
    return site_page(
        _FOLDER,
        "sparql.html",
        request,
        status=shown.refusal.status if shown.refusal else 200,
        shown=shown,
        words=_words()[language],
        language=language,
        examples=[_example(each, language, base) for each in examples],
        prefixes="".join(f"PREFIX {name}: <{start}>\n" for name, start in VOCABULARIES.items()),
    )


def _example(question: CompetencyQuestion, language: str, base: str) -> dict[str, str]:
    return {"title": question.titles[language], "address": _link(question.text_for(base), language)}


def _link(query: str, language: str) -> str:
    return "?" + urlencode({"lang": language, **({"query": query} if query else {})})


def _cell(term: dict[str, Any] | None, called: Mapping[str, tuple[str, str]]) -> Cell:
    if term is None:
        return Cell("")
    text = str(term["value"])
    if term["type"] == "uri" and text in called:
        path, name = called[text]
        thing = unquote(path)
        return Cell(name or thing, f"/id/{path}", note=thing if name else "")
    if term["type"] == "uri":
        return Cell(_short(text), text if text.startswith(("http://", "https://")) else None)
    datatype = _short(str(term.get("datatype", "")))
    return Cell(text, note=str(term.get("xml:lang", "")) or ("" if datatype.startswith("xsd:") else datatype))


def _short(address: str) -> str:
    """The address by the prefix that fits, where one does."""
    for name, start in VOCABULARIES.items():
        if address.startswith(start):
            return f"{name}:{address[len(start) :]}"
    return address


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = yaml.safe_load((_FOLDER / "wording.yaml").read_text(encoding="utf-8"))
    return words
