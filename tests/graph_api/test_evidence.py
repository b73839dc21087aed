from fastapi.testclient import TestClient

API = "/api/v1"


def test_a_passage_by_its_id(client: TestClient) -> None:
    statement = client.get(f"{API}/statements", params={"predicate": "cooperatesWith"}).json()["statements"][
        0
    ]
    (expected,) = client.get(statement["url"]).json()["evidence"]
    found = client.get(f"{API}/{expected['id']}").json()
    assert found["statement"] == statement["id"]
    assert {name: found[name] for name in expected} == expected
    assert client.get(found["url"]).json() == found
    assert client.get(found["statement_url"]).status_code == 200
    assert client.get(f"{API}/evidence/none").status_code == 404


def test_passages_of_an_article_are_its_text(client: TestClient) -> None:
    text = client.get(f"{API}/articles/vi-2023").json()["text"]
    found = client.get(f"{API}/evidence", params={"article": "vi-2023"}).json()["evidence"]
    assert len(found) > 10
    for passage in found:
        assert passage["article"]["key"] == "vi-2023"
        assert text[passage["start"] : passage["end"]] == passage["quote"]


def test_passages_are_filtered_and_paged(client: TestClient) -> None:
    whole = client.get(f"{API}/evidence", params={"limit": 1000}).json()["evidence"]
    joined, address = [], f"{API}/evidence?limit=25"
    while address:
        page = client.get(address).json()
        joined += page["evidence"]
        address = page["next"]
    assert joined == whole
    unsure = [p["id"] for p in whole if p["confidence"] < 0.9]
    sure = client.get(f"{API}/evidence", params={"limit": 1000, "min_confidence": 0.9}).json()["evidence"]
    assert len(unsure) == 1 and [p["id"] for p in sure] == [p["id"] for p in whole if p["id"] not in unsure]
    assert client.get(f"{API}/evidence", params={"rule": "none"}).json()["evidence"] == []
    one = client.get(f"{API}/evidence", params={"statement": whole[0]["statement"]}).json()["evidence"]
    assert {p["statement"] for p in one} == {whole[0]["statement"]}
