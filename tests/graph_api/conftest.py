"""The application over the sample graph, on a store in memory."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from tests.contracts.sample_graph import sample_graph


@pytest.fixture(scope="session")
def sample_store() -> Iterator[GraphStore]:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        store.write(sample_graph())
        yield store


@pytest.fixture(scope="session")
def client(sample_store: GraphStore) -> Iterator[TestClient]:
    with TestClient(create_app(sample_store), raise_server_exceptions=False) as client:
        yield client
