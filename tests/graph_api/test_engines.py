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
    f"{API}/ask?q=Ai%20ky%20MoU%20giua%20Cuc%20SHTT%20va%20WIPO",
    "/ask?q=Which%20agreements%20does%20Japan%20have",
    f"{API}/entities?topic=patents&tied_to=WIPO&dated_until=2030",
    f"{API}/entities/agency/ip-viet-nam/timeline?as_of=2024&dated_from=2019",
    f"{API}/entities/agency/ip-viet-nam/neighborhood?as_of=2020&min_confidence=0.8",
    f"{API}/statements?as_of=2023-05&since=2023&dated_from=2010&status=ongoing",
    f"{API}/statements?article=en-2024&as_of=2024-05&dated_from=2024",
    f"{API}/agreements?lang=vi&as_of=2024",
    f"{API}/agreements/mou-2025",
    f"{API}/officials?tied_to=JPO",
    f"{API}/events?dated_from=2023",
    f"{API}/forums/asean?since=2024",
    f"{API}/evidence?article=vi-2023&min_confidence=0.5&limit=5",
    f"{API}/search?q=viet%20nam&country=VN",
    f"{API}/paths?from=agency/jpo&to=agency/ip-viet-nam&min_confidence=0.8",
    "/reconcile?queries=%7B%22q%22%3A%7B%22query%22%3A%22Cuc%20SHTT%22%7D%7D",
    f"{API}/compare?one=Viet%20Nam&other=Japan&as_of=2020&lang=vi",
    f"{API}/compare?one=JPO&other=IP%20Viet%20Nam&since=2024-05-20&min_confidence=0.6",
    f"{API}/gaps?party=IP%20Viet%20Nam&as_of=2024&min_confidence=0.5",
    f"{API}/gaps?across=partners&level=country&forum=ASEAN",
    f"{API}/articles",
    f"{API}/articles/vi-2025",
    f"{API}/statistics",
    f"{API}/statistics?as_of=2024&lang=vi",
    f"{API}/statistics?since=2024-05-20&min_confidence=0.8",
    f"{API}/articles?since=2024",
    f"{API}/articles/vi-2025?as_of=2024&min_confidence=0.8&lang=vi",
    f"{API}/entities/agency/ip-viet-nam?as_of=2020&since=2023&lang=vi",
    f"{API}/review?limit=3&lang=vi",
    f"{API}/review?max_confidence=0.7",
    f"{API}/review/twins?limit=2",
    f"{API}/judgments",
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
