"""The lines of docs/writing.md, run in their order."""

import re
import shlex
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from tests.graph_api.writing.conftest import PEOPLE, TEXT, Desk

DOCUMENT = (Path(__file__).parents[3] / "docs" / "writing.md").read_text(encoding="utf-8")
LINES = re.findall(r"^curl .*$", DOCUMENT, flags=re.MULTILINE)
SERVER = "http://127.0.0.1:8400"


@pytest.fixture
def store(embedded_store: EmbeddedStore) -> GraphStore:
    return embedded_store


def test_every_line_works(desk: Desk) -> None:
    statement = ""
    assert len(LINES) >= 14
    for line in LINES:
        method, headers, body, address = "GET", {}, None, ""
        words = iter(
            shlex.split(line.replace("$TOKEN", PEOPLE["all"][0]).replace("$STATEMENT", statement))[1:]
        )
        for word in words:
            if word == "-X":
                method = next(words)
            elif word == "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            elif word in ("-d", "--data-binary"):
                body = next(words)
            else:
                address = word.removeprefix(SERVER)
        content = TEXT.encode() if body == "@article.txt" else body
        answer = desk.client.request(method, address, headers=headers, content=content)
        assert answer.status_code in (200, 201, 202, 204), (line, answer.text)
        if answer.status_code == 202:
            assert desk.ended(answer.json())["state"] == "done", line
        if "/review?" in address:
            statement = answer.json()["statements"][0]["id"].removeprefix("statement/")
