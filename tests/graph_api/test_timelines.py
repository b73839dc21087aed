from typing import Any

import pytest
from fastapi.testclient import TestClient


def timeline(client: TestClient, entity: str, **given: Any) -> dict[str, Any]:
    answer = client.get(f"/api/v1/entities/{entity}/timeline", params=given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def dates(found: dict[str, Any]) -> list[str | None]:
    return [moment["date"] for moment in found["moments"]]


def test_moments_stand_in_order_and_undated_ones_last(client: TestClient) -> None:
    found = timeline(client, "agency/ip-viet-nam")
    known = [date for date in dates(found) if date]
    assert known == sorted(known) and known[0] == "2016" and known[-1] == "2025-07-09"
    assert dates(found) == [*known, *[None] * found["undated"]]
    assert found["undated"] > 0 and not found["truncated"]
    assert {m["precision"] for m in found["moments"]} == {"year", "month", "day", "interval", None}


def test_a_period_leaves_what_has_no_date(client: TestClient) -> None:
    whole, found = (
        timeline(client, "agency/jpo", **given)
        for given in ({}, {"dated_from": "2023", "dated_until": "2023"})
    )
    assert [date for date in dates(found) if date] == ["2023-03"]
    assert found["undated"] == whole["undated"] > 0


def test_kinds_and_limit(client: TestClient) -> None:
    found = timeline(client, "agency/ip-viet-nam", kinds="Official", lang="vi", limit=1)
    assert [(m["date"], m["statement"]["subject"]["name"]) for m in found["moments"]] == [
        ("2018/2023", "Trần Thị Ví Dụ")
    ]
    assert found["truncated"]


def test_a_date_says_itself(client: TestClient) -> None:
    found = timeline(client, "agreement/asean-plan")
    stated = [m for m in found["moments"] if m["statement"]["predicate"] == "date"]
    assert [(m["date"], m["precision"]) for m in stated] == [("2016/2025", "interval")]


@pytest.mark.parametrize(("address", "status"), [("agency/none", 404), ("agency/jpo", 400)])
def test_what_is_refused(client: TestClient, address: str, status: int) -> None:
    answer = client.get(
        f"/api/v1/entities/{address}/timeline", params={"dated_from": "soon"} if status == 400 else {}
    )
    assert answer.status_code == status
