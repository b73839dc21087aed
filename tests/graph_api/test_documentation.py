import re
import shlex
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("api.md", "asking.md", "reconciliation.md")
TEXTS = {page: (DOCS / page).read_text(encoding="utf-8") for page in PAGES}
CALLS = [call for text in TEXTS.values() for call in re.findall(r"^curl .*$", text, flags=re.MULTILINE)]
SITE = re.compile(r"http://127\.0\.0\.1:\d+")


def test_there_are_examples() -> None:
    assert len(CALLS) >= 14


@pytest.mark.parametrize("call", CALLS)
def test_every_example_works(client: TestClient, call: str) -> None:
    words = iter(shlex.split(call)[1:])
    address, data, headers = "", None, {}
    for word in words:
        if word in ("-d", "--data"):
            data = next(words)
        elif word in ("-H", "--header"):
            name, _, value = next(words).partition(":")
            headers[name] = value.strip()
        elif word == "-o":
            next(words)
        else:
            assert SITE.match(word), f"what is {word}?"
            address = SITE.sub("", word)
    if data is None:
        answer = client.get(address, headers=headers)
    else:
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = client.post(address, content=data.encode(), headers=form | headers)
    assert answer.status_code == 200, answer.text


def test_every_address_is_documented(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    plain = {path for path in paths if not re.fullmatch(r"/api/v1/queries/\w+", path)}
    text = "".join(path.read_text(encoding="utf-8") for path in DOCS.glob("*.md"))
    assert {path for path in plain if not re.search(rf"`(?:[A-Z]+ )?{re.escape(path)}", text)} == set()
