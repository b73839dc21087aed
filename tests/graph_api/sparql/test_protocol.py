"""The situations of the SPARQL 1.1 Protocol; those of updates are refused, for this endpoint is read only."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
JSON = "application/sparql-results+json"
GRAPHS = "https://w3id.org/ipcoop/id/graph/"
ONE, TWO, THREE = (f"{GRAPHS}{key}" for key in ("vi-2025", "en-2025", "en-2024"))
SOURCES = "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT DISTINCT ?source { ?place oa:hasSource ?source }"
NAMED = (
    "PREFIX oa: <http://www.w3.org/ns/oa#> SELECT DISTINCT ?g { GRAPH ?g { ?place oa:hasSource ?source } }"
)
INSERT = "INSERT DATA { <urn:x> <urn:y> <urn:z> }"


def post(client: TestClient, body: str | bytes, kind: str | None, address: str = "/sparql") -> Any:
    headers = {"content-type": kind} if kind else {}
    content = body if isinstance(body, bytes) else body.encode()
    return client.post(address, content=content, headers=headers)


def form(*pairs: tuple[str, str]) -> str:
    return urlencode(pairs)


def values(response: Any) -> set[str]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == JSON
    return {
        term["value"].rpartition("/")[2]
        for row in response.json()["results"]["bindings"]
        for term in row.values()
    }


def test_a_query_by_get(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "ASK {}"})
    assert response.status_code == 200
    assert response.json()["boolean"] is True


def test_a_query_by_form(client: TestClient) -> None:
    assert post(client, form(("query", "ASK {}")), FORM).json()["boolean"] is True


def test_a_query_as_the_body(client: TestClient) -> None:
    assert post(client, "ASK {}", f"{QUERY}; charset=UTF-8").json()["boolean"] is True


def test_a_query_as_the_body_sees_the_graphs_of_the_address(client: TestClient) -> None:
    address = f"/sparql?{form(('default-graph-uri', ONE))}"
    assert values(post(client, SOURCES, QUERY, address)) == {"vi-2025"}


@pytest.mark.parametrize("way", ["get", "form"])
@pytest.mark.parametrize(
    ("query", "graphs", "seen"),
    [
        (SOURCES, [("default-graph-uri", ONE), ("default-graph-uri", TWO)], {"vi-2025", "en-2025"}),
        (SOURCES, [("named-graph-uri", ONE)], set()),
        (NAMED, [("named-graph-uri", ONE), ("named-graph-uri", TWO)], {"vi-2025", "en-2025"}),
        (NAMED, [("default-graph-uri", ONE)], set()),
        (SOURCES, [("default-graph-uri", ONE), ("named-graph-uri", TWO)], {"vi-2025"}),
        (NAMED, [("default-graph-uri", ONE), ("named-graph-uri", TWO)], {"en-2025"}),
        (SOURCES, [("default-graph-uri", "urn:nothing")], set()),
    ],
)
def test_a_request_names_the_graphs_that_its_query_sees(
    client: TestClient, way: str, query: str, graphs: list[tuple[str, str]], seen: set[str]
) -> None:
    text = form(("query", query), *graphs)
    response = client.get(f"/sparql?{text}") if way == "get" else post(client, text, FORM)
    assert values(response) == seen


def test_the_graphs_of_the_request_go_before_those_of_the_query(client: TestClient) -> None:
    query = SOURCES.replace("{", f"FROM <{ONE}> {{", 1)
    assert values(client.get("/sparql", params={"query": query})) == {"vi-2025"}
    assert values(client.get("/sparql", params={"query": query, "default-graph-uri": THREE})) == {"en-2024"}


def test_without_graphs_all_are_seen_as_one_and_by_name(client: TestClient) -> None:
    all_of_them = {"vi-2025", "en-2025", "en-2024", "vi-2023"}
    assert values(client.get("/sparql", params={"query": SOURCES})) == all_of_them
    assert values(client.get("/sparql", params={"query": NAMED})) == all_of_them


@pytest.mark.parametrize(
    ("accept", "query", "given"),
    [
        (None, "SELECT * {}", JSON),
        ("*/*", "SELECT * {}", JSON),
        ("application/sparql-results+xml", "SELECT * {}", "application/sparql-results+xml"),
        ("text/csv;q=0.5, text/tab-separated-values", "SELECT (1 AS ?x) {}", "text/tab-separated-values"),
        ("text/csv, application/*;q=0.1", "ASK {}", JSON),
        ("application/sparql-results+xml;q=0.9, */*;q=0.1", "ASK {}", "application/sparql-results+xml"),
        ("application/rdf+xml", "DESCRIBE <urn:x>", "application/rdf+xml"),
        ("*/*", "DESCRIBE <urn:x>", "text/turtle"),
        ("application/n-triples", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 1", "application/n-triples"),
        ("application/ld+json", "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1", "application/ld+json"),
    ],
)
def test_the_form_of_the_answer_is_negotiated(
    client: TestClient, accept: str | None, query: str, given: str
) -> None:
    headers: Mapping[str, Any] = {"accept": accept} if accept else {}
    client.headers.pop("accept", None)
    response = client.get("/sparql", params={"query": query}, headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].split(";")[0] == given
    assert "accept" in response.headers["vary"].lower()


@pytest.mark.parametrize(
    ("accept", "query"),
    [
        ("image/png", "ASK {}"),
        ("text/csv", "ASK {}"),
        ("text/turtle", "SELECT * {}"),
        ("text/csv", "DESCRIBE <urn:x>"),
    ],
)
def test_a_form_that_the_answer_does_not_have_is_refused(client: TestClient, accept: str, query: str) -> None:
    assert client.get("/sparql", params={"query": query}, headers={"accept": accept}).status_code == 406


def test_relative_addresses_are_relative_to_the_endpoint(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": "SELECT (<x> AS ?x) {}"})
    assert response.json()["results"]["bindings"][0]["x"]["value"] == "http://testserver/x"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    response = client.request(method, f"/sparql?{form(('query', 'ASK {}'))}")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize(
    ("body", "kind", "address", "status"),
    [
        (form(("query", "ASK {}"), ("query", "SELECT * {}")), FORM, "", 400),
        ("ASK {}", QUERY, f"?{form(('query', 'ASK {}'))}", 400),
        (form(("query", "ASK {}")), "text/plain", "", 415),
        (form(("query", "ASK {}")), None, "", 415),
        ("ASK {}", None, "", 415),
        ("ASK {}", FORM, "", 400),
        ("", FORM, "", 400),
        ("", QUERY, "", 400),
        ("ASK {}".encode("utf-16"), f"{QUERY}; charset=UTF-16", "", 415),
        (b"ASK { ?s ?p '\xe9' }", QUERY, "", 400),
        (b"query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E9%22%20%7D", FORM, "", 400),
        (form(("query", "ASK {")), FORM, "", 400),
        (form(("query", "")), FORM, "", 400),
        (form(("query", "ASK {}"), ("default-graph-uri", "not an address")), FORM, "", 400),
        (form(("query", "ASK {}"), ("update", INSERT)), FORM, "", 400),
        (form(("query", "ASK {}"), ("using-graph-uri", ONE)), FORM, "", 400),
        (form(("query", INSERT)), FORM, "", 403),
        (form(("update", INSERT)), FORM, "", 403),
        (form(("update", INSERT), ("update", INSERT)), FORM, "", 400),
        (form(("update", "INSERT {")), FORM, "", 403),
        (form(("update", INSERT), ("using-graph-uri", ONE)), FORM, "", 403),
        (form(("update", INSERT)), "text/plain", "", 415),
        (INSERT, None, "", 415),
        (INSERT, UPDATE, "", 403),
        (INSERT, UPDATE, f"?{form(('using-graph-uri', ONE), ('using-named-graph-uri', TWO))}", 403),
        (INSERT.encode("utf-16"), f"{UPDATE}; charset=UTF-16", "", 415),
    ],
)
def test_what_is_no_single_query_is_refused(
    client: TestClient, body: str | bytes, kind: str | None, address: str, status: int
) -> None:
    response = post(client, body, kind, f"/sparql{address}")
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status
    assert response.json()["detail"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (form(("query", "ASK {}"), ("query", "ASK {}")), 400),
        (form(("update", INSERT)), 400),
        (form(("query", "SELECT")), 400),
        (form(("query", "LOAD <http://127.0.0.1/>")), 403),
        (form(("query", "CLEAR ALL")), 403),
        ("query=ASK%20%7B%20%3Fs%20%3Fp%20%22%E9%22%20%7D", 400),
    ],
)
def test_a_get_is_held_to_the_same(client: TestClient, query: str, status: int) -> None:
    assert client.get(f"/sparql?{query}").status_code == status


def test_nothing_that_was_refused_has_changed_the_graph(client: TestClient) -> None:
    post(client, INSERT, UPDATE)
    assert (
        client.get("/sparql", params={"query": "ASK { <urn:x> <urn:y> <urn:z> }"}).json()["boolean"] is False
    )


def test_a_request_that_is_too_long_is_refused(client: TestClient) -> None:
    assert post(client, "ASK {}" + " " * 300_000, QUERY).status_code == 413


def test_any_page_may_ask(client: TestClient) -> None:
    response = client.options("/sparql")
    assert response.status_code == 204
    assert response.headers["access-control-allow-origin"] == "*"
    assert client.get("/sparql", params={"query": "ASK {}"}).headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("accept", ["text/turtle", "application/rdf+xml", "application/ld+json", "*/*"])
def test_without_a_query_the_endpoint_describes_itself(client: TestClient, accept: str) -> None:
    response = client.get("/sparql", headers={"accept": accept})
    assert response.status_code == 200
    form_of = {"*": pyoxigraph.RdfFormat.TURTLE}
    kind = response.headers["content-type"].split(";")[0]
    parsed = pyoxigraph.Store()
    parsed.load(response.content, form_of.get(accept[0]) or pyoxigraph.RdfFormat.from_media_type(kind))
    told = parsed.query(
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
        "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX void: <http://rdfs.org/ns/void#> "
        "SELECT ?endpoint ?triples { ?s a sd:Service ; sd:endpoint ?endpoint ; "
        "sd:supportedLanguage sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ; "
        "sd:defaultDataset [ dcterms:modified ?when ; sd:defaultGraph [ void:triples ?triples ] ] }"
    )
    assert isinstance(told, pyoxigraph.QuerySolutions)
    (row,) = list(told)
    assert row["endpoint"].value == "http://testserver/sparql"
    counted = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).json()
    assert row["triples"].value == counted["results"]["bindings"][0]["n"]["value"]


def test_the_description_has_no_picture(client: TestClient) -> None:
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406
