"""The client against servers of ours on loopback, over both engines, and against one that fails as told."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
import uvicorn

from graph_api.app import create_app
from graph_api.manners.protection import Protection
from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from ipcoop.client import (
    ApiFailure,
    BudgetSpent,
    Client,
    Gone,
    Missing,
    NotAllowed,
    ServerFailure,
    Unavailable,
    Unreachable,
    UnreadableAnswer,
    WrongRequest,
)
from ipcoop.client import asking as client_module
from tests.contracts.sample_graph import sample_graph

ROOT = Path(__file__).parents[3]
SAMPLE = sample_graph()


@contextmanager
def serving(store: GraphStore, protection: Protection | None = None) -> Iterator[str]:
    config = uvicorn.Config(create_app(store, protection=protection), log_level="error")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(timeout=20)


@pytest.fixture(scope="module")
def address(filled: GraphStore) -> Iterator[str]:
    """A server over the sample graph on each engine."""
    with serving(filled) as found:
        yield found


@pytest.fixture
def graph(address: str) -> Iterator[Client]:
    with Client(address) as client:
        yield client


def test_lists_page_by_themselves(graph: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "_A_PAGE", 7)
    assert [one.id for one in graph.entities()] == sorted(entity.id for entity in SAMPLE.entities)
    assert [one.id for one in graph.statements()] == sorted(one.id for one in SAMPLE.statements)
    assert {one.key for one in graph.articles()} == {article.key for article in SAMPLE.articles}
    kinds = {one.kind for one in graph.entities(kind="Agreement", tied_to="WIPO")}
    assert kinds == {"Agreement"}
    assert {
        one.object.id for one in graph.statements(subject="agency/jpo", predicate="partyTo") if one.object
    } == {
        "agreement/jpo-2016",
        "programme/pph",
    }


def test_single_things_are_typed_and_have_evidence(graph: Client) -> None:
    office = graph.entity("agency/ip-viet-nam")
    assert (office.name_vi, office.country) == ("Cục Sở hữu trí tuệ", "VN")
    article = graph.article("vi-2025")
    text = article.text or ""
    for passage in graph.statement(article.statements[0].id).evidence:
        if passage.article.key == "vi-2025":
            assert text[passage.start : passage.end] == passage.quote
    assert graph.statistics().articles == 4
    assert graph.statistics(since="2025").articles == len(list(graph.articles(since="2025"))) == 2


def test_search_paths_comparison_queries_and_questions(graph: Client) -> None:
    assert graph.search("cuc shtt", kind="Agency").results[0].id == "agency/ip-viet-nam"
    assert graph.paths("JPO", "WIPO").paths[0].steps[0].evidence
    assert graph.compare("JPO", "IPOS").one.id == "agency/jpo"
    assert "agreements_between" in {question.name for question in graph.queries()}
    rows = graph.query("agreements_between", one="NOIP", other="WIPO", since="2020").rows
    assert [row["agreement_id"] for row in rows] == ["agreement/mou-2025"]
    asked = graph.ask("Who are the members of ASEAN?")
    assert asked.understood and asked.answer is not None
    assert asked.answer.query == "forum_members"


def test_problems_become_failures(graph: Client) -> None:
    with pytest.raises(Missing, match="There is no entity agency/nobody") as missing:
        graph.entity("agency/nobody")
    assert missing.value.problem.status == 404
    assert missing.value.problem.request_id
    with pytest.raises(WrongRequest, match="needs other"):
        graph.query("agreements_between", one="JPO")
    with pytest.raises(WrongRequest, match="takes no color"):
        graph.query("agreements_between", one="JPO", other="WIPO", color="red")
    with pytest.raises(Missing, match="There is no query"):
        graph.query("agreements_betwen")
    with pytest.raises(Missing):
        graph.query("../entities")


def test_every_example_of_the_documentation_runs(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "docs" / "client.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    assert len(examples) == 4
    known: dict[str, Any] = {}
    for example in examples:
        exec(compile(example.replace("http://127.0.0.1:8400", address), "docs/client.md", "exec"), known)
    said = capsys.readouterr().out
    for expected in ("agency/ip-viet-nam", "2025-07-09 Memorandum", "Thỏa thuận hợp tác 2016", "Jane Sample"):
        assert expected in said


def test_a_spent_budget_says_when_to_come_back() -> None:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        with (
            serving(store, Protection(budget=3)) as address,
            Client(address, longest_wait=0.1) as graph,
            pytest.raises(BudgetSpent) as spent,
        ):
            for _ in range(5):
                graph.statistics()
    assert spent.value.retry_after is not None
    assert spent.value.retry_after > 0.1


class Failing(BaseHTTPRequestHandler):
    """Answers with what is planned, one after the other, then with statistics."""

    planned: ClassVar[list[tuple[int, dict[str, str]]]] = []
    asked: ClassVar[list[float]] = []

    def do_GET(self) -> None:
        Failing.asked.append(time.monotonic())
        status, headers = Failing.planned.pop(0) if Failing.planned else (200, {})
        if status == 0:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        body = b'{"articles":1,"entities":1,"statements":1,"evidence":1,"kinds":{},"predicates":{},"new":1}'
        body = body if status == 200 else b"<html>a proxy said no</html>"
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def failing() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Failing) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("planned", "waits"),
    [
        ([(503, {"Retry-After": "1"})], 1.0),
        ([(429, {"Retry-After": "0"}), (503, {})], 0.25),
        ([(0, {})], 0.25),
        ([(503, {"Retry-After": "later"})], 0.25),
    ],
)
def test_busy_servers_are_asked_again_when_they_say(
    failing: str, planned: list[tuple[int, dict[str, str]]], waits: float
) -> None:
    Failing.planned, Failing.asked = list(planned), []
    with Client(failing) as graph:
        assert graph.statistics().articles == 1
    assert len(Failing.asked) == len(planned) + 1
    assert Failing.asked[-1] - Failing.asked[0] >= waits * 0.9


@pytest.mark.parametrize(
    ("status", "headers", "kind", "times"),
    [
        (503, {"Retry-After": "99"}, Unavailable, 1),
        (503, {"Retry-After": formatdate(time.time() + 999)}, Unavailable, 1),
        (503, {"Retry-After": "0"}, Unavailable, 3),
        (504, {}, Unavailable, 1),
        (500, {}, ServerFailure, 1),
        (410, {}, Gone, 1),
        (401, {}, NotAllowed, 1),
        (403, {}, NotAllowed, 1),
        (418, {}, WrongRequest, 1),
    ],
)
def test_other_failures_are_told_at_once_and_without_a_problem_document_too(
    failing: str, status: int, headers: dict[str, str], kind: type[ApiFailure], times: int
) -> None:
    Failing.planned, Failing.asked = [(status, headers)] * 3, []
    with Client(failing, retries=2) as graph, pytest.raises(kind, match=str(status)):
        graph.statistics()
    assert len(Failing.asked) == times


def test_an_answer_of_another_shape_is_told(failing: str) -> None:
    Failing.planned, Failing.asked = [], []
    with Client(failing) as graph, pytest.raises(UnreadableAnswer, match="/api/v1/entities/agency/jpo: id"):
        graph.entity("agency/jpo")


def test_where_nothing_answers_that_is_said() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    with Client(address, retries=1) as graph, pytest.raises(Unreachable, match="asked 2 times"):
        graph.statistics()
