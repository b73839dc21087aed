"""Every address that an export writes leads, as a client follows it, to something that tells of it."""

from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from ontology.rdf.formats import write_rdf
from ontology.rdf.profiles import PROFILES
from ontology.rdf.terms import NAMESPACE
from ontology.statements import Entity, Subgraph
from ontology.vocabulary import Kind
from tests.contracts.sample_graph import sample_graph

ARTICLES = sorted((Path(__file__).parents[3] / "examples" / "articles").glob("*.txt"))[::4]
SITE = NAMESPACE.removesuffix("/ns#")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
QUADS = "application/n-quads, application/n-triples;q=0.9"
MOST_OF_A_FOLDER = 5


@pytest.fixture(scope="module")
def examples() -> Iterator[EmbeddedStore]:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        load(read_articles(ARTICLES), store, RuleExtractor())
        yield store


@pytest.fixture(scope="module")
def site(examples: EmbeddedStore) -> Iterator[TestClient]:
    with TestClient(create_app(examples)) as client:
        yield client


def nodes_in(content: bytes) -> set[str]:
    """The addresses of this site among all that quads name, without what stands behind `#`."""
    found: set[str] = set()

    def see(term: Any) -> None:
        if isinstance(term, pyoxigraph.Triple):
            for part in (term.subject, term.predicate, term.object):
                see(part)
        elif isinstance(term, pyoxigraph.NamedNode) and term.value.startswith(SITE):
            found.add(term.value.partition("#")[0])

    for quad in pyoxigraph.parse(content, pyoxigraph.RdfFormat.N_QUADS):
        see(quad.triple)
        see(quad.graph_name)
    return found


def some_of_each_folder(nodes: set[str]) -> list[str]:
    folders = defaultdict(list)
    for node in sorted(nodes):
        folders[node.removeprefix(SITE).rpartition("/")[0]].append(node)
    return [n for found in folders.values() for n in found[:: 1 + len(found) // MOST_OF_A_FOLDER]]


@pytest.mark.parametrize("profile", PROFILES)
def test_whatever_an_export_names_has_an_answer_that_tells_of_it(
    site: TestClient, examples: EmbeddedStore, profile: str
) -> None:
    file = BytesIO()
    write_rdf(examples.dump(), file, "nquads", profile=profile)
    asked = some_of_each_folder(nodes_in(file.getvalue()))
    assert len(asked) > 50
    assert {"mention", "identifier", "evidence", "run"} <= {n.split("/")[5] for n in asked if "/id/" in n}
    wish = {"accept": QUADS, "accept-profile": f"<{SITE}/ns/profile/{profile}>"}
    for node in asked:
        answer = site.get(node.removeprefix(SITE), headers=wish)
        assert answer.status_code == 200, f"{node}: {answer.text}"
        assert node in nodes_in(answer.content), node


def test_no_address_of_an_export_is_unknown(examples: EmbeddedStore) -> None:
    file = BytesIO()
    write_rdf(examples.dump(), file, "nquads", profile="org")
    with TestClient(create_app(examples), follow_redirects=False) as site:
        for node in nodes_in(file.getvalue()) - {f"{SITE}/ns"}:
            assert site.head(node.removeprefix(SITE)).status_code == 303, node


@pytest.mark.parametrize(
    ("thing", "page", "document"),
    [
        ("identifier/iso3/VNM", "/entity/place/viet-nam", "/doc/place/viet-nam.ttl"),
        ("post/agency/jpo/commissioner", "/entity/agency/jpo", "/doc/agency/jpo.ttl?profile=org"),
        ("role/commissioner", "/sparql?query=PREFIX+ipc", "/doc/role/commissioner.ttl?profile=org"),
    ],
)
def test_a_person_is_led_to_a_page_and_a_program_to_the_data(
    sample: GraphStore, thing: str, page: str, document: str
) -> None:
    with TestClient(create_app(sample), follow_redirects=False) as site:
        assert site.get(f"/id/{thing}", headers={"accept": BROWSER}).headers["location"].startswith(page)
        told = site.get(f"/id/{thing}", headers={"accept": "text/turtle"})
        assert (told.status_code, told.headers["location"]) == (303, document)
        assert f'<{document}>; rel="describedby"; type="text/turtle"' in told.headers["link"]


@pytest.mark.parametrize(
    "thing",
    [
        "mention/nothing", "mention/00000000000000000000", "mention/0000000000000000000_",
        "identifier/iso3/XXX", "identifier/iso3", "role/nobody", "post/agency/nobody/commissioner",
    ],
)  # fmt: skip
def test_what_no_export_names_is_unknown(sample: GraphStore, thing: str) -> None:
    with TestClient(create_app(sample), follow_redirects=False) as site:
        for accept in ("text/turtle", BROWSER):
            assert site.get(f"/id/{thing}", headers={"accept": accept}).status_code == 404


def test_a_mention_is_looked_for_in_the_graph_as_it_is_now(embedded_store: EmbeddedStore) -> None:
    def mentions() -> list[str]:
        file = BytesIO()
        write_rdf(embedded_store.dump(), file, "nquads")
        return [node for node in nodes_in(file.getvalue()) if "/id/mention/" in node]

    embedded_store.ensure_schema()
    with TestClient(create_app(embedded_store), follow_redirects=False) as site:
        assert site.get("/id/mention/00000000000000000000").status_code == 404
        embedded_store.write(sample_graph())
        found = mentions()
        assert {site.get(node.removeprefix(SITE)).status_code for node in found} == {303}
        embedded_store.remove(["vi-2023"])
        gone = set(found) - set(mentions())
        assert gone and {site.get(node.removeprefix(SITE)).status_code for node in gone} == {404}


def test_an_identifier_may_hold_what_separates_others(embedded_store: EmbeddedStore) -> None:
    embedded_store.ensure_schema()
    pairs = (("a=b", "c"), ("docket", "2024/7=x #1"), ("vi", "số 5"))
    embedded_store.write(
        Subgraph(entities=(Entity("agency/one", Kind.AGENCY, (("en", "One"),), (), None, pairs, True),))
    )
    file = BytesIO()
    write_rdf(embedded_store.dump(), file, "nquads")
    named = [node for node in nodes_in(file.getvalue()) if "/id/identifier/" in node]
    assert len(named) == len(pairs)
    with TestClient(create_app(embedded_store), follow_redirects=False) as site:
        for node in named:
            answer = site.get(node.removeprefix(SITE), headers={"accept": "text/turtle"})
            assert answer.headers.get("location") == "/doc/agency/one.ttl", node


def test_what_was_there_once_is_gone_for_programs_and_people(embedded_store: EmbeddedStore) -> None:
    embedded_store.ensure_schema()
    embedded_store.write(sample_graph())
    embedded_store.remove(["vi-2023"])
    with TestClient(create_app(embedded_store), follow_redirects=False) as site:
        for path in ("/id/article/vi-2023", "/id/graph/vi-2023", "/doc/article/vi-2023.ttl"):
            for accept in ("text/turtle", BROWSER):
                answer = site.get(path, headers={"accept": accept})
                assert (answer.status_code, "was here until" in answer.text) == (410, True), path
        assert site.get("/id/article/never").status_code == 404


def test_the_terms_of_a_profile_say_what_they_are(site: TestClient) -> None:
    same = site.get("/ns/prop/reference/statedIn", headers={"accept": "text/turtle"})
    assert "owl:equivalentProperty oa:hasSource" in same.text
    claim = site.get("/ns/prop/holdsPost", headers={"accept": "text/turtle"})
    assert "wikibase:statementProperty ps:holdsPost" in claim.text
    for path in ("/ns/prop/nothing", "/ns/prop/statement/nothing", "/ns/prop/a b", "/ns/prop/"):
        assert site.get(path, headers={"accept": "text/turtle"}).status_code == 404, path
