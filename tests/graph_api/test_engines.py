from typing import Any

from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.protocol import GraphStore
from tests.contracts.sample_graph import sample_graph

API = "/api/v1"
ADDRESSES = (
    f"{API}/entities?limit=10",
    f"{API}/entities?name=memorandum&limit=2",
    f"{API}/entities/agency/ip-viet-nam",
    f"{API}/entities/place/geneva",
    f"{API}/entities/agency/ip-viet-nam/neighborhood?limit=6",
    f"{API}/statements?limit=10",
    f"{API}/statements?article=vi-2023&predicate=partyTo",
    f"{API}/search?q=cuc%20shtt",
    f"{API}/paths?from=official/du&to=place/geneva",
    f"{API}/queries/officials_of_agency?agency=IP%20Viet%20Nam",
    f"{API}/compare?one=Viet%20Nam&other=Japan&as_of=2020&lang=vi",
    f"{API}/compare?one=JPO&other=IP%20Viet%20Nam&since=2024-05-20&min_confidence=0.6",
    f"{API}/gaps?party=IP%20Viet%20Nam&as_of=2024&min_confidence=0.5",
    f"{API}/gaps?across=partners&level=country&forum=ASEAN",
    f"{API}/articles",
    f"{API}/articles/vi-2025",
    f"{API}/statistics",
    f"{API}/entities/agency/nobody",
    "/",
    "/entity/agency/ip-viet-nam?lang=vi",
    "/article/en-2025",
    "/render/agency/ip-viet-nam?depth=2",
    "/readyz",
)


def answers(client: TestClient) -> dict[str, tuple[int, Any]]:
    found = {}
    for address in ADDRESSES:
        answer = client.get(address, headers={"X-Request-ID": "one"})
        is_json = "json" in answer.headers["content-type"]
        found[address] = (answer.status_code, answer.json() if is_json else answer.text)
    return found


def test_both_engines_answer_alike(client: TestClient, store: GraphStore) -> None:
    store.ensure_schema()
    store.write(sample_graph())
    here = answers(TestClient(create_app(store), raise_server_exceptions=False))
    expected = answers(client)
    for address in ADDRESSES:
        assert here[address] == expected[address], address
    assert {status for status, _ in here.values()} == {200, 404}
