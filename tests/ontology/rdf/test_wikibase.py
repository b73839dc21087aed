from dataclasses import replace
from io import BytesIO

import pyoxigraph
import pytest

from ontology.judgments import Review
from ontology.rdf.formats import read_rdf, write_rdf
from ontology.rdf.terms import BASE, FORMATS, VOCABULARIES
from ontology.rdf.wikibase import PREFIXES, unshaped
from ontology.statements import Statement, Subgraph
from tests.contracts.sample_graph import sample_graph

NAMES = "".join(f"PREFIX {name}: <{start}> " for name, start in {**VOCABULARIES, **PREFIXES}.items())
REVIEWS = [Review.ACCEPTED, Review.UNREVIEWED, Review.REJECTED]


def reviewed() -> Subgraph:
    """The sample graph with the three reviews in turn."""
    graph = sample_graph()
    statements = (replace(s, review=REVIEWS[n % 3]) for n, s in enumerate(graph.statements))
    return replace(graph, statements=tuple(statements))


def written(graph: Subgraph, format: str, profile: str = "wikibase") -> bytes:
    file = BytesIO()
    write_rdf(graph.parts(), file, format, profile=profile)
    return file.getvalue()


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(written(reviewed(), "nquads"), pyoxigraph.RdfFormat.N_QUADS)
    return store


def ask(store: pyoxigraph.Store, query: str) -> list[tuple[str, ...]]:
    found = store.query(NAMES + query.replace("{B}", BASE), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return sorted(tuple(str(term.value).removeprefix(BASE) for term in row) for row in found)


def test_a_query_as_one_asks_wikidata_finds_value_qualifier_and_reference(store: pyoxigraph.Store) -> None:
    found = ask(
        store,
        "SELECT ?who ?body ?post ?article ?quote ?start { ?who p:holdsPost ?s . ?s ps:holdsPost ?body ; "
        "pq:post ?post ; prov:wasDerivedFrom [ a wikibase:Reference ; pr:statedIn ?article ; "
        "pr:quotation ?quote ; pr:start ?start ] }",
    )
    wanted = sorted(
        (s.subject, s.object, s.role, f"article/{each.article}", each.quote, str(each.start))
        for s in sample_graph().statements
        if s.predicate == "holdsPost" and s.role
        for each in s.evidence
    )
    assert len(wanted) >= 4
    assert found == wanted


def test_literals_are_values_and_dates_are_qualifiers(store: pyoxigraph.Store) -> None:
    graph = sample_graph()
    assert ask(store, "SELECT ?a ?v { ?a p:date ?s . ?s ps:date ?v }") == sorted(
        (s.subject, s.value) for s in graph.statements if s.predicate == "date"
    )
    assert ask(store, "SELECT ?s ?w { ?s pq:when ?w }") == sorted(
        (s.id, s.when) for s in graph.statements if s.when
    )


def test_each_statement_has_the_rank_that_its_review_gives(store: pyoxigraph.Store) -> None:
    ranks = {
        Review.ACCEPTED: "PreferredRank",
        Review.UNREVIEWED: "NormalRank",
        Review.REJECTED: "DeprecatedRank",
    }
    start = PREFIXES["wikibase"]
    assert ask(store, "SELECT ?s ?r { ?s a wikibase:Statement ; wikibase:rank ?r }") == sorted(
        (s.id, start + ranks[s.review]) for s in reviewed().statements
    )


@pytest.mark.parametrize("format", FORMATS)
def test_reviews_come_back_from_ranks(format: str) -> None:
    parts = read_rdf(BytesIO(written(reviewed(), format)), format)
    assert {p.id: p.review for p in parts if isinstance(p, Statement)} == {
        s.id: s.review for s in reviewed().statements
    }


def test_terms_of_one_predicate_are_tied_together_once(store: pyoxigraph.Store) -> None:
    used = {s.predicate for s in sample_graph().statements}
    assert ask(store, "SELECT ?d ?c ?v { ?d wikibase:claim ?c ; wikibase:statementProperty ?v }") == sorted(
        (VOCABULARIES["ipc"] + name, PREFIXES["p"] + name, PREFIXES["ps"] + name) for name in used
    )


def test_put_back_in_the_plain_form_it_says_all_that_rdf_11_says() -> None:
    form = pyoxigraph.RdfFormat.N_TRIPLES
    told = [
        {(q.predicate, q.object) for q in unshaped(pyoxigraph.parse(content, form))}
        for content in (written(sample_graph(), "ntriples"), written(sample_graph(), "ntriples", "rdf11"))
    ]
    lost = {
        (str(p.value), str(getattr(o, "value", o)).partition("#")[2] or "-")
        for p, o in told[1] - told[0]
        if not str(getattr(o, "value", "")).endswith(("#quote", "#position"))
    }
    assert {name for _, name in lost} <= {"Statement", "SpecificResource", "TextQuoteSelector"} | {
        "TextPositionSelector"
    }
