"""Read a whole graph back, page by page, in the order of ids."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import partial
from heapq import merge
from itertools import chain, islice, starmap
from operator import itemgetter
from typing import Any, TypeVar

from graph_store import properties
from graph_store.ahead import ahead
from graph_store.judging.merged import own_claim
from graph_store.writing.sending import Reading
from ontology.judgments import Review
from ontology.pages import EntityRow, EvidenceRow, MentionRow, Page, StatementRow, entity_row, statement_row
from ontology.statements import Entity, Evidence, Mention, Statement, canonical
from ontology.vocabulary import Predicate
from queries import query

ARTICLES_A_PAGE, ENTITIES_A_PAGE, STATEMENTS_A_PAGE = 100, 1000, 2000

_Values = Iterable[tuple[Any, ...]]
_Rows = list[tuple[Any, ...]]
_Row = TypeVar("_Row", bound=tuple[Any, ...])

_symmetric = frozenset(predicate for predicate in Predicate if predicate.is_symmetric)


def pages(run: Reading, *, apart: bool = False) -> Iterator[Page]:
    """Every article with its text, every entity with its mentions, every statement with its evidence.

    With `apart`, as they were read: entities that people judged to be one are each on their own.
    """
    articles = _pages(run, "article_ids", ARTICLES_A_PAGE)
    yield from ahead(partial(_articles, run, ids) for ids in articles)
    merged = sorted(row["id"] for row in run(query("writing/all_merged"), {})) if apart else []
    entities = _pages(run, "entity_ids", ENTITIES_A_PAGE, {*merged})
    alone = map(entity_row, _entities_apart(run, merged)) if merged else ()
    for rows in _with(starmap(_entities, _read(run, "dump_entities", "dump_mentions", entities)), alone):
        yield Page(entities=rows)
    told = run(query("writing/all_merged_claims"), {}) if merged else []
    moved = {row["id"] for row in told}
    statements = _pages(run, "statement_ids", STATEMENTS_A_PAGE, moved)
    own = map(statement_row, _claims_apart(run, sorted(moved))) if moved else ()
    for claims in _with(
        starmap(_statements, _read(run, "dump_statements", "dump_evidence", statements)), own
    ):
        yield Page(statements=claims)


def _articles(run: Reading, ids: list[str]) -> Page:
    found = {row["key"]: row for row in run(query("browsing/dump_articles"), {"ids": ids})}
    return Page(articles=[properties.article_from(found[key]) for key in ids if key in found])


def _entities(ids: list[str], found: _Values, passages: _Values) -> list[EntityRow]:
    mentions: dict[str, list[MentionRow]] = defaultdict(list)
    for entity, _, article, start, end, quote, names in passages:
        mentions[entity].append((article, start, end, quote, properties.pairs(names)))
    return [
        (
            one, kind, properties.pairs(labels), aliases, country, properties.pairs(identifiers), reference,
            sorted(mentions[one]) if one in mentions else (), replaces or (),
        )
        for one, kind, labels, aliases, country, identifiers, reference, replaces in _in_order(
            list(found), ids
        )
    ]  # fmt: skip


def _statements(ids: list[str], found: _Values, passages: _Values) -> list[StatementRow]:
    evidence: dict[str, list[EvidenceRow]] = defaultdict(list)
    for passage in passages:
        evidence[passage[0]].append(passage)
    if len(evidence) < sum(map(len, evidence.values())):
        for claim, own in evidence.items():
            if len(own) > 1:
                evidence[claim] = _sorted_once(own)
    rows = _in_order(list(found), ids)
    return [(*(row if row[2] not in _symmetric else _one_way(row)), evidence.get(row[0], ())) for row in rows]


def _sorted_once(passages: Sequence[EvidenceRow]) -> list[EvidenceRow]:
    """Evidence in its order; what was read as evidence of several claims that are one now comes once."""
    found = {row[1][-20:]: row for row in passages}
    return sorted(found.values(), key=lambda row: (*row[2:5], row[6], row[8] or "", row[9], row[7]))


def _one_way(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The values of a statement of which subject and object may change places, the lesser id first."""
    return (row[0], row[3], row[2], row[1], *row[4:]) if row[3] < row[1] else row


def _entities_apart(run: Reading, ids: list[str]) -> Iterable[Entity]:
    """Entities that are one with others, each with its own mentions."""
    own = {row["id"]: row for row in run(query("writing/stored_merged"), {"ids": ids}) if row["kind"]}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in run(query("browsing/dump_mentions"), {"ids": sorted({row["into"] for row in own.values()})}):
        mentions[row["own"]].append(properties.mention_from(row))
    return [properties.entity_from(own[one], mentions[one]) for one in ids if one in own]


def _claims_apart(run: Reading, ids: list[str]) -> Iterable[Statement]:
    """Claims as they were read, of those statements that make others now as well."""
    said = {row["id"]: row for row in run(query("browsing/dump_statements"), {"ids": ids})}
    evidence: dict[Statement, list[Evidence]] = defaultdict(list)
    ends = {row["id"]: row for row in run(query("writing/own_ends_of_claims"), {"ids": ids})}
    for row in run(query("browsing/dump_evidence"), {"ids": ids}):
        own = {name: ends.get(row["id"], {}).get(name) for name in ("own_subject", "own_object")}
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


def _with(pages: Iterable[list[_Row]], others: Iterable[_Row]) -> Iterator[list[_Row]]:
    """Pages of rows, with others among them in the order of ids."""
    added = list(others)
    if not added:
        yield from pages
        return
    rows = merge(chain.from_iterable(pages), added, key=itemgetter(0))
    while some := list(islice(rows, ENTITIES_A_PAGE)):
        yield some


def _pages(run: Reading, name: str, size: int, without: Set[str] = frozenset()) -> Iterator[list[str]]:
    # Ordered here, for the engines order characters outside the basic plane differently.
    ids = sorted([found for (found,) in run.values(query(f"browsing/{name}"), {}) if found not in without])
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _read(
    run: Reading, things: str, passages: str, pages: Iterable[list[str]]
) -> Iterator[tuple[list[str], _Values, _Values]]:
    """Page by page the ids, what describes them, and their passages; the next pages are read meanwhile.

    Rows are made of them by who uses them: beside it, threads would only wait for each other.
    """
    things_query, passages_query = query(f"browsing/{things}"), query(f"browsing/{passages}")

    def page(ids: list[str]) -> tuple[list[str], _Values, _Values]:
        return ids, run.values(things_query, {"ids": ids}), run.values(passages_query, {"ids": ids})

    return ahead(partial(page, ids) for ids in pages)


def _in_order(rows: _Rows, ids: list[str]) -> _Rows:
    """Rows that begin with an id, in the order of `ids`, in which they come from most queries."""
    if [row[0] for row in rows] == ids:
        return rows
    found = {row[0]: row for row in rows}
    return [found[wanted] for wanted in ids if wanted in found]
