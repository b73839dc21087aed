"""Cut a large subgraph into parts that a server takes in one transaction each."""

from collections.abc import Iterator
from dataclasses import replace

from ontology.statements import Subgraph

ARTICLES = 200
"""Articles in a part: some thousand statements, which a server with half a gigabyte of heap takes easily."""


def split(subgraph: Subgraph, articles: int = ARTICLES) -> Iterator[Subgraph]:
    """Parts of at most so many articles, each complete in itself; written one by one they give the whole.

    Entities that no article speaks of are in the first part.
    """
    keys = [article.key for article in subgraph.articles]
    for start in range(0, max(len(keys), 1), articles):
        chosen = set(keys[start : start + articles])
        yield _part(subgraph, chosen, with_rest=start == 0)


def _part(subgraph: Subgraph, keys: set[str], *, with_rest: bool) -> Subgraph:
    cut = (
        replace(s, evidence=tuple(e for e in s.evidence if e.article in keys)) for s in subgraph.statements
    )
    statements = tuple(s for s in cut if s.evidence)
    ends = {end for s in statements for end in (s.subject, s.object)}
    entities = (
        replace(e, mentions=tuple(m for m in e.mentions if m.article in keys)) for e in subgraph.entities
    )
    return Subgraph(
        tuple(article for article in subgraph.articles if article.key in keys),
        tuple(e for e in entities if e.mentions or e.id in ends or (with_rest and e.reference)),
        statements,
    )
