"""The start screen: what there is, what most is said about, and who the partners are."""

from collections.abc import Sequence

from graph_api.browsing import READ_SECONDS, Browser
from graph_api.explorer.models import Partner, Start
from graph_store.protocol import Row
from ontology.vocabulary import Kind
from queries import query

_KINDS = (Kind.AGENCY, Kind.AGREEMENT, Kind.OFFICIAL, Kind.FORUM, Kind.EVENT, Kind.PROGRAMME)
_TOP, _MOST_PARTNERS, _MOST_BODIES = 6, 24, 6


def start_of(browser: Browser) -> Start:
    """All that the start screen shows."""
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
    rows = browser.read(asked.text, asked.bind({"country": home, "limit": 200}), timeout=READ_SECONDS)
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
