import pytest
from fastapi.testclient import TestClient

from tests.contracts.sample_graph import sample_graph

API = "/api/v1"


def test_pages_of_entities_hold_each_once_in_order(client: TestClient) -> None:
    found, address = [], f"{API}/entities?limit=7"
    while address:
        page = client.get(address).json()
        assert len(page["entities"]) <= 7
        found += [entity["id"] for entity in page["entities"]]
        address = page["next"]
    assert found == sorted(entity.id for entity in sample_graph().entities)


def test_the_next_page_keeps_the_filter(client: TestClient) -> None:
    first = client.get(f"{API}/entities", params={"kind": "Place", "limit": 2}).json()
    second = client.get(first["next"]).json()
    assert {e["kind"] for e in first["entities"] + second["entities"]} == {"Place"}
    assert first["entities"][-1]["id"] < second["entities"][0]["id"]


def test_entities_of_a_country_by_its_name_or_code(client: TestClient) -> None:
    by_code = client.get(f"{API}/entities", params={"country": "VN"}).json()
    assert by_code == client.get(f"{API}/entities", params={"country": "Việt Nam"}).json()
    assert "agency/ip-viet-nam" in {e["id"] for e in by_code["entities"]}
    assert client.get(f"{API}/entities", params={"country": "Atlantis"}).status_code == 400


def test_entities_by_a_name_without_accents(client: TestClient) -> None:
    found = client.get(f"{API}/entities", params={"name": "cuc so huu tri tue", "kind": "Agency"}).json()
    assert found["entities"][0]["id"] == "agency/ip-viet-nam"
    assert found["entities"][0]["name_vi"] == "Cục Sở hữu trí tuệ"


def test_a_search_by_name_is_paged_too(client: TestClient) -> None:
    whole = client.get(f"{API}/entities", params={"name": "memorandum"}).json()
    assert len(whole["entities"]) >= 2
    assert whole["next"] is None
    first = client.get(f"{API}/entities", params={"name": "memorandum", "limit": 1}).json()
    second = client.get(first["next"]).json()
    assert first["entities"] + second["entities"] == whole["entities"][:2]


def test_an_entity_with_what_is_said_of_it(client: TestClient) -> None:
    entity = client.get(f"{API}/entities/agency/ip-viet-nam").json()
    assert entity["name"] == "Intellectual Property Office of Viet Nam"
    assert "Cục SHTT" in entity["names"]
    assert entity["statements_total"] == len(entity["statements"])
    counted = sum(count["as_subject"] + count["as_object"] for count in entity["predicates"])
    assert counted == entity["statements_total"]
    post = next(s for s in entity["statements"] if s["role"] == "director-general")
    assert (post["subject"]["id"], post["sources"]) == ("official/mau", 2)
    assert client.get(post["url"]).json()["id"] == post["id"]


def test_an_encoded_slash_in_the_id_means_the_same(client: TestClient) -> None:
    plain = client.get(f"{API}/entities/agency/jpo").json()
    assert client.get(f"{API}/entities/agency%2Fjpo").json() == plain
    assert plain["url"] == f"{API}/entities/agency/jpo"


def test_identifiers_are_by_scheme(client: TestClient) -> None:
    assert client.get(f"{API}/entities/place/japan").json()["identifiers"] == {"iso3": ["JPN"]}


def test_statements_of_an_entity_by_predicate(client: TestClient) -> None:
    found = client.get(
        f"{API}/entities/agency/jpo/statements", params={"predicate": ["partyTo", "cooperatesWith"]}
    ).json()
    assert {s["predicate"] for s in found["statements"]} == {"partyTo", "cooperatesWith"}


def test_a_neighborhood_says_what_it_hides(client: TestClient) -> None:
    whole = client.get(f"{API}/entities/agency/ip-viet-nam/neighborhood", params={"limit": 500}).json()
    assert whole["hidden"] == {}
    assert whole["entities"][0]["id"] == "agency/ip-viet-nam"
    few = client.get(f"{API}/entities/agency/ip-viet-nam/neighborhood", params={"limit": 4}).json()
    assert len(few["entities"]) == 4
    assert sum(few["hidden"].values()) == len(whole["entities"]) - 4
    shown = {entity["id"] for entity in few["entities"]}
    assert all({s["subject"]["id"], s["object"]["id"]} <= shown for s in few["statements"])


def test_a_neighborhood_of_some_kinds_and_ties(client: TestClient) -> None:
    found = client.get(
        f"{API}/entities/agency/ip-viet-nam/neighborhood",
        params={"kinds": "Official", "predicates": "holdsPost"},
    ).json()
    assert {e["id"] for e in found["entities"]} == {"agency/ip-viet-nam", "official/mau", "official/du"}
    assert {s["predicate"] for s in found["statements"]} == {"holdsPost"}


@pytest.mark.parametrize("tail", ["", "/statements", "/neighborhood"])
def test_an_entity_that_is_not_there(client: TestClient, tail: str) -> None:
    answer = client.get(f"{API}/entities/agency/atlantis{tail}")
    assert answer.status_code == 404
    assert "agency/atlantis" in answer.json()["detail"]


def test_entities_by_topic_tie_and_id(client: TestClient) -> None:
    def listed(**given: str | list[str]) -> list[str]:
        return [e["id"] for e in client.get(f"{API}/entities", params=given).json()["entities"]]

    assert listed(topic="Đào tạo", kind="Programme") == ["programme/examiners"]
    assert listed(topic="patents", kind="Agency") == ["agency/ip-viet-nam", "agency/jpo", "agency/wipo"]
    assert listed(tied_to="WIPO", kind="Place") == ["place/geneva", "place/viet-nam"]
    assert listed(id=["agency/jpo", "no/such", "agency/ipos"]) == ["agency/ipos", "agency/jpo"]
    assert listed(kind="Event", dated_from="2023", dated_until="2024") == [
        "event/awgipc-70",
        "event/visit-2023",
    ]
    assert client.get(f"{API}/entities", params={"name": "x", "topic": "patents"}).status_code == 400
