"""Differences of any two graphs: complete, nothing unchanged among them; a patch that leads there exactly."""

from io import BytesIO

from hypothesis import given, settings

from ontology.differences import How, State, Why, changes_between
from ontology.holdings import holdings_of
from ontology.rdf.formats import write_rdf
from ontology.rdf.patch import write_patch
from ontology.statements import Article, Entity, Statement, Subgraph
from tests.ontology.random_parts import WIDE_TEXT, subgraphs


def by_id(graph: Subgraph) -> dict[str, Article | Entity | Statement]:
    return {f"article/{p.key}" if isinstance(p, Article) else p.id: p for p in graph.parts()}


def quads(graph: Subgraph) -> set[bytes]:
    file = BytesIO()
    write_rdf(graph.parts(), file, "nquads")
    return set(file.getvalue().splitlines(keepends=True))


@settings(max_examples=60)
@given(subgraphs(), subgraphs())
def test_the_changes_lead_from_one_graph_to_the_other(before: Subgraph, after: Subgraph) -> None:
    old, new = by_id(before), by_id(after)
    changes = {change.id: change for change in changes_between(State(before), State(after))}
    assert set(changes) == {key for key in {*old, *new} if old.get(key) != new.get(key)}
    for key, change in changes.items():
        expected = How.ADDED if key not in old else How.REMOVED if key not in new else How.CHANGED
        assert change.how is expected
        assert bool(change.details) is (expected is How.CHANGED)
        assert change.part == new.get(key, old.get(key))
        for reason in change.reasons:
            if reason.why not in (Why.RELATED, Why.REFERENCE, Why.MERGED, Why.PARTED):
                assert f"article/{reason.source}" in changes


@settings(max_examples=60)
@given(subgraphs(WIDE_TEXT), subgraphs(WIDE_TEXT))
def test_the_patch_leads_from_one_graph_to_the_other(before: Subgraph, after: Subgraph) -> None:
    file = BytesIO()
    write_patch(before.parts(), after.parts(), file)
    rows = file.getvalue().splitlines(keepends=True)[2:-1]
    deleted = {row[2:] for row in rows if row.startswith(b"D ")}
    added = {row[2:] for row in rows if row.startswith(b"A ")}
    assert len(deleted) + len(added) == len(rows)
    assert deleted <= quads(before)
    assert (quads(before) - deleted) | added == quads(after)
    assert not added & quads(before)


@settings(max_examples=60)
@given(subgraphs())
def test_direct_links_are_counted_as_the_rdf_has_them(graph: Subgraph) -> None:
    counted = holdings_of(graph.parts())
    lines = quads(graph)
    for predicate, count in counted.predicates.items():
        name = f"<https://w3id.org/ipcoop/ns#{predicate}>".encode()
        assert sum(line.split(b" ")[1] == name for line in lines) == count
    assert counted.statements == len(graph.statements)
    assert counted.evidence == sum(len(statement.evidence) for statement in graph.statements)
