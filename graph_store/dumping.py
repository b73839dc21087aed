"""Read a whole graph back, page by page, in the order of ids."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from functools import cache, partial
from heapq import merge
from typing import Any

from graph_store import properties
from graph_store.ahead import ahead
from graph_store.judging.merged import own_claim
from graph_store.protocol import Row
from graph_store.writing.sending import Reading
from ontology.judgments import Review
from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Mention,
    Statement,
    canonical,
    known_evidence,
    known_statement,
)
from ontology.vocabulary import Basis, Kind, Predicate
from queries import query

ARTICLES_A_PAGE, ENTITIES_A_PAGE, STATEMENTS_A_PAGE = 100, 1000, 2000

_Rows = Iterable[tuple[Any, ...]]

_kind, _predicate, _basis, _review = cache(Kind), cache(Predicate), cache(Basis), cache(Review)


def dump(run: Reading, *, apart: bool = False) -> Iterator[Article | Entity | Statement]:
    """Every article with its text, every entity with its mentions, every statement with its evidence.

    With `apart`, as they were read: entities that people judged to be one are each on their own.
    """
    pages = _pages(run, "article_ids", ARTICLES_A_PAGE)
    for ids, found in ahead(partial(_read_articles, run, ids) for ids in pages):
        articles = {row["key"]: row for row in found}
        yield from (properties.article_from(articles[key]) for key in ids if key in articles)
    merged = sorted(row["id"] for row in run(query("writing/all_merged"), {})) if apart else []
    yield from merge(_entities(run, {*merged}), _entities_apart(run, merged), key=lambda entity: entity.id)
    told = run(query("writing/all_merged_claims"), {}) if merged else []
    moved = {row["id"] for row in told}
    yield from merge(
        _statements(run, moved), _claims_apart(run, sorted(moved)), key=lambda statement: statement.id
    )


def _entities(run: Reading, without: Set[str]) -> Iterator[Entity]:
    pages = _pages(run, "entity_ids", ENTITIES_A_PAGE, without)
    for ids, found, passages in _read(run, "dump_entities", "dump_mentions", pages):
        mentions: dict[str, list[Mention]] = defaultdict(list)
        for entity, _, article, start, end, quote, names in passages:
            mentions[entity].append(Mention(article, start, end, quote, properties.pairs(names)))
        for row in _in_order(found, ids):
            one, kind, labels, aliases, country, identifiers, reference, replaces = row
            yield Entity(
                one,
                _kind(kind),
                properties.pairs(labels),
                tuple(aliases),
                country,
                properties.pairs(identifiers),
                reference,
                tuple(sorted(mentions[one])),
                tuple(replaces or ()),
            )


def _entities_apart(run: Reading, ids: list[str]) -> Iterable[Entity]:
    """Entities that are one with others, each with its own mentions."""
    if not ids:
        return ()
    own = {row["id"]: row for row in run(query("writing/stored_merged"), {"ids": ids}) if row["kind"]}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for row in run(query("browsing/dump_mentions"), {"ids": sorted({row["into"] for row in own.values()})}):
        mentions[row["own"]].append(properties.mention_from(row))
    return [properties.entity_from(own[one], mentions[one]) for one in ids if one in own]


def _claims_apart(run: Reading, ids: list[str]) -> Iterable[Statement]:
    """Claims as they were read, of those statements that make others now as well."""
    if not ids:
        return ()
    said = {row["id"]: row for row in run(query("browsing/dump_statements"), {"ids": ids})}
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


def _statements(run: Reading, without: Set[str]) -> Iterator[Statement]:
    pages = _pages(run, "statement_ids", STATEMENTS_A_PAGE, without)
    for ids, rows, passages in _read(run, "dump_statements", "dump_evidence", pages):
        evidence: dict[str, list[Evidence]] = defaultdict(list)
        for claim, name, article, start, end, quote, rule, confidence, role, basis, _, _ in passages:
            seen = Evidence(article, start, end, quote, rule, float(confidence), role, _basis(basis))
            evidence[claim].append(known_evidence(seen, name))
        for row in _in_order(rows, ids):
            claim, subject, predicate, target, value, role, when, review = row
            said, own = _predicate(predicate), evidence[claim]
            if len(own) > 1:
                own.sort(key=lambda passage: passage.order)
            judged = _review(review or Review.UNREVIEWED)
            found = Statement(subject, said, target, value, role, when, tuple(own), judged)
            yield known_statement(found, claim)


def _pages(run: Reading, name: str, size: int, without: Set[str] = frozenset()) -> Iterator[list[str]]:
    # Ordered here, for the engines order characters outside the basic plane differently.
    ids = sorted({found for (found,) in run.values(query(f"browsing/{name}"), {})} - without)
    for start in range(0, len(ids), size):
        yield ids[start : start + size]


def _read(
    run: Reading, things: str, passages: str, pages: Iterable[list[str]]
) -> Iterator[tuple[list[str], _Rows, _Rows]]:
    """Page by page the ids, what describes them, and their passages; the next pages are read meanwhile."""

    def page(ids: list[str]) -> tuple[list[str], _Rows, _Rows]:
        return ids, _values(run, things, ids), _values(run, passages, ids)

    return ahead(partial(page, ids) for ids in pages)


def _read_articles(run: Reading, ids: list[str]) -> tuple[list[str], list[Row]]:
    return ids, run(query("browsing/dump_articles"), {"ids": ids})


def _values(run: Reading, name: str, ids: list[str]) -> _Rows:
    return run.values(query(f"browsing/{name}"), {"ids": ids})


def _in_order(rows: _Rows, ids: list[str]) -> list[tuple[Any, ...]]:
    """Rows that begin with an id, in the order of `ids`."""
    found = {row[0]: row for row in rows}
    return [found[wanted] for wanted in ids if wanted in found]
