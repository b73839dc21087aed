"""From the address of a thing to its page or its data, as clients of linked data ask for it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.linked_data.forms import FORMS
from graph_store.engines.embedded import EmbeddedStore
from ontology.judgments import Judgment, Verdict
from ontology.rdf.formats import read_rdf, write_rdf
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import BASE, FORMATS, NAMESPACE
from ontology.statements import Subgraph, SubgraphBuilder
from tests.contracts.sample_graph import sample_graph

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
STATEMENT = next(s.id for s in sample_graph().statements if s.predicate == "holdsPost")


@pytest.fixture(scope="module")
def site() -> Iterator[TestClient]:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(sample_graph())
        with TestClient(create_app(store), follow_redirects=False) as client:
            yield client


def get(site: TestClient, path: str, accept: str = "*/*", **parameters: str) -> Any:
    return site.get(path, headers={"accept": accept}, params=parameters)


def read(content: bytes, format: str) -> Subgraph:
    builder = SubgraphBuilder()
    builder.update(read_rdf(BytesIO(content), format))
    return builder.build()


@pytest.mark.parametrize(
    ("thing", "page"),
    [
        ("agency/jpo", "/entity/agency/jpo"),
        ("topic/patents", "/entity/topic/patents"),
        (STATEMENT, f"/{STATEMENT}"),
        ("article/vi-2023", "/article/vi-2023"),
    ],
)
def test_people_are_led_to_the_page_and_programs_to_the_data(site: TestClient, thing: str, page: str) -> None:
    answer = get(site, f"/id/{thing}", BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    assert get(site, page, BROWSER).status_code == 200
    for form in FORMS:
        answer = get(site, f"/id/{thing}", form.media_type)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/doc/{thing}.{form.ending}")
        assert "Accept" in answer.headers["vary"]
        document = get(site, answer.headers["location"])
        assert document.status_code == 200
        assert document.headers["content-type"].split(";")[0] == form.media_type
        assert read(document.content, form.format).parts()


def test_the_quality_of_each_form_counts(site: TestClient) -> None:
    accept = "text/html;q=0.4, application/ld+json;q=0.9, text/turtle;q=0.5"
    assert get(site, "/id/agency/jpo", accept).headers["location"] == "/doc/agency/jpo.jsonld"
    assert get(site, "/id/agency/jpo", "*/*").headers["location"] == "/entity/agency/jpo"


def test_a_thing_names_all_its_descriptions(site: TestClient) -> None:
    links = get(site, "/id/agency/jpo").headers["link"]
    for form in FORMS:
        assert f'</doc/agency/jpo.{form.ending}>; rel="describedby"; type="{form.media_type}"' in links
    assert '</entity/agency/jpo>; rel="describedby"; type="text/html"' in links
    document = get(site, "/doc/agency/jpo.ttl")
    assert document.headers["link"].startswith(f'<{BASE}agency/jpo>; rel="describes"')
    assert document.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/id/agency/nobody", "*/*", 404),
        ("/id/agency/nobody", "text/turtle", 404),
        ("/id/statement/nothing", "*/*", 404),
        ("/id/article/nothing", "*/*", 404),
        ("/id/planet/mars", "*/*", 404),
        ("/id/agency", "*/*", 404),
        ("/doc/agency/nobody.ttl", "*/*", 404),
        ("/doc/planet/mars", "*/*", 404),
        ("/id/agency/jpo", "image/png", 406),
        ("/doc/agency/jpo", "image/png", 406),
        ("/ns", "image/png", 406),
        ("/ns.doc", "*/*", 404),
        ("/ns/9.9.9", "*/*", 404),
        ("/dataset", "image/png", 406),
    ],
)
def test_what_there_is_not_is_said_so(site: TestClient, path: str, accept: str, status: int) -> None:
    assert get(site, path, accept).status_code == status


def test_what_is_told_only_within_another_thing_leads_there(site: TestClient) -> None:
    graph = get(site, "/doc/article/vi-2023.nt").text
    key = re.findall(rf"<{BASE}evidence/([^>#]+)>", graph)[0]
    answer = get(site, f"/id/evidence/{key}", "text/turtle")
    assert answer.headers["location"] == f"/doc/statement/{key.partition('-')[0]}.ttl"
    document = get(site, answer.headers["location"].replace(".ttl", ".nt"))
    assert f"evidence/{key}" in document.text
    assert (
        get(site, "/id/graph/vi-2023", "application/trig").headers["location"] == "/doc/article/vi-2023.trig"
    )
    assert get(site, "/id/dataset", "text/turtle").headers["location"] == "/dataset"


def test_errors_are_told_as_the_client_reads(site: TestClient) -> None:
    for path in ("/id/agency/nobody", "/doc/agency/nobody.ttl", "/ns/9.9.9"):
        program, person = get(site, path, "text/turtle"), get(site, path, BROWSER)
        assert program.headers["content-type"] == "application/problem+json"
        assert program.json()["status"] == 404
        assert person.headers["content-type"].startswith("text/html")
        assert person.status_code == 404


def test_a_document_without_an_ending_is_negotiated(site: TestClient) -> None:
    answer = get(site, "/doc/agency/jpo", "application/n-triples")
    assert answer.headers["content-type"].startswith("application/n-triples")
    assert answer.headers["content-location"] == "/doc/agency/jpo.nt"
    assert get(site, "/doc/agency/jpo").headers["content-location"] == "/doc/agency/jpo.ttl"


def whole_export(profile: str) -> set[pyoxigraph.Quad]:
    file = BytesIO()
    write_rdf(sample_graph().parts(), file, "nquads", profile=profile)
    return set(pyoxigraph.parse(file.getvalue(), pyoxigraph.RdfFormat.N_QUADS))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "thing", ["agency/ip-viet-nam", "official/du", "place/laos", STATEMENT, "article/en-2024"]
)
def test_a_document_is_a_part_of_the_export_in_every_profile(
    site: TestClient, thing: str, profile: str
) -> None:
    answer = get(site, f"/doc/{thing}.nq", profile=profile)
    assert answer.status_code == 200, answer.text
    told = set(pyoxigraph.parse(answer.content, pyoxigraph.RdfFormat.N_QUADS))
    assert told
    # An entity that the document only names is in no article's graph there.
    known = {(quad.subject, quad.predicate, quad.object) for quad in whole_export(profile)}
    unknown = {quad for quad in told if (quad.subject, quad.predicate, quad.object) not in known}
    assert not unknown


def test_a_document_of_an_entity_has_every_statement_about_it_with_its_evidence(site: TestClient) -> None:
    thing = "agency/ip-viet-nam"
    told = read(get(site, f"/doc/{thing}.ttl").content, "turtle")
    expected = [s for s in sample_graph().statements if thing in (s.subject, s.object)]
    assert list(told.statements) == expected
    (found,) = [entity for entity in told.entities if entity.id == thing]
    assert [found] == [entity for entity in sample_graph().entities if entity.id == thing]


def test_a_document_of_an_article_has_what_it_says_and_no_more(site: TestClient) -> None:
    told = read(get(site, "/doc/article/en-2025.trig").content, "trig")
    assert [article.key for article in told.articles] == ["en-2025"]
    assert {s.id for s in told.statements} == {
        s.id for s in sample_graph().statements if "en-2025" in s.sources
    }
    assert {e.article for s in told.statements for e in s.evidence} == {"en-2025"}
    mentioned = {entity.id for entity in told.entities if entity.mentions}
    assert mentioned == {
        entity.id
        for entity in sample_graph().entities
        if any(mention.article == "en-2025" for mention in entity.mentions)
    }


def test_a_profile_that_the_form_cannot_carry_is_refused(site: TestClient) -> None:
    answer = get(site, "/doc/agency/jpo.jsonld", profile="rdf12")
    assert answer.status_code == 400
    assert "rdf11" in answer.text
    assert get(site, "/doc/agency/jpo.ttl", profile="rdf12").status_code == 200


def test_what_a_person_rejected_is_on_its_page_and_in_no_document() -> None:
    target = next(s for s in sample_graph().statements if s.object)
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(sample_graph())
        store.judge([Judgment(target.id, Verdict.REJECT, "Mai", moment)])
        with TestClient(create_app(store), follow_redirects=False) as judged:
            for thing in (target.subject, f"article/{target.sources[0]}"):
                assert target.id not in get(judged, f"/doc/{thing}.nt").text
            answer = get(judged, f"/doc/{target.id}.nt", "text/turtle")
            assert (answer.status_code, "rejected" in answer.json()["detail"]) == (404, True)
            assert get(judged, f"/{target.id}", BROWSER).status_code == 200


PROFILE = "https://w3id.org/ipcoop/ns/profile/"


@pytest.mark.parametrize(
    ("wish", "form", "chosen"),
    [
        (f"<{PROFILE}rdf12>", "ttl", "rdf12"),
        (f"<{PROFILE}org>;q=0.5, <{PROFILE}rdf12>;q=0.8", "ttl", "rdf12"),
        (f"<{PROFILE}rdf12>, <{PROFILE}org>;q=0.5", "jsonld", "org"),
        (f"<{PROFILE}articles>", "trig", "articles"),
        (f"<{PROFILE}articles>", "ttl", "rdf11"),
        (f"<{PROFILE}org>;q=0", "ttl", "rdf11"),
        ("<https://example.org/other>", "ttl", "rdf11"),
        ("nonsense", "ttl", "rdf11"),
    ],
)
def test_a_profile_is_negotiated_and_named(site: TestClient, wish: str, form: str, chosen: str) -> None:
    answer = site.get(f"/doc/agency/jpo.{form}", headers={"accept-profile": wish})
    assert f'<{PROFILE}{chosen}>; rel="profile"' in answer.headers["link"]
    assert "Accept-Profile" in answer.headers["vary"]
    assert answer.content == get(site, f"/doc/agency/jpo.{form}", profile=chosen).content
    media_type = answer.headers["content-type"].split(";")[0]
    led = site.get("/id/agency/jpo", headers={"accept": media_type, "accept-profile": wish})
    assert led.headers["location"] == answer.headers["content-location"]


def test_a_profile_may_be_named_by_its_address(site: TestClient) -> None:
    by_address = get(site, "/doc/agency/jpo.ttl", profile=f"{PROFILE}org")
    assert by_address.content == get(site, "/doc/agency/jpo.ttl", profile="org").content
    assert get(site, "/id/agency/jpo", "text/turtle", profile="org").headers["location"].endswith("=org")
    for name in PROFILES:
        told = get(site, f"/ns/profile/{name}", "text/turtle")
        assert f'hasToken "{name}"' in told.text
    assert get(site, "/ns/profile/none", "text/turtle").status_code == 404
    assert get(site, "/ns/profile/org", "image/png").status_code == 406


@pytest.mark.parametrize("name", ["release/2026.1", "run/rules%200.1", "extractor/rules%200.1"])
def test_what_the_dataset_tells_of_leads_there(site: TestClient, name: str) -> None:
    answer = get(site, f"/id/{name}", "text/turtle")
    assert (answer.status_code, answer.headers["location"]) == (303, "/dataset")


@pytest.mark.parametrize("ending", ["ttl", "jsonld", "nt", "rdf"])
def test_the_ontology_says_the_same_in_every_form(site: TestClient, ending: str) -> None:
    form = next(form for form in FORMS if form.ending == ending)
    by_name, by_header = get(site, f"/ns.{ending}"), get(site, "/ns", form.media_type)
    assert by_name.content == by_header.content
    assert by_header.headers["content-type"].split(";")[0] == form.media_type
    store = pyoxigraph.Store()
    store.load(by_name.content, FORMATS[form.format])
    turtle = pyoxigraph.Store()
    turtle.load(get(site, "/ns.ttl").content, pyoxigraph.RdfFormat.TURTLE)
    assert len(store) == len(turtle)


@pytest.mark.parametrize(("language", "label"), [("en", "holds a post at"), ("vi", "giữ chức vụ tại")])
def test_the_page_of_the_ontology_has_every_term_in_each_language(
    site: TestClient, language: str, label: str
) -> None:
    answer = get(site, "/ns", BROWSER, lang=language)
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert label in answer.text
    store = pyoxigraph.Store()
    store.load(get(site, "/ns.ttl").content, pyoxigraph.RdfFormat.TURTLE)
    named = {
        quad.subject.value.removeprefix(NAMESPACE)
        for kind in ("Class", "ObjectProperty", "DatatypeProperty")
        for quad in store.quads_for_pattern(
            None,
            pyoxigraph.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            pyoxigraph.NamedNode(f"http://www.w3.org/2002/07/owl#{kind}"),
        )
        if isinstance(quad.subject, pyoxigraph.NamedNode) and quad.subject.value.startswith(NAMESPACE)
    }
    assert len(named) > 30
    assert not [name for name in named if f'id="{name}"' not in answer.text]


def test_the_ontology_is_found_by_its_version_and_links_its_forms(site: TestClient) -> None:
    assert get(site, "/ns/0.1.0", "text/turtle").content == get(site, "/ns.ttl").content
    assert '</ns.jsonld>; rel="alternate"; type="application/ld+json"' in get(site, "/ns").headers["link"]
    assert get(site, "/ns.html").text.count("<h1>") == 1


@pytest.mark.parametrize("name", ["alignments", "alignments-jolux", "shapes", "predicate-shapes"])
def test_what_stands_beside_the_ontology_has_its_address(site: TestClient, name: str) -> None:
    sizes = set()
    for form in (form for form in FORMS if form.ending not in ("trig", "nq")):
        answer = get(site, f"/ns/{name}", form.media_type)
        assert answer.headers["content-type"].split(";")[0] == form.media_type
        store = pyoxigraph.Store()
        store.load(answer.content, FORMATS[form.format])
        sizes.add(len(store))
    assert len(sizes) == 1
    assert f'href="/ns/{name}"' in get(site, "/ns", BROWSER).text
    assert get(site, f"/ns/{name}", "image/png").status_code == 406


def test_the_context_of_json_ld_has_its_address(site: TestClient) -> None:
    answer = get(site, "/ns/context.jsonld")
    assert answer.headers["content-type"].startswith("application/ld+json")
    assert "holdsPost" in answer.json()["@context"]


def test_the_dataset_tells_how_much_is_in_it(site: TestClient) -> None:
    assert get(site, "/.well-known/void").headers["location"] == "/dataset"
    store = pyoxigraph.Store()
    store.load(get(site, "/dataset", "text/turtle").content, pyoxigraph.RdfFormat.TURTLE)
    found = store.query(
        "PREFIX void: <http://rdfs.org/ns/void#> SELECT ?class ?n { ?d a void:Dataset ; "
        "void:classPartition [ void:class ?class ; void:entities ?n ] }"
    )
    assert isinstance(found, pyoxigraph.QuerySolutions)
    counts = {str(row["class"].value).removeprefix(NAMESPACE): int(row["n"].value) for row in found}
    graph = sample_graph()
    assert counts["Statement"] == len(graph.statements)
    assert counts["Article"] == len(graph.articles)
    assert counts["Agency"] == sum(entity.kind == "Agency" for entity in graph.entities)


@pytest.mark.parametrize("form", ["text/turtle", "application/rdf+xml", "application/ld+json"])
def test_the_dataset_tells_its_terms_its_files_and_how_it_was_made(site: TestClient, form: str) -> None:
    store = pyoxigraph.Store()
    rdf = next(each.format for each in FORMS if each.media_type == form)
    store.load(get(site, "/dataset", form).content, FORMATS[rdf])
    asked = """
        PREFIX void: <http://rdfs.org/ns/void#> PREFIX dcat: <http://www.w3.org/ns/dcat#>
        PREFIX dc: <http://purl.org/dc/elements/1.1/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT (COUNT(DISTINCT ?dump) AS ?dumps) (SAMPLE(?rights) AS ?terms) {
            ?d a dcat:Dataset ; dcterms:license ?licence ; dcterms:modified ?moment ; void:dataDump ?dump ;
               prov:wasGeneratedBy/prov:wasAssociatedWith ?reader ; dcterms:source/dc:rights ?rights }"""
    (row,) = store.query(asked)  # type: ignore[misc]
    assert int(row["dumps"].value) >= 4
    assert row["terms"].value == "Apache-2.0"
