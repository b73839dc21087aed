import pytest
from fastapi.testclient import TestClient

API = "/api/v1"


@pytest.mark.parametrize("text", ["cuc shtt", "CỤC SỞ HỮU TRÍ TUỆ", "NOIP", "Cục Sở hữu trí tuê"])
def test_search_forgives(client: TestClient, text: str) -> None:
    found = client.get(f"{API}/search", params={"q": text}).json()
    assert found["query"] == text
    assert found["results"][0]["id"] == "agency/ip-viet-nam"


def test_search_says_which_name_fits(client: TestClient) -> None:
    first = client.get(f"{API}/search", params={"q": "noip"}).json()["results"][0]
    assert (first["matched"], first["fit"]) == ("NOIP", "exact")


def test_search_of_one_kind(client: TestClient) -> None:
    found = client.get(f"{API}/search", params={"q": "viet nam", "kind": "Place"}).json()["results"]
    assert {result["kind"] for result in found} == {"Place"}


def test_what_was_found_is_marked(client: TestClient) -> None:
    for text, marked in (("huu tri", ["hữu trí"]), ("worl proprety", ["World", "Property"])):
        first = client.get(f"{API}/search", params={"q": text}).json()["results"][0]
        assert [first["matched"][start:end] for start, end in first["highlights"]] == marked


def test_facets_count_what_fits(client: TestClient) -> None:
    found = client.get(f"{API}/search", params={"q": "viet nam", "limit": 1}).json()
    assert len(found["results"]) == 1
    assert found["total"] == sum(found["facets"]["kind"].values()) == 3
    assert not found["total_is_bound"]
    places = client.get(f"{API}/search", params={"q": "viet nam", "kind": "Place", "country": "VN"}).json()
    assert places["facets"] == {"kind": {"Place": 1, "Agency": 2}, "country": {"VN": 1}}
    assert [result["id"] for result in places["results"]] == ["place/viet-nam"]
    assert client.get(f"{API}/search", params={"q": "x", "country": "Atlantis"}).status_code == 400


def test_a_search_for_nothing_is_refused(client: TestClient) -> None:
    assert client.get(f"{API}/search").status_code == 400
    assert client.get(f"{API}/search", params={"q": ""}).status_code == 400
    assert client.get(f"{API}/search", params={"q": "?!"}).json()["results"] == []


def test_a_path_carries_the_evidence_of_each_step(client: TestClient) -> None:
    found = client.get(f"{API}/paths", params={"from": "Trần Thị Ví Dụ", "to": "place/geneva"}).json()
    assert (found["start"], found["end"]) == ("official/du", "place/geneva")
    path = found["paths"][0]
    assert [path["entities"][0]["id"], path["entities"][-1]["id"]] == ["official/du", "place/geneva"]
    assert len(path["steps"]) == len(path["entities"]) - 1
    for step, one, other in zip(path["steps"], path["entities"], path["entities"][1:], strict=False):
        assert {step["subject"]["id"], step["object"]["id"]} == {one["id"], other["id"]}
        assert step["evidence"]


def test_paths_to_where_no_way_leads(client: TestClient) -> None:
    answer = client.get(f"{API}/paths", params={"from": "WIPO", "to": "Atlantis"})
    assert answer.status_code == 404
    same = client.get(f"{API}/paths", params={"from": "WIPO", "to": "WIPO"})
    assert same.json()["paths"] == []
