from fastapi.testclient import TestClient

from tests.contracts.sample_graph import sample_graph

API = "/api/v1"


def test_articles_are_listed_without_texts(client: TestClient) -> None:
    found = client.get(f"{API}/articles", params={"language": "vi"}).json()
    assert [article["key"] for article in found["articles"]] == ["vi-2023", "vi-2025"]
    assert all("text" not in article for article in found["articles"])


def test_articles_are_paged(client: TestClient) -> None:
    first = client.get(f"{API}/articles", params={"limit": 3}).json()
    second = client.get(first["next"]).json()
    keys = [article["key"] for article in first["articles"] + second["articles"]]
    assert keys == ["en-2024", "en-2025", "vi-2023", "vi-2025"]
    assert second["next"] is None


def test_an_article_with_its_mentions_and_statements(client: TestClient) -> None:
    known = next(article for article in sample_graph().articles if article.key == "vi-2025")
    found = client.get(f"{API}/articles/vi-2025").json()
    assert found["text"] == known.text
    assert found["source"] == "https://example.org/vi-2025"
    assert any(mention["entity"]["id"] == "agency/ip-viet-nam" for mention in found["mentions"])
    for mention in found["mentions"]:
        assert found["text"][mention["start"] : mention["end"]] == mention["quote"]
    said = {s.id for s in sample_graph().statements if "vi-2025" in s.sources}
    assert {statement["id"] for statement in found["statements"]} == said
    for statement in found["statements"]:
        assert {evidence["article"]["key"] for evidence in statement["evidence"]} == {"vi-2025"}


def test_an_article_that_is_not_there(client: TestClient) -> None:
    assert client.get(f"{API}/articles/nowhere").status_code == 404
