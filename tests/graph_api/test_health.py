from fastapi.testclient import TestClient

from tests.contracts.sample_graph import sample_graph


def test_statistics_count_what_is_there(client: TestClient) -> None:
    graph = sample_graph()
    found = client.get("/api/v1/statistics").json()
    assert found["articles"] == len(graph.articles)
    assert found["entities"] == len(graph.entities) == sum(found["kinds"].values())
    assert found["statements"] == len(graph.statements) == sum(found["predicates"].values())
    assert found["evidence"] == sum(len(s.evidence) for s in graph.statements)


def test_probes_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
