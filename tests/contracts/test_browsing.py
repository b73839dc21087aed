"""The queries that the API and the explorer stand on: the same rows on both engines, and the right ones."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.engines.neo4j_server import Neo4jStore
from graph_store.protocol import GraphStore, Row
from ontology.statements import Statement
from ontology.vocabulary import Kind
from queries import query
from queries.counting import counting
from tests.contracts.sample_graph import sample_graph

FOLDER = Path(__file__).parent.parent.parent / "queries" / "browsing"
NAMES = sorted(path.stem for path in FOLDER.glob("*.cypher"))
GRAPH = sample_graph()
CENTER = "agency/ip-viet-nam"
STATEMENTS = sorted(s.id for s in GRAPH.statements)
GIVEN: dict[str, Mapping[str, Any]] = {
    "article": {"key": "en-2025"},
    "article_evidence": {"key": "en-2025"},
    "article_mentions": {"key": "vi-2023"},
    "article_statements": {"key": "en-2025"},
    "article_headings": {"ids": [a.key for a in GRAPH.articles]},
    "articles": {"after": "en-2024", "limit": 2},
    "countries": {"codes": ["VN", "JP", "XX"]},
    "country_statements": {"country": "VN"},
    "dated_entities": {"kinds": ["Agreement", "Event", "Programme"], "since": "2016"},
    "dump_articles": {"ids": [a.key for a in GRAPH.articles]},
    "dump_entities": {"ids": [e.id for e in GRAPH.entities]},
    "dump_evidence": {"ids": STATEMENTS},
    "dump_mentions": {"ids": [e.id for e in GRAPH.entities]},
    "dump_statements": {"ids": STATEMENTS},
    "entities": {"country": "VN", "after": "agency/i"},
    "entities_by_identifier": {"identifiers": ["iso3=VNM", "iso3=JPN", "no=such"]},
    "entities_by_id": {"ids": [CENTER, "agency/jpo", "no/such"]},
    "entities_named": {"names": ["Japan Patent Office", "no such"]},
    "entity": {"id": CENTER},
    "entity_statements": {"id": CENTER},
    "linked": {"ids": [CENTER, "agency/jpo"], "predicate": "partyTo"},
    "most_connected": {"kind": "Agency", "limit": 5},
    "most_connected_by_kind": {"limit": 3},
    "neighbor_counts": {"id": CENTER},
    "neighbors": {"id": CENTER, "limit": 5},
    "statement": {"id": STATEMENTS[0]},
    "statement_evidence": {"ids": STATEMENTS},
    "statements": {"subject": CENTER, "as_of": "2024", "since": "2020", "limit": 7},
    "statements_about": {"ids": [CENTER, "agreement/mou-2025"], "as_of": "2025"},
    "statements_of_article": {"article": "vi-2023", "dated_from": "2020", "min_confidence": 0.5},
    "texts": {"ids": ["en-2025", "vi-2023", "no-such"]},
    "texts_quoted": {"ids": STATEMENTS},
    "timeline": {"id": CENTER, "since": "2023", "dated_until": "2025"},
    "evidence": {"article": "en-2024", "min_confidence": 0.8},
    "statements_by_id": {"ids": STATEMENTS},
    "statements_by_role": {"role": "director-general"},
    "statements_among": {"ids": sorted(e.id for e in GRAPH.entities)},
    "undated_entities": {"kinds": ["Agreement", "Event"]},
}


def ask(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    asked = query(f"browsing/{name}")
    return store.read(asked.text, asked.bind(parameters))


def sample_parameters(name: str) -> Mapping[str, Any]:
    """What to ask a query with: all ids, the center or an article where nothing else is written above."""
    usual = {"ids": [*STATEMENTS, *(e.id for e in GRAPH.entities)], "id": CENTER, "key": "en-2025"}
    needed = {p.name for p in query(f"browsing/{name}").parameters if not p.optional}
    return GIVEN.get(name) or {key: value for key, value in usual.items() if key in needed}


def about(entity: str) -> list[Statement]:
    return [s for s in GRAPH.statements if entity in (s.subject, s.object)]


def other_end(statement: Statement, entity: str) -> str | None:
    return statement.object if statement.subject == entity else statement.subject


@pytest.mark.parametrize("name", NAMES)
def test_a_query_returns_the_columns_that_it_names(embedded_store: EmbeddedStore, name: str) -> None:
    embedded_store.write(GRAPH)
    rows = ask(embedded_store, name, **sample_parameters(name))
    assert rows, "the sample graph has nothing for this query"
    assert {tuple(row) for row in rows} == {query(f"browsing/{name}").returns}


@pytest.mark.neo4j
def test_both_engines_answer_alike(embedded_store: EmbeddedStore, neo4j_store: Neo4jStore) -> None:
    for store in (embedded_store, neo4j_store):
        store.write(GRAPH)
    for name in NAMES:
        here, there = (ask(store, name, **sample_parameters(name)) for store in (embedded_store, neo4j_store))
        if name.startswith("dump_") or name.endswith("_ids"):  # in no order, by their headers
            here, there = sorted(here, key=str), sorted(there, key=str)
        for row in (*here, *there):
            row.pop("recorded", None)
        assert here == there, name


def test_an_entity_with_its_counts(store: GraphStore) -> None:
    store.write(GRAPH)
    (row,) = ask(store, "entity", id=CENTER)
    assert (row["kind"], row["country"], row["reference"]) == ("Agency", "VN", True)
    assert row["statements"] == len(about(CENTER))
    (entity,) = (e for e in GRAPH.entities if e.id == CENTER)
    assert row["articles"] == len({m.article for m in entity.mentions})
    assert set(row["names"]) == set(entity.names)
    assert ask(store, "entity", id="agency/none") == []
    lonely = next(e.id for e in GRAPH.entities if not about(e.id))
    assert ask(store, "entity", id=lonely)[0]["predicates"] == []
    counts = row["predicates"]
    assert sum(count["as_subject"] for count in counts) == sum(s.subject == CENTER for s in about(CENTER))
    assert sum(count["as_object"] for count in counts) == sum(s.object == CENTER for s in about(CENTER))


def test_statements_of_an_entity_in_both_directions(store: GraphStore) -> None:
    store.write(GRAPH)
    rows = ask(store, "entity_statements", id=CENTER)
    assert {row["id"] for row in rows} == {s.id for s in about(CENTER)}
    assert {CENTER} < {row["subject"] for row in rows} and {CENTER} < {row["object"] for row in rows}
    some = ask(store, "entity_statements", id=CENTER, predicates=["partyTo", "date"])
    assert some and {row["predicate"] for row in some} == {"partyTo"}
    assert ask(store, "entity_statements", id=CENTER, limit=2) == rows[:2]


def test_evidence_of_statements(store: GraphStore) -> None:
    store.write(GRAPH)
    for statement in GRAPH.statements[:10]:
        rows = ask(store, "statement_evidence", ids=[statement.id])
        found = sorted((r["article"], r["start"], r["end"], r["quote"], r["rule"], r["role"]) for r in rows)
        assert found == sorted(
            (e.article, e.start, e.end, e.quote, e.rule, e.role) for e in statement.evidence
        )
        assert {r["published"] for r in rows} == {
            a.published for a in GRAPH.articles if a.key in statement.sources
        }


def test_neighbors_and_how_many_are_hidden(store: GraphStore) -> None:
    store.write(GRAPH)
    expected = {other_end(s, CENTER) for s in about(CENTER)} - {None, CENTER}
    rows = ask(store, "neighbors", id=CENTER)
    assert {row["id"] for row in rows} == expected
    assert [row["ties"] for row in rows] == sorted((row["ties"] for row in rows), reverse=True)
    counts = ask(store, "neighbor_counts", id=CENTER)
    assert sum(row["neighbors"] for row in counts) == len(expected)
    officials = ask(store, "neighbors", id=CENTER, kinds=[Kind.OFFICIAL.value])
    assert {row["id"] for row in officials} == {id for id in expected if id and id.startswith("official/")}
    among = ask(store, "statements_among", ids=[CENTER, *(row["id"] for row in officials)])
    inside = {CENTER, *(row["id"] for row in officials)}
    assert {row["id"] for row in among} == {
        s.id for s in GRAPH.statements if s.subject in inside and s.object in inside
    }


def test_an_article_with_what_it_says(store: GraphStore) -> None:
    store.write(GRAPH)
    for article in GRAPH.articles:
        (row,) = ask(store, "article", key=article.key)
        assert (row["text"], row["heading"]) == (article.text, article.title)
        statements = ask(store, "article_statements", key=article.key)
        assert {s["id"] for s in statements} == {s.id for s in GRAPH.statements if article.key in s.sources}
        for passage in ask(store, "article_evidence", key=article.key):
            assert article.text and article.text[passage["start"] : passage["end"]] == passage["quote"]
        mentions = ask(store, "article_mentions", key=article.key)
        assert len(mentions) == sum(m.article == article.key for e in GRAPH.entities for m in e.mentions)


NARROWED: dict[str, list[dict[str, Any]]] = {
    "articles": [{}, {"language": "vi"}],
    "entities": [{}, {"kind": "Agency", "country": "VN"}, {"tied_to": CENTER}, {"dated_from": "2020"}],
    "entity_statements": [{"id": CENTER}, {"id": CENTER, "predicates": ["partyTo"], "as_of": "2024"}],
    "evidence": [{}, {"article": "en-2024", "min_confidence": 0.8}, {"statement": STATEMENTS[3]}],
    "statements": [
        {},
        {"subject": CENTER},
        {"object": CENTER, "since": "2020", "review": "any"},
        {"as_of": "2020", "status": "signed"},
        {"dated_from": "2019", "dated_until": "2024", "predicate": "date"},
        {"min_confidence": 0.9, "review": "unreviewed"},
        {"review": "rejected"},
    ],
    "statements_of_article": [
        {"article": "vi-2023"},
        {"article": "vi-2023", "review": "any", "as_of": "2024", "predicate": "hosted"},
    ],
}


def test_settled_conditions_change_no_row_and_lists_are_counted(store: GraphStore) -> None:
    store.write(GRAPH)
    for name, narrowings in NARROWED.items():
        asked = query(f"browsing/{name}")
        for narrowing in narrowings:
            bound = asked.bind({**narrowing, "limit": 1000})
            rows = store.read(asked.text, bound)
            assert store.read(asked.text_given(bound), bound) == rows, (name, narrowing)
            (counted,) = store.read(*counting(asked, asked.bind({**narrowing, "limit": 2, "after": "zzz"})))
            assert counted == {"total": len(rows)}, (name, narrowing)


def test_statements_of_an_entity_come_in_pages(store: GraphStore) -> None:
    store.write(GRAPH)
    joined: list[Row] = []
    after = None
    while page := ask(store, "entity_statements", id=CENTER, limit=7, after=after):
        joined += page
        after = f"{page[-1]['predicate']} {page[-1]['valid'] or ''} {page[-1]['id']}"
    assert joined == ask(store, "entity_statements", id=CENTER, limit=1000)
    assert {row["id"] for row in joined} == {s.id for s in about(CENTER)}


@pytest.mark.parametrize("name", ["articles", "entities", "statements"])
def test_pages_join_to_the_whole(store: GraphStore, name: str) -> None:
    store.write(GRAPH)
    key = "key" if name == "articles" else "id"
    joined: list[Row] = []
    while page := ask(store, name, limit=7, after=joined[-1][key] if joined else None):
        joined += page
    assert joined == ask(store, name, limit=1000)
    assert len(joined) == len(getattr(GRAPH, name))
