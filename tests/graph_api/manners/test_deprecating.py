"""An address that will go says so in every answer and in the document."""

from datetime import date

from fastapi import APIRouter
from fastapi.testclient import TestClient

from graph_api import models
from graph_api.app import create_app
from graph_api.manners.answering import Answering
from graph_api.manners.deprecating import going
from graph_store.protocol import GraphStore


def test_an_address_that_will_go_says_so(sample: GraphStore) -> None:
    router = APIRouter(route_class=Answering, tags=["statistics"])

    @router.get("/api/v1/numbers", **going(date(2026, 1, 1), date(2027, 1, 1), "/api/v1/statistics"))
    def numbers() -> models.Health:
        """Say that all is well."""
        return models.Health(status="ok")

    app = create_app(sample)
    app.include_router(router)
    client = TestClient(app)
    answer = client.get("/api/v1/numbers")
    assert answer.headers["deprecation"] == "@1767225600"
    assert answer.headers["sunset"] == "Fri, 01 Jan 2027 00:00:00 GMT"
    assert answer.links["successor-version"]["url"] == "/api/v1/statistics"
    operation = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/numbers"]["get"]
    assert (operation["deprecated"], operation["x-sunset"]) == (True, "2027-01-01")
    assert "deprecation" not in client.get("/api/v1/statistics").headers
