"""The page for people: no script, both languages, nothing of a query or the data is trusted."""

import html
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from graph_store.engines.embedded import EmbeddedStore
from ontology.competency import competency_questions
from tests.graph_api.sparql.conftest import client_of

BROWSER = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
# The page shows those whose entities are in the graph; one names an article instead.
SHOWN = [each for each in competency_questions() if each.name != "statements_in_article"]
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)></textarea>'


@pytest.fixture(scope="module")
def people(sample: EmbeddedStore) -> Iterator[TestClient]:
    with client_of(sample) as client:
        client.headers.update(BROWSER)
        yield client


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(page)
    return parser.found


def test_the_page_offers_each_competency_question_in_both_languages(people: TestClient) -> None:
    for language in ("en", "vi"):
        response = people.get("/sparql", params={"lang": language})
        assert response.status_code == 200
        page = html.unescape(response.text)
        assert f'<html lang="{language}">' in page
        for question in SHOWN:
            assert question.titles[language] in page


def test_an_example_is_one_click_away(people: TestClient) -> None:
    page = people.get("/sparql").text
    links = [attributes["href"] for tag, attributes in elements(page) if tag == "a"]
    examples = [link for link in links if link and "query=" in link]
    assert len(examples) == len(SHOWN)
    for link in examples:
        response = people.get(f"/sparql{link}")
        assert response.status_code == 200
        assert "<tbody>" in response.text


def test_rows_are_a_table_whose_ids_lead_into_this_site(people: TestClient) -> None:
    query = (
        "SELECT ?a ?n { ?a a <https://w3id.org/ipcoop/ns#Agency> ; "
        "<http://www.w3.org/2004/02/skos/core#prefLabel> ?n } ORDER BY ?a ?n"
    )
    page = people.get("/sparql", params={"query": query}).text
    assert '<th scope="col">a</th><th scope="col">n</th>' in page
    assert 'href="/id/agency/dip-laos"' in page
    assert "Department of Intellectual Property of Laos</a> <small>agency/dip-laos</small>" in page
    assert "Cơ quan Sáng chế Nhật Bản <small>vi</small>" in page
    assert re.search(r'<time datetime="[0-9T:+-]+">', page)


@pytest.mark.parametrize(("query", "shown"), [("ASK {}", "Yes"), ("ASK { <urn:x> ?p ?o }", "No")])
def test_a_yes_or_no_is_said_so(people: TestClient, query: str, shown: str) -> None:
    assert f'<p class="boolean">{shown}</p>' in people.get("/sparql", params={"query": query}).text


def test_triples_are_shown_as_turtle(people: TestClient) -> None:
    page = people.get("/sparql", params={"query": "CONSTRUCT { <urn:x> <urn:y> 'é<b>' } {}"}).text
    assert html.escape('<urn:x> <urn:y> "é<b>" .', quote=False) in page.replace("&#34;", '"')


def test_many_rows_are_cut_and_it_says_so(people: TestClient) -> None:
    page = people.get("/sparql", params={"query": "SELECT * { ?s ?p ?o }"}).text
    assert "500 rows" in page
    assert "Only the first rows are shown" in page


def test_no_rows_are_said_so(people: TestClient) -> None:
    assert "Nothing answers" in people.get("/sparql", params={"query": "SELECT * { <urn:x> ?p ?o }"}).text


def test_what_is_wrong_stands_on_the_page_beside_the_query(people: TestClient) -> None:
    response = people.get("/sparql", params={"query": "SELECT * { oops"})
    assert response.status_code == 400
    assert "Malformed query" in response.text
    assert "SELECT * { oops</textarea>" in response.text


@pytest.mark.parametrize(
    "query",
    [
        HOSTILE,
        f"SELECT ('''{HOSTILE}''' AS ?x) {{}}",
        "SELECT (<javascript:alert(1)> AS ?x) {}",
        'CONSTRUCT { <urn:x> <urn:y> "</pre><script>alert(1)</script>" } {}',
    ],
)
def test_nothing_of_a_query_becomes_markup(people: TestClient, query: str) -> None:
    response = people.get("/sparql", params={"query": query, "lang": '"><script>'})
    found = elements(response.text)
    assert not [tag for tag, _ in found if tag in ("script", "img", "iframe", "style")]
    assert not [name for _, attributes in found for name in attributes if name.startswith("on")]
    links = [attributes.get("href") or "" for tag, attributes in found if tag == "a"]
    assert not [link for link in links if link.startswith(("javascript:", "data:"))]


def test_the_page_needs_no_script_and_allows_none(people: TestClient) -> None:
    response = people.get("/sparql")
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert people.get("/sparql/style.css").headers["content-type"].startswith("text/css")


def test_every_box_has_a_label(people: TestClient) -> None:
    found = elements(people.get("/sparql").text)
    labelled = {attributes.get("for") for tag, attributes in found if tag == "label"}
    boxes = [attributes.get("id") for tag, attributes in found if tag in ("textarea", "select")]
    assert boxes
    assert set(boxes) <= labelled


def test_an_empty_graph_shows_the_examples_that_name_nothing() -> None:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        with client_of(store) as client:
            page = html.unescape(client.get("/sparql", headers=BROWSER).text)
    shown = [question.name for question in competency_questions() if question.titles["en"] in page]
    assert shown == [question.name for question in competency_questions() if not question.entities]
    assert shown
