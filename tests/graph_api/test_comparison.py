from typing import Any

import pytest
from fastapi.testclient import TestClient

API = "/api/v1"


def compared(client: TestClient, **given: Any) -> dict[str, Any]:
    answer = client.get(f"{API}/compare", params=given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(entities: list[dict[str, Any]]) -> set[str]:
    return {entity["id"] for entity in entities}


def test_each_side_alone_and_both(client: TestClient) -> None:
    found = compared(client, one="IP Viet Nam", other="JPO")
    assert (found["one"]["id"], found["other"]["id"]) == ("agency/ip-viet-nam", "agency/jpo")
    assert ids(found["both"]) == {
        "agreement/jpo-2016",
        "event/awgipc-70",
        "event/visit-2023",
        "programme/pph",
    }
    assert ids(found["only_other"]) == {"official/rei"}
    assert {"agreement/mou-2025", "agency/most"} <= ids(found["only_one"])
    assert found["totals"] == {name: len(found[name]) for name in ("only_one", "both", "only_other")}
    for entity in found["both"]:
        assert entity["statements_of_one"] and entity["statements_of_other"]
    assert not any(entity["statements_of_other"] for entity in found["only_one"])


def test_what_ties_the_two_directly_has_its_evidence(client: TestClient) -> None:
    (tie,) = compared(client, one="agency/jpo", other="agency/ip-viet-nam")["between"]
    assert tie["predicate"] == "cooperatesWith"
    assert "work together" in tie["evidence"][0]["quote"]
    assert compared(client, one="JPO", other="IP Viet Nam", min_confidence=0.8)["between"] == []


def test_a_limit_cuts_each_side_and_the_totals_tell(client: TestClient) -> None:
    whole = compared(client, one="IP Viet Nam", other="JPO")
    cut = compared(client, one="IP Viet Nam", other="JPO", limit=1)
    assert [len(cut[side]) for side in ("only_one", "both", "only_other")] == [1, 1, 1]
    assert cut["totals"] == whole["totals"]
    assert cut["both"] == whole["both"][:1]


def test_a_country_counts_through_its_agencies_as_of_a_date(client: TestClient) -> None:
    now = compared(client, one="Viet Nam", other="Nhật Bản")
    then = compared(client, one="Viet Nam", other="Nhật Bản", as_of="2020")
    assert ids(then["both"]) == {"programme/pph", "agreement/jpo-2016", "forum/wto"}
    assert {"event/visit-2023", "programme/examiners"} <= ids(now["both"]) - ids(then["both"])


def test_names_are_in_the_language_asked_for(client: TestClient) -> None:
    found = compared(client, one="IP Viet Nam", other="JPO", lang="vi", kind="Agreement")
    assert found["one"]["name"] == "Cục Sở hữu trí tuệ"
    assert {"Bản ghi nhớ hợp tác 2025"} <= {entity["name"] for entity in found["only_one"]}
    assert {entity["kind"] for side in ("only_one", "both", "only_other") for entity in found[side]} == {
        "Agreement"
    }


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"one": "JPO", "other": "JPO"}, 400, "two different"),
        ({"one": "JPO", "other": "Atlantis"}, 404, "Atlantis"),
        ({"one": "JPO", "other": "WIPO", "as_of": "soon"}, 400, "as_of"),
        ({"one": "JPO", "other": "WIPO", "min_confidence": "2"}, 400, "min_confidence"),
        ({"one": "JPO", "other": "WIPO", "colour": "2"}, 400, "takes no colour"),
    ],
)
def test_what_cannot_be_compared(client: TestClient, given: dict[str, str], status: int, said: str) -> None:
    answer = client.get(f"{API}/compare", params=given)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
