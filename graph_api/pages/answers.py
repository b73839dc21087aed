"""The rows that answer a question as cells for people: names linked, codes in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph_api import models
from graph_api.browsing import Browser
from graph_api.pages.rendering import Page
from ontology.vocabulary import Kind, Predicate
from visualizations.table import safe_url

_ID_OF = {  # where it is not `name` → `name_id`
    "entities": "entity_ids", "group_name": "group_id",
    "agreements": "agreement_ids", "planned": "planned_ids",
}  # fmt: skip
_ARTICLES = ("article", "articles")
_TEXTS = frozenset({
    "article", "articles", "quote", "url", "predicate", "predicates", "kind", "kinds", "status", "role",
    "date", "country", "code", "statement", "statements", "rule", "value", "titles", "heading", "title",
})  # fmt: skip
"""Columns that name no entity."""

_DATES = ("date", "published", "first_reported", "last_reported", "last_event")


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
    columns = [c for c in answer.columns if c not in ids and not _is_for_programs(c, answer.columns)]
    known = _Known(answer, ids, browser, page)
    return ResultTable(
        tuple(_heading(column, answer, page) for column in columns),
        tuple(tuple(_cell(row, column, known, page) for column in columns) for row in answer.rows),
    )


def _heading(column: str, answer: models.Answer, page: Page) -> str:
    counts = column == "statements" and all(isinstance(row.get(column), int) for row in answer.rows)
    return page.word("statements heading") if counts else page.column(column)


class _Known:
    """What a table's ids, names and keys of articles are called in the language of the page."""

    def __init__(self, answer: models.Answer, ids: Iterable[str], browser: Browser, page: Page) -> None:
        def texts(columns: Iterable[str]) -> list[str]:
            found = (one for row in answer.rows for column in columns for one in _listed(row.get(column)))
            return list(dict.fromkeys(one for one in found if isinstance(one, str)))

        values = (one for row in answer.rows for value in row.values() for one in _listed(value))
        maps = [value for value in values if isinstance(value, Mapping)]
        unlinked = [c for c in answer.columns if _id_column(c) not in answer.columns and c not in _TEXTS]
        bare = [*texts(unlinked), *(name for value in maps for name in _listed(value.get("of")))]
        rows = browser.rows("entities_named", names=bare) if bare else []
        self.by_name = {row["name"]: row["ids"][0] for row in rows if len(row["ids"]) == 1}
        inner = [key for value in maps if (key := _entity_of(value))]
        entities = browser.entities([*texts(ids), *inner, *self.by_name.values()])
        self.names = {entity.id: page.name(entity) for entity in entities.values()}
        keys = texts(column for column in answer.columns if column in _ARTICLES)
        rows = browser.rows("article_headings", ids=keys) if keys else []
        self.headings = {row["key"]: row["heading"] or row["key"] for row in rows}

    def called(self, name: str) -> str:
        """A name that stands without an id, in the language of the page if it means one entity."""
        return self.names.get(self.by_name.get(name, ""), name)


def _entity_of(value: Mapping[str, Any]) -> str | None:
    found = value.get("id") or value.get("agency_id")
    return str(found) if found else None


def _is_for_programs(column: str, columns: Sequence[str]) -> bool:
    """Whether a column only repeats in ids what others say, or an article's title that stands beside."""
    return (column.endswith("_ids") and _id_column(column) not in columns) or (
        (column in ("heading", "title") and "article" in columns)
        or (column == "code" and "country" in columns)
    )


def _id_column(column: str) -> str:
    return _ID_OF.get(column, f"{column}_id")


def _cell(row: Mapping[str, Any], column: str, known: _Known, page: Page) -> tuple[Piece, ...]:
    values = _listed(row.get(column))
    ids = _listed(row.get(_id_column(column)))
    if ids and all(isinstance(value, int) for value in values):
        values = ids  # the names say more than their number
    if ids and len(ids) == len(values):
        return tuple(
            Piece(known.names.get(entity, str(value)), page.link(f"/entity/{entity}"))
            for entity, value in zip(ids, values, strict=True)
        )
    return tuple(_piece(column, value, known, page) for value in values)


def _piece(column: str, value: Any, known: _Known, page: Page) -> Piece:
    if isinstance(value, Mapping):
        return _described(value, known, page)
    text = f"{value:.2f}" if isinstance(value, float) else str(value)
    if text.startswith("statement/"):
        return Piece(page.word("evidence"), page.link(f"/{text}"))
    if column in _ARTICLES and text in known.headings:
        return Piece(known.headings[text], page.link(f"/article/{text}"))
    if column not in _TEXTS and text in known.by_name:
        return Piece(known.called(text), page.link(f"/entity/{known.by_name[text]}"))
    if column == "url":
        return Piece(text, safe_url(text))
    return Piece(_worded(column, text, page), is_quote=column == "quote")


def _described(value: Mapping[str, Any], known: _Known, page: Page) -> Piece:
    """A map in a cell: a post, the one whom it names, and for whom."""
    entity = _entity_of(value)
    name = known.names.get(entity or "", value.get("name") or value.get("agency"))
    post = page.post(value["role"]) if value.get("role") else None
    bodies = "; ".join(map(known.called, _listed(value.get("of"))))
    text = ", ".join(filter(None, (post, name))) + (f" ({bodies})" if bodies else "")
    return Piece(text, page.link(f"/entity/{entity}") if entity else None)


def _worded(column: str, text: str, page: Page) -> str:
    if column in ("predicate", "predicates", "through") and text in set(Predicate):
        return page.predicate(text)
    if (column in ("kind", "kinds") or column.endswith("_kind")) and text in set(Kind):
        return page.kind(text)
    if column in ("country", "code") or column.endswith("_country"):
        return page.country(text)
    if column == "side":
        return page.word("both" if text == "both" else f"{text} side")
    if column in _DATES:
        return page.date(text)
    if column == "status":
        return page.status(text)
    if column in ("role", "posts"):
        return page.post(text)
    return text


def _listed(value: Any) -> list[Any]:
    if value is None or value == "":
        return []
    return [one for one in value if one is not None] if isinstance(value, list) else [value]
