from fastapi.testclient import TestClient

from tests.contracts.sample_graph import sample_graph

API = "/api/v1"
GRAPH = sample_graph()


def test_pages_of_statements_hold_each_once_in_order(client: TestClient) -> None:
    found, address = [], f"{API}/statements?limit=25"
    while address:
        page = client.get(address).json()
        found += [statement["id"] for statement in page["statements"]]
        address = page["next"]
    assert found == sorted(statement.id for statement in GRAPH.statements)


def test_statements_by_their_ends(client: TestClient) -> None:
    given = {"subject": "agency/wipo", "predicate": "locatedIn", "object": "place/geneva"}
    found = client.get(f"{API}/statements", params=given).json()["statements"]
    assert [(s["subject"]["id"], s["predicate"], s["object"]["id"]) for s in found] == [
        ("agency/wipo", "locatedIn", "place/geneva")
    ]


def test_statements_of_an_article_are_filtered_and_paged(client: TestClient) -> None:
    wanted = sorted(s.id for s in GRAPH.statements if "vi-2023" in s.sources)
    found, address = [], f"{API}/statements?article=vi-2023&limit=5"
    while address:
        page = client.get(address).json()
        found += [s["id"] for s in page["statements"]]
        address = page["next"]
    assert found == wanted
    dated = client.get(f"{API}/statements", params={"article": "vi-2023", "predicate": "date"}).json()
    assert {s["value"] for s in dated["statements"]} == {"2016", "2022", "2023-03"}


def test_statements_by_status_and_date(client: TestClient) -> None:
    def found(**given: str) -> set[tuple[str, str]]:
        listed = client.get(f"{API}/statements", params=given).json()["statements"]
        return {(s["subject"]["id"], s["predicate"]) for s in listed}

    assert found(status="proposed", predicate="partyTo") == {
        ("agency/ipos", "partyTo"), ("agency/ip-viet-nam", "partyTo")
    }  # fmt: skip
    assert found(predicate="holdsPost", dated_from="2020", dated_until="2020-06") == {
        ("official/du", "holdsPost")
    }
    assert found(predicate="holdsPost", dated_from="2024") == set()
    assert found(predicate="date", dated_from="2025") == {
        ("agreement/mou-2025", "date"), ("event/signing-2025", "date"), ("agreement/asean-plan", "date")
    }  # fmt: skip
    assert found(article="vi-2023", predicate="hosted", dated_until="2023-03") == {
        ("agency/ip-viet-nam", "hosted")
    }
    assert found(article="vi-2023", predicate="hosted", dated_until="2023-02") == set()


def test_a_statement_shows_each_passage_within_its_sentence(client: TestClient) -> None:
    claim = next(s for s in GRAPH.statements if s.subject == "official/mau" and s.predicate == "holdsPost")
    found = client.get(f"{API}/statements/{claim.id.removeprefix('statement/')}").json()
    assert [e["article"]["key"] for e in found["evidence"]] == ["en-2025", "vi-2025"]
    texts = {article.key: article.text or "" for article in GRAPH.articles}
    for evidence in found["evidence"]:
        text = texts[evidence["article"]["key"]]
        assert text[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert evidence["before"] + evidence["quote"] + evidence["after"] in text
    vietnamese = found["evidence"][1]
    assert vietnamese["role"] == "Cục trưởng"
    assert vietnamese["after"] == " và bà Jane Sample ký văn kiện."


def test_the_whole_id_leads_to_the_statement(client: TestClient) -> None:
    claim = GRAPH.statements[0]
    answer = client.get(f"{API}/statements/{claim.id}", follow_redirects=False)
    assert answer.status_code == 308
    assert client.get(answer.headers["location"]).json()["id"] == claim.id


def test_a_statement_that_is_not_there(client: TestClient) -> None:
    assert client.get(f"{API}/statements/00000000000000000000").status_code == 404
