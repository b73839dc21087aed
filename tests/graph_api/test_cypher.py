"""Free Cypher on both engines: it answers, and no attack gets through or stops the server."""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.protocol import GraphStore
from ontology.statements import Article, Entity, Statement
from tests.contracts.sample_graph import sample_graph
from tests.neo4j_server import Server

ADDRESS = "/api/v1/cypher"
Ask = Any


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)], scope="module")
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[TestClient, GraphStore]]:
    from graph_store.engines.embedded import EmbeddedStore
    from graph_store.engines.neo4j_server import Neo4jStore

    store: GraphStore
    if request.param == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        server.empty()
        store = Neo4jStore(server.address, server.user, server.password)
    else:
        store = EmbeddedStore(tmp_path_factory.mktemp("cypher") / "store")
    with store:
        store.ensure_schema()
        store.write(sample_graph())
        with TestClient(create_app(store, cypher=True), raise_server_exceptions=False) as client:
            yield client, store


def ask(served: tuple[TestClient, GraphStore], query: str, **given: Any) -> Any:
    return served[0].post(ADDRESS, json={"query": query, **given})


def everything(store: GraphStore) -> list[Article | Entity | Statement]:
    return list(store.dump())


@pytest.mark.parametrize(
    ("query", "parameters", "rows"),
    [
        ("RETURN 1 AS one, 'ổn' AS two, [1.5, null] AS c", {}, [{"one": 1, "two": "ổn", "c": [1.5, None]}]),
        ("MATCH (n:Agency {id: $id}) RETURN n.country AS country", {"id": "agency/jpo"}, [{"country": "JP"}]),
        ("MATCH (n:Agency) WHERE n.id IN $ids RETURN n.id AS id ORDER BY id",
         {"ids": ["agency/wipo", "agency/jpo"]}, [{"id": "agency/jpo"}, {"id": "agency/wipo"}]),
        ("MATCH (n:Entity {id: 'agency/nobody'}) RETURN n.name AS name", {}, []),
        ("RETURN $deep AS deep", {"deep": {"a": [1, {"b": "c"}]}}, [{"deep": {"a": [1, {"b": "c"}]}}]),
        ("UNWIND range(1, 3) AS x WITH x WHERE x <> 2 RETURN sum(x) AS total", {}, [{"total": 4}]),
    ],
)  # fmt: skip
def test_it_answers(
    served: tuple[TestClient, GraphStore], query: str, parameters: dict[str, Any], rows: list[dict[str, Any]]
) -> None:
    answer = ask(served, query, parameters=parameters)
    assert answer.status_code == 200, answer.text
    assert (answer.json()["rows"], answer.json()["truncated"]) == (rows, None)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json()["columns"]


def test_nodes_are_maps_and_rows_are_cut(served: tuple[TestClient, GraphStore]) -> None:
    said = ask(served, "MATCH (n:Agency) RETURN n ORDER BY n.id", limit=2).json()
    assert said["truncated"] == "rows"
    assert len(said["rows"]) == 2
    assert {"id", "name", "kind"} <= set(said["rows"][0]["n"])
    assert "title" not in said["rows"][0]["n"]


def test_the_plan_is_given_instead_of_rows(served: tuple[TestClient, GraphStore]) -> None:
    said = ask(served, "MATCH (n:Agency)-[:PART_OF]->(m) RETURN m.name AS name", explain=True).json()
    assert (said["rows"], said["columns"]) == ([], ["name"])
    assert said["plan"]
    assert "Agency" in str(said["plan"]) or "NodeByLabelScan" in str(said["plan"])


def test_rows_come_as_a_table(served: tuple[TestClient, GraphStore]) -> None:
    answer = served[0].post(
        ADDRESS,
        json={"query": "MATCH (n:Agency) RETURN n.id AS id, '=1+1' AS sum ORDER BY id LIMIT 1"},
        headers={"Accept": "text/csv"},
    )
    assert answer.text.splitlines()[0] == "id,sum"
    assert answer.text.splitlines()[1].endswith(",'=1+1")


def test_syntax_errors_have_a_place(served: tuple[TestClient, GraphStore]) -> None:
    answer = ask(served, "MATCH (n)\nRETRN n")
    assert (answer.status_code, answer.json()["line"], answer.json()["column"]) == (400, 2, 1)
    unknown = ask(served, "MATCH (n:Agency) RETURN m.name AS name")
    assert unknown.status_code == 400
    assert "m" in unknown.json()["detail"]
    for private in ("bolt://", "embedded:", "/tmp", "Session."):
        assert private not in unknown.text


@pytest.mark.parametrize(
    "given",
    [
        {"parameters": {}}, {"parameters": {"id": 1, "spare": 2}}, {"parameters": {"id": 2**64}},
        {"parameters": {"id": "x" * 70_000}}, {"limit": 0}, {"limit": 10**9}, {"timeout": 1e9},
        {"timeout": -1}, {"colour": "blue"}, {"parameters": {"id": [[[[[[[[[[1]]]]]]]]]]}},
    ],
)  # fmt: skip
def test_wrong_questions_are_refused(served: tuple[TestClient, GraphStore], given: dict[str, Any]) -> None:
    answer = ask(served, "RETURN $id AS id", **{"parameters": {"id": 1}, **given})
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


HERE = Path(__file__).parent
ATTACKS: list[str] = yaml.safe_load((HERE / "cypher_attacks.yaml").read_text(encoding="utf-8"))


def test_no_attack_gets_through(served: tuple[TestClient, GraphStore]) -> None:
    before = everything(served[1])
    for attack in ATTACKS:
        answer = ask(served, attack)
        assert answer.status_code in (400, 403), (attack, answer.text)
        assert answer.headers["content-type"] == "application/problem+json"
        assert "root:" not in answer.text
    assert everything(served[1]) == before
    assert ask(served, "RETURN 1 AS one").json()["rows"] == [{"one": 1}]


HEAVY: list[str] = yaml.safe_load((HERE / "cypher_heavy.yaml").read_text(encoding="utf-8"))


def test_no_query_outstays_its_limits(served: tuple[TestClient, GraphStore]) -> None:
    for heavy in HEAVY:
        began = time.monotonic()
        answer = ask(served, heavy, timeout=0.5, limit=10_000)
        took = time.monotonic() - began
        assert answer.status_code in (200, 400, 403, 504), (heavy, answer.text[:500])
        assert took < 30, (heavy, took)  # the limit and what a busy machine adds
        assert len(answer.content) < 5 * 1024 * 1024, heavy
        if answer.status_code == 200:
            assert answer.json()["truncated"] or len(answer.json()["rows"]) <= 10_000
    assert ask(served, "MATCH (n:Agency {id: 'agency/jpo'}) RETURN n.id AS id").json()["rows"]
    assert served[0].get("/readyz").status_code == 200


def test_one_row_may_not_be_longer_than_an_answer(served: tuple[TestClient, GraphStore]) -> None:
    long = " + ".join(8 * ["a.text"])
    texts = f"MATCH (a:Article), (b) RETURN collect({long} + b.id) AS texts"
    cut = ask(served, texts, timeout=10)
    assert (cut.status_code, cut.json()["rows"], cut.json()["truncated"]) == (200, [], "bytes"), cut.text
    few = ask(served, "MATCH (a:Article) RETURN collect(a.id) AS ids").json()
    assert (sorted(few["rows"][0]["ids"]), few["truncated"]) == (
        ["en-2024", "en-2025", "vi-2023", "vi-2025"],
        None,
    )


def test_no_row_takes_the_memory_of_the_server(served: tuple[TestClient, GraphStore]) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    long = " + ".join(8 * ["a.text"])
    for row in (f"collect({long} + b.id)", f"[collect([{long} + b.id])]"):
        answer = ask(served, f"MATCH (a:Article), (b), (c) RETURN {row} AS texts", timeout=10)
        assert answer.status_code in (403, 504), answer.text[:500]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100 * 1024, f"{grown} KiB"
    assert ask(served, "RETURN 1 AS one").json()["rows"] == [{"one": 1}]


@pytest.mark.neo4j
def test_the_server_bounds_the_memory_of_a_transaction(neo4j_server: Server) -> None:
    asked = "SHOW SETTINGS 'db.memory.transaction.max' YIELD value RETURN value"
    with neo4j_server.driver() as driver:
        (value,) = driver.execute_query(asked).records[0].values()
    assert value == "256.00MiB"


def test_what_is_written_meanwhile_is_seen(served: tuple[TestClient, GraphStore]) -> None:
    count = "MATCH (a:Article) RETURN count(a) AS n"
    before = ask(served, count).json()["rows"][0]["n"]
    served[1].remove(["en-2025"])
    assert ask(served, count).json()["rows"][0]["n"] == before - 1
    served[1].write(sample_graph())
    assert ask(served, count).json()["rows"][0]["n"] == before


def test_it_is_off_unless_it_is_opened(client: TestClient) -> None:
    answer = client.post(ADDRESS, json={"query": "RETURN 1"})
    assert answer.status_code == 403
    assert "IPCOOP_CYPHER" in answer.json()["detail"]
    assert ADDRESS not in client.get("/api/v1/openapi.json").json()["paths"]


def test_no_process_and_no_file_is_left(
    sample: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with TestClient(create_app(sample, cypher=True)) as client:
        assert client.post(ADDRESS, json={"query": "RETURN 1 AS one"}).status_code == 200
        assert len(list(tmp_path.glob("ipcoop-cypher-*"))) == 1
    assert not list(tmp_path.glob("ipcoop-cypher-*"))
