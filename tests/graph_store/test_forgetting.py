from datetime import UTC, datetime, timedelta
from pathlib import Path

from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.history import changes_since
from ipcoop.settings import Settings
from ipcoop.wiring import store_of
from tests.contracts.sample_graph import sample_graph


def test_a_reader_of_forgotten_changes_is_sent_to_the_files(tmp_path: Path) -> None:
    settings = Settings.load(store=f"embedded:{tmp_path / 'graph'}", history_days=1)
    with store_of(settings) as store:
        store.write(sample_graph())
        assert changes_since(store)
    with store_of(settings) as store:
        assert changes_since(store), "they are younger than a day"
        store.forget_changes(datetime.now(UTC) + timedelta(seconds=1))
        with TestClient(create_app(store)) as client:
            refused = client.get("/api/v1/changes")
            assert (refused.status_code, refused.headers["content-type"]) == (410, "application/problem+json")
            assert "/api/v1/bulk" in refused.json()["detail"]
            revision = client.get("/api/v1/bulk").json()["revision"]
            assert client.get(f"/api/v1/changes?since={revision}").json()["changes"] == []
