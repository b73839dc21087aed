"""From the store to what the explorer draws: ties among entities, and the most telling neighbors."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import log2
from typing import Any

from graph_api.browsing import Browser, entity_fields, statement_summary
from graph_api.explorer.models import (
    MOST_ENTITIES,
    MOST_STATEMENTS,
    Network,
    NetworkEntity,
    NetworkStatement,
)
from graph_api.models import ArticleReference, StatementDetail
from graph_api.quoting import evidence_detail
from graph_store.protocol import Row
from ontology.errors import NotFound
from ontology.vocabulary import Kind

_CANDIDATES = MOST_ENTITIES + 200  # so many that some are not shown yet, where there are such
_WEIGHTS = {
    Kind.AGREEMENT: 2.5,
    Kind.AGENCY: 2.0,
    Kind.FORUM: 2.0,
    Kind.OFFICIAL: 1.5,
    Kind.EVENT: 1.5,
    Kind.PROGRAMME: 1.5,
    Kind.PLACE: 0.8,
    Kind.TOPIC: 0.0,
}
"""How much a kind tells about cooperation by itself: topics and places are near everything."""


_TIE = ("id", "subject", "predicate", "object", "role", "confidence", "review")


def network_of(
    browser: Browser, ids: Sequence[str], *, grow: Sequence[str], kinds: Sequence[Kind] | None, limit: int
) -> Network:
    """The entities `ids`, those that `grow` adds to them, and all ties between them."""
    added: dict[str, None] = {}
    for center in grow:
        room = MOST_ENTITIES - len({*ids, *added})
        found = telling_neighbors(browser, center, {*ids, *added}, kinds=kinds, limit=min(limit, room))
        added.update(dict.fromkeys(found))
    chosen = list(dict.fromkeys((*ids, *added)))
    rows = browser.rows("entities_by_id", ids=chosen) if chosen else []
    if not rows and chosen:
        raise NotFound(f"There is no entity {chosen[0]}; search for its name.")
    totals = _totals(browser, [row["id"] for row in rows])
    place = {entity: number for number, entity in enumerate(chosen)}
    entities = [NetworkEntity(**entity_fields(row), neighbors=totals.get(row["id"], 0)) for row in rows]
    statements, articles = _ties(browser, [entity.id for entity in entities])
    return Network(
        entities=sorted(entities, key=lambda entity: place[entity.id]),
        statements=statements,
        articles=articles,
        added=list(added),
        is_cut=len(statements) == MOST_STATEMENTS,
    )


def telling_neighbors(
    browser: Browser, center: str, shown: Collection[str], *, kinds: Sequence[Kind] | None, limit: int
) -> list[str]:
    """Ids of neighbors that are not shown: many ties, many sources, and kinds that tell much first."""
    rows = browser.rows(
        "neighbors", id=center, kinds=[k.value for k in kinds] if kinds else None, limit=_CANDIDATES
    )
    candidates = [row for row in rows if row["id"] not in shown]
    candidates.sort(key=lambda row: (-_telling(row), row["id"]))
    return [row["id"] for row in candidates[: max(0, limit)]]


def hidden_neighbors(browser: Browser, center: str, shown: Sequence[str]) -> dict[Kind, int]:
    """Kind → how many neighbors of `center` are not among `shown`."""
    rows = browser.rows("neighbors", id=center, limit=10_000)
    hidden: dict[Kind, int] = defaultdict(int)
    known = set(shown)
    for row in rows:
        if row["id"] not in known:
            hidden[Kind(row["kind"])] += 1
    return dict(sorted(hidden.items()))


def statements_with_evidence(browser: Browser, ids: Sequence[str]) -> list[StatementDetail]:
    """Those of the statements that the store holds, in the order asked, each with its passages."""
    rows = [row for statement in dict.fromkeys(ids) for row in browser.rows("statement", id=statement)]
    return browser.with_evidence([statement_summary(row) for row in rows])


def _telling(row: Row) -> float:
    return _WEIGHTS[Kind(row["kind"])] + 2 * log2(row["ties"]) + log2(1 + row["sources"])


def _totals(browser: Browser, ids: Sequence[str]) -> dict[str, int]:
    rows = browser.rows("neighbor_totals", ids=list(ids)) if ids else []
    return {row["id"]: max(1, row["neighbors"]) for row in rows}


def _ties(browser: Browser, ids: Sequence[str]) -> tuple[list[NetworkStatement], list[ArticleReference]]:
    ties = browser.rows("statements_among", ids=list(ids), limit=MOST_STATEMENTS) if ids else []
    passages: dict[str, list[Row]] = defaultdict(list)
    articles: dict[str, ArticleReference] = {}
    for row in browser.rows("statement_evidence", ids=[tie["id"] for tie in ties]) if ties else []:
        passages[row["statement"]].append(row)
        if row["article"] not in articles:
            articles[row["article"]] = evidence_detail(row, None).article
    return [_tie(row, passages[row["id"]]) for row in ties], [articles[key] for key in sorted(articles)]


def _tie(row: Row, passages: Sequence[dict[str, Any]]) -> NetworkStatement:
    return NetworkStatement(
        **{key: row[key] for key in _TIE},
        when=row["valid"],
        articles=list(dict.fromkeys(passage["article"] for passage in passages)),
        quote=passages[0]["quote"] if passages else None,
    )
