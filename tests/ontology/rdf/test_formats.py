from dataclasses import replace
from io import BytesIO

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings

from ontology.errors import UnreadableExport, UnwritableExport
from ontology.rdf.formats import read_rdf, write_rdf
from ontology.rdf.terms import BASE, FORMATS, NAMESPACE
from ontology.statements import Subgraph, SubgraphBuilder
from tests.ontology.bilingual_example import EXAMPLE
from tests.ontology.random_parts import WIDE_TEXT, subgraphs

FEW = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def written(subgraph: Subgraph, format: str, base: str = BASE) -> bytes:
    file = BytesIO()
    write_rdf(subgraph.parts(), file, format, base=base)
    return file.getvalue()


def read_back(content: bytes, format: str, base: str = BASE) -> Subgraph:
    builder = SubgraphBuilder()
    builder.update(read_rdf(BytesIO(content), format, base=base))
    return builder.build()


def without_texts(subgraph: Subgraph) -> Subgraph:
    return replace(subgraph, articles=tuple(replace(article, text=None) for article in subgraph.articles))


@pytest.mark.parametrize("format", FORMATS)
def test_a_bilingual_graph_comes_back_as_it_was(format: str) -> None:
    content = written(EXAMPLE, format)
    assert read_back(content, format) == without_texts(EXAMPLE)
    assert list(read_rdf(BytesIO(content), format)) == list(without_texts(EXAMPLE).parts())


@pytest.mark.parametrize("format", FORMATS)
@FEW
@given(subgraph=subgraphs())
def test_any_graph_comes_back_as_it_was(format: str, subgraph: Subgraph) -> None:
    assert read_back(written(subgraph, format), format) == subgraph


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"rdfxml"}))
@FEW
@given(subgraph=subgraphs(WIDE_TEXT))
def test_control_characters_come_back_except_from_xml(format: str, subgraph: Subgraph) -> None:
    assert read_back(written(subgraph, format), format) == subgraph


@pytest.mark.parametrize("character", ["\x01", "\r", "\ufffe"])
def test_what_xml_cannot_carry_is_refused_by_name(character: str) -> None:
    article = replace(EXAMPLE.articles[0], title=f"a{character}b")
    with pytest.raises(UnwritableExport, match=f"U\\+{ord(character):04X}.*choose another format"):
        written(Subgraph((article,)), "rdfxml")


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_graph_gives_the_same_bytes(format: str) -> None:
    content = written(EXAMPLE, format)
    assert content == written(EXAMPLE, format)
    assert content == written(read_back(content, format), format)


@pytest.mark.parametrize("format", FORMATS)
def test_no_text_of_an_article_and_no_blank_node_is_written(format: str) -> None:
    content = written(EXAMPLE, format)
    for article in EXAMPLE.articles:
        assert article.text is not None
        assert article.text.splitlines()[-1] not in content.decode()
    for quad in pyoxigraph.parse(content, FORMATS[format]):
        assert not isinstance(quad.subject, pyoxigraph.BlankNode)
        assert not isinstance(quad.object, pyoxigraph.BlankNode)


def test_every_format_says_the_same() -> None:
    graphs = {
        format: {(quad.subject, quad.predicate, quad.object) for quad in pyoxigraph.parse(content, form)}
        for format, form in FORMATS.items()
        for content in (written(EXAMPLE, format),)
    }
    assert all(graph == graphs["ntriples"] for graph in graphs.values())


def test_a_shuffled_file_reads_the_same() -> None:
    lines = written(EXAMPLE, "nquads").splitlines(keepends=True)
    assert read_back(b"".join(reversed(lines)), "nquads") == without_texts(EXAMPLE)


def ask(query: str, format: str = "turtle") -> list[str]:
    store = pyoxigraph.Store()
    store.load(written(EXAMPLE, format), FORMATS[format])
    found = store.query(
        "PREFIX ipc: <https://w3id.org/ipcoop/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX schema: <https://schema.org/>" + query,
        use_default_graph_as_union=True,
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return sorted(" | ".join(str(term.value) for term in row) for row in found)


def test_a_direct_link_stands_for_its_statement() -> None:
    assert ask(
        "SELECT ?who ?where { ?p ipc:holdsPost ?a . ?p skos:prefLabel ?who . ?a skos:prefLabel ?where "
        "FILTER (lang(?where) = 'vi') }"
    ) == ["Pham Minh Chau | Cục Sở hữu trí tuệ", "Phạm Minh Châu | Cục Sở hữu trí tuệ"]


def test_the_passages_behind_a_link_are_found_with_their_places() -> None:
    found = ask(
        "SELECT ?key ?start ?exact { ?s rdf:predicate ipc:holdsPost ; ipc:hasEvidence ?e . "
        "?e oa:hasSource ?key ; oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ] }"
    )
    assert len(found) == 2
    for row, article in zip(found, sorted(EXAMPLE.articles, key=lambda a: a.key), strict=True):
        key, start, exact = row.split(" | ")
        assert article.text is not None
        assert article.text[int(start) :].startswith(exact)
        assert key.startswith(BASE + "article/")


def test_derived_terms_serve_time_provenance_and_links_to_wikidata() -> None:
    assert ask("SELECT ?d { ?s rdf:predicate ipc:holdsPost ; ipc:observedOn ?d }") == [
        "2024-03-12",
        "2024-03-13",
    ]
    assert ask("SELECT ?a ?z { ?s rdf:predicate ipc:date ; ipc:earliest ?a ; ipc:latest ?z }") == [
        "2024-03-01 | 2024-03-31",
        "2024-03-11 | 2024-03-11",
    ]
    assert ask("SELECT ?q { ?e schema:sameAs ?q }") == ["http://www.wikidata.org/entity/Q17"]
    assert len(ask("SELECT ?e { ?e a ipc:Evidence ; prov:wasGeneratedBy/prov:wasAssociatedWith ?x }")) == sum(
        len(statement.evidence) for statement in EXAMPLE.statements
    )


def test_dates_are_typed_by_their_precision() -> None:
    types = {
        (quad.object.value, quad.object.datatype.value)
        for quad in pyoxigraph.parse(written(EXAMPLE, "turtle"), FORMATS["turtle"])
        if quad.predicate.value == NAMESPACE + "date"
    }
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert types == {("2024-03", xsd + "gYearMonth"), ("2024-03-11", xsd + "date")}


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_the_graph_of_an_article_holds_exactly_its_passages(format: str) -> None:
    quads = list(pyoxigraph.parse(written(EXAMPLE, format), FORMATS[format]))
    assert {getattr(q.graph_name, "value", "") for q in quads} == {
        "",
        *(f"{BASE}graph/{article.key}" for article in EXAMPLE.articles),
    }
    gone = EXAMPLE.articles[0].key
    kept = [quad for quad in quads if getattr(quad.graph_name, "value", "") != f"{BASE}graph/{gone}"]
    rest = read_back(pyoxigraph.serialize(kept, format=FORMATS[format]) or b"", format)
    for before, after in zip(EXAMPLE.statements, rest.statements, strict=True):
        assert after.evidence == tuple(e for e in before.evidence if e.article != gone)
    for was, now in zip(EXAMPLE.entities, rest.entities, strict=True):
        assert now.mentions == tuple(m for m in was.mentions if m.article != gone)


def test_another_base_is_a_parameter_of_both_ways() -> None:
    base = "https://data.example.org/ip/"
    content = written(EXAMPLE, "ntriples", base)
    assert b"w3id.org/ipcoop/id/" not in content
    assert read_back(content, "ntriples", base) == without_texts(EXAMPLE)
    with pytest.raises(UnreadableExport, match="written with another base, give that base"):
        read_back(content, "ntriples")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<a> <b", "not Turtle"),
        ("<x:s> a ipc:Statement .", "rdf:predicate of x:s is given 0 times"),
        ("<x:s> a ipc:Statement ; rdf:predicate ipc:eats .", "'eats' is not a valid Predicate"),
        ("<x:s> a ipc:Statement ; rdf:predicate <x:y> .", "none of ours"),
        ("<x:s> a ipc:Statement ; rdf:predicate ipc:date ; rdf:object <x:y> .", "other sort of object"),
        ("<x:e> a ipc:Agency , ipc:Forum .", "Agency and Forum"),
        (
            "id:e a ipc:Agency ; skos:prefLabel 'E' ; ipc:country 'VN' , 'JP' .",
            "ipc:country is given 2 times",
        ),
        ("id:e a ipc:Agency .", "one name a language"),
        ("id:e a ipc:Agency ; skos:prefLabel 'E'@en , 'F'@en .", "one name a language"),
        ("id:e a ipc:Agency ; skos:prefLabel 'E' ; ipc:hasMention id:m .", "id/m is missing from the file"),
        (
            "id:e a ipc:Agency ; skos:prefLabel 'E' ; ipc:hasMention id:m . id:m a ipc:Mention .",
            "lacks a quote",
        ),
        ("article:a a ipc:Article ; ipc:recorded 'then' .", "isoformat"),
    ],
)
def test_a_broken_file_is_refused_with_the_node_and_the_reason(content: str, message: str) -> None:
    prefixes = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
        "@prefix ipc: <https://w3id.org/ipcoop/ns#> . @prefix id: <https://w3id.org/ipcoop/id/> . "
        "@prefix article: <https://w3id.org/ipcoop/id/article/> . "
        "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
    )
    with pytest.raises(UnreadableExport, match=message):
        read_back((prefixes + content).encode(), "turtle")


def test_a_wrong_format_or_base_is_refused_with_the_choices() -> None:
    with pytest.raises(UnwritableExport, match="turtle, trig, nquads"):
        written(EXAMPLE, "csv")
    with pytest.raises(UnreadableExport, match="turtle, trig, nquads"):
        read_back(b"", "csv")
    with pytest.raises(UnwritableExport, match="ends in / or #"):
        written(EXAMPLE, "turtle", "https://example.org/id")
    with pytest.raises(UnwritableExport, match=r"Người.*RDF cannot say this"):
        entity = replace(EXAMPLE.entities[0], id="official/Người", labels=(("not a tag!", "x"),))
        written(Subgraph((), (entity,)), "turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # inside rdflib itself
@pytest.mark.parametrize(
    ("format", "name"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
def test_another_library_reads_the_same_triples(format: str, name: str) -> None:
    def read(content: bytes, name: str) -> set[tuple[str, ...]]:
        return {
            tuple(term.n3() for term in triple) for triple in rdflib.Graph().parse(data=content, format=name)
        }

    titled = replace(EXAMPLE.articles[0], key="bài số 1/2 (100%)", title=' "Ký"\\ <a> & \U0001f58a\u2028 \t ')
    subgraph = replace(EXAMPLE, articles=(titled, *EXAMPLE.articles))
    wanted = {
        tuple(str(term) for term in triple)
        for triple in pyoxigraph.parse(written(subgraph, "ntriples"), FORMATS["ntriples"])
    }
    found = read(written(subgraph, format), name)
    assert len(found) == len(wanted)
    assert found == read(written(subgraph, "ntriples"), "nt")
