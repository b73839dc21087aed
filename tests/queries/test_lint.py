"""Each rule of the portable subset: what it refuses, where, and what it lets pass."""

from pathlib import Path

import pytest

from queries.lint import RULES, lint

BROKEN = {
    "block-comment": "/* why */ RETURN 1 AS one",
    "reserved-property": "MATCH (n:Entity) RETURN n.title AS name",
    "pattern-map": "MATCH (n:Entity {kind: $kind}) RETURN n.id AS id",
    "edge-in-pattern-map": (
        "MATCH (:Official)-[r:HOLDS_POST]->() MATCH (s:Statement {id: r.id}) RETURN s.id AS id"
    ),
    "returned-element": "MATCH (n:Entity) RETURN n",
    "structural-function": "MATCH (n:Entity) RETURN properties(n) AS all",
    "collect-subquery": "MATCH (n:Entity) RETURN COLLECT { MATCH (n)-->(m) RETURN m.id } AS ids",
    "quantified-path": "MATCH ((a)-[:PART_OF]->(b)){1,3} RETURN count(*) AS times",
    "inline-where": "MATCH (n:Entity WHERE n.kind = 'Forum') RETURN n.id AS id",
    "dynamic-label": "MATCH (n:$($label)) RETURN n.id AS id",
    "undirected-merge": "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) MERGE (a)-[:PART_OF]-(b)",
    "path-merge": "MERGE (a:Entity {id: $a})-[:PART_OF]->(b:Entity {id: $b})",
    "merged-labels": "MERGE (n:Entity:Agency {id: $id})",
    "removed-label": "MATCH (n:Entity {id: $id}) REMOVE n:Agency",
    "stored-map": "MATCH (n:Entity {id: $id}) SET n.place = {x: 1}",
    "engine-identity": "MATCH (n:Entity) RETURN elementId(n) AS key",
    "unportable-function": "MATCH (n:Statement) RETURN percentileCont(n.confidence, 0.5) AS middle",
    "procedure": "CALL db.labels() YIELD label RETURN label",
    "filtered-shortest-path": (
        "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) MATCH p = shortestPath((a)-[*..5]-(b)) "
        "WHERE all(r IN relationships(p) WHERE r.confidence > 0.5) RETURN length(p) AS steps"
    ),
}

FURTHER = [
    ("reserved-property", "MATCH (n:Entity {id: $id}) SET n.label = $name"),
    ("pattern-map", "MATCH (:Entity)-[r:MENTIONED_IN {quote: $quote}]->(a) RETURN a.id AS id"),
    ("pattern-map", "CREATE (n:Entity {id: $id, name: $name})"),
    ("returned-element", "MATCH (a)-[r:PART_OF]->(b) RETURN a.id AS id, r AS edge"),
    ("returned-element", "MATCH p = (a)-[:PART_OF*1..2]->(b) RETURN p"),
    ("returned-element", "MATCH (n:Entity) RETURN collect(DISTINCT n) AS nodes"),
    ("structural-function", "MATCH (n:Entity) RETURN n {.*} AS all"),
    ("quantified-path", "MATCH (a)-[:PART_OF]->+(b) RETURN a.id AS id"),
    ("inline-where", "MATCH (a)-[r:PART_OF WHERE r.sources > 1]->(b) RETURN a.id AS id"),
    ("engine-identity", "MATCH (n:Entity) WHERE id(n) = 1 RETURN n.id AS id"),
    ("unportable-function", "RETURN duration.between(date($a), date($b)).years AS years"),
]

SOUND = [
    "MATCH (n:Entity {id: $id}) WHERE n.kind = 'Forum' RETURN n.name AS name, {kind: n.kind} AS map",
    "UNWIND $rows AS row MERGE (n:Entity {id: row.id}) SET n += row.properties",
    "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) MERGE (a)-[r:PART_OF {id: $id}]->(b) SET r.sources = 1",
    "MATCH (a:Entity {id: $a}), (b:Entity {id: $b}) MERGE (a)<-[r:PART_OF]-(b)",
    "MATCH (n:Entity) RETURN any(x IN n.names WHERE x = $name) AS known, [x IN n.names WHERE x > 'a'] AS l",
    "MATCH (n:Entity) WHERE n.name = '/* no comment */ n.title' RETURN count(n) AS times",
    "MATCH p = shortestPath((a)-[:PART_OF|MEMBER_OF*..5]-(b)) RETURN [n IN nodes(p) | n.id] AS ids",
    "MATCH (o:Official)-[r:HOLDS_POST]->(a) WITH r.id AS key MATCH (s:Statement {id: key}) RETURN s.id AS id",
    "MATCH (a:Entity) CALL (a) { MATCH (a)-[:PART_OF]->(b) RETURN count(b) AS n } RETURN a.id AS id, n",
    "MATCH (a)-[r:PART_OF]->(b) RETURN type(r) AS edge, collect({id: a.id, sources: r.sources}) AS list",
    "MATCH (n:Entity) // the title of n.title\nRETURN n.id AS id, size(n.names) * (1 + 2) AS weight",
    "MATCH (a)-[:PART_OF*1..3]->(b) WHERE NOT EXISTS { MATCH (b)-[:MEMBER_OF]->(f) WHERE f.id = $id } "
    "RETURN a.id AS id, count(b) AS times",
]


def rules(text: str) -> set[str]:
    return {violation.rule for violation in lint(text)}


def test_every_rule_has_an_example() -> None:
    assert list(BROKEN) == [rule.name for rule in RULES]


@pytest.mark.parametrize(("rule", "text"), [*BROKEN.items(), *FURTHER])
def test_a_rule_refuses_what_breaks_it(rule: str, text: str) -> None:
    assert rules(text) == {rule}


@pytest.mark.parametrize("text", SOUND)
def test_portable_text_passes(text: str) -> None:
    assert lint(text) == ()


def test_a_violation_names_its_line() -> None:
    violations = lint("MATCH (n:Entity)\nWHERE n.type = 'x'\nRETURN n")
    assert [(v.rule, v.line) for v in violations] == [("reserved-property", 2), ("returned-element", 3)]


def test_every_query_of_the_project_is_portable() -> None:
    folder = Path(__file__).parents[2] / "queries"
    files = [path for path in folder.glob("*/*.cypher") if path.stem.count(".") == 0]
    assert files
    assert {path.name: lint(path.read_text(encoding="utf-8")) for path in files} == {
        path.name: () for path in files
    }
