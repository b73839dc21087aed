"""The application over the sample graph, on a store in memory."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.protocol import GraphStore


@pytest.fixture(scope="session")
def client(sample: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(sample), raise_server_exceptions=False) as client:
        yield client
