from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_api.readable import KINDS, PARTS
from ontology.vocabulary import SIGNATURES

API = "/api/v1"


def get(client: TestClient, address: str, **given: Any) -> dict[str, Any]:
    answer = client.get(API + address, params=given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def ids(parts: list[dict[str, Any]]) -> set[str]:
    return {part["entity"]["id"] for part in parts}


def test_an_agreement_with_its_parts(client: TestClient) -> None:
    found = get(client, "/agreements/mou-2025")
    assert ids(found["parties"]) == {"agency/ip-viet-nam", "agency/wipo"}
    assert ids(found["signatories"]) == {"official/mau", "official/sample"}
    posts = {s["entity"]["id"]: [post["role"] for post in s["posts"]] for s in found["signatories"]}
    assert posts == {"official/mau": ["director-general"], "official/sample": ["assistant-director-general"]}
    assert ids(found["witnesses"]) == {"official/du"}
    assert ids(found["focal_points"]) == {"agency/ip-viet-nam"}
    assert ids(found["topics"]) == {"topic/patents", "topic/training"}
    assert ids(found["builds_on"]) == {"agreement/mou-2019"}
    assert ids(found["signed_at"]) == {"event/signing-2025"}
    assert [date["value"] for date in found["dates"]] == ["2025-07-09"]
    assert [status["value"] for status in found["statuses"]] == ["signed"]
    assert found["more"] == 0
    assert ids(get(client, "/agreements/mou-2019")["followed_by"]) == {"agreement/mou-2025"}


def test_every_part_leads_to_its_evidence(client: TestClient) -> None:
    for part in get(client, "/agreements/mou-2025")["parties"]:
        statement = client.get(part["url"]).json()
        assert statement["id"] == part["statement"]
        assert statement["evidence"]


def test_an_official_an_event_and_a_forum(client: TestClient) -> None:
    official = get(client, "/officials/du")
    assert [(p["entity"]["id"], p["role"], p["when"]) for p in official["posts"]] == [
        ("agency/ip-viet-nam", "deputy-director-general", "2018/2023")
    ]
    assert ids(official["witnessed"]) == {"agreement/mou-2025"}
    event = get(client, "/events/awgipc-70")
    assert (ids(event["hosts"]), ids(event["chairs"])) == ({"agency/ip-viet-nam"}, {"agency/ipos"})
    assert ids(event["places"]) == {"place/ha-noi"}
    assert ids(event["participants"]) == {"agency/dip-laos", "agency/jpo", "official/rei"}
    assert ids(event["results"]) == {"agreement/asean-plan"}
    forum = get(client, "/forums/asean")
    assert ids(forum["members"]) == {"place/laos", "place/singapore", "place/viet-nam"}
    assert ids(forum["bodies"]) == {"forum/awgipc"}
    assert ids(forum["issued"]) == {"agreement/asean-plan"}


def test_what_a_view_shows_is_what_its_kind_can_be_said_of() -> None:
    for model, parts in PARTS.items():
        for predicate, is_subject in parts.values():
            subjects, objects = SIGNATURES[predicate]
            assert KINDS[model] in (subjects if is_subject else objects), (model, predicate)
        assert set(parts) <= set(model.model_fields)


@pytest.mark.parametrize("name", ["agreements", "officials", "events", "forums"])
def test_pages_join_to_the_whole(client: TestClient, name: str) -> None:
    whole = get(client, f"/{name}")
    assert whole["next"] is None and len(whole[name]) >= 3
    joined: list[Any] = []
    address: str | None = f"{API}/{name}?limit=2&lang=vi&as_of=2030"
    while address:
        page = client.get(address).json()
        joined += page[name]
        address = page["next"]
    assert [found["id"] for found in joined] == [found["id"] for found in whole[name]]


def test_lists_are_narrowed(client: TestClient) -> None:
    def listed(**given: Any) -> set[str]:
        return {found["id"] for found in get(client, "/agreements", **given)["agreements"]}

    assert listed(status="signed") == {"agreement/mou-2025"}
    assert listed(tied_to="Cơ quan Sáng chế Nhật Bản") == {"agreement/jpo-2016"}
    assert listed(topic="chi dan dia ly") == {"agreement/ipos-mou"}
    assert listed(dated_from="2019", dated_until="2020") == {"agreement/mou-2019", "agreement/asean-plan"}
    assert listed(topic="Patents", tied_to="WIPO") == {"agreement/mou-2025"}
    names = {
        o["id"]: o["name"] for o in get(client, "/officials", tied_to="IP Viet Nam", lang="vi")["officials"]
    }
    assert names == {"official/du": "Trần Thị Ví Dụ", "official/mau": "Nguyễn Văn Mẫu"}


def test_parts_are_as_sure_and_as_old_as_asked(client: TestClient) -> None:
    assert get(client, "/officials/du", as_of="2024")["posts"] == []
    assert get(client, "/agreements/mou-2025", min_confidence=0.95)["parties"] == []
    new = get(client, "/officials/sample", since="2025-07-11")
    assert (ids(new["posts"]), new["signed"]) == ({"agency/wipo"}, [])


@pytest.mark.parametrize("address", ["/agreements/none", "/officials/none", "/events/none", "/forums/none"])
def test_what_is_not_there(client: TestClient, address: str) -> None:
    assert client.get(API + address).status_code == 404
    assert client.get(f"{API}/agreements", params={"topic": "Atlantis"}).status_code == 404
