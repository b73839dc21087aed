"""The calls in the documents about manners and Cypher work as they stand."""

import json
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.manners.rates import PRICES
from graph_store.protocol import GraphStore

DOCS = Path(__file__).parents[3] / "docs"
MANNERS = (DOCS / "api-manners.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^curl '(?:http://127\.0\.0\.1:8400)(/\S+)'$", MANNERS, flags=re.MULTILINE)


def test_there_are_calls() -> None:
    assert len(CALLS) >= 3


@pytest.mark.parametrize("address", CALLS)
def test_every_call_works(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_the_call_of_free_cypher_works(sample: GraphStore) -> None:
    text = (DOCS / "cypher.md").read_text(encoding="utf-8")
    body = re.search(r"-d '(\{.*?\})'", text, flags=re.DOTALL)
    assert body
    with TestClient(create_app(sample, cypher=True)) as client:
        said = client.post("/api/v1/cypher", json=json.loads(body[1])).json()
    assert said["columns"] == ["official", "role"]
    assert said["rows"]


def test_prices_are_told() -> None:
    told = {int(number) for number in re.findall(r"\b(\d+)\b", MANNERS.partition("A request costs")[2])}
    assert set(PRICES.values()) - {0} <= told
