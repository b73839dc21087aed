"""Cut a large subgraph into parts that a server takes in one transaction each."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import islice

from ontology.statements import Article, Entity, Statement, Subgraph, SubgraphBuilder

ARTICLES = 200
"""Articles in a part: some thousand statements, which a server with half a gigabyte of heap takes easily."""


def split(subgraph: Subgraph, articles: int = ARTICLES) -> Iterator[Subgraph]:
    """Parts of at most so many articles, each complete in itself; written one by one they give the whole.

    Reference entities that no article speaks of come first, in a part of their own.
    """
    entities = {entity.id: entity for entity in subgraph.entities}
    naming, saying = _by_article(subgraph)
    bare = tuple(entity for entity in subgraph.entities if entity.reference and not entity.mentions)
    if bare:
        yield Subgraph(entities=bare)
    remaining = iter(subgraph.articles)
    while group := list(islice(remaining, articles)):
        yield _part(group, entities, naming, saying)


def _by_article(
    subgraph: Subgraph,
) -> tuple[Mapping[str, Sequence[Entity]], Mapping[str, Sequence[Statement]]]:
    naming: dict[str, list[Entity]] = defaultdict(list)
    saying: dict[str, list[Statement]] = defaultdict(list)
    for entity in subgraph.entities:
        for key in sorted({mention.article for mention in entity.mentions}):
            naming[key].append(entity)
    for statement in subgraph.statements:
        for key in statement.sources:
            saying[key].append(statement)
    return naming, saying


def _part(
    articles: Sequence[Article],
    entities: Mapping[str, Entity],
    naming: Mapping[str, Sequence[Entity]],
    saying: Mapping[str, Sequence[Statement]],
) -> Subgraph:
    keys = {article.key for article in articles}
    builder = SubgraphBuilder()
    builder.update(articles)
    named = {entity.id for key in keys for entity in naming.get(key, ())}
    for statement in (statement for key in sorted(keys) for statement in saying.get(key, ())):
        evidence = tuple(e for e in statement.evidence if e.article in keys)
        builder.add(replace(statement, evidence=evidence))
        named |= {end for end in (statement.subject, statement.object) if end is not None}
    builder.update(_limited_to(entities[end], keys) for end in sorted(named))
    return builder.build()


def _limited_to(entity: Entity, keys: Set[str]) -> Entity:
    return replace(entity, mentions=tuple(m for m in entity.mentions if m.article in keys))
