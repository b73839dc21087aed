"""The start screen: what there is, what most is said about, and who the partners are."""

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from graph_api.browsing import Browser
from graph_api.explorer.models import Partner, Start
from graph_api.models import ConnectedEntity
from graph_store.protocol import Row
from ontology.errors import QueryTimeout
from ontology.vocabulary import Kind
from queries import query
from queries.countries import country_code

_Answer = TypeVar("_Answer")
_log = logging.getLogger(__name__)

_KINDS = (Kind.AGENCY, Kind.AGREEMENT, Kind.OFFICIAL, Kind.FORUM, Kind.EVENT, Kind.PROGRAMME, Kind.PLACE)
_TOP, _MOST_PARTNERS, _MOST_BODIES = 6, 24, 6
_PARTNER_SECONDS = 2.0


class StartScreen:
    """What the start screen shows, worked out once for each state of the store."""

    def __init__(self) -> None:
        self._generation = -1
        self._known: dict[str, Any] = {}

    def show(self, browser: Browser) -> Start:
        """The start screen of the store as it is now."""
        return self.once(browser, "start", _start_of)

    def once(self, browser: Browser, name: str, work: Callable[[Browser], _Answer]) -> _Answer:
        """What `work` finds, kept until the store changes."""
        generation = _generation(browser)
        if generation != self._generation:
            self._generation, self._known = generation, {}
        known = self._known
        if name not in known:
            known[name] = work(browser)
        found: _Answer = known[name]
        return found


def _generation(browser: Browser) -> int:
    rows = browser.read(query("schema/version").text)
    return int(rows[0]["generation"]) if rows else -1


def _start_of(browser: Browser) -> Start:
    top = _most_connected(browser)
    countries = (one.country for one in top.get(Kind.AGENCY, ()) if one.country)
    home = next((code for code in countries if country_code(code) == code), None)  # some hold no code
    return Start(
        statistics=browser.statistics(),
        top=top,
        home=home,
        partners=_partners(browser, home) if home else [],
    )


def _most_connected(browser: Browser) -> dict[Kind, list[ConnectedEntity]]:
    rows = {row["kind"]: row for row in browser.rows("most_connected_by_kind", limit=_TOP)}
    entities = browser.entities(one for row in rows.values() for one in row["ids"])
    return {
        kind: [
            ConnectedEntity(**entities[one].model_dump(), statements=count)
            for one, count in zip(rows[kind]["ids"], rows[kind]["statements"], strict=True)
        ]
        for kind in _KINDS
        if kind in rows
    }


def _partners(browser: Browser, home: str) -> list[Partner]:
    asked = query("counterparts_of_country")
    given = asked.bind({"country": home, "limit": 200})
    try:
        rows = browser.store.read(asked.text, given, timeout=_PARTNER_SECONDS)
    except QueryTimeout:
        _log.warning("the partners of %s take too long to count; the start screen goes without them", home)
        return []
    together: dict[str, list[Row]] = {}
    entities = browser.entities(row["partner_id"] for row in rows)
    for row in rows:
        if row["country"] or entities[row["partner_id"]].reference:  # else no one can say whose it is
            together.setdefault(row["country"] or row["partner_id"], []).append(row)
    partners = [
        Partner(
            country=found[0]["country"],
            bodies=[entities[row["partner_id"]] for row in found[:_MOST_BODIES]],
            ties=sum(row["ties"] for row in found),
        )
        for found in together.values()
    ]
    return _most_tied(partners)


def _most_tied(partners: Sequence[Partner]) -> list[Partner]:
    return sorted(partners, key=lambda one: (-one.ties, one.bodies[0].id))[:_MOST_PARTNERS]
