"""What is one by judgment stays one on the way through files, and a dump can still be taken apart."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.history import all_judgments, merged_into
from graph_store.protocol import GraphStore
from loaders.restoring import IMPORT, load_rdf, load_statements
from ontology.differences import State, Why, changes_between
from ontology.jsonl import write_lines
from ontology.judgment_lines import write_judgments
from ontology.judgments import Judgment, Verdict, pair_of
from ontology.rdf.formats import write_rdf
from ontology.statements import SubgraphBuilder, standing
from tests.contracts.sample_graph import sample_graph

GONE, STAYS = "agency/jpo", "agency/ip-viet-nam"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SAME = Judgment(pair_of(GONE, STAYS), Verdict.SAME, "Lan", NOON, "one office")


@pytest.fixture(scope="module")
def merged() -> EmbeddedStore:
    store = EmbeddedStore(None)
    store.write(sample_graph())
    store.judge([SAME])
    return store


def as_whole(store: GraphStore) -> State:
    builder = SubgraphBuilder()
    builder.update(store.dump())
    return State(builder.build(), tuple(all_judgments(store)))


def test_a_dump_keeps_each_on_its_own_and_the_judgments_make_them_one(
    merged: EmbeddedStore, store: GraphStore, tmp_path: Path
) -> None:
    file = tmp_path / "dump.jsonl"
    lines = [*write_lines(merged.dump(apart=True), with_text=True), *write_judgments(all_judgments(merged))]
    file.write_text("".join(lines), encoding="utf-8")
    load_statements(file, store)
    assert list(store.dump()) == list(merged.dump())
    assert list(all_judgments(store)) == [SAME]
    store.judge([Judgment(SAME.target, Verdict.DIFFERENT, "Lan", NOON + timedelta(hours=1))])
    with EmbeddedStore(None) as plain:
        plain.write(sample_graph())
        assert list(store.dump()) == list(plain.dump())


def test_an_rdf_export_says_what_is_one_and_loading_it_makes_it_one(
    merged: EmbeddedStore, store: GraphStore, tmp_path: Path
) -> None:
    file = tmp_path / "graph.ttl"
    with file.open("wb") as opened:
        write_rdf(standing(merged.dump()), opened, "turtle")
    text = file.read_text(encoding="utf-8")
    assert "agency:jpo owl:sameAs agency:ip-viet-nam" in text
    assert "dcterms:isReplacedBy agency:ip-viet-nam" in text
    load_rdf(file, store)
    assert merged_into(store, [GONE]) == {GONE: STAYS}
    assert [(j.target, j.by, j.reason) for j in all_judgments(store)] == [
        (SAME.target, IMPORT, "one in graph.ttl")
    ]
    assert not load_rdf(file, store).changed
    told = {part.id for part in store.dump() if not hasattr(part, "key")}
    assert told == {part.id for part in standing(merged.dump()) if not hasattr(part, "key")}


def test_what_nobody_holds_for_one_is_not_made_one_by_a_file(merged: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "graph.jsonl"
    file.write_text("".join(write_lines(standing(merged.dump()))), encoding="utf-8")
    with EmbeddedStore(None) as store:
        store.judge([Judgment(SAME.target, Verdict.DIFFERENT, "Lan", NOON)])
        load_statements(file, store)
        assert merged_into(store, [GONE]) == {}


def test_a_comparison_tells_that_two_became_one_and_why(merged: EmbeddedStore) -> None:
    with EmbeddedStore(None) as plain:
        plain.write(sample_graph())
        before, after = as_whole(plain), as_whole(merged)
    changes = {change.id: change for change in changes_between(before, after)}
    assert {(r.why, r.source, r.note) for r in changes[GONE].reasons} == {(Why.MERGED, "Lan", "one office")}
    assert changes[STAYS].reasons == changes[GONE].reasons
    assert {reason.why for change in changes.values() for reason in change.reasons} == {Why.MERGED}
    back = changes_between(after, before)
    assert {reason.why for change in back for reason in change.reasons} == {Why.PARTED}
