"""Every example of the OpenAPI document gives an answer on the example articles.

A new parameter, or a new question, gets its example in graph_api/manners/examples.yaml; so does a thing whose
id has changed because articles are read better.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.writing.access import Writing
from graph_api.writing.audit import Audit
from graph_api.writing.tokens import Scope, new_token
from graph_store.engines.embedded import EmbeddedStore
from ipcoop.intake import ArticleIntake
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load

ARTICLES = Path(__file__).parents[3] / "examples" / "articles"
OF_THE_MOMENT = {"get_job", "follow_job"}  # the key of a job is told when it begins
MADE_UP = {"query_programmes_funded_by"}  # no example article tells who pays


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    text, token = new_token("desk", list(Scope))
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        extractor = RuleExtractor()
        load(read_articles([ARTICLES]), store, extractor)
        trace = Audit(tmp_path_factory.mktemp("audit") / "audit.jsonl")
        writing = Writing((token,), ArticleIntake(store, extractor), trace)
        app = create_app(store, cypher=True, writing=writing)
        headers = {"Authorization": f"Bearer {text}"}
        with TestClient(app, headers=headers, raise_server_exceptions=False) as client:
            client.get("/api/v1/bulk")  # the files are made in the background
            yield client


@pytest.fixture(scope="module")
def document(server: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = server.get("/api/v1/openapi.json").json()
    return found


def operations(document: dict[str, Any], *methods: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, described in document["paths"].items():
        for method, operation in described.items():
            if method in methods:
                yield path, method, operation


def needed(operation: dict[str, Any], path: str) -> tuple[str, dict[str, Any]]:
    """The address of an operation by its examples, and the parameters that it cannot do without."""
    given = {}
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(parameter["example"]))
        elif parameter["required"]:
            given[parameter["name"]] = parameter["example"]
    return path, given


def test_every_parameter_and_every_body_has_an_example(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document, "get", "post", "delete"):
        if operation["operationId"] in OF_THE_MOMENT:
            continue
        missing = [p["name"] for p in operation.get("parameters", ()) if "example" not in p]
        contents = operation.get("requestBody", {}).get("content", {})
        missing += [form for form, content in contents.items() if "example" not in content]
        assert not missing, f"{method} {path}"


def test_every_example_of_a_question_is_answered(server: TestClient, document: dict[str, Any]) -> None:
    asked = 0
    for path, _, operation in operations(document, "get"):
        if operation["operationId"] in OF_THE_MOMENT:
            continue
        address, given = needed(operation, path)
        answer = server.get(address, params=given)
        assert answer.status_code == 200, (address, given, answer.text)
        if path.startswith("/api/v1/queries/") and operation["operationId"] not in MADE_UP:
            assert answer.json()["rows"], f"{address} {given} finds nothing; give another example"
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query" and not parameter["required"]:
                told = {**given, parameter["name"]: parameter["example"]}
                answer = server.get(address, params=told)
                assert answer.status_code == 200, (address, told, answer.text)
                asked += 1
    assert asked > 250


def test_every_example_of_a_body_is_taken(server: TestClient, document: dict[str, Any]) -> None:
    sent = 0
    for path, method, operation in operations(document, "post", "delete"):
        address, given = needed(operation, path)
        contents = operation.get("requestBody", {}).get("content", {None: {}})
        for form, content in contents.items():
            body: dict[str, Any] = {}
            if form == "application/json":
                body = {"json": content["example"]}
            elif form == "application/x-www-form-urlencoded":
                body = {"data": content["example"]}
            elif form:
                body = {"content": content["example"].encode(), "headers": {"Content-Type": form}}
            answer = server.request(method.upper(), address, params=given, **body)
            assert answer.status_code < 300, (address, form, answer.text)
            sent += 1
    assert sent >= 9
