"""An endpoint over the sample graph, and one over three small graphs of our own."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from graph_api.sparql.routes import router
from graph_api.sparql.workers import Limits
from graph_store.engines.embedded import EmbeddedStore


def client_of(store: EmbeddedStore, **limits: float) -> TestClient:
    app = FastAPI()
    app.include_router(router(store, limits=Limits(**limits)))  # type: ignore[arg-type]
    return TestClient(app)


@pytest.fixture(scope="module")
def client(sample: EmbeddedStore) -> Iterator[TestClient]:
    with client_of(sample, seconds=30) as found:
        yield found
