"""Judgments over HTTP, on both engines."""

from tests.graph_api.writing.conftest import API, Desk, bearing


def test_a_person_rejects_and_takes_it_back(desk: Desk) -> None:
    statements = desk.send()["result"]["article"]["statements"]
    one = next(s for s in statements if s["predicate"] == "partyTo")
    about = one["subject"]["id"]

    def listed(**parameters: str) -> list[str]:
        found = desk.client.get(f"{API}/statements", params=parameters).json()["statements"]
        return [s["id"] for s in found]

    def judge(verdict: str, reason: str | None = None) -> dict[str, object]:
        said = {"verdict": verdict, "reason": reason}
        answer = desk.client.post(f"{one['url']}/judgments", json=said, headers=bearing("judge"))
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    before = listed()
    made = judge("reject", "The text speaks of a plan.")
    assert made["review"] == "rejected"
    assert desk.client.get(one["url"]).json()["review"] == "rejected"
    assert one["id"] not in listed() and len(listed()) == len(before) - 1
    assert listed(review="rejected") == [one["id"]] == listed(review="rejected", subject=about)
    assert listed(review="any") == before
    around = desk.client.get(f"{API}/entities/{about}/neighborhood").json()
    assert one["id"] not in {s["id"] for s in around["statements"]}
    page = desk.client.get(f"/statement/{one['id'].removeprefix('statement/')}").text
    assert "Rejected by a reader" in page
    assert judge("unsure")["review"] == "unreviewed"
    assert judge("accept")["review"] == "accepted"
    assert listed() == before and listed(review="accepted") == [one["id"]]
    kept = desk.client.get(f"{one['url']}/judgments").json()
    assert [(j["verdict"], j["by"]) for j in kept["judgments"]] == [
        ("reject", "judge"), ("unsure", "judge"), ("accept", "judge"),
    ]  # fmt: skip
    every = desk.client.get(f"{API}/judgments", params={"limit": 2}).json()
    assert (every["total"], every["total_is_bound"]) == (3, False)
    rest = desk.client.get(every["next"]).json()
    assert (rest["total"], rest["next"]) == (3, None)
    assert {j["id"] for j in every["judgments"] + rest["judgments"]} == {j["id"] for j in kept["judgments"]}
    feed = desk.client.get(f"{API}/changes").json()["changes"]
    assert [(c["why"], c["by"]) for c in feed][-3:] == [("judged", "judge")] * 3
    assert [line[1] for line in desk.audited()] == ["load", "judge", "judge", "judge"]


def test_what_waits_is_listed_by_its_uncertainty(desk: Desk) -> None:
    desk.send()
    waiting = desk.client.get(f"{API}/review").json()["statements"]
    assert [s["confidence"] for s in waiting] == sorted(s["confidence"] for s in waiting)
    first = waiting[0]
    desk.client.post(f"{first['url']}/judgments", json={"verdict": "accept"}, headers=bearing("judge"))
    left = desk.client.get(f"{API}/review").json()["statements"]
    assert {s["id"] for s in left} == {s["id"] for s in waiting} - {first["id"]}
    assert desk.client.get(f"{API}/review", params={"max_confidence": 0}).json()["statements"] == []
    page = desk.client.get(f"{API}/review", params={"limit": 2, "max_confidence": 0.99}).json()
    paged = [s["id"] for s in page["statements"]]
    total = page["total"]
    while page["next"]:
        page = desk.client.get(page["next"]).json()
        paged += [s["id"] for s in page["statements"]]
    assert paged == [s["id"] for s in left if s["confidence"] <= 0.99] and len(paged) == total


def test_whether_two_are_one_is_kept(desk: Desk) -> None:
    desk.send()
    said = {"one": "agency/jpo", "other": "agency/ip-viet-nam", "verdict": "different"}
    answer = desk.client.post(f"{API}/judgments", json=said, headers=bearing("judge"))
    assert (answer.status_code, answer.json()["target"]) == (201, "pair:agency/ip-viet-nam|agency/jpo")
    for wrong in ({"other": "agency/nowhere"}, {"other": said["one"]}, {"verdict": "accept"}, {"why": "x"}):
        answer = desk.client.post(f"{API}/judgments", json={**said, **wrong}, headers=bearing("judge"))
        assert answer.status_code in (400, 404, 422), wrong


def test_a_statement_that_is_not_there_cannot_be_judged(desk: Desk) -> None:
    address = f"{API}/statements/0db01f8d9c7cab694733/judgments"
    assert desk.client.post(address, json={"verdict": "accept"}, headers=bearing("judge")).status_code == 404
    assert desk.client.get(address).status_code == 404
    assert desk.audited() == []


def test_a_person_corrects_and_takes_it_back(desk: Desk) -> None:
    statements = desk.send()["result"]["article"]["statements"]
    one = next(s for s in statements if s["predicate"] == "date")
    address = f"{one['url']}/judgments"
    said = {"verdict": "correct", "value": "2025-05-13", "reason": "The next day."}
    answer = desk.client.post(address, json=said, headers=bearing("judge"))
    assert (answer.status_code, answer.json()["review"]) == (201, "rejected")
    right = answer.json()["judgments"][-1]["instead"]
    found = desk.client.get(f"{API}/statements/{right.removeprefix('statement/')}").json()
    assert found["value"] == "2025-05-13"
    (evidence,) = found["evidence"]
    assert (evidence["rule"], evidence["article"]["publisher"]) == ("review", "judge")
    assert "The next day." in evidence["quote"]
    for wrong in ({"verdict": "correct"}, {"verdict": "accept", "value": "2025"}, {**said, "value": "soon"}):
        assert desk.client.post(address, json=wrong, headers=bearing("judge")).status_code in (400, 422)
    assert desk.client.post(address, json={"verdict": "unsure"}, headers=bearing("judge")).status_code == 201
    assert desk.client.get(f"{API}/statements/{right.removeprefix('statement/')}").status_code == 410
    assert desk.client.get(one["url"]).json()["review"] == "unreviewed"
