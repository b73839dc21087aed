"""The revision and the changes feed, on every engine: whoever follows it holds what the store holds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from graph_store.history import Change, Revision, changes_since, removals_of, revision_of
from graph_store.protocol import GraphStore
from ontology.errors import HistoryForgotten, InvalidQuery
from ontology.judgments import Judgment, Verdict
from ontology.statements import Article, Subgraph
from tests.contracts.sample_graph import sample_graph
from tests.contracts.test_writing import TEXT, article, cooperation, only


def ids(store: GraphStore) -> set[str]:
    return {f"article/{part.key}" if isinstance(part, Article) else part.id for part in store.dump()}


def follow(held: set[str], changes: list[Change]) -> None:
    """Do to `held` what a reader of the feed does; each line must fit what is there."""
    for change in changes:
        assert not held & set(change.added)
        assert set(change.removed) | set(change.changed) <= held
        held |= set(change.added)
        held -= set(change.removed)


def test_the_revision_grows_with_what_changes_something(store: GraphStore) -> None:
    start = datetime.now(UTC) - timedelta(seconds=1)
    assert revision_of(store).number == 0
    store.write(cooperation("one"))
    first = revision_of(store)
    assert first.number == 1 and first.changed and start < first.changed < datetime.now(UTC)
    store.write(cooperation("one"))
    assert revision_of(store) == first
    store.remove(["one"])
    second = revision_of(store)
    assert second.number == 2 and second.changed and second.changed > first.changed
    assert len({first.tag, second.tag}) == 2
    store.remove(["one"])
    assert revision_of(store) == second


def test_why_something_changed(store: GraphStore) -> None:
    (statement,) = cooperation("one").statements
    entities = {"agency/a", "agency/b"}
    store.write(cooperation("one"))
    store.write(cooperation("one", confidence=0.5))
    newer = replace(
        cooperation("one", confidence=0.5), articles=(replace(article("one"), extractor="rules 2"),)
    )
    store.write(newer)
    store.write(replace(newer, articles=(replace(newer.articles[0], title="Tin"),)))
    store.write(replace(newer, articles=(replace(article("one", TEXT + "!"), extractor="rules 2"),)))
    store.judge([Judgment(statement.id, Verdict.ACCEPT, "Lan", datetime(2026, 1, 1, tzinfo=UTC))])
    store.remove(["one"])
    found = changes_since(store)
    assert [(c.revision, c.why, c.article, c.by) for c in found] == [
        (1, "loaded", "one", None),
        (2, "reread", "one", None),
        (3, "reread", "one", None),
        (4, "described", "one", None),
        (5, "revised", "one", None),
        (6, "judged", None, "Lan"),
        (7, "removed", "one", None),
    ]
    assert set(found[0].added) == {"article/one", statement.id, *entities}
    assert found[1].changed == (statement.id,)
    assert all("article/one" in change.changed for change in found[2:5])
    assert found[5].changed == (statement.id,)
    assert set(found[6].removed) == {"article/one", statement.id, *entities}


def test_a_reader_of_the_feed_holds_what_the_store_holds(store: GraphStore) -> None:
    graph, held = sample_graph(), set[str]()
    keys = [part.key for part in graph.articles]
    curated = Subgraph(entities=tuple(replace(e, mentions=()) for e in graph.entities if e.reference))
    cursor = "0"
    steps = [
        partial(store.write, curated),
        *(partial(store.write, only(graph, key)) for key in keys),
        partial(store.remove, keys[:2]),
        partial(store.write, graph),
        partial(store.remove, keys),
    ]
    for step in steps:
        step()
        news = changes_since(store, cursor)
        follow(held, news)
        assert held == ids(store)
        cursor = news[-1].cursor
    assert changes_since(store, cursor) == []
    assert [c.cursor for c in changes_since(store, limit=3)] == [c.cursor for c in changes_since(store)][:3]


def test_a_page_may_end_within_a_write(store: GraphStore) -> None:
    store.write(sample_graph())
    whole = changes_since(store)
    assert len(whole) > 2 and {change.revision for change in whole} == {1}
    paged, cursor = [], "0"
    while page := changes_since(store, cursor, limit=1):
        paged += page
        cursor = page[-1].cursor
    assert paged == whole
    assert changes_since(store, "1") == []


def test_what_is_gone_is_remembered_until_it_is_back(store: GraphStore) -> None:
    store.write(cooperation("one"))
    (statement,) = cooperation("one").statements
    asked = ["article/one", statement.id, "agency/a", "agency/never"]
    assert removals_of(store, asked) == {}
    store.remove(["one"])
    gone = removals_of(store, asked)
    assert set(gone) == set(asked[:3])
    assert {(removal.revision, removal.why) for removal in gone.values()} == {(2, "removed")}
    store.write(cooperation("two"))
    assert set(removals_of(store, asked)) == {"article/one"}


@pytest.mark.parametrize("cursor", ["", "x", "1-x", "-1", "9" * 20, "٣", "1-2-3"])
def test_a_cursor_of_elsewhere_is_refused(store: GraphStore, cursor: str) -> None:
    with pytest.raises(InvalidQuery, match="since"):
        changes_since(store, cursor)


def test_an_older_program_left_no_moment() -> None:
    assert Revision(7, None).tag == "7"
    assert Revision(7, datetime(2026, 1, 1, tzinfo=UTC)).tag != Revision(7, None).tag


def test_old_changes_are_forgotten_and_who_missed_them_is_told(store: GraphStore) -> None:
    for key in ("one", "two"):
        store.write(cooperation(key))
    whole = changes_since(store)
    assert not store.forget_changes(whole[0].at)
    between = next(change.at for change in whole if change.revision == 2)
    before = revision_of(store)
    assert store.forget_changes(between)
    after = revision_of(store)
    assert (after.number, after.tag, after.changed) == (before.number, before.tag, before.changed)
    assert before.forgotten is None and str(after.forgotten).startswith(f"change/{1:012d}-")
    for missed in ("0", "0-5"):
        with pytest.raises(HistoryForgotten, match="/api/v1/bulk"):
            changes_since(store, missed)
    assert changes_since(store, "1") == [change for change in whole if change.revision == 2]
    assert not store.forget_changes(between)
    assert store.forget_changes(datetime.now(UTC))
    assert changes_since(store, "2") == []
    with pytest.raises(HistoryForgotten):
        changes_since(store, "1")
