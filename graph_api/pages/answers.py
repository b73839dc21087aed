"""The rows that answer a question as cells for people: names linked, codes in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph_api import models
from graph_api.browsing import Browser
from graph_api.pages.rendering import Page
from ontology.vocabulary import Kind, Predicate
from visualizations.table import safe_url

_ID_OF = {"entities": "entity_ids", "group_name": "group_id"}  # where it is not `name` → `name_id`


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a cell, linked where there is more to see; `is_quote` where it is an article's text."""

    text: str
    link: str | None = None
    is_quote: bool = False


@dataclass(frozen=True, slots=True)
class ResultTable:
    """An answer as shown."""

    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


def table_of(answer: models.Answer, browser: Browser, page: Page) -> ResultTable:
    """The columns that say something to people, and their cells."""
    ids = {_id_column(column): column for column in answer.columns if _id_column(column) in answer.columns}
    columns = [column for column in answer.columns if column not in ids]
    wanted = (one for row in answer.rows for column in ids for one in _listed(row.get(column)))
    names = {entity.id: page.name(entity) for entity in browser.entities(map(str, wanted)).values()}
    return ResultTable(
        tuple(page.column(column) for column in columns),
        tuple(tuple(_cell(row, column, names, page) for column in columns) for row in answer.rows),
    )


def _id_column(column: str) -> str:
    return _ID_OF.get(column, f"{column}_id")


def _cell(row: Mapping[str, Any], column: str, names: Mapping[str, str], page: Page) -> tuple[Piece, ...]:
    values = _listed(row.get(column))
    ids = _listed(row.get(_id_column(column)))
    if ids and len(ids) == len(values):
        return tuple(
            Piece(names.get(entity, str(value)), page.link(f"/entity/{entity}"))
            for entity, value in zip(ids, values, strict=True)
        )
    return tuple(_piece(column, value, page) for value in values)


def _piece(column: str, value: Any, page: Page) -> Piece:
    if isinstance(value, Mapping):
        return Piece(", ".join(f"{page.column(key)}: {inner}" for key, inner in value.items() if inner))
    text = f"{value:.2f}" if isinstance(value, float) else str(value)
    if text.startswith("statement/"):
        return Piece(page.word("evidence"), page.link(f"/{text}"))
    if column == "article":
        return Piece(text, page.link(f"/article/{text}"))
    if column == "url":
        return Piece(text, safe_url(text))
    return Piece(_worded(column, text, page), is_quote=column == "quote")


def _worded(column: str, text: str, page: Page) -> str:
    if column in ("predicate", "predicates", "through") and text in set(Predicate):
        return page.predicate(text)
    if column in ("kind", "kinds") and text in set(Kind):
        return page.kind(text)
    if column == "country":
        return page.country(text)
    if column == "status":
        return page.status(text)
    if column in ("role", "posts"):
        return page.post(text)
    return text


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return [one for one in value if one is not None] if isinstance(value, list) else [value]
