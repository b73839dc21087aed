"""Articles in our own words, and a server on loopback that speaks as an OpenAI-compatible one."""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from ontology.statements import Article

TEXT = (
    "WIPO and the Office of Inventions of Ruritania sign a memorandum\n\n"
    "On 3 June 2024 Ms. Anna Lindqvist, Director of the Office of Inventions of Ruritania, and Mr. Daren "
    "Tang, Director General of WIPO, signed the Ruritania Innovation Memorandum in Geneva. "
    "The two offices will train examiners together."
)


def article(text: str = TEXT, key: str = "ruritania") -> Article:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(key, text, title="A memorandum", language="en", published="2024-06-04", sha256=sha256)


@pytest.fixture
def given() -> Article:
    return article()


ANSWER: dict[str, Any] = {
    "things": [
        {"handle": "p", "kind": "Official", "name": "Anna Lindqvist"},
        {"handle": "o", "kind": "Agency", "name": "Office of Inventions of Ruritania"},
        {"handle": "w", "kind": "Agency", "name": "WIPO"},
        {"handle": "m", "kind": "Agreement", "name": "Ruritania Innovation Memorandum"},
    ],
    "claims": [
        {
            "subject": "p", "predicate": "holdsPost", "object": "o", "post": "Director",
            "quote": "Anna Lindqvist, Director of the Office of Inventions of Ruritania",
        },
        {"subject": "w", "predicate": "partyTo", "object": "m",
         "quote": "Director General of WIPO, signed the Ruritania Innovation Memorandum"},
        {"subject": "m", "predicate": "date", "value": "2024-06-03",
         "quote": "On 3 June 2024 Ms. Anna Lindqvist"},
        {"subject": "m", "predicate": "status", "value": "signed",
         "quote": "signed the Ruritania Innovation Memorandum"},
    ],
}  # fmt: skip


@dataclass
class ModelServer:
    """A server that answers with `reply(request)`: a status and a body, or an answer to be wrapped."""

    url: str
    reply: Callable[[dict[str, Any]], dict[str, Any] | tuple[int, str]]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    delay: float = 0.0


def completion(request: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    call = {"name": request["tools"][0]["function"]["name"], "arguments": json.dumps(answer)}
    message = {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "call-1", "type": "function", "function": call}],
    }
    return {
        "id": "answer-1",
        "object": "chat.completion",
        "created": 1,
        "model": request["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 100, "total_tokens": 1000},
    }


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            found.asked.append(request)
            found.keys.append(self.headers.get("Authorization", ""))
            time.sleep(found.delay)
            reply = found.reply(request)
            status, body = (
                reply if isinstance(reply, tuple) else (200, json.dumps(completion(request, reply)))
            )
            data = body.encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):
                pass  # the reader gave up waiting, as it should

        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        found = ModelServer(f"http://127.0.0.1:{server.server_port}/v1", lambda request: ANSWER)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()
