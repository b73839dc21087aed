"""What is said of one thing, as a subgraph that is complete in itself, and part of the whole export."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from fastapi import HTTPException

from graph_store import properties
from graph_store.history import removals_of
from graph_store.protocol import GraphStore, Row
from ontology.errors import NotFound
from ontology.judgments import Review
from ontology.statements import Evidence, Mention, Statement, Subgraph, SubgraphBuilder
from ontology.vocabulary import Kind
from queries import query

_MOST_STATEMENTS = 5000
_SECONDS = 20.0
_KINDS = frozenset(kind.lower() for kind in Kind)


def check_that_there_is(store: GraphStore, thing: str) -> list[Row]:
    """The row of `thing` (`agency/jpo`, `statement/…`, `article/…`), or those of the statements of a role.

    Raises `NotFound`; what was there once is answered with 410.
    """
    folder, _, key = thing.partition("/")
    rows: list[Row] = []
    if folder in _KINDS:
        rows = _rows(store, "entities_by_id", ids=[thing])
    elif folder == "statement":
        rows = _rows(store, "statement", id=thing)
    elif folder == "article":
        rows = _rows(store, "article", key=key)
    elif folder == "role":
        rows = _rows(store, "statements_by_role", role=key, limit=_MOST_STATEMENTS)
    if not rows:
        for gone in removals_of(store, [thing]).values():
            detail = f"{thing} was here until {gone.at:%Y-%m-%d %H:%M} UTC and is gone ({gone.why})."
            raise HTTPException(HTTPStatus.GONE, detail)
        raise NotFound(
            f"There is no {thing}; there are entities, statements and articles. Search for its name."
        )
    return rows


def document_of(store: GraphStore, thing: str) -> Subgraph:
    """What is said of `thing`; raises `NotFound`."""
    rows = check_that_there_is(store, thing)
    folder, _, key = thing.partition("/")
    if folder == "statement":
        if rows[0]["review"] == Review.REJECTED:
            raise NotFound(
                f"A person rejected {thing}, so the data do not hold it; its page tells who and why."
            )
        return _of_statements(store, rows)
    if folder == "role":
        return _of_statements(store, rows)
    return _article(store, key) if folder == "article" else _entity(store, thing)


def _entity(store: GraphStore, thing: str) -> Subgraph:
    rows = _rows(store, "entity_statements", id=thing, limit=_MOST_STATEMENTS)
    mentions = [(thing, properties.mention_from(row)) for row in _rows(store, "dump_mentions", ids=[thing])]
    return _of_statements(store, rows, mentions, also=[thing])


def _article(store: GraphStore, key: str) -> Subgraph:
    rows = _rows(store, "article_statements", key=key)
    named = sorted({row["entity"] for row in _rows(store, "article_mentions", key=key)})
    mentions = [
        (row["entity"], properties.mention_from(row))
        for row in _rows(store, "dump_mentions", ids=named)
        if row["article"] == key
    ]
    return _of_statements(store, rows, mentions, also=named, article=key)


def _of_statements(
    store: GraphStore,
    rows: Sequence[Row],
    mentions: Iterable[tuple[str, Mention]] = (),
    *,
    also: Iterable[str] = (),
    article: str | None = None,
) -> Subgraph:
    """The statements of some rows with all that they need; of one `article` only, if it is named."""
    evidence: dict[str, list[Evidence]] = {row["id"]: [] for row in rows}
    for row in _rows(store, "statement_evidence", ids=list(evidence)):
        if article in (None, row["article"]):
            evidence[row["statement"]].append(properties.evidence_from(row))
    statements: list[Statement] = [properties.statement_from(row, evidence[row["id"]]) for row in rows]
    ends = {end for each in statements for end in (each.subject, each.object) if end}
    places: dict[str, list[Mention]] = {}
    for entity, mention in mentions:
        places.setdefault(entity, []).append(mention)
    quoted = {mention.article for found in places.values() for mention in found}
    quoted |= {source for each in statements for source in each.sources} | ({article} if article else set())
    builder = SubgraphBuilder()
    for row in _rows(store, "dump_articles", ids=sorted(quoted)):
        builder.add(replace(properties.article_from(row), text=None))
    for row in _rows(store, "dump_entities", ids=sorted({*ends, *also})):
        builder.add(properties.entity_from(row, places.get(row["id"], ())))
    builder.update(statements)
    return builder.build()


def _rows(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    asked = query(f"browsing/{name}")
    return store.read(asked.text, asked.bind(parameters), timeout=_SECONDS)
