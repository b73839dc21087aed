"""Read a whole graph back, page by page, in the order of ids."""

from collections import defaultdict
from collections.abc import Iterator

from graph_store import properties
from graph_store.protocol import Row
from graph_store.sending import Run
from ontology.statements import Article, Entity, Evidence, Mention, Statement
from queries import query

ARTICLES_A_PAGE, ENTITIES_A_PAGE, STATEMENTS_A_PAGE = 200, 2000, 5000


def dump(run: Run) -> Iterator[Article | Entity | Statement]:
    """Every article with its text, every entity with its mentions, every statement with its evidence."""
    for ids in _pages(run, "article_ids", ARTICLES_A_PAGE):
        yield from map(properties.article_from, _in_order(run, "dump_articles", "key", ids))
    for ids in _pages(run, "entity_ids", ENTITIES_A_PAGE):
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for row in run(query("browsing/dump_mentions"), {"ids": ids}):
            mentions[row["entity"]].append(properties.mention_from(row))
        for row in _in_order(run, "dump_entities", "id", ids):
            yield properties.entity_from(row, mentions[row["id"]])
    for ids in _pages(run, "statement_ids", STATEMENTS_A_PAGE):
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for row in run(query("browsing/dump_evidence"), {"ids": ids}):
            evidence[row["statement"]].append(properties.evidence_from(row))
        for row in _in_order(run, "dump_statements", "id", ids):
            yield properties.statement_from(row, evidence[row["id"]])


def _pages(run: Run, name: str, size: int) -> Iterator[list[str]]:
    # Ordered here, for the engines order characters outside the basic plane differently.
    ids = sorted(row["id"] for row in run(query(f"browsing/{name}"), {}))
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _in_order(run: Run, name: str, key: str, ids: list[str]) -> list[Row]:
    rows = {row[key]: row for row in run(query(f"browsing/{name}"), {"ids": ids})}
    return [rows[wanted] for wanted in ids if wanted in rows]
