"""Entities → the values of properties that extend a table."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from graph_api.browsing import Browser
from graph_api.reconciliation.models import (
    Address,
    Extend,
    Extension,
    ExtensionColumn,
    ExtensionQuery,
    Setting,
    WantedProperty,
)
from graph_api.reconciliation.properties import IDENTIFIERS, Property, properties
from graph_api.reconciliation.querying import type_of
from graph_store.history import merged_into
from graph_store.protocol import Row
from ontology.errors import InvalidQuery

_DEFAULT_CELLS = 50
Cells = list[dict[str, str]]


def offered(address: str) -> Extend:
    """How the manifest describes this."""
    return Extend(
        propose_properties=Address(service_url=address, service_path="/properties"),
        property_settings=[
            Setting(
                name="limit",
                label="Limit",
                type="number",
                default=_DEFAULT_CELLS,
                help_text="How many values in a cell at most.",
            ),
            Setting(
                name="min_confidence",
                label="Least confidence",
                type="text",
                default="0",
                help_text="From 0 to 1; only statements at least this sure.",
            ),
            Setting(
                name="as_of",
                label="As of",
                type="text",
                default="",
                help_text="A date such as 2023 or 2023-06; only what stood then.",
            ),
        ],
    )


def extend(browser: Browser, asked: ExtensionQuery, language: str, service: str) -> Extension:
    """The values of each property for each entity; an entity that the store lacks has none."""
    unknown = sorted({wanted.id for wanted in asked.properties} - set(properties()))
    if unknown:
        raise InvalidQuery(
            f"extend names no property of ours: {', '.join(unknown)}; see the proposed properties."
        )
    given = list(dict.fromkeys(asked.ids))
    into = merged_into(browser.store, given)
    ids = list(dict.fromkeys(into.get(one, one) for one in given))
    rows: dict[str, Row] = {}
    for name in ("dump_entities", "entities_by_id") if ids else ():
        for row in browser.rows(name, ids=ids):
            rows[row["id"]] = rows.get(row["id"], {}) | row
    found: dict[str, dict[str, Cells]] = {entity: {} for entity in ids}
    for wanted in asked.properties:
        known = properties()[wanted.id]
        if known.predicate:
            cells = _ties(browser, ids, known, wanted, language)
        else:
            cells = {key: [{"str": text} for text in _literals(row, known.id)] for key, row in rows.items()}
        for entity in ids:
            found[entity][wanted.id] = cells.get(entity, [])[: _limit(wanted)]
    return Extension(
        meta=[_column(properties()[p.id], language, service) for p in asked.properties],
        rows={one: found[into.get(one, one)] for one in given},
    )


def _ties(
    browser: Browser, ids: list[str], known: Property, wanted: WantedProperty, language: str
) -> Mapping[str, Cells]:
    bounds = {name: wanted.settings.get(name) or None for name in ("min_confidence", "as_of")}
    found: dict[str, Cells] = defaultdict(list)
    asked = browser.rows("linked", ids=ids, predicate=known.predicate, **bounds) if ids else []
    for row in asked:
        symmetric = known.predicate is not None and known.predicate.is_symmetric
        if not symmetric and (row["subject"] == row["id"]) is known.is_inverse:
            continue
        cell = {"id": row["other"], "name": row[f"other_{language}"] or row["other_name"]}
        if cell not in found[row["id"]]:
            found[row["id"]].append(cell)
    return found


def _literals(row: Row, name: str) -> Iterator[str]:
    if name in IDENTIFIERS:
        pairs = (pair.partition("=") for pair in row["identifiers"] or ())
        yield from (value for scheme, _, value in pairs if scheme == name)
    elif name == "alias":
        labels = {row["name_en"], row["name_vi"]}
        yield from (alias for alias in row["aliases"] or () if alias not in labels)
    elif row[name]:
        yield str(row[name])


def _limit(wanted: WantedProperty) -> int:
    given: Any = wanted.settings.get("limit", _DEFAULT_CELLS)
    try:
        return max(0, int(given)) or _DEFAULT_CELLS
    except (TypeError, ValueError, OverflowError):
        raise InvalidQuery(f"limit of {wanted.id} is {given!r}: give a whole number.") from None


def _column(known: Property, language: str, service: str) -> ExtensionColumn:
    if known.predicate is None:
        return ExtensionColumn(id=known.id, name=known.names[language])
    target = type_of(known.target, language) if known.target else None
    return ExtensionColumn(id=known.id, name=known.names[language], type=target, service=service)
