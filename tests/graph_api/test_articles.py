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


def test_articles_since_a_date(client: TestClient) -> None:
    published = {article.key: str(article.published) for article in sample_graph().articles}
    for since in ("2023-03-02", "2023-03-03", "2025", "2026"):
        found = client.get(f"{API}/articles", params={"since": since, "limit": 1}).json()
        keys = [article["key"] for article in found["articles"]]
        while found["next"]:
            found = client.get(found["next"]).json()
            keys += [article["key"] for article in found["articles"]]
        assert keys == sorted(key for key, date in published.items() if date >= since)


def test_what_an_article_says_can_be_narrowed(client: TestClient) -> None:
    whole = client.get(f"{API}/articles/en-2025").json()
    sure = client.get(f"{API}/articles/en-2025", params={"min_confidence": 0.8}).json()
    assert (
        [s["id"] for s in sure["statements"]]
        == [s["id"] for s in whole["statements"] if s["confidence"] >= 0.8]
        != [s["id"] for s in whole["statements"]]
    )
    before = client.get(f"{API}/articles/en-2025", params={"as_of": "2024", "lang": "vi"}).json()
    assert before["mentions"] and len(before["statements"]) < len(whole["statements"])
    names = {m["entity"]["id"]: m["entity"]["name"] for m in before["mentions"]}
    assert names["agency/ip-viet-nam"] == "Cục Sở hữu trí tuệ"
    for unknown in ("since=2024", "colour=red"):
        assert client.get(f"{API}/articles/en-2025?{unknown}").status_code == 400


def test_an_article_that_is_not_there(client: TestClient) -> None:
    assert client.get(f"{API}/articles/nowhere").status_code == 404
