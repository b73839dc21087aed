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
    for page in _pages(run, "dump_articles", "key", ARTICLES_A_PAGE):
        yield from map(properties.article_from, page)
    for page in _pages(run, "dump_entities", "id", ENTITIES_A_PAGE):
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for row in run(query("browsing/dump_mentions"), {"ids": [entity["id"] for entity in page]}):
            mentions[row["entity"]].append(properties.mention_from(row))
        yield from (properties.entity_from(entity, mentions[entity["id"]]) for entity in page)
    for page in _pages(run, "dump_statements", "id", STATEMENTS_A_PAGE):
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for row in run(query("browsing/dump_evidence"), {"ids": [s["id"] for s in page]}):
            evidence[row["statement"]].append(properties.evidence_from(row))
        yield from (properties.statement_from(s, evidence[s["id"]]) for s in page)


def _pages(run: Run, name: str, key: str, size: int) -> Iterator[list[Row]]:
    after: str | None = None
    while page := run(query(f"browsing/{name}"), {"after": after, "page": size}):
        yield page
        after = page[-1][key]
