import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

TEXT = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^curl .*'http://127\.0\.0\.1:\d+(/\S+)'$", TEXT, flags=re.MULTILINE)


def test_there_are_examples() -> None:
    assert len(CALLS) >= 5


@pytest.mark.parametrize("address", CALLS)
def test_every_example_works(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_every_address_is_documented(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    plain = {path for path in paths if not re.fullmatch(r"/api/v1/queries/\w+", path)}
    assert {path for path in plain if f"`{path}" not in TEXT} == set()
