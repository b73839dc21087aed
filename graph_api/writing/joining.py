"""What an article says, told as the graph will tell it: with its names, and of what is one as of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph_api.browsing import Browser
from graph_store.history import merged_into
from graph_store.properties import entity_from, mention_from
from ontology.merging import as_merged, says_nothing
from ontology.statements import Entity, Mention, Subgraph, SubgraphBuilder


def as_joined(browser: Browser, found: Subgraph) -> Subgraph:
    """What was read of one article, as it will stand in the graph; nothing is written.

    An entity that the graph holds is called as it will be called there with this article's mentions too.
    """
    into = merged_into(browser.store, [entity.id for entity in found.entities])
    builder = SubgraphBuilder()
    for article in found.articles:
        builder.add(article)
    sighted = [replace(entity, id=into.get(entity.id, entity.id)) for entity in found.entities]
    for entity in (*_known(browser, {one.id for one in sighted}, found.articles[0].key), *sighted):
        builder.add(entity)
    for statement in found.statements:
        told = as_merged(statement, into)
        if not says_nothing(told.subject, told.object):
            builder.add(told)
    return builder.build()


def _known(browser: Browser, ids: Iterable[str], without: str) -> Iterator[Entity]:
    """Entities as the graph holds them, without what the article `without` says of them now."""
    wanted = sorted(ids)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in browser.rows("dump_mentions", ids=wanted):
        if row["article"] != without:
            mentions[row["entity"]].append(mention_from(row))
    for row in browser.rows("dump_entities", ids=wanted):
        yield entity_from(row, mentions[row["id"]])
