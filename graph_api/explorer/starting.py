"""The start screen: what there is, what most is said about, and who the partners are."""

import logging
from collections.abc import Sequence

from graph_api.browsing import Browser
from graph_api.explorer.models import Partner, Start
from graph_store.protocol import Row
from ontology.errors import QueryTimeout
from ontology.vocabulary import Kind
from queries import query

_log = logging.getLogger(__name__)

_KINDS = (Kind.AGENCY, Kind.AGREEMENT, Kind.OFFICIAL, Kind.FORUM, Kind.EVENT, Kind.PROGRAMME)
_TOP, _MOST_PARTNERS, _MOST_BODIES = 6, 24, 6
_PARTNER_SECONDS = 2.0


class StartScreen:
    """What the start screen shows, worked out once for what the store holds."""

    def __init__(self) -> None:
        self._known: tuple[tuple[int, int, int], Start] | None = None

    def show(self, browser: Browser) -> Start:
        """The start screen of the store as it is now."""
        info = browser.store.info()
        holds = (info.articles, info.entities, info.statements)
        if self._known is None or self._known[0] != holds:
            self._known = (holds, _start_of(browser))
        return self._known[1]


def _start_of(browser: Browser) -> Start:
    top = {kind: browser.most_connected(kind, limit=_TOP) for kind in _KINDS}
    home = next((one.country for one in top[Kind.AGENCY] if one.country), None)
    return Start(
        statistics=browser.statistics(),
        top={kind: found for kind, found in top.items() if found},
        home=home,
        partners=_partners(browser, home) if home else [],
    )


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
