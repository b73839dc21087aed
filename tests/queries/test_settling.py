import re

import pytest

from queries import catalogue, query
from queries.settling import settled


def one_line(text: str, *left_open: str) -> str:
    return " ".join(settled(text, frozenset(left_open)).split())


def test_a_group_is_dropped_or_loses_its_test() -> None:
    text = "MATCH (n) WHERE ($kind IS NULL OR n.kind = $kind) AND n.id > '' RETURN n.id AS id"
    assert one_line(text, "kind") == "MATCH (n) WHERE n.id > '' RETURN n.id AS id"
    assert one_line(text) == "MATCH (n) WHERE (n.kind = $kind) AND n.id > '' RETURN n.id AS id"


def test_a_group_within_brackets_and_strings_ends_where_it_ends() -> None:
    text = "WHERE n.x = 1 AND ($a IS NULL OR (n.a = ')' OR (n.b))) AND n.c RETURN 1 AS x"
    assert one_line(text, "a") == "WHERE n.x = 1 AND n.c RETURN 1 AS x"
    assert one_line(text) == "WHERE n.x = 1 AND ((n.a = ')' OR (n.b))) AND n.c RETURN 1 AS x"


def test_a_test_for_what_is_given_is_the_other_way_round() -> None:
    text = "WHERE ($a IS NOT NULL OR n.x IS NULL) AND ($a IS NULL OR $a = 'any' OR n.x = $a) RETURN 1 AS x"
    assert one_line(text, "a") == "WHERE (n.x IS NULL) RETURN 1 AS x"
    assert one_line(text) == "WHERE ($a = 'any' OR n.x = $a) RETURN 1 AS x"


def test_the_only_condition_leaves_a_true_one() -> None:
    assert one_line("WHERE ($a IS NULL OR n.a) RETURN 1 AS x", "a") == "WHERE true RETURN 1 AS x"


@pytest.mark.parametrize(
    ("left_open", "expected"),
    [
        ("ab", "WHERE n.x RETURN 1 AS x"),
        ("a", "WHERE n.x AND CASE WHEN n.y THEN n.a END RETURN 1 AS x"),
        ("", "WHERE n.x AND CASE WHEN n.y THEN n.a END RETURN 1 AS x"),
    ],
)
def test_a_case_loses_its_first_branch_or_goes(left_open: str, expected: str) -> None:
    text = "WHERE n.x AND CASE WHEN $a IS NULL AND $b IS NULL THEN true WHEN n.y THEN n.a END RETURN 1 AS x"
    assert one_line(text, *left_open) == expected


def test_a_case_of_which_only_the_else_is_left_is_that() -> None:
    text = "WHERE CASE WHEN $a IS NULL THEN true ELSE CASE n.x WHEN 1 THEN n.a END END RETURN 1 AS x"
    assert one_line(text) == "WHERE (CASE n.x WHEN 1 THEN n.a END) RETURN 1 AS x"


def test_what_stands_in_a_string_is_no_condition() -> None:
    text = "WHERE n.x = 'AND ($a IS NULL OR x)' RETURN 1 AS x"
    assert one_line(text, "a") == text


def test_what_is_left_open_is_asked_no_more_at_the_head_of_a_condition() -> None:
    for asked in (*catalogue(), query("browsing/entities"), query("browsing/statements")):
        text = asked.text_given({p.name: None for p in asked.parameters if p.optional})
        assert not re.search(r"(WHERE|AND) (\(|CASE WHEN )\$\w+ IS NULL", text), asked.name
