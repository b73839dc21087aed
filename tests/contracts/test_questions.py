"""Every question, on every engine: the declared columns, and the rows that a person expects of the sample."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph_store.protocol import GraphStore
from ontology.vocabulary import Predicate
from queries import Query, catalogue, query
from tests.contracts.sample_graph import sample_graph

CASES = yaml.safe_load((Path(__file__).parent / "expected_answers.yaml").read_text(encoding="utf-8"))
CLAIMS = {s.id: f"{s.subject} {s.predicate} {s.object or s.value}" for s in sample_graph().statements}
STATEMENTS = {claim: key for key, claim in CLAIMS.items()}


def readable(value: Any) -> Any:
    """The ids of statements, which are hashes, as the claims that they stand for."""
    if isinstance(value, list):
        return [readable(inner) for inner in value]
    if isinstance(value, dict):
        return {key: readable(inner) for key, inner in value.items()}
    return CLAIMS.get(value, value) if isinstance(value, str) else value


def answer(store: GraphStore, case: dict[str, Any]) -> tuple[Query, list[dict[str, Any]]]:
    question = query(case["question"])
    given = {
        key: STATEMENTS.get(value, value) if key == "statement" else value
        for key, value in case["given"].items()
    }
    return question, store.read(question.text, question.bind(given))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['question']}-{len(case['given'])}")
def test_the_rows_are_those_expected(filled: GraphStore, case: dict[str, Any]) -> None:
    question, rows = answer(filled, case)
    for row in rows:
        assert tuple(row) == question.returns
    assert [[readable(row[column]) for column in question.returns] for row in rows] == case["rows"]


@pytest.mark.parametrize(
    "case", [case for case in CASES if len(case["rows"]) > 1], ids=lambda c: c["question"]
)
def test_fewer_rows_are_the_first_of_all_rows(filled: GraphStore, case: dict[str, Any]) -> None:
    _, rows = answer(filled, {**case, "given": {**case["given"], "limit": 1}})
    _, all_rows = answer(filled, case)
    assert rows == all_rows[:1]


def test_every_question_has_a_case_that_finds_something() -> None:
    answered = {case["question"] for case in CASES if case["rows"]}
    assert answered == {question.name for question in catalogue()}


def test_there_are_enough_questions_and_no_dialects() -> None:
    assert len(catalogue()) >= 28
    assert [question.name for question in catalogue() if question.overrides] == []


@pytest.mark.parametrize("name", ["shortest_path", "path_with_evidence"])
def test_a_path_may_take_every_direct_edge(name: str) -> None:
    text = query(name).text
    inside = text[text.index("-[:") + 3 : text.index("*..")]
    assert [edge.strip() for edge in inside.split("|")] == [p.edge for p in Predicate if not p.is_literal]


@pytest.mark.parametrize("question", catalogue(), ids=lambda question: question.name)
def test_what_nothing_is_known_of_gives_no_rows_and_no_error(filled: GraphStore, question: Query) -> None:
    unknown = {
        "entity": "agency/nobody", "topic": "topic/nothing", "country": "ZZ", "date": "1800",
        "status": "ended", "text": "nothing", "kind": "Topic", "predicate": "date", "confidence": "0.5",
    }  # fmt: skip
    given = {p.name: unknown[p.type] for p in question.parameters if p.name != "limit"}
    assert filled.read(question.text, question.bind(given)) == []
