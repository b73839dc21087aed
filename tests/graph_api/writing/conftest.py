"""A server over an empty store that three people may write to, on each engine."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_api.writing.access import Writing
from graph_api.writing.audit import Audit, read_audit
from graph_api.writing.tokens import Scope, new_token
from graph_store.protocol import GraphStore
from ipcoop.intake import ArticleIntake
from loaders.extraction.protocol import Extractor
from loaders.extraction.rules import RuleExtractor

API = "/api/v1"
TEXT = (
    "Two offices sign a memorandum\n\n"
    "On 12 May 2025 the Intellectual Property Office of Viet Nam and the Japan Patent Office signed a "
    "memorandum of understanding on industrial property in Ha Noi. Mr Tran Van Minh, Director General of the "
    "Intellectual Property Office of Viet Nam, signed for his office.\n"
)
PEOPLE = {name: new_token(name, scopes) for name, scopes in {
    "loader": [Scope.LOAD], "remover": [Scope.REMOVE], "judge": [Scope.JUDGE], "all": list(Scope),
}.items()}  # fmt: skip


def bearing(who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {PEOPLE[who][0]}"}


@dataclass
class Desk:
    """A client, the store behind it and the trace of what was written."""

    client: TestClient
    store: GraphStore
    trace: Path

    def send(self, who: str = "loader", **given: Any) -> Any:
        """Load or preview an article and wait for the end of its job."""
        parameters = given.pop("params", {})
        body = given or {"text": TEXT, "key": "two-offices"}
        answer = self.client.post(f"{API}/articles", params=parameters, json=body, headers=bearing(who))
        assert answer.status_code == 202, answer.text
        assert answer.headers["location"] == answer.json()["url"]
        return self.ended(answer.json())

    def ended(self, job: Any) -> Any:
        """The job when it is over."""
        for _ in range(1200):
            found = self.client.get(job["url"]).json()
            if found["state"] in ("done", "failed"):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{job} does not end")

    def audited(self) -> list[tuple[str, str, str, str]]:
        """Who did what to what, and how it ended."""
        lines = read_audit(self.trace)
        return [(line["who"], line["action"], line["target"], line["outcome"]) for line in lines]


@pytest.fixture(scope="session")
def rules() -> Extractor:
    return RuleExtractor()


@pytest.fixture
def desk(store: GraphStore, rules: Extractor, tmp_path: Path) -> Iterator[Desk]:
    store.ensure_schema()
    trace = tmp_path / "audit.jsonl"
    tokens = tuple(token for _, token in PEOPLE.values())
    writing = Writing(tokens, ArticleIntake(store, rules), Audit(trace))
    with TestClient(create_app(store, writing=writing), raise_server_exceptions=False) as client:
        yield Desk(client, store, trace)
