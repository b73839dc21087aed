"""Each kind of answer in each of its forms, read back by independent readers."""

import csv
import io
import json
from itertools import pairwise

import networkx
import pytest
from fastapi.testclient import TestClient
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from ontology.statements import Article, Entity, Subgraph
from ontology.vocabulary import Kind

API = "/api/v1"
LISTS = ("/entities?limit=5", "/statements?limit=5", "/articles?limit=2", "/search?q=wipo")
GRAPHS = ("/entities/agency/ip-viet-nam/neighborhood?limit=6", "/paths?from=JPO&to=WIPO")


def with_form(address: str, form: str) -> str:
    return f"{API}{address}{'&' if '?' in address else '?'}format={form}"


@pytest.mark.parametrize("address", LISTS)
def test_lists_come_as_lines_and_tables(client: TestClient, address: str) -> None:
    said = client.get(API + address).json()
    rows = next(value for value in said.values() if isinstance(value, list))
    lines = client.get(with_form(address, "jsonl"))
    assert lines.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in lines.text.splitlines()] == rows
    table = client.get(with_form(address, "csv"))
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    read = list(csv.DictReader(io.StringIO(table.text, newline="")))
    assert len(read) == len(rows)
    key = "id" if "id" in rows[0] else "key"
    assert [row[key] for row in read] == [row[key] for row in rows]
    assert {row["url"] for row in read} == {row["url"] for row in rows}
    if said.get("next"):
        assert table.links["next"]["url"] == said["next"] + "&format=csv"


def test_a_named_query_is_a_table_in_its_own_columns(client: TestClient) -> None:
    address = "/queries/officials_of_agency?agency=IP%20Viet%20Nam"
    said = client.get(API + address).json()
    table = client.get(API + address, headers={"Accept": "text/csv"})
    head, *rows = csv.reader(io.StringIO(table.text, newline=""))
    assert head == said["columns"]
    assert len(rows) == len(said["rows"]) > 0


@pytest.mark.parametrize("address", GRAPHS)
def test_neighborhoods_and_paths_come_as_graphs(client: TestClient, address: str) -> None:
    said = json.dumps(client.get(API + address).json())
    for form, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        answer = client.get(with_form(address, form))
        assert answer.headers["content-type"] == f"application/{form}+xml"
        graph = read(io.BytesIO(answer.content))
        assert graph.number_of_nodes() >= 2
        assert all(json.dumps(node) in said for node in graph.nodes if not node.startswith("article"))
    assert len(Graph().parse(data=client.get(with_form(address, "turtle")).text, format="turtle")) > 10


@pytest.mark.parametrize("address", ["/entities/agency/jpo", "/articles/en-2025"])
def test_single_things_come_as_rdf(client: TestClient, address: str) -> None:
    turtle = client.get(API + address, headers={"Accept": "text/turtle;q=0.9, text/html"})
    linked = client.get(API + address, headers={"Accept": "application/ld+json"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    one = set(parse(turtle.content, format=RdfFormat.TURTLE))
    other = set(parse(linked.content, format=RdfFormat.JSON_LD))
    assert len(one) == len(other) > 5


def test_a_statement_comes_as_rdf(client: TestClient) -> None:
    url = client.get(f"{API}/statements?limit=1").json()["statements"][0]["url"]
    assert "prov" in client.get(f"{url}?format=turtle").text


def test_another_form_is_refused_in_the_one_form(client: TestClient) -> None:
    answer = client.get(f"{API}/entities", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["detail"]
    named = client.get(f"{API}/entities?format=gexf")
    assert named.status_code == 400
    assert "json, jsonl, csv" in named.json()["detail"]
    assert client.get(f"{API}/statistics?format=csv").status_code == 400


def test_a_name_goes_before_the_header(client: TestClient) -> None:
    answer = client.get(f"{API}/entities?format=json", headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "application/json"


def test_a_formula_reaches_no_spreadsheet() -> None:
    title = '=HYPERLINK("http://evil.example","x")'
    entity = Entity(id="agency/formula", kind=Kind.AGENCY, labels=(("en", "=1+1"),), reference=True)
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(Subgraph(entities=(entity,), articles=(Article(key="f", text="x", title=title),)))
        client = TestClient(create_app(store))
        for address in ("/entities?format=csv", "/articles?format=csv"):
            rows = list(csv.reader(io.StringIO(client.get(API + address).text, newline="")))
            cells = [cell for row in rows for cell in row]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        assert any(cell.startswith("'=HYPERLINK") for cell in cells)


def test_pages_of_a_table_follow_each_other(client: TestClient) -> None:
    address: str | None = f"{API}/entities?limit=7&format=csv"
    seen: list[str] = []
    while address:
        answer = client.get(address)
        seen += [row["id"] for row in csv.DictReader(io.StringIO(answer.text, newline=""))]
        address = answer.links.get("next", {}).get("url")
        assert address is None or "format=csv" in address
    assert all(one < other for one, other in pairwise(seen))
    assert len(seen) == len(client.get(f"{API}/entities?limit=1000").json()["entities"])
