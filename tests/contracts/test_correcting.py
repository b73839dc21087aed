"""What correcting promises, on every engine: who corrects is the source, and it can be taken back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from graph_store.history import judgments_on
from graph_store.judging.correcting import RULE, Correction, correct, judge_and_settle, note_of
from graph_store.protocol import GraphStore
from ontology.errors import InvalidStatement, NotFound
from ontology.judgments import Judgment, Review, Verdict
from ontology.statements import Article, Statement, SubgraphBuilder, standing
from ontology.validation import violations
from ontology.vocabulary import Predicate
from tests.contracts.sample_graph import sample_graph

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HELD = next(s for s in sample_graph().statements if s.predicate is Predicate.HOLDS_POST)
DATED = next(s for s in sample_graph().statements if s.predicate is Predicate.DATE)
OFFICE = next(key for key in ("agency/wipo", "agency/jpo") if key != HELD.object)


def wrong(statement: Statement, verdict: Verdict = Verdict.CORRECT, hours: int = 0) -> Judgment:
    return Judgment(statement.id, verdict, "Lan", NOON + timedelta(hours=hours), "She moved.")


def statements(store: GraphStore) -> dict[str, Statement]:
    return {part.id: part for part in store.dump() if isinstance(part, Statement)}


def test_the_right_one_stands_on_a_note_of_who_corrected(store: GraphStore) -> None:
    store.write(sample_graph())
    before = statements(store)
    made = correct(store, wrong(HELD), Correction(object=OFFICE))
    after = statements(store)
    right = after[made.instead or ""]
    assert (right.subject, right.predicate, right.object, right.role) == (
        *(HELD.subject, HELD.predicate, OFFICE, HELD.role),
    )
    (evidence,) = right.evidence
    assert (evidence.article, evidence.rule) == (note_of(HELD.id), RULE)
    note = next(p for p in store.dump() if isinstance(p, Article) and p.key == evidence.article)
    assert (note.text, note.publisher) == (evidence.quote, "Lan")
    assert "She moved." in evidence.quote
    assert after[HELD.id].review is Review.REJECTED and after[HELD.id].evidence == before[HELD.id].evidence
    assert HELD.id not in {part.id for part in standing(store.dump()) if isinstance(part, Statement)}
    assert [j.instead for j in judgments_on(store, [HELD.id])] == [right.id]
    edge = "MATCH (n:Entity {id: $id})-[r:HOLDS_POST]->(m:Entity) RETURN m.id AS id, r.id AS by ORDER BY id"
    assert {"id": OFFICE, "by": right.id} in store.read(edge, {"id": HELD.subject})
    assert HELD.id not in {row["by"] for row in store.read(edge, {"id": HELD.subject})}
    judge_and_settle(store, [wrong(HELD, Verdict.UNSURE, 1)])
    assert statements(store) == before
    assert {s.review for s in statements(store).values()} == {Review.UNREVIEWED}


def test_a_date_is_corrected_and_corrected_again(store: GraphStore) -> None:
    store.write(sample_graph())
    derived = "MATCH (n:Entity {id: $id}) RETURN n.date AS date"
    correct(store, wrong(DATED), Correction(value="2001-02"))
    assert store.read(derived, {"id": DATED.subject}) == [{"date": "2001-02"}]
    correct(store, wrong(DATED, hours=1), Correction(value="2002-03"))
    assert store.read(derived, {"id": DATED.subject}) == [{"date": "2002-03"}]
    assert replace(DATED, value="2001-02").id not in statements(store)
    judge_and_settle(store, [wrong(DATED, Verdict.ACCEPT, 2)])
    assert store.read(derived, {"id": DATED.subject}) == [{"date": DATED.value}]


@pytest.mark.parametrize(
    "right",
    [
        Correction(object=HELD.object),
        Correction(object="agency/nowhere"),
        Correction(object="topic/patents"),
        Correction(value="2024"),
        Correction(when="yesterday"),
    ],
)
def test_what_is_not_right_is_refused_and_changes_nothing(store: GraphStore, right: Correction) -> None:
    store.write(sample_graph())
    before = list(store.dump())
    with pytest.raises(InvalidStatement):
        correct(store, wrong(HELD), right)
    with pytest.raises(NotFound):
        correct(store, replace(wrong(HELD), target="statement/0"), right)
    assert list(store.dump()) == before
    assert judgments_on(store, [HELD.id]) == []


def test_a_corrected_graph_keeps_the_ontology(store: GraphStore) -> None:
    store.write(sample_graph())
    correct(store, wrong(HELD), Correction(object=OFFICE, when="2025"))
    builder = SubgraphBuilder()
    builder.update(store.dump())
    assert violations(builder.build()) == []
