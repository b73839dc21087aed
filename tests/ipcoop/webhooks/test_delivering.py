"""Webhooks against a receiver on loopback: signed, in order, tried again, never in the way of a write."""

import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.history import changes_since
from ipcoop.webhooks.delivering import Deliverer, Pace, read_progress
from ipcoop.webhooks.hooks import InvalidHook, add_hook, read_hooks, remove_hook
from ipcoop.webhooks.sending import signature
from tests.contracts.test_writing import cooperation

QUICK = Pace(look=0.02, first=0.05, longest=0.2)


class Receiver:
    """Keeps what was posted; answers as it is told, at last 204."""

    def __init__(self, *answers: int, seconds: float = 0) -> None:
        self.answers, self.seconds = list(answers), seconds
        self.taken: list[tuple[dict[str, str], bytes]] = []
        self.calls = 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.calls += 1
                time.sleep(outer.seconds)
                status = outer.answers.pop(0) if outer.answers else 204
                if status == 204:
                    outer.taken.append((dict(self.headers), body))
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", f"http://127.0.0.1:{outer.port}/elsewhere")
                self.end_headers()

            def log_message(self, *arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/changes?desk=1"

    @property
    def changes(self) -> list[Any]:
        return [change for _, body in self.taken for change in json.loads(body)["changes"]]


@contextmanager
def receiving(receiver: Receiver) -> Iterator[Receiver]:
    thread = threading.Thread(target=receiver.server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield receiver
    finally:
        receiver.server.shutdown()
        receiver.server.server_close()
        thread.join()


def until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it does not come to that"
        time.sleep(0.01)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hooks" / "webhooks.json"


def test_changes_come_signed_and_in_order(embedded_store: EmbeddedStore, path: Path) -> None:
    with receiving(Receiver()) as receiver:
        hook = add_hook(path, receiver.url, from_start=True)
        embedded_store.write(cooperation("one"))
        with Deliverer(embedded_store, path, private=True, pace=QUICK):
            until(lambda: bool(receiver.taken))
            embedded_store.write(cooperation("two"))
            embedded_store.remove(["one"])
            until(lambda: len(receiver.changes) == 3)
    assert [change["cursor"] for change in receiver.changes] == [
        c.cursor for c in changes_since(embedded_store)
    ]
    assert [change["why"] for change in receiver.changes] == ["loaded", "loaded", "removed"]
    for headers, body in receiver.taken:
        timestamp = headers["IPCoop-Timestamp"]
        assert abs(int(timestamp) - time.time()) < 60
        assert hmac.compare_digest(headers["IPCoop-Signature"], signature(hook.secret, timestamp, body))
        assert headers["Host"] == f"127.0.0.1:{receiver.port}"
        assert hook.secret.encode() not in body and hook.secret not in str(headers)


def test_what_is_not_taken_comes_again_and_nothing_twice(embedded_store: EmbeddedStore, path: Path) -> None:
    with receiving(Receiver(500, 503, 302, 404)) as receiver:
        add_hook(path, receiver.url, from_start=True)
        embedded_store.write(cooperation("one"))
        with Deliverer(embedded_store, path, private=True, pace=QUICK):
            until(lambda: len(receiver.changes) == 1)
        embedded_store.write(cooperation("two"))
        with Deliverer(embedded_store, path, private=True, pace=QUICK):  # a server that starts again goes on
            until(lambda: len(receiver.changes) == 2)
    assert receiver.calls == 6
    assert [change["revision"] for change in receiver.changes] == [1, 2]
    assert read_progress(path)[receiver.url].failures == 0


def test_a_slow_receiver_holds_up_neither_a_write_nor_another(
    embedded_store: EmbeddedStore, path: Path
) -> None:
    with receiving(Receiver(seconds=1.5)) as slow, receiving(Receiver()) as quick:
        add_hook(path, slow.url, from_start=True)
        add_hook(path, quick.url, from_start=True)
        embedded_store.write(cooperation("one"))
        with Deliverer(embedded_store, path, private=True, pace=QUICK):
            until(lambda: slow.calls == 1)
            embedded_store.write(cooperation("two"))
            until(lambda: len(quick.changes) == 2)
            assert slow.taken == []
            until(lambda: len(slow.changes) == 2)


def test_a_new_subscription_begins_now_and_410_ends_it(embedded_store: EmbeddedStore, path: Path) -> None:
    embedded_store.write(cooperation("one"))
    with receiving(Receiver(410)) as receiver, Deliverer(embedded_store, path, private=True, pace=QUICK):
        add_hook(path, receiver.url)
        until(lambda: receiver.url in read_progress(path))
        assert receiver.calls == 0 and read_progress(path)[receiver.url].cursor == "1"
        embedded_store.write(cooperation("two"))
        until(lambda: read_progress(path)[receiver.url].ended)
        embedded_store.write(cooperation("three"))
        time.sleep(0.3)
        assert receiver.calls == 1


def test_private_addresses_are_refused_unless_allowed(embedded_store: EmbeddedStore, path: Path) -> None:
    with receiving(Receiver()) as receiver:
        add_hook(path, receiver.url, from_start=True)
        add_hook(path, f"http://localhost:{receiver.port}/", from_start=True)
        embedded_store.write(cooperation("one"))
        with Deliverer(embedded_store, path, pace=QUICK):
            until(lambda: [p.failures > 1 for p in read_progress(path).values()] == [True, True])
        assert receiver.calls == 0
        assert all("IPCOOP_WEBHOOKS_PRIVATE" in str(p.problem) for p in read_progress(path).values())


def test_nobody_there(embedded_store: EmbeddedStore, path: Path) -> None:
    gone = Receiver()
    gone.server.server_close()
    add_hook(path, gone.url, from_start=True)
    embedded_store.write(cooperation("one"))
    with Deliverer(embedded_store, path, private=True, pace=QUICK):
        until(lambda: bool(read_progress(path)) and read_progress(path)[gone.url].failures > 2)
    assert "cannot be reached" in str(read_progress(path)[gone.url].problem)


def test_subscriptions_are_kept_for_their_owner(path: Path) -> None:
    hook = add_hook(path, "https://example.org/a")
    assert read_hooks(path) == (hook,) and len(hook.secret) > 40
    assert path.stat().st_mode & 0o077 == 0
    with pytest.raises(InvalidHook, match="already"):
        add_hook(path, "https://example.org/a")
    for wrong in ("ftp://example.org", "example.org", "https://a:b@example.org", "https://", "https://a/#b"):
        with pytest.raises(InvalidHook, match="cannot be told"):
            add_hook(path, wrong)
    remove_hook(path, hook.url)
    assert read_hooks(path) == ()
    with pytest.raises(InvalidHook, match="not subscribed"):
        remove_hook(path, hook.url)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(InvalidHook, match="holds no subscriptions"):
        read_hooks(path)


def test_waits_grow_to_a_bound() -> None:
    pace = Pace(first=2, longest=100)
    for failures, most in ((1, 2), (2, 4), (5, 32), (20, 100), (1000, 100)):
        assert most / 2 <= pace.wait(failures) <= most
