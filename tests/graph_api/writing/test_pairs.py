"""What pages show of judged pairs, on both engines: by whom and why, with the name of the one that went."""

from typing import Any

from tests.contracts.sample_graph import sample_graph
from tests.graph_api.writing.conftest import API, Desk, bearing

GONE, STAYS, APART = "agency/jpo", "agency/ip-viet-nam", "agency/ipos"


def say(desk: Desk, verdict: str, one: str, other: str, reason: str | None = None) -> None:
    said = {"one": one, "other": other, "verdict": verdict, "reason": reason}
    answer = desk.client.post(f"{API}/judgments", json=said, headers=bearing("judge"))
    assert answer.status_code == 201, answer.text


def pairs(desk: Desk, *of: str) -> Any:
    answer = desk.client.get("/api/explorer/pairs", params=[("of", one) for one in of])
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_judged_pairs_are_told_with_both_names_until_they_are_taken_back(desk: Desk) -> None:
    desk.store.write(sample_graph())
    assert pairs(desk) == {"pairs": [], "total": 0}
    say(desk, "different", APART, STAYS, "two countries")
    say(desk, "same", GONE, STAYS, "one office")
    newest, older = pairs(desk)["pairs"]
    assert {
        newest["one"]["id"]: newest["one"]["name_vi"],
        newest["other"]["id"]: newest["other"]["name_vi"],
    } == {
        STAYS: "Cục Sở hữu trí tuệ",
        GONE: "Cơ quan Sáng chế Nhật Bản",
    }
    assert newest["merged"] == [GONE]
    told = newest["judgment"]
    assert (told["verdict"], told["by"], told["reason"]) == ("same", "judge", "one office")
    assert older["merged"] == [] and older["judgment"]["verdict"] == "different"
    assert [pair["judgment"]["verdict"] for pair in pairs(desk, APART)["pairs"]] == ["different"]
    assert pairs(desk, "agency/wipo")["total"] == 0

    say(desk, "unsure", GONE, STAYS)
    assert [pair["judgment"]["verdict"] for pair in pairs(desk)["pairs"]] == ["different"]


def test_a_network_says_which_of_its_entities_are_others_now(desk: Desk) -> None:
    desk.store.write(sample_graph())
    say(desk, "same", GONE, STAYS)
    asked = {"ids": [GONE, "official/mau"], "grow": []}
    found = desk.client.post("/api/explorer/network", json=asked).json()
    assert found["merged"] == {GONE: STAYS}
    assert {entity["id"] for entity in found["entities"]} == {STAYS, "official/mau"}


def test_the_page_of_an_entity_says_what_it_was_judged_to_be(desk: Desk) -> None:
    desk.store.write(sample_graph())
    say(desk, "same", GONE, STAYS, "one <office>")
    page = desk.client.get(f"/entity/{GONE}?lang=vi")
    assert page.history[0].status_code == 308
    assert "“Cơ quan Sáng chế Nhật Bản” đã được thẩm định là một với mục này, bởi judge" in page.text
    assert "one &lt;office&gt;" in page.text
    say(desk, "unsure", GONE, STAYS)
    assert "thẩm định là một" not in desk.client.get(f"/entity/{STAYS}?lang=vi").text
