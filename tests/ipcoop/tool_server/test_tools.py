"""The tools as a client of the Model Context Protocol sees them: in process, over stdio, over HTTP."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import Client, StdioServerParameters

from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from ipcoop.tool_server.tools import tool_server
from tests.contracts.sample_graph import sample_graph

ROOT = Path(__file__).parents[3]
TEXTS = {article.key: article.text or "" for article in sample_graph().articles}
TOOLS = {"ask", "search", "entity", "statements", "statement", "path", "list_queries", "run_query"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded store in a folder, for servers in processes of their own."""
    path = tmp_path_factory.mktemp("tools") / "graph"
    with EmbeddedStore(path) as store:
        store.ensure_schema()
        store.write(sample_graph())
    return path


def call(server: Any, tool: str, **arguments: Any) -> dict[str, Any]:
    """What a tool answers, as structured content; its error as {"error": text}."""

    async def answer() -> dict[str, Any]:
        async with Client(server) as client:
            result = await client.call_tool(tool, arguments)
            if result.is_error:
                return {"error": "".join(getattr(part, "text", "") for part in result.content)}
            return dict(result.structured_content or {})

    return asyncio.run(answer())


def test_every_tool_is_described_typed_and_only_reads(sample: GraphStore) -> None:
    async def listed() -> list[Any]:
        async with Client(tool_server(sample)) as client:
            return list((await client.list_tools()).tools)

    tools = asyncio.run(listed())
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description and tool.output_schema
        assert tool.annotations.read_only_hint and not tool.annotations.destructive_hint
        assert "self" not in tool.input_schema.get("properties", {})


def test_statements_come_with_article_quote_and_offsets(sample: GraphStore) -> None:
    found = call(tool_server(sample), "statements", entity="Cuc SHTT", predicates=["partyTo"])
    assert {one["object_id"] for one in found["statements"]} >= {"agreement/mou-2025", "agreement/jpo-2016"}
    for one in found["statements"]:
        assert one["evidence"]
        for passage in one["evidence"]:
            assert TEXTS[passage["article"]][passage["start"] : passage["end"]] == passage["quote"]
    few = call(tool_server(sample), "statements", entity="Cuc SHTT", limit=1)
    assert (len(few["statements"]), few["more"]) == (1, True)
    one = call(tool_server(sample), "statement", id=found["statements"][0]["id"])
    assert one["id"] == found["statements"][0]["id"]


def test_search_and_entity(sample: GraphStore) -> None:
    found = call(tool_server(sample), "search", text="japan patent ofice", kind="Agency")
    assert found["found"][0]["id"] == "agency/jpo"
    card = call(tool_server(sample), "entity", entity="WIPO")
    assert (card["id"], card["name_vi"]) == ("agency/wipo", "Tổ chức Sở hữu trí tuệ Thế giới")
    assert card["statements"]["partyTo"] == 2


def test_a_path_has_evidence_on_each_step(sample: GraphStore) -> None:
    found = call(tool_server(sample), "path", start="Nguyễn Văn Mẫu", end="Geneva")
    assert (found["start"], found["end"]) == ("official/mau", "place/geneva")
    assert found["ways"]
    assert all(step["evidence"] for way in found["ways"] for step in way["steps"])


def test_named_queries_are_listed_and_run(sample: GraphStore) -> None:
    listed = call(tool_server(sample), "list_queries")["queries"]
    by_name = {one["name"]: one for one in listed}
    assert by_name["agreements_between"]["required"] == ["one", "other"]
    rows = call(
        tool_server(sample),
        "run_query",
        name="agreements_between",
        parameters={"one": "JPO", "other": "NOIP"},
    )
    assert [row["agreement_id"] for row in rows["rows"]] == ["agreement/jpo-2016"]
    assert rows["parameters"]["one"] == "agency/jpo"


def test_a_question_in_words_is_answered_or_refused(sample: GraphStore) -> None:
    found = call(tool_server(sample), "ask", question="Ai đã ký Bản ghi nhớ hợp tác 2025?")
    assert found["understood"]
    assert {row["signatory"] for row in found["answer"]["rows"]} >= {"Jane Sample", "Nguyen Van Mau"}
    found = call(tool_server(sample), "ask", question="What is the weather in Ha Noi?")
    assert (found["understood"], found["answer"]) == (False, None)
    assert found["others"] and "weather" in found["unknown"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("entity", {"entity": "Atlantis"}, "Nothing is called 'Atlantis'"),
        ("run_query", {"name": "nothing"}, "There is no query 'nothing'"),
        ("run_query", {"name": "browsing/dump_articles"}, "There is no query 'dump_articles'"),
        ("run_query", {"name": "writing/statements"}, "There is no query 'statements'"),
        ("run_query", {"name": "compare", "parameters": {"color": "red"}}, "compare takes no color"),
        ("statement", {"id": "statement/none"}, "There is no statement/none"),
        ("statements", {"entity": "WIPO", "limit": 100000}, "less than or equal to 100"),
        ("search", {"text": ""}, "at least 1 character"),
    ],
)
def test_errors_say_what_to_do(sample: GraphStore, tool: str, arguments: dict[str, Any], said: str) -> None:
    assert said in call(tool_server(sample), tool, **arguments)["error"]


@pytest.mark.neo4j
def test_the_tools_work_over_neo4j(neo4j_store: GraphStore, sample: GraphStore) -> None:
    neo4j_store.ensure_schema()
    neo4j_store.write(sample_graph())
    for tool, arguments in (
        ("ask", {"question": "Which agreements does Japan have?"}),
        ("statements", {"entity": "WIPO"}),
        ("path", {"start": "JPO", "end": "WIPO"}),
        ("run_query", {"name": "forum_members", "parameters": {"forum": "ASEAN"}}),
    ):
        there = call(tool_server(neo4j_store), tool, **arguments)
        assert there == call(tool_server(sample), tool, **arguments)


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IPCOOP_")}
    return {**kept, "PYTHONPATH": str(ROOT)}


def test_over_stdio_as_programs_start_it(folder: Path) -> None:
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "ipcoop", "mcp", "--store", f"embedded:{folder}"],
        env=environment(),
        cwd=str(folder.parent),
    )
    assert call(started, "entity", entity="JPO")["id"] == "agency/jpo"


def test_over_http_on_loopback_and_for_no_other_host(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "ipcoop",
        "mcp",
        "--http",
        "--port",
        "0",
        "--store",
        f"embedded:{folder}",
    ]
    with subprocess.Popen(
        command, cwd=folder.parent, env=environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stderr is not None
            said = re.search(r"http://127\.0\.0\.1:\d+/mcp", process.stderr.readline())
            assert said is not None
            address = said.group()
            assert call(address, "search", text="WIPO")["found"][0]["id"] == "agency/wipo"
            headers = {"Host": "attacker.example", "Accept": "application/json, text/event-stream"}
            body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
            assert httpx.post(address, json=body, headers=headers).status_code == 421
        finally:
            process.terminate()
