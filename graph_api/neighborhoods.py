"""An entity and what is around it, as a subgraph that is complete in itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph_store import properties
from graph_store.protocol import GraphStore, Row
from ontology.errors import NotFound
from ontology.statements import Article, Evidence, Statement, Subgraph, SubgraphBuilder
from queries import query

_MOST_TIES = 5000
_READ_SECONDS = 20.0


def neighborhood_of(
    store: GraphStore,
    center: str,
    *,
    limit: int,
    depth: int = 1,
    kinds: Sequence[str] | None = None,
    predicates: Sequence[str] | None = None,
) -> Subgraph:
    """The entity `center` with at most `limit` - 1 others, the most strongly tied ones first.

    `depth` 2 adds neighbors of neighbors while there is room. All statements between the chosen entities
    are in it, each with its evidence, and a description without text of every article quoted.
    """
    chosen = neighbors_of(store, center, limit=limit, depth=depth, kinds=kinds, predicates=predicates)
    ties = _rows(store, "statements_among", ids=chosen, predicates=predicates, limit=_MOST_TIES)
    return subgraph_of(store, chosen, [*ties, *_rows(store, "literals_of", ids=chosen)])


def subgraph_of(store: GraphStore, entities: Iterable[str], statements: Sequence[Row]) -> Subgraph:
    """The subgraph of those entities and rows of statements, with the evidence and what it quotes from."""
    builder = SubgraphBuilder()
    builder.update(properties.entity_from(row) for row in _rows(store, "dump_entities", ids=list(entities)))
    evidence: dict[str, list[Evidence]] = {row["id"]: [] for row in statements}
    for row in _rows(store, "statement_evidence", ids=list(evidence)):
        evidence[row["statement"]].append(properties.evidence_from(row))
        builder.add(_article(row))
    for row in statements:
        builder.add(_statement(row, evidence[row["id"]]))
    return builder.build()


def neighbors_of(
    store: GraphStore,
    center: str,
    *,
    limit: int,
    depth: int = 1,
    kinds: Sequence[str] | None = None,
    predicates: Sequence[str] | None = None,
    bounds: Mapping[str, Any] | None = None,
) -> list[str]:
    """The ids of `center` and of what is around it, the most strongly tied first."""
    chosen, ring = {center: None}, [center]
    for _ in range(depth):
        room = max(0, limit - len(chosen))
        share = room if len(ring) == 1 else max(2, room // max(1, len(ring)))
        reached: list[str] = []
        for entity in ring:
            if len(chosen) >= limit:
                break
            found = _rows(
                store,
                "neighbors",
                id=entity,
                kinds=kinds,
                predicates=predicates,
                limit=share + (entity != center),
                **(bounds or {}),
            )
            reached += [row["id"] for row in found if row["id"] not in chosen][: limit - len(chosen)]
            chosen.update(dict.fromkeys(reached))
        ring = reached
    if len(chosen) == 1 and not _rows(store, "entities_by_id", ids=[center]):  # what has neighbors is there
        raise NotFound(f"There is no entity {center}; search for its name.")
    return list(chosen)


def _statement(row: Row, evidence: Iterable[Evidence]) -> Statement:
    return properties.statement_from(row, evidence)


def _article(row: Row) -> Article:
    return Article(
        key=row["article"],
        text=None,
        title=row["heading"],
        language=row["language"],
        published=row["published"],
        publisher=row["publisher"],
        url=row["url"],
    )


def _rows(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    asked = query(f"browsing/{name}")
    bound = asked.bind(parameters)
    return store.read(asked.text_given(bound), bound, timeout=_READ_SECONDS)
