"""The page of quality: the verdict of the shapes, links to what is at fault, the same as RDF."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pyoxigraph
import pytest
import yaml
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.linked_data import quality
from graph_store.engines.embedded import EmbeddedStore
from ontology.judgments import Judgment, Verdict
from ontology.quality import shares_of
from ontology.statements import Subgraph
from tests.contracts.sample_graph import sample_graph

BROWSER = {"accept": "text/html"}
SH = "http://www.w3.org/ns/shacl#"


def broken_graph() -> Subgraph:
    """A graph of which one country and one confidence are wrong."""
    graph = sample_graph()
    entities = tuple(
        replace(entity, country="<b>") if entity.id == "agency/ip-viet-nam" else entity
        for entity in graph.entities
    )
    first, *others = graph.statements
    wrong = replace(first, evidence=tuple(replace(each, confidence=1.5) for each in first.evidence))
    return replace(graph, entities=entities, statements=(wrong, *others))


def site_over(graph: Subgraph) -> tuple[EmbeddedStore, TestClient]:
    store = EmbeddedStore(None)
    store.ensure_schema()
    store.write(graph)
    return store, TestClient(create_app(store), raise_server_exceptions=False)


@pytest.mark.parametrize(("language", "verdict"), [("en", "conforms to its shapes"), ("vi", "tuân theo")])
def test_a_graph_that_keeps_the_shapes_says_so(client: TestClient, language: str, verdict: str) -> None:
    page = client.get("/quality", headers=BROWSER, params={"lang": language})
    assert page.status_code == 200
    assert verdict in page.text
    words = quality._words()[language]["measures"]
    for share in shares_of(sample_graph().parts()):
        row = rf"<td>{re.escape(words[share.name])}</td><td[^>]*>{share.part}</td><td[^>]*>{share.whole}</td>"
        assert re.search(row, page.text), share
    report = client.get("/quality", headers={"accept": "text/turtle"})
    assert report.headers["content-type"].startswith("text/turtle")
    assert "sh:conforms true" in report.text
    assert client.get("/quality", headers={"accept": "image/png"}).status_code == 406


def test_what_is_at_fault_is_linked_in_both_languages_and_told_in_rdf() -> None:
    graph = broken_graph()
    statement = graph.statements[0].id
    store, site = site_over(graph)
    with store, site:
        page = site.get("/quality", headers=BROWSER)
        assert (
            '<a href="/entity/agency/ip-viet-nam">agency/ip-viet-nam</a>: A country is the two' in page.text
        )
        assert f'<a href="/{statement}">evidence/' in page.text
        assert site.get(f"/{statement}", headers=BROWSER).status_code == 200
        assert "Quốc gia là mã hai chữ cái" in site.get("/quality?lang=vi", headers=BROWSER).text
        report = pyoxigraph.Store()
        report.load(
            site.get("/quality", headers={"accept": "application/n-triples"}).content,
            pyoxigraph.RdfFormat.N_TRIPLES,
        )
        results = list(report.quads_for_pattern(None, pyoxigraph.NamedNode(f"{SH}result"), None))
        assert len(results) == 1 + len(graph.statements[0].evidence)


def test_the_page_follows_the_graph() -> None:
    graph = broken_graph()
    store, site = site_over(graph)
    with store, site:
        assert "breaks its shapes" in site.get("/quality", headers=BROWSER).text
        store.write(sample_graph())
        moment = datetime(2026, 5, 1, tzinfo=UTC)
        store.judge([Judgment(graph.statements[0].id, Verdict.ACCEPT, "Mai", moment)])
        page = site.get("/quality", headers=BROWSER).text
        assert "conforms to its shapes" in page
        assert re.search(r"a person judged</td><td[^>]*>1</td>", page)


def test_every_measure_is_worded_in_both_languages() -> None:
    words = yaml.safe_load((quality._FOLDER / "quality.yaml").read_text("utf-8"))
    names = {share.name for share in shares_of(sample_graph().parts())}
    assert set(words["en"]["measures"]) == set(words["vi"]["measures"]) == names
    assert words["en"].keys() == words["vi"].keys()
