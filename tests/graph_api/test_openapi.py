from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from graph_api.app import create_app
from graph_store.protocol import GraphStore
from queries import catalogue

API = "/api/v1"


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"{API}/openapi.json").json()
    return found


def test_the_document_is_openapi_3_1_and_names_every_query(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    assert {f"{API}/queries/{asked.name}" for asked in catalogue()} <= set(document["paths"])
    assert {"/healthz", "/readyz", "/render/{kind}/{key}", f"{API}/paths"} <= set(document["paths"])


def test_every_operation_is_tagged_described_and_says_how_it_fails(document: dict[str, Any]) -> None:
    tags = {tag["name"] for tag in document["tags"]}
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    shared = document["components"]["responses"]
    for operation in operations:
        assert set(operation["tags"]) <= tags
        assert operation["description"]
        for status, answer in operation["responses"].items():
            told = shared[answer["$ref"].rpartition("/")[2]] if "$ref" in answer else answer
            if int(status) >= 400:
                assert "application/problem+json" in told["content"]
                pages = set(operation["tags"]) == {"renders"}
                assert pages or list(told["content"]) == ["application/problem+json"]
    parameters = document["paths"][f"{API}/queries/officials_of_agency"]["get"]["parameters"]
    assert [(p["name"], p["required"]) for p in parameters] == [
        ("agency", True),
        ("at", False),
        ("limit", False),
        ("format", False),
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/entities", "/entities?limit=3"),
        ("/entities/{kind}/{key}", "/entities/agency/ip-viet-nam"),
        ("/entities/{kind}/{key}/statements", "/entities/agency/jpo/statements"),
        ("/entities/{kind}/{key}/neighborhood", "/entities/agency/jpo/neighborhood"),
        ("/statements", "/statements?limit=3"),
        ("/search", "/search?q=wipo"),
        ("/paths", "/paths?from=JPO&to=WIPO"),
        ("/ask", "/ask?q=Who%20signed%20with%20WIPO"),
        ("/entities/{kind}/{key}/timeline", "/entities/agency/jpo/timeline"),
        ("/agreements", "/agreements?limit=3"),
        ("/agreements/{key}", "/agreements/mou-2025"),
        ("/officials", "/officials"),
        ("/officials/{key}", "/officials/du"),
        ("/events", "/events"),
        ("/events/{key}", "/events/visit-2023"),
        ("/forums", "/forums"),
        ("/forums/{key}", "/forums/asean"),
        ("/evidence", "/evidence?limit=3"),
        ("/compare", "/compare?one=JPO&other=WIPO"),
        ("/gaps", "/gaps?across=partners"),
        ("/queries", "/queries"),
        ("/queries/gaps", "/queries/gaps?party=JPO"),
        ("/articles", "/articles"),
        ("/articles/{key}", "/articles/en-2024"),
        ("/statistics", "/statistics"),
    ],
)
def test_answers_are_as_the_document_says(
    client: TestClient, document: dict[str, Any], path: str, address: str
) -> None:
    described = document["paths"][API + path]["get"]["responses"]["200"]["content"]["application/json"][
        "schema"
    ]
    schema = {**described, "components": document["components"]}
    answer = client.get(API + address)
    assert answer.status_code == 200
    Draft202012Validator(schema).validate(answer.json())


def test_problems_are_as_the_document_says(client: TestClient, document: dict[str, Any]) -> None:
    schema = {"$ref": "#/components/schemas/Problem", "components": document["components"]}
    Draft202012Validator(schema).validate(client.get(f"{API}/entities/agency/nobody").json())


def test_a_public_address_is_in_the_document(sample: GraphStore) -> None:
    app = create_app(sample, title="Example", base_url="https://example.org/graph/")
    document = app.openapi()
    assert document["servers"] == [{"url": "https://example.org/graph"}]
    assert document["info"]["title"] == "Example"


def test_every_link_leads_to_a_parameter_of_an_operation(document: dict[str, Any]) -> None:
    operations = {o["operationId"]: o for methods in document["paths"].values() for o in methods.values()}
    found = 0
    for operation in operations.values():
        for link in operation["responses"].get("200", {}).get("links", {}).values():
            target = operations[link["operationId"]]
            assert set(link["parameters"]) <= {p["name"] for p in target["parameters"]}
            found += 1
    assert found >= 15


def test_the_document_is_what_the_specification_allows(document: dict[str, Any]) -> None:
    import schemathesis

    schemathesis.openapi.from_dict(document).validate()


def test_who_may_write_is_said_and_every_header_is_described(document: dict[str, Any]) -> None:
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    headers = document["components"]["headers"]
    assert {"ETag", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"} <= set(headers)
    listed = document["paths"][f"{API}/entities"]["get"]["responses"]
    assert {"304", "400", "406", "414", "429", "503"} <= set(listed)
    assert {"ETag", "X-Request-ID"} <= set(listed["200"]["headers"])
    assert {"application/json", "text/csv", "application/x-ndjson"} <= set(listed["200"]["content"])
    one = document["paths"][f"{API}/entities/{{kind}}/{{key}}"]["get"]["responses"]
    assert {"308", "404", "410"} <= set(one)
