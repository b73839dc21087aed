"""What the grammar of free Cypher lets through, and what it says about the rest."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import InvalidCypher, RefusedCypher
from queries.free import parse_free

QUESTIONS = sorted((Path(__file__).parents[3] / "queries" / "questions").glob("*.cypher"))
WORDS = st.sampled_from(
    [
        *(
            "MATCH",
            "(n)",
            "(n:Agency)",
            "-[r]-",
            "->",
            "RETURN",
            "n",
            "n.name",
            "AS",
            "WHERE",
            "CREATE",
            "SET",
        ),
        *(
            "'",
            '"',
            "`",
            "//",
            "/*",
            "*/",
            ";",
            "$x",
            "{",
            "}",
            "1",
            "..",
            "*",
            "LOAD",
            "CSV",
            "CALL",
            "\\u0027",
        ),
        *("reduce(", "count(", "EXISTS", "=", "<", "\n", "\r", "é", "\u2028", "\u00a0", "ＣＲＥＡＴＥ"),
    ]
)


def test_nearly_every_named_query_could_be_sent() -> None:
    refused = set()
    for file in QUESTIONS:
        try:
            assert parse_free(file.read_text(encoding="utf-8")).columns
        except RefusedCypher as error:
            assert "list of any length" in str(error)
            refused.add(file.stem)
    assert len(refused) <= len(QUESTIONS) / 5


@pytest.mark.parametrize(
    ("text", "columns", "parameters"),
    [
        ("RETURN 1 AS one, 2", ("one", "2"), set()),
        ("MATCH (n {id: $id}) RETURN n.name, count(*) AS `how many`", ("n.name", "how many"), {"id"}),
        ("match (n) where n.kind = $kind return *", (), {"kind"}),
        ("RETURN 'CREATE (n) // no' AS text // a comment\n", ("text",), set()),
        ("MATCH (n) WITH n.id AS start RETURN [x IN [1, 2] WHERE x > 1 | x * 2] AS xs", ("xs",), set()),
        ("RETURN 1 AS a UNION ALL RETURN 2 AS a", ("a",), set()),
        (
            "MATCH (n) WHERE n:Agency AND EXISTS { MATCH (n)-[:PART_OF]->(m) } RETURN n.`when`",
            ("n.`when`",),
            set(),
        ),
    ],
)
def test_columns_and_parameters_are_known(text: str, columns: tuple[str, ...], parameters: set[str]) -> None:
    free = parse_free(text)
    assert (free.columns, set(free.parameters)) == (columns, parameters)


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("MATCH (n)\nRETRN n", 2, 1, "'RETRN' cannot stand here"),
        ("MATCH (n", 1, 9, "ends too early"),
        ("MATCH (n) RETURN n;", 1, 19, "One query at a time"),
        ("MATCH (n) RETURN 'never ends", 1, 18, "without an end"),
        ("MATCH (n)\n\n  WHERE n.x =~ 'a*' RETURN n", 3, 14, "has no meaning here"),
        ("RETURN /* hm */ 1", 1, 8, "Write // comments"),
        ("RETURN '\\u0041'", 1, 8, "escape"),
        ("MATCH (a)-[*]-(b) RETURN a", 1, 12, "at most 8 steps"),
        ("MATCH (a)-[*2..99]-(b) RETURN a", 1, 16, "at most 8 steps"),
        ("MATCH (a), (b) WHERE (a)-[:X]->(b) RETURN a", 1, 27, "EXISTS { MATCH"),
        ("MATCH (n {name: 'x'}) RETURN n.id", 1, None, "map in a pattern"),
        ("MATCH (n) RETURN n.title", 1, None, "title"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, line: int, column: int | None, said: str) -> None:
    with pytest.raises(InvalidCypher) as caught:
        parse_free(text)
    assert said in str(caught.value)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize(
    "text",
    [
        "WITH 'x' AS s " + "WITH s + s AS s " * 20 + "RETURN size(s) AS n",
        "WITH 'x' AS s " + "WITH [s, s] AS s " * 20 + "RETURN s",
        "UNWIND [1] AS s " + "UNWIND [s, s] AS s " * 14 + "RETURN s",
        "RETURN reduce(s = 'x', i IN range(1, 60) | s + s) AS s",
        "RETURN reduce(s = 'x', i IN range(1, 60) | [s, s]) AS s",
        "UNWIND range(1, 1000000000) AS x RETURN x",
        "UNWIND range(1, $n) AS x RETURN x",
        "UNWIND range(1, 1000 * 1000 * 1000) AS x RETURN x",
        "WITH 1000000000 AS n UNWIND range(1, n) AS x RETURN x",
        "RETURN size([x IN range(1, 100000) WHERE size([y IN range(1, 100000) WHERE y = x]) = 0]) AS n",
        "RETURN reduce(s = 'a', x IN range(1, 100000) | s + 'aaaa') AS s",
        "RETURN [x IN range(1, 100000) | range(1, 100000)] AS s",
        "WITH range(1, 100000) AS xs UNWIND xs AS x RETURN collect(xs) AS c",
        "MATCH (n) WITH collect(n) AS ns RETURN size([a IN ns WHERE any(b IN ns WHERE a.id = b.id)]) AS n",
        "MATCH (n) WITH collect(n) AS ns RETURN [a IN ns | ns] AS n",
        "WITH range(1, 100000) AS xs RETURN [x IN xs WHERE x IN xs] AS y",
        "RETURN [x IN $a WHERE any(y IN $b WHERE y = x)] AS z",
        "WITH [x IN range(1, 1000) | 1] AS xs RETURN [a IN xs | [b IN xs | [c IN xs | 1]]] AS z",
        "WITH collect(1) AS a WITH {x: a} AS b RETURN b",
    ],
)
def test_what_grows_without_measure_is_refused(text: str) -> None:
    with pytest.raises(RefusedCypher):
        parse_free(text)


def test_a_comment_is_blank_wherever_an_engine_would_end_it() -> None:
    free = parse_free("RETURN 1 AS one // x\u2028CREATE (n)\x85 SET\n, 2 AS two")
    assert free.text.split() == ["RETURN", "1", "AS", "one", ",", "2", "AS", "two"]
    assert free.text.index(", 2") == "RETURN 1 AS one // x\u2028CREATE (n)\x85 SET\n, 2".index(", 2")


@pytest.mark.parametrize(
    "text",
    [
        "MATCH p = (a)-[*1..3]-(b) RETURN [n IN nodes(p) | n.id], reduce(s = '', n IN nodes(p) | s + n.id)",
        "MATCH (n) WITH collect(n.id) AS ids MATCH (m) WHERE m.id IN ids RETURN m.id",
        "MATCH (n) RETURN [x IN collect(n.name)[..5] | toUpper(x)] AS xs",
        "MATCH (n) WITH n.kind AS kind, collect(n.id)[..10] AS ids RETURN collect(ids) AS c",
        "MATCH (n) WHERE n.id IN $ids RETURN [x IN n.aliases WHERE x STARTS WITH 'a'] AS y",
        "MATCH (n) RETURN n.name + ' (' + n.country + ')', CASE WHEN n.date IS NULL THEN 0 ELSE 1 END",
    ],
)
def test_what_people_write_is_let_through(text: str) -> None:
    assert parse_free(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_nothing_but_queries_and_told_errors_comes_of_any_text(text: str) -> None:
    try:
        free = parse_free(text)
    except InvalidCypher as error:
        assert str(error)
    else:
        outside = free.text.split("'")[0].split('"')[0].upper()
        assert (
            not {"CREATE", "SET", "LOAD"} & set(outside.replace("`", " ` ").split())
            or "AS" in outside
            or "." in outside
        )


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    for whole in (text, f"MATCH (n) WHERE n.name = {text} RETURN n.id", f"RETURN '{text}' AS x"):
        try:
            parse_free(whole)
        except InvalidCypher as error:
            assert error.line is None or error.line >= 1
