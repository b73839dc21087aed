"""What `ipcoop diff` says of two graphs: every change, why it came, and a patch that makes one the other."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.history import all_judgments
from graph_store.opening import open_store
from ipcoop.releasing.changelist import change_lines, change_list
from ipcoop.releasing.edition import Edition, InvalidRelease
from ipcoop.releasing.sides import state_of
from ipcoop.releasing.writing import write_release
from ontology.differences import Change, How, Reason, State, Why, changes_between
from ontology.jsonl import write_lines
from ontology.judgments import Judgment, Verdict
from ontology.rdf.formats import write_rdf
from ontology.rdf.patch import write_patch
from ontology.rdf.terms import BASE
from ontology.statements import Article, Statement, Subgraph, SubgraphBuilder, standing
from tests.contracts.sample_graph import sample_graph

GRAPH = sample_graph()


def without(graph: Subgraph, article: str) -> Subgraph:
    """The graph as a store leaves it when an article goes."""
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(graph)
        store.remove([article])
        builder = SubgraphBuilder()
        builder.update(store.dump())
    return builder.build()


LESS = without(GRAPH, "en-2025")


def by_id(changes: list[Change]) -> dict[str, Change]:
    return {change.id: change for change in changes}


def test_equal_graphs_have_no_changes() -> None:
    assert changes_between(State(GRAPH), State(sample_graph())) == []
    assert [*change_list([], State(GRAPH), State(GRAPH), ("a", "b"))][-1] == "Nothing differs."


def test_every_change_is_told_with_the_article_that_made_it() -> None:
    changes = changes_between(State(LESS), State(GRAPH))
    found = by_id(changes)
    assert found["article/en-2025"].how is How.ADDED
    came = {s.id for s in GRAPH.statements} - {s.id for s in LESS.statements}
    assert came
    for identity in came:
        assert found[identity].how is How.ADDED
        assert found[identity].reasons == (Reason(Why.LOADED, "en-2025"),)
    kept = {s.id: s for s in LESS.statements}
    grown = [s for s in GRAPH.statements if s.id in kept and kept[s.id].evidence != s.evidence]
    for statement in grown:
        assert found[statement.id].details == ("evidence",)
    assert grown
    parts = {"article/en-2025", *came, *(s.id for s in grown)}
    assert {change.id for change in changes if isinstance(change.part, Article | Statement)} == parts


def test_the_way_back_turns_what_was_added_into_what_was_removed() -> None:
    there, back = (
        by_id(changes_between(*pair)) for pair in ((State(LESS), State(GRAPH)), (State(GRAPH), State(LESS)))
    )
    assert there.keys() == back.keys()
    turned = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED, How.CHANGED: How.CHANGED}
    assert all(back[identity].how is turned[change.how] for identity, change in there.items())
    assert back["article/en-2025"].reasons == (Reason(Why.REMOVED, "en-2025"),)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"extractor": "rules 9"}, Why.REREAD),
        ({"sha256": "0" * 64, "extractor": "rules 9"}, Why.REVISED),
        ({"title": "Another"}, Why.DESCRIBED),
    ],
)
def test_an_article_that_changed_says_how(change: dict[str, str], why: Why) -> None:
    articles = tuple(replace(a, **change) if a.key == "vi-2025" else a for a in GRAPH.articles)  # type: ignore[arg-type]
    gone = next(s for s in GRAPH.statements if s.sources == ("vi-2025",))
    now = replace(GRAPH, articles=articles, statements=tuple(s for s in GRAPH.statements if s != gone))
    found = by_id(changes_between(State(GRAPH), State(now)))
    assert found["article/vi-2025"].reasons == (Reason(why, "vi-2025"),)
    assert found[gone.id].reasons == (Reason(why, "vi-2025"),)
    assert found[gone.id].how is How.REMOVED


def test_a_judgment_is_the_reason_for_what_it_removed() -> None:
    target = GRAPH.statements[0]
    judgment = Judgment(target.id, Verdict.REJECT, "Mai", datetime(2026, 5, 1, tzinfo=UTC), "misread")
    rest = replace(GRAPH, statements=GRAPH.statements[1:])
    (change,) = changes_between(State(GRAPH), State(rest, (judgment,)))
    assert change.reasons == (Reason(Why.JUDGED, "Mai", "misread"),)
    text = "\n".join(change_list([change], State(GRAPH), State(rest), ("a", "b")))
    assert "Mai judged it (misread)" in text


def test_a_curated_entity_changes_because_knowledge_does() -> None:
    entity = next(e for e in GRAPH.entities if e.reference)
    renamed = replace(entity, country="XX")
    now = replace(GRAPH, entities=tuple(renamed if e == entity else e for e in GRAPH.entities))
    (change,) = changes_between(State(GRAPH), State(now))
    assert (change.details, change.reasons) == (("country",), (Reason(Why.REFERENCE),))


def quads(graph: Subgraph) -> set[bytes]:
    file = BytesIO()
    write_rdf(graph.parts(), file, "nquads")
    return set(file.getvalue().splitlines(keepends=True))


@pytest.mark.parametrize(("before", "after"), [(LESS, GRAPH), (GRAPH, LESS), (Subgraph(), GRAPH)])
def test_the_patch_makes_one_graph_of_the_other(before: Subgraph, after: Subgraph) -> None:
    file, again = BytesIO(), BytesIO()
    deleted, added = write_patch(before.parts(), after.parts(), file)
    write_patch(before.parts(), after.parts(), again)
    assert file.getvalue() == again.getvalue()
    head, start, *rows, end = file.getvalue().splitlines(keepends=True)
    assert head.startswith(b"H id <urn:uuid:")
    assert (start, end) == (b"TX .\n", b"TC .\n")
    patched = quads(before)
    for row in rows:
        change, line = row[:2], row[2:]
        if change == b"D ":
            patched.remove(line)
        else:
            assert change == b"A "
            assert line not in patched
            patched.add(line)
    assert patched == quads(after)
    assert (deleted, added) == (len(quads(before) - quads(after)), len(quads(after) - quads(before)))


def test_the_list_reads_in_both_languages() -> None:
    changes = changes_between(State(LESS), State(GRAPH))
    english, vietnamese = (
        "\n".join(change_list(changes, State(LESS), State(GRAPH), ("2026.1", "2026.2"), language))
        for language in ("en", "vi")
    )
    assert english.startswith("# Changes from 2026.1 to 2026.2")
    assert vietnamese.startswith("# Thay đổi từ 2026.1 đến 2026.2")
    assert "because article en-2025 is new" in english
    assert "vì bài en-2025 là bài mới" in vietnamese
    lines = [json.loads(line) for line in change_lines(changes)]
    assert [line["id"] for line in lines] == [change.id for change in changes]
    assert lines[0]["reasons"] == [{"why": "loaded", "source": "en-2025", "note": None}]
    assert all(f"`{change.id}`" in english for change in changes)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One graph, one statement of it rejected, in every form that can be compared."""
    folder = tmp_path_factory.mktemp("sides")
    store = f"embedded:{folder / 'store'}"
    with open_store(store) as graph:
        graph.ensure_schema()
        graph.write(GRAPH)
        moment = datetime(2026, 5, 1, tzinfo=UTC)
        graph.judge([Judgment(GRAPH.statements[0].id, Verdict.REJECT, "Mai", moment)])
        parts, judgments = list(graph.dump()), list(all_judgments(graph))
    edition = Edition("1", "2026-11-23", BASE, "ipcoop 0")
    release = write_release(standing(parts), judgments, folder, edition).folder
    dump = folder / "dump.jsonl"
    dump.write_text("".join(write_lines(parts, with_text=True)), encoding="utf-8")
    with dump.open("a", encoding="utf-8") as file:
        lines = (release / "data/graph.jsonl").read_text("utf-8").splitlines(keepends=True)
        file.writelines(line for line in lines if '"judgment"' in line)
    turtle = str(release / "data/rdf12/graph.ttl")
    return {"store": store, "release": str(release), "dump": str(dump), "turtle": turtle}


@pytest.mark.parametrize("name", ["release", "dump", "turtle"])
def test_one_graph_is_the_same_in_whatever_form_it_comes(forms: dict[str, str], name: str) -> None:
    one, other = (
        state_of(form, BASE, lambda spec: open_store(spec, read_only=True))
        for form in (forms["store"], forms[name])
    )
    assert changes_between(one, other) == []
    assert len(one.graph.statements) == len(GRAPH.statements) - 1


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    for name in (tmp_path / "nothing.jsonl", tmp_path):
        with pytest.raises(InvalidRelease, match="nothing to compare"):
            state_of(str(name), BASE, open_store)
