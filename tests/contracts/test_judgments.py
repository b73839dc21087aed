"""What judging promises, on every engine: nothing is lost, and rejected statements leave every answer."""

from datetime import UTC, datetime, timedelta

import pytest

from graph_store.history import all_judgments, changes_since, judgments_on
from graph_store.protocol import GraphStore
from ontology.errors import InvalidStatement
from ontology.judgments import Judgment, Review, Verdict, pair_of
from ontology.statements import Article, Entity, Evidence, Mention, Statement, Subgraph
from ontology.vocabulary import Kind, Predicate
from tests.contracts.sample_graph import sample_graph
from tests.contracts.test_writing import cooperation

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
EDGES = "MATCH (:Entity)-[r:COOPERATES_WITH]->(:Entity) RETURN r.id AS id, r.sources AS sources"
SEEN = "MATCH (s:Statement)-[:SUBJECT]->(n:Entity) RETURN s.id AS id"


def judged(target: str, verdict: Verdict, hours: int = 0, reason: str | None = None) -> Judgment:
    return Judgment(target, verdict, "Lan", NOON + timedelta(hours=hours), reason)


def reviews(store: GraphStore) -> dict[str, Review]:
    return {part.id: part.review for part in store.dump() if isinstance(part, Statement)}


def test_a_rejected_statement_is_kept_and_no_question_sees_it(store: GraphStore) -> None:
    store.write(cooperation("one"))
    (statement,) = cooperation("one").statements
    before = list(store.dump())
    report = store.judge([judged(statement.id, Verdict.REJECT, reason="The text speaks of a plan.")])
    assert report.judgments_added == 1
    assert reviews(store) == {statement.id: Review.REJECTED}
    assert store.read(SEEN) == store.read(EDGES) == []
    assert list(store.dump()) == before
    store.judge([judged(statement.id, Verdict.ACCEPT, 1)])
    assert reviews(store) == {statement.id: Review.ACCEPTED}
    assert store.read(SEEN) == [{"id": statement.id}]
    assert store.read(EDGES) == [{"id": statement.id, "sources": 1}]
    store.judge([judged(statement.id, Verdict.UNSURE, 2)])
    assert reviews(store) == {statement.id: Review.UNREVIEWED}
    assert [j.verdict for j in judgments_on(store, [statement.id])] == ["reject", "accept", "unsure"]


def test_a_judgment_survives_reading_again_and_removal(store: GraphStore) -> None:
    store.write(cooperation("one"))
    (statement,) = cooperation("one").statements
    store.judge([judged(statement.id, Verdict.REJECT)])
    assert not store.write(cooperation("one")).changed
    store.write(cooperation("one", rule="another", confidence=0.4))
    assert reviews(store) == {statement.id: Review.REJECTED}
    assert store.read(EDGES) == []
    report = store.write(cooperation("two"))
    assert (report.statements_added, report.evidence_added) == (0, 1)
    assert store.read(EDGES) == []
    report = store.remove(["one", "two"])
    assert (report.statements_removed, report.entities_removed) == (1, 2)
    assert list(store.dump()) == []
    store.write(cooperation("three"))
    assert reviews(store) == {statement.id: Review.REJECTED}
    assert store.read(EDGES) == store.read(SEEN) == []


def test_a_judgment_may_come_before_its_statement(store: GraphStore) -> None:
    (statement,) = cooperation("one").statements
    store.judge([judged(statement.id, Verdict.ACCEPT)])
    store.write(cooperation("one"))
    assert reviews(store) == {statement.id: Review.ACCEPTED}
    assert store.read(EDGES) == [{"id": statement.id, "sources": 1}]


def test_the_last_judgment_counts_in_whatever_order_they_come(store: GraphStore) -> None:
    store.write(cooperation("one"))
    (statement,) = cooperation("one").statements
    later, earlier = judged(statement.id, Verdict.ACCEPT, 5), judged(statement.id, Verdict.REJECT, 1)
    store.judge([later])
    store.judge([earlier])
    assert reviews(store) == {statement.id: Review.ACCEPTED}
    assert not store.judge([later, earlier]).changed
    assert {j.id for j in all_judgments(store)} == {later.id, earlier.id}


def test_values_follow(store: GraphStore) -> None:
    mention = Mention("one", 0, 3, "MoU", (("en", "MoU"),))
    said = [
        Statement(
            "agreement/m", Predicate.STATUS, value=value, evidence=(Evidence("one", 0, 3, "MoU", "r", 1.0),)
        )
        for value in ("proposed", "signed")
    ]
    entity = Entity("agreement/m", Kind.AGREEMENT, (("en", "MoU"),), mentions=(mention,))
    store.write(Subgraph((Article("one", "MoU"),), (entity,), tuple(said)))
    derived = "MATCH (n:Agreement) RETURN n.status AS status"
    store.judge([judged(said[1].id, Verdict.REJECT)])
    assert store.read(derived) == [{"status": "proposed"}]
    store.judge([judged(said[1].id, Verdict.UNSURE, 1)])
    assert store.read(derived) == [{"status": "signed"}]


def test_whether_two_are_one_is_kept(store: GraphStore) -> None:
    pair = pair_of("agency/b", "agency/a")
    store.judge([judged(pair, Verdict.DIFFERENT, reason="Two countries.")])
    (kept,) = judgments_on(store, [pair_of("agency/a", "agency/b")])
    assert (kept.verdict, kept.reason, kept.at) == (Verdict.DIFFERENT, "Two countries.", NOON)


@pytest.mark.parametrize(
    "wrong",
    [
        judged("agency/a", Verdict.ACCEPT),
        judged("statement/1", Verdict.SAME),
        judged(pair_of("agency/a", "agency/b"), Verdict.REJECT),
        judged(pair_of("agency/a", "agency/a"), Verdict.SAME),
        Judgment("statement/1", Verdict.ACCEPT, " ", NOON),
        Judgment("statement/1", Verdict.ACCEPT, "Lan", NOON.replace(tzinfo=None)),
    ],
)
def test_what_is_no_judgment_is_refused(store: GraphStore, wrong: Judgment) -> None:
    with pytest.raises(InvalidStatement, match="judgment-"):
        store.judge([wrong])
    assert list(all_judgments(store)) == []


def test_rejecting_all_and_taking_it_back_leaves_no_trace(store: GraphStore) -> None:
    graph = sample_graph()
    store.write(graph)
    everything = (
        "MATCH (a)-[r]->(b) WHERE NOT type(r) = 'JUDGES' RETURN type(r) AS kind, count(r) AS n ORDER BY kind"
    )
    names = "MATCH (n:Entity) RETURN n.id AS id, n.date AS date, n.status AS status ORDER BY id"
    before = store.read(everything), store.read(names)
    store.judge([judged(s.id, Verdict.REJECT) for s in graph.statements])
    assert store.read(SEEN) == []
    assert {row["kind"] for row in store.read(everything)} == {
        *("REJECTED_SUBJECT", "REJECTED_OBJECT", "SUPPORTED_BY", "QUOTED_FROM", "MENTIONED_IN")
    }
    store.judge([judged(s.id, Verdict.UNSURE, 1) for s in graph.statements])
    assert (store.read(everything), store.read(names)) == before
    assert {change.why for change in changes_since(store, "1")} == {"judged"}
