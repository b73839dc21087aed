"""Read a whole graph back, page by page, in the order of ids."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from heapq import merge

from graph_store import properties
from graph_store.merged import own_claim
from graph_store.protocol import Row
from graph_store.sending import Run
from ontology.judgments import Review
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical
from queries import query

ARTICLES_A_PAGE, ENTITIES_A_PAGE, STATEMENTS_A_PAGE = 200, 2000, 5000


def dump(run: Run, *, apart: bool = False) -> Iterator[Article | Entity | Statement]:
    """Every article with its text, every entity with its mentions, every statement with its evidence.

    With `apart`, as they were read: entities that people judged to be one are each on their own.
    """
    for ids in _pages(run, "article_ids", ARTICLES_A_PAGE):
        yield from map(properties.article_from, _in_order(run, "dump_articles", "key", ids))
    merged = sorted(row["id"] for row in run(query("writing/all_merged"), {})) if apart else []
    yield from merge(_entities(run, {*merged}), _entities_apart(run, merged), key=lambda entity: entity.id)
    told = run(query("writing/all_merged_claims"), {}) if merged else []
    moved = {row["id"] for row in told}
    yield from merge(
        _statements(run, moved), _claims_apart(run, sorted(moved)), key=lambda statement: statement.id
    )


def _entities(run: Run, without: Set[str]) -> Iterator[Entity]:
    for ids in _pages(run, "entity_ids", ENTITIES_A_PAGE, without):
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for row in run(query("browsing/dump_mentions"), {"ids": ids}):
            mentions[row["entity"]].append(properties.mention_from(row))
        for row in _in_order(run, "dump_entities", "id", ids):
            yield properties.entity_from(row, mentions[row["id"]])


def _entities_apart(run: Run, ids: list[str]) -> Iterable[Entity]:
    """Entities that are one with others, each with its own mentions."""
    if not ids:
        return ()
    own = {row["id"]: row for row in run(query("writing/stored_merged"), {"ids": ids}) if row["kind"]}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in run(query("browsing/dump_mentions"), {"ids": sorted({row["into"] for row in own.values()})}):
        mentions[row["own"]].append(properties.mention_from(row))
    return [properties.entity_from(own[one], mentions[one]) for one in ids if one in own]


def _claims_apart(run: Run, ids: list[str]) -> Iterable[Statement]:
    """Claims as they were read, of those statements that make others now as well."""
    if not ids:
        return ()
    said = {row["id"]: row for row in _in_order(run, "dump_statements", "id", ids)}
    evidence: dict[Statement, list[Evidence]] = defaultdict(list)
    for row in run(query("browsing/dump_evidence"), {"ids": ids}):
        own = {name: row[name] for name in ("own_subject", "own_object")}
        evidence[own_claim({**said[row["statement"]], **own})].append(properties.evidence_from(row))
    claims = sorted(evidence, key=lambda claim: claim.id)
    judged = run(query("writing/stored_judged"), {"ids": [claim.id for claim in claims]})
    reviews = {row["id"]: Review(row["review"]) for row in judged}
    return [
        replace(
            canonical(replace(claim, evidence=tuple(evidence[claim]))),
            review=reviews.get(claim.id, Review.UNREVIEWED),
        )
        for claim in claims
    ]


def _statements(run: Run, without: Set[str]) -> Iterator[Statement]:
    for ids in _pages(run, "statement_ids", STATEMENTS_A_PAGE, without):
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for row in run(query("browsing/dump_evidence"), {"ids": ids}):
            evidence[row["statement"]].append(properties.evidence_from(row))
        for row in _in_order(run, "dump_statements", "id", ids):
            yield properties.statement_from(row, evidence[row["id"]])


def _pages(run: Run, name: str, size: int, without: Set[str] = frozenset()) -> Iterator[list[str]]:
    # Ordered here, for the engines order characters outside the basic plane differently.
    ids = sorted({row["id"] for row in run(query(f"browsing/{name}"), {})} - without)
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _in_order(run: Run, name: str, key: str, ids: list[str]) -> list[Row]:
    rows = {row[key]: row for row in run(query(f"browsing/{name}"), {"ids": ids})}
    return [rows[wanted] for wanted in ids if wanted in rows]
