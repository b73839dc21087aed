"""Each competency question has the rows expected, the same in SPARQL and in Cypher on both engines."""

from io import BytesIO
from typing import Any

import pyoxigraph
import pytest

from graph_store.protocol import GraphStore
from ontology.competency import CompetencyQuestion, competency_questions
from ontology.rdf.formats import write_rdf
from ontology.rdf.terms import BASE, NAMESPACE, VOCABULARIES
from queries import query
from tests.contracts.test_questions import CASES, STATEMENTS, readable

Rows = list[tuple[Any, ...]]


@pytest.fixture(scope="module")
def linked_data(filled: GraphStore) -> pyoxigraph.Store:
    """What the store exports, in a store for SPARQL."""
    file = BytesIO()
    write_rdf(filled.dump(), file, "nquads")
    store = pyoxigraph.Store()
    store.load(file.getvalue(), pyoxigraph.RdfFormat.N_QUADS)
    return store


def plain(term: Any) -> Any:
    """A term of RDF as Cypher has it: ids without the base, names of predicates and kinds, numbers."""
    if isinstance(term, pyoxigraph.NamedNode):
        value = str(term.value)
        return value.removeprefix(NAMESPACE).removeprefix(BASE).removeprefix("article/")
    if isinstance(term, pyoxigraph.Literal):
        kind = term.datatype.value.removeprefix(VOCABULARIES["xsd"])
        return {"integer": int, "double": float}.get(kind, str)(term.value)
    return term


def in_sparql(store: pyoxigraph.Store, question: CompetencyQuestion) -> tuple[list[str], Rows]:
    found = store.query(question.text, use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    columns = [str(variable.value) for variable in found.variables]
    return columns, [tuple(plain(term) for term in row) for row in found]


def in_cypher(store: GraphStore, question: CompetencyQuestion, columns: list[str]) -> Rows:
    asked = query(question.question)
    given = {name: STATEMENTS.get(value, value) for name, value in question.given.items()}
    return [tuple(row[column] for column in columns) for row in store.read(asked.text, asked.bind(given))]


def flat(rows: Rows) -> set[tuple[Any, ...]]:
    """The rows as a set, lists of names as SPARQL joins them, in one order; no row comes twice."""
    found = {tuple(_joined(value) for value in row) for row in rows}
    assert len(found) == len(rows)
    return found


def _joined(value: Any) -> Any:
    if isinstance(value, list):
        return " | ".join(sorted(value)) or None
    return " | ".join(sorted(value.split(" | "))) if isinstance(value, str) else value


@pytest.mark.parametrize("question", competency_questions(), ids=lambda question: question.name)
def test_sparql_and_cypher_have_the_same_rows(
    filled: GraphStore, linked_data: pyoxigraph.Store, question: CompetencyQuestion
) -> None:
    columns, rows = in_sparql(linked_data, question)
    assert rows, "a question that finds nothing shows nothing"
    assert flat(rows) == flat(in_cypher(filled, question, columns))


@pytest.mark.parametrize("question", competency_questions(), ids=lambda question: question.name)
def test_the_rows_are_those_that_a_person_expects(
    linked_data: pyoxigraph.Store, question: CompetencyQuestion
) -> None:
    given = {key: value for key, value in question.given.items() if key != "limit"}
    cases = [case for case in CASES if case["question"] == question.question]
    (case,) = [case for case in cases if {k: v for k, v in case["given"].items() if k != "limit"} == given]
    columns, rows = in_sparql(linked_data, question)
    returns = query(question.question).returns
    expected = [tuple(row[returns.index(column)] for column in columns) for row in case["rows"]]
    told = flat([tuple(readable(value) for value in row) for row in rows])
    assert flat(expected) <= told
    assert "limit" in case["given"] or flat(expected) == told


def test_there_are_enough_questions_and_each_is_told_in_both_languages() -> None:
    questions = competency_questions()
    assert len(questions) >= 30
    for question in questions:
        assert set(question.titles) == {"en", "vi"}
        assert question.titles["en"].endswith("?")
        assert question.titles["vi"].endswith("?")
        assert question.given.keys() <= {p.name for p in query(question.question).parameters}
    assert len({question.question for question in questions}) >= 30


def test_a_question_fits_a_graph_with_another_base() -> None:
    base = "https://example.org/graph/"
    for question in competency_questions():
        assert f"BASE <{base}>" in question.text_for(base)
        assert BASE not in question.text_for(base)
