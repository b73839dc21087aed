import pytest
from fastapi.testclient import TestClient

from queries import catalogue

API = "/api/v1"
EXAMPLES = {
    "agency": "agency/ip-viet-nam", "agreement": "agreement/mou-2025", "article": "vi-2025", "country": "VN",
    "entity": "agency/wipo", "forum": "forum/awgipc", "funder": "place/japan", "official": "official/mau",
    "one": "agency/ip-viet-nam", "other": "agency/wipo", "participant": "agency/jpo", "party": "agency/jpo",
    "status": "signed", "topic": "topic/patents", "since": "2020", "until": "2025",
}  # fmt: skip


def test_the_list_describes_every_query(client: TestClient) -> None:
    listed = client.get(f"{API}/queries").json()["queries"]
    assert [question["name"] for question in listed] == [asked.name for asked in catalogue()]
    officials = next(question for question in listed if question["name"] == "officials_of_agency")
    assert officials["parameters"][0] == {
        "name": "agency",
        "type": "entity",
        "required": True,
        "default": None,
        "kinds": ["Agency", "Forum"],
        "description": "the agency or forum",
    }


@pytest.mark.parametrize("name", [asked.name for asked in catalogue()])
def test_every_query_is_answered(client: TestClient, name: str) -> None:
    asked = next(asked for asked in catalogue() if asked.name == name)
    given = {p.name: EXAMPLES.get(p.name, "agency/wipo") for p in asked.parameters if not p.optional}
    if name in ("timeline_of_two_countries",):
        given = {"one": "VN", "other": "Japan"}
    if "statement" in given:
        found = client.get(f"{API}/statements", params={"limit": 1}).json()
        given["statement"] = found["statements"][0]["id"]
    answer = client.get(f"{API}/queries/{name}", params=given)
    assert answer.status_code == 200, answer.text
    assert answer.json()["columns"] == list(asked.returns)
    assert all(set(row) == set(asked.returns) for row in answer.json()["rows"])


def test_names_may_stand_where_ids_may(client: TestClient) -> None:
    by_name = client.get(f"{API}/queries/officials_of_agency", params={"agency": "cuc so huu tri tue"}).json()
    assert by_name["parameters"]["agency"] == "agency/ip-viet-nam"
    assert {row["official_id"] for row in by_name["rows"]} == {"official/mau", "official/du"}


def test_what_a_query_does_not_take_is_refused(client: TestClient) -> None:
    address = f"{API}/queries/officials_of_agency"
    for given in ({}, {"agency": "WIPO", "colour": "blue"}, {"agency": "WIPO", "limit": "many"}):
        answer = client.get(address, params=given)
        assert answer.status_code == 400, given
        assert answer.json()["title"] == "Bad Request"
    assert client.get(address, params={"agency": "Atlantis"}).status_code == 404


def test_an_unknown_query_suggests_the_nearest(client: TestClient) -> None:
    answer = client.get(f"{API}/queries/officials_of_agencies")
    assert answer.status_code == 404
    assert "officials_of_agency" in answer.json()["detail"]
    assert client.get(f"{API}/queries/browsing").status_code == 404
