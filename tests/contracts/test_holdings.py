"""A store and its export are counted alike, on both engines, rejected statements left out of both."""

from dataclasses import replace
from datetime import UTC, datetime

from graph_api.linked_data.dataset import holdings_in
from graph_store.protocol import GraphStore
from ontology.holdings import Holdings, holdings_of
from ontology.judgments import Judgment, Verdict
from ontology.statements import standing
from tests.contracts.sample_graph import sample_graph


def test_a_store_is_described_as_its_export_is(store: GraphStore) -> None:
    store.ensure_schema()
    assert holdings_in(store) == Holdings()
    store.write(sample_graph())
    target = next(s.id for s in sample_graph().statements if len(s.evidence) > 1)
    store.judge([Judgment(target, Verdict.REJECT, "Mai", datetime(2026, 5, 1, tzinfo=UTC))])
    told, counted = holdings_in(store), holdings_of(standing(store.dump()))
    assert told == replace(counted, examples=told.examples)
    assert told.statements == len(sample_graph().statements) - 1
    assert told.mentions > 20
