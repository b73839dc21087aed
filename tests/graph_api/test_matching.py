from typing import Any

import pytest
from fastapi.testclient import TestClient

MATCH = "/api/v1/match"


def candidates(client: TestClient, lang: str = "en", **described: Any) -> list[dict[str, Any]]:
    answer = client.post(MATCH, json=described, params={"lang": lang})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["candidates"]
    return found


def test_a_description_gives_scored_candidates_with_reasons(client: TestClient) -> None:
    first, *others = candidates(
        client, names=["Cuc SHTT"], kind="Agency", country="Việt Nam", related=["WIPO"]
    )
    assert (first["id"], first["match"], first["score"]) == ("agency/ip-viet-nam", True, 1.0)
    assert {reason["feature"] for reason in first["reasons"]} == {"name", "country", "related"}
    assert first["reasons"][0]["found"] in ("Cục Sở hữu trí tuệ", "Cục SHTT")
    assert not any(other["match"] for other in others)


def test_names_are_in_the_language_asked_for(client: TestClient) -> None:
    assert candidates(client, lang="vi", names=["WIPO"])[0]["name"] == "Tổ chức Sở hữu trí tuệ Thế giới"


@pytest.mark.parametrize(
    ("described", "status", "said"),
    [
        ({}, 400, "names or identifiers"),
        ({"names": ["x"], "colour": "red"}, 400, "colour"),
        ({"names": [""]}, 400, "names"),
        ({"names": ["x"], "country": "Atlantis"}, 400, "Atlantis"),
        ({"names": ["x"], "date": "tomorrow"}, 400, "tomorrow"),
        ({"names": ["x"], "related": ["Atlantis"]}, 404, "Atlantis"),
        ({"names": ["x"], "limit": 0}, 400, "limit"),
    ],
)
def test_a_bad_description_is_refused(client: TestClient, described: Any, status: int, said: str) -> None:
    answer = client.post(MATCH, json=described)
    assert answer.status_code == status
    assert said in answer.json()["detail"]
