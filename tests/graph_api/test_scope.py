"""What narrows an answer narrows every answer in the same way."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from ontology.dates import bounds
from tests.contracts.sample_graph import sample_graph

API = "/api/v1"
GRAPH = sample_graph()
DATES = {s.subject: s.value for s in GRAPH.statements if s.predicate == "date"}
PUBLISHED = {article.key: article.published for article in GRAPH.articles}


def get(client: TestClient, address: str, **given: Any) -> dict[str, Any]:
    answer = client.get(API + address, params=given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def statements(client: TestClient, **given: Any) -> set[str]:
    return {s["id"] for s in get(client, "/statements", limit=1000, **given)["statements"]}


def stood(statement: Any, year: int) -> bool:
    """What `as_of` means, told by the calendar instead of by texts."""
    if statement.when:
        start, end = bounds(statement.when)
        return start.year <= year and ("/" not in statement.when or end.year >= year)
    for end_of in filter(None, (statement.subject, statement.object)):
        if date := DATES.get(end_of):
            start, end = bounds(date)
            over = "/" in date and not end_of.startswith("event/") and end.year < year
            if start.year > year or over:
                return False
    return True


@pytest.mark.parametrize("year", [2015, 2016, 2018, 2019, 2022, 2023, 2024, 2025, 2026])
def test_as_of_a_year_stands_what_the_calendar_says(client: TestClient, year: int) -> None:
    assert statements(client, as_of=str(year)) == {s.id for s in GRAPH.statements if stood(s, year)}


def test_a_date_of_a_day_falls_within_a_month_and_a_year(client: TestClient) -> None:
    signed = {"subject": "agency/wipo", "object": "agreement/mou-2025"}
    stands = {date: bool(statements(client, as_of=date, **signed)) for date in
              ("2024", "2025", "2025-06", "2025-07", "2025-07-08", "2025-07-09", "2026")}  # fmt: skip
    assert stands == {"2024": False, "2025": True, "2025-06": False, "2025-07": True, "2025-07-08": False,
                      "2025-07-09": True, "2026": True}  # fmt: skip


@pytest.mark.parametrize("date", ["2023-03-02", "2024", "2025-07-10", "2025-07-11", "2025-07-12"])
def test_since_looks_at_the_first_article(client: TestClient, date: str) -> None:
    first = {s.id: min(PUBLISHED[key] or "" for key in s.sources) for s in GRAPH.statements}
    assert statements(client, since=date) == {s for s, published in first.items() if published >= date}


def test_min_confidence(client: TestClient) -> None:
    unsure = statements(client) - statements(client, min_confidence=0.8)
    assert unsure == {s.id for s in GRAPH.statements if s.predicate == "cooperatesWith"}


@pytest.mark.parametrize("given", [{"as_of": "2020"}, {"since": "2025"}, {"min_confidence": 0.8}])
def test_all_answers_hold_the_same_statements(client: TestClient, given: dict[str, Any]) -> None:
    center = "agency/ip-viet-nam"
    expected = statements(client, subject=center, **given) | statements(client, object=center, **given)
    listed = get(client, f"/entities/{center}/statements", **given)["statements"]
    timed = [m["statement"] for m in get(client, f"/entities/{center}/timeline", **given)["moments"]]
    detail = get(client, f"/entities/{center}", **given)
    assert {s["id"] for s in detail["statements"]} == expected
    assert detail["statements_total"] == len(expected)
    assert sum(p["as_subject"] + p["as_object"] for p in detail["predicates"]) == len(expected)
    around = get(client, f"/entities/{center}/neighborhood", limit=500, **given)
    tied = {s["id"] for s in around["statements"] if center in (s["subject"]["id"], s["object"]["id"])}
    assert {s["id"] for s in listed} == {s["id"] for s in timed} == tied == expected
    assert around["hidden"] == {}
    few = get(client, f"/entities/{center}/neighborhood", limit=1, **given)
    assert sum(few["hidden"].values()) == len(around["entities"]) - 1


def test_ways_lead_only_over_what_fits(client: TestClient) -> None:
    direct = get(client, "/paths", **{"from": "agency/jpo", "to": "agency/ip-viet-nam"})
    assert [len(path["steps"]) for path in direct["paths"]] == [1]
    around = get(
        client, "/paths", **{"from": "agency/jpo", "to": "agency/ip-viet-nam", "min_confidence": 0.8}
    )
    assert {len(path["steps"]) for path in around["paths"]} == {2}
    assert len(around["paths"]) == 4
    assert all(step["confidence"] >= 0.8 and step["evidence"] for p in around["paths"] for step in p["steps"])
    before = get(client, "/paths", **{"from": "official/mau", "to": "agency/wipo", "as_of": "2018"})
    assert all("agreement/mou-2025" not in {e["id"] for e in p["entities"]} for p in before["paths"])


def test_names_in_both_languages_everywhere(client: TestClient) -> None:
    center = "agency/ip-viet-nam"
    for lang, name in (("vi", "Cục Sở hữu trí tuệ"), ("en", "Intellectual Property Office of Viet Nam")):
        assert get(client, f"/entities/{center}", lang=lang)["name"] == name
        assert get(client, "/entities", id=center, lang=lang)["entities"][0]["name"] == name
        assert get(client, "/search", q="NOIP", lang=lang)["results"][0]["name"] == name
        assert get(client, f"/entities/{center}/neighborhood", lang=lang)["entities"][0]["name"] == name
        signed = get(client, "/statements", object="agreement/mou-2025", predicate="partyTo", lang=lang)
        assert name in {statement["subject"]["name"] for statement in signed["statements"]}
    assert client.get(f"{API}/search?q=NOIP&lang=fr").status_code == 400
