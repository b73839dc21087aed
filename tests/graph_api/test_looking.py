"""The look at the state of the graph comes before all that an answer reads, without a journey of its own."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.protocol import GraphStore
from queries import query

STATE = query("schema/revision").text
ENTITY = "/api/v1/entities/agency/ip-viet-nam"


@pytest.fixture
def asking(sample: GraphStore, monkeypatch: pytest.MonkeyPatch) -> tuple[TestClient, list[list[str]]]:
    """A client, and the journeys that its requests make to the store: the texts of each."""
    journeys: list[list[str]] = []
    read, together = sample.read, sample.read_together

    def noted(text: str, *given: Any, **named: Any) -> Any:
        journeys.append([text])
        return read(text, *given, **named)

    def noted_together(asked: Any, **named: Any) -> Any:
        journeys.append([one.text for one in asked])
        monkeypatch.setattr(sample, "read", read)  # the embedded store reads one after the other
        try:
            return together(asked, **named)
        finally:
            monkeypatch.setattr(sample, "read", noted)

    monkeypatch.setattr(sample, "read", noted)
    monkeypatch.setattr(sample, "read_together", noted_together)
    client = TestClient(create_app(sample))
    client.get(ENTITY).raise_for_status()  # which entities were merged is asked once for a state
    journeys.clear()
    return client, journeys


@pytest.mark.parametrize(
    ("address", "most"),
    [
        (ENTITY, 1),
        (f"{ENTITY}/neighborhood?limit=10", 2),
        ("/api/v1/paths?from=agency/ip-viet-nam&to=agency/wipo", 2),
        ("/api/v1/articles/en-2025", 1),
        ("/api/v1/statistics", 1),
    ],
)
def test_an_answer_takes_few_journeys(
    asking: tuple[TestClient, list[list[str]]], address: str, most: int
) -> None:
    client, journeys = asking
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["ETag"]
    assert len(journeys) <= most
    assert journeys[0][0] == STATE and sum(journey.count(STATE) for journey in journeys) == 1


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/entities?tied_to=WIPO",  # a dependency finds the id of the name
        "/api/v1/statements?subject=WIPO",
        "/api/v1/search?q=office",
        "/api/v1/paths?from=WIPO&to=agency/ip-viet-nam",
        "/api/v1/compare?one=agency/wipo&other=agency/ip-viet-nam",
        "/api/v1/changes",
        "/api/v1/queries",  # reads nothing
        f"{ENTITY}/timeline",
    ],
)
def test_the_look_comes_first_and_once(asking: tuple[TestClient, list[list[str]]], address: str) -> None:
    client, journeys = asking
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["ETag"]
    assert journeys[0][0] == STATE
    assert sum(journey.count(STATE) for journey in journeys if journey is not journeys[0]) <= 1


def test_who_has_the_answer_gets_it_for_one_look(asking: tuple[TestClient, list[list[str]]]) -> None:
    client, journeys = asking
    known = client.get(ENTITY).headers["ETag"]
    journeys.clear()
    assert client.get(ENTITY, headers={"If-None-Match": known}).status_code == 304
    assert journeys == [[STATE]]
