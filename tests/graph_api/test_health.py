from collections import Counter
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.contracts.sample_graph import sample_graph


def test_statistics_count_what_is_there(client: TestClient) -> None:
    graph = sample_graph()
    found = client.get("/api/v1/statistics").json()
    assert found["articles"] == len(graph.articles)
    assert found["entities"] == len(graph.entities) == sum(found["kinds"].values())
    assert found["statements"] == len(graph.statements) == sum(found["predicates"].values())
    assert found["evidence"] == sum(len(s.evidence) for s in graph.statements)


@pytest.mark.parametrize(
    "bounds",
    [{"as_of": "2019"}, {"since": "2025"}, {"min_confidence": 0.8}, {"as_of": "2024", "since": "2024"}],
)
def test_statistics_within_bounds_count_what_the_list_holds(
    client: TestClient, bounds: dict[str, Any]
) -> None:
    listed = client.get("/api/v1/statements", params={**bounds, "limit": 1000}).json()["statements"]
    found = client.get("/api/v1/statistics", params=bounds).json()
    assert found["predicates"] == Counter(statement["predicate"] for statement in listed)
    named = {end["id"]: end["kind"] for s in listed for end in (s["subject"], s["object"]) if end}
    assert found["kinds"] == Counter(named.values())
    ids = {statement["id"] for statement in listed}
    evidence = [e for s in sample_graph().statements if s.id in ids for e in s.evidence]
    assert (found["evidence"], found["articles"]) == (len(evidence), len({e.article for e in evidence}))
    everything = client.get("/api/v1/statistics").json()
    assert 0 < found["statements"] < everything["statements"]


def test_statistics_name_what_they_count(client: TestClient) -> None:
    for lang, agency, signed in (("en", "Agency", "signed"), ("vi", "Cơ quan", "đã ký")):
        labels = client.get("/api/v1/statistics", params={"lang": lang}).json()["labels"]
        assert (labels["Agency"], labels["signed"]) == (agency, signed)


def test_probes_answer(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready"}
