from dataclasses import replace
from io import BytesIO

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings

from ontology.errors import UnreadableExport, UnwritableExport
from ontology.posts import post_label
from ontology.rdf.formats import read_rdf, write_rdf
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import BASE, FORMATS
from ontology.statements import Subgraph, SubgraphBuilder
from tests.contracts.sample_graph import sample_graph
from tests.ontology.bilingual_example import EXAMPLE
from tests.ontology.random_parts import subgraphs

FEW = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
PAIRS = [(profile, format) for profile in PROFILES for format in PROFILES[profile].formats(FORMATS)]
PREFIXES = (
    "PREFIX ipc: <https://w3id.org/ipcoop/ns#> PREFIX org: <http://www.w3.org/ns/org#> "
    "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX time: <http://www.w3.org/2006/time#> "
    "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/> "
)


def written(subgraph: Subgraph, format: str, profile: str) -> bytes:
    file = BytesIO()
    write_rdf(subgraph.parts(), file, format, profile=profile)
    return file.getvalue()


def read_back(content: bytes, format: str) -> Subgraph:
    builder = SubgraphBuilder()
    builder.update(read_rdf(BytesIO(content), format))
    return builder.build()


def without_texts(subgraph: Subgraph) -> Subgraph:
    return replace(subgraph, articles=tuple(replace(article, text=None) for article in subgraph.articles))


def loaded(subgraph: Subgraph, profile: str) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(written(subgraph, "nquads", profile), pyoxigraph.RdfFormat.N_QUADS)
    return store


def ask(store: pyoxigraph.Store, query: str) -> list[str]:
    found = store.query(PREFIXES + query.replace("{B}", BASE), use_default_graph_as_union=True)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    rows = [[str(getattr(term, "value", term)).removeprefix(BASE) for term in row] for row in found]
    return sorted(" | ".join(row) for row in rows)


@pytest.mark.parametrize(("profile", "format"), PAIRS)
@pytest.mark.parametrize("graph", [EXAMPLE, sample_graph()], ids=["example", "sample"])
def test_every_profile_comes_back_as_it_was(graph: Subgraph, profile: str, format: str) -> None:
    content = written(graph, format, profile)
    assert read_back(content, format) == without_texts(graph)
    assert content == written(read_back(content, format), format, profile)


@pytest.mark.parametrize(("profile", "format"), [pair for pair in PAIRS if pair[0] != "rdf11"])
@FEW
@given(subgraph=subgraphs())
def test_any_graph_comes_back_from_any_profile(profile: str, format: str, subgraph: Subgraph) -> None:
    assert read_back(written(subgraph, format, profile), format) == subgraph


def test_the_profile_without_a_name_is_the_first() -> None:
    file = BytesIO()
    write_rdf(EXAMPLE.parts(), file, "turtle")
    assert file.getvalue() == written(EXAMPLE, "turtle", next(iter(PROFILES)))


@pytest.mark.parametrize(
    ("profile", "format", "told"),
    [
        ("rdf12", "jsonld", "jsonld cannot carry the profile rdf12; choose one of turtle"),
        ("articles", "turtle", "choose one of trig, nquads"),
        ("rdf13", "turtle", "is no profile of RDF; choose one of rdf11, rdf12, org, articles, wikibase"),
    ],
)
def test_what_a_format_cannot_carry_is_refused(profile: str, format: str, told: str) -> None:
    with pytest.raises(UnwritableExport, match=told):
        written(EXAMPLE, format, profile)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_profile_has_blank_nodes(profile: str) -> None:
    for quad in pyoxigraph.parse(written(EXAMPLE, "nquads", profile), pyoxigraph.RdfFormat.N_QUADS):
        assert not isinstance(quad.subject, pyoxigraph.BlankNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)


def test_in_rdf_12_each_statement_reifies_its_direct_link_and_nothing_is_reified_twice() -> None:
    store = loaded(sample_graph(), "rdf12")
    count = len(sample_graph().statements)
    assert ask(store, "SELECT (COUNT(*) AS ?n) { ?s rdf:reifies <<( ?a ?b ?c )>> . ?a ?b ?c }") == [
        str(count)
    ]
    for gone in ("rdf:subject", "rdf:predicate", "rdf:object"):
        assert ask(store, f"SELECT ?s {{ ?s {gone} ?o }}") == []
    assert ask(store, "SELECT ?s { ?s a rdf:Statement }") == []


def test_rdf_12_says_all_else_that_rdf_11_says() -> None:
    reified = {"subject", "predicate", "object", "reifies", "type"}
    said = []
    for profile in ("rdf11", "rdf12"):
        quads = pyoxigraph.parse(written(EXAMPLE, "nquads", profile), pyoxigraph.RdfFormat.N_QUADS)
        said.append({quad for quad in quads if quad.predicate.value.rpartition("#")[2] not in reified})
    assert said[0] == said[1]


def test_a_reifier_of_no_triple_is_refused() -> None:
    content = written(EXAMPLE, "ntriples", "rdf12").decode().splitlines()
    broken = [
        line.split(" <<(")[0] + " <https://example.org/> ." if "#reifies>" in line else line
        for line in content
    ]
    with pytest.raises(UnreadableExport, match="no triple"):
        list(read_rdf(BytesIO("\n".join(broken).encode()), "ntriples"))


def test_posts_are_memberships_with_role_and_time() -> None:
    store = loaded(sample_graph(), "org")
    assert ask(
        store,
        "SELECT ?who ?where ?role ?label { ?m a org:Membership ; org:member ?who ; org:organization ?where ; "
        "org:role ?role . ?role a org:Role ; skos:prefLabel ?label FILTER (LANG(?label) = 'vi') }",
    ) == [
        "official/du | agency/ip-viet-nam | role/deputy-director-general | Phó Cục trưởng",
        "official/mau | agency/ip-viet-nam | role/director-general | Cục trưởng",
        f"official/rei | agency/jpo | role/commissioner | {post_label('commissioner', 'vi')}",
        "official/sample | agency/wipo | role/assistant-director-general | Trợ lý Tổng Giám đốc",
    ]
    assert ask(
        store,
        "SELECT ?who ?from ?to { ?m org:member ?who ; org:memberDuring [ a time:Interval ; "
        "time:hasBeginning / time:inXSDDate ?from ; time:hasEnd / time:inXSDDate ?to ] }",
    ) == ["official/du | 2018-01-01 | 2023-12-31"]
    assert ask(store, "SELECT ?post { <{B}official/mau> org:holds ?post . ?post a org:Post }") == [
        "post/agency/ip-viet-nam/director-general"
    ]
    assert ask(store, "SELECT ?a { ?post org:heldBy <{B}official/rei> ; org:postIn ?a }") == ["agency/jpo"]


def test_members_of_forums_are_memberships_that_lead_to_their_evidence() -> None:
    store = loaded(sample_graph(), "org")
    assert ask(
        store,
        "SELECT DISTINCT ?who ?article { ?m org:member ?who ; org:organization <{B}forum/asean> ; "
        "prov:wasDerivedFrom / ipc:hasEvidence / oa:hasSource ?article }",
    ) == [f"place/{name} | article/en-2024" for name in ("laos", "singapore", "viet-nam")]


def test_each_article_is_a_graph_that_is_complete_in_itself() -> None:
    graph = sample_graph()
    store = loaded(graph, "articles")
    for article in graph.articles:
        name = pyoxigraph.NamedNode(f"{BASE}graph/{article.key}")
        alone = pyoxigraph.Store()
        for quad in store.quads_for_pattern(None, None, None, name):
            alone.add(quad)
        claims = {s.id for s in graph.statements if article.key in s.sources}
        assert set(ask(alone, "SELECT ?s { ?s a ipc:Statement }")) == claims
        assert len(ask(alone, "SELECT ?e { ?e a ipc:Evidence }")) == sum(
            each.article == article.key for s in graph.statements for each in s.evidence
        )
        assert ask(alone, "SELECT ?d { ?a a ipc:Article ; schema:datePublished ?d }") == [article.published]
        links = "SELECT ?s { ?s rdf:subject ?a ; rdf:predicate ?b ; rdf:object ?c . ?a ?b ?c }"
        assert set(ask(alone, links)) == claims


def test_to_drop_a_graph_is_to_forget_its_article() -> None:
    graph = sample_graph()
    quads = pyoxigraph.parse(written(graph, "nquads", "articles"), pyoxigraph.RdfFormat.N_QUADS)
    dropped = pyoxigraph.NamedNode(f"{BASE}graph/vi-2023")
    kept = pyoxigraph.serialize(
        (quad for quad in quads if quad.graph_name != dropped), format=pyoxigraph.RdfFormat.N_QUADS
    )
    assert kept is not None
    left = read_back(kept, "nquads")
    assert {article.key for article in left.articles} == {"vi-2025", "en-2025", "en-2024"}
    assert left.statements == tuple(
        replace(s, evidence=tuple(e for e in s.evidence if e.article != "vi-2023"))
        for s in graph.statements
        if set(s.sources) - {"vi-2023"}
    )
