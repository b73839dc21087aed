"""A server that reads by the quicker protocol, and those who send heads without an end."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn

from graph_api.app import create_app
from graph_api.manners.heads import LONGEST, BoundedHttp
from graph_store.engines.embedded import EmbeddedStore

POST = b"POST /api/v1/match HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def port(sample: EmbeddedStore) -> Iterator[int]:
    config = uvicorn.Config(create_app(sample), log_level="error", http=BoundedHttp, ws="none")
    server = uvicorn.Server(config)
    listener = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield listener.getsockname()[1]
    server.should_exit = True
    thread.join()
    listener.close()


def _answer(port: int, *parts: bytes) -> bytes:
    """All that the server says until it closes, or until it has said an answer's end."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.settimeout(10)
        for part in parts:
            with contextlib.suppress(ConnectionError):  # it has been closed already
                line.sendall(part)
        said = b""
        with contextlib.suppress(ConnectionError):
            while part := line.recv(65536):
                said += part
                if said.endswith(b"}"):
                    break
        return said


@pytest.mark.parametrize(
    "endless",
    [
        (b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: ", b"a" * 1000),
        (b"GET /healthz HTTP/1.1\r\nHost: a\r\n", b"X-Again: a\r\n" * 100),
        (b"GET /healthz?a=", b"a" * 1000),
        (POST + b"Transfer-Encoding: chunked\r\n\r\n0\r\nX-Long: ", b"a" * 1000),
    ],
    ids=["one header", "many headers", "address", "behind a body"],
)  # fmt: skip
def test_a_head_without_an_end_is_ended(port: int, endless: tuple[bytes, bytes]) -> None:
    begin, more = endless
    said = _answer(port, begin, *[more * 20] * (4 * LONGEST // (20 * len(more))))
    assert said == b"" or b" 431 " in said or b"HTTP/1.1 4" in said
    assert b" 200 " not in said
    assert b'"ok"' in _answer(port, b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")


def test_a_long_head_within_the_bounds_gets_a_problem(port: int) -> None:
    head = b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: " + b"a" * 40_000 + b"\r\n\r\n"
    said = _answer(port, head)
    assert said.startswith(b"HTTP/1.1 431 ") and b"application/problem+json" in said


def test_a_body_may_be_longer_than_a_head(port: int) -> None:
    body = b'{"queries": [' + b" " * (5 * LONGEST) + b"]}"
    said = _answer(port, POST + b"Content-Length: %d\r\n\r\n" % len(body), body)
    assert b" 431 " not in said and b"application/" in said


def test_requests_that_are_sent_at_once_are_all_answered(port: int) -> None:
    one = b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"
    last = one.replace(b"Host: a", b"Host: a\r\nConnection: close")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(one * 2000 + last)
        said = b""
        while part := line.recv(65536):
            said += part
    assert said.count(b"HTTP/1.1 200 ") == 2001
