"""A real Chromium, and the application served on loopback."""

import contextlib
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request, expect, sync_playwright

from graph_api.app import create_app
from graph_api.writing.access import Writing
from graph_api.writing.audit import Audit
from graph_api.writing.tokens import Scope, new_token
from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from ipcoop.intake import ArticleIntake
from ontology.statements import Article, Subgraph, SubgraphBuilder
from tests.contracts.sample_graph import sample_graph
from tests.pages.every_page import WITHDRAWN
from tests.pages.hostile import hostile_graph

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OpenPage = Callable[..., Page]
SECRET, TOKEN = new_token("desk", [Scope.LOAD, Scope.JUDGE])
SMALLER_SECRET, SMALLER_TOKEN = new_token("loader", [Scope.LOAD])

expect.set_options(timeout=20_000)  # a busy machine is no fault of the page


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium; skips where there is none, fails there if CI is set."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        found = found or (path if Path(path := playwright.chromium.executable_path).is_file() else None)
        if found is None:
            reason = "No Chromium is on the PATH; install it (Debian: chromium) or name it in CHROMIUM."
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@contextlib.contextmanager
def served(subgraph: Subgraph, writing: Callable[[GraphStore], Writing] | None = None) -> Iterator[str]:
    """The address of the application over `subgraph`; `writing` says who may write to its store."""
    with EmbeddedStore(None) as store, socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as `ipcoop serve` does
        store.ensure_schema()
        _write_and_withdraw(store)
        store.write(subgraph)
        app = create_app(store, writing=writing(store) if writing else None)
        config = uvicorn.Config(app, log_level="warning", access_log=False, ws="none")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.started
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=20)


def _write_and_withdraw(store: GraphStore) -> None:
    """An article comes and goes; the store remembers that."""
    builder = SubgraphBuilder()
    builder.add(Article(key=WITHDRAWN, text="Taken back.", language="en", sha256="0" * 64))
    store.write(builder.build())
    store.remove([WITHDRAWN])


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the sample graph."""
    with served(sample_graph()) as address:
        yield address


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site that takes articles and judgments from those who know `SECRET`."""
    trace = tmp_path_factory.mktemp("audit") / "audit.jsonl"

    def writing(store: GraphStore) -> Writing:
        return Writing((TOKEN, SMALLER_TOKEN), ArticleIntake(store), Audit(trace))

    with served(sample_graph(), writing) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site() -> Iterator[str]:
    """The address of the hostile graph."""
    with served(hostile_graph()) as address:
        yield address


class Watch:
    """What a page did that it should not: errors, messages of the console, requests to elsewhere."""

    def __init__(self, page: Page) -> None:
        self.troubles: list[str] = []
        self._allowed: tuple[str, ...] = ("data:", "blob:", "file:", "about:")
        page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        page.on("console", lambda said: self.troubles.append(f"console: {said.text} {said.location['url']}"))
        page.on("dialog", self._dismiss)
        page.on("request", self._note)

    def allow(self, address: str) -> None:
        """Requests that start so belong to the page."""
        self._allowed += (address,)

    def _dismiss(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _note(self, request: Request) -> None:
        if not request.url.startswith(self._allowed):
            self.troubles.append(f"request: {request.url}")


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """Opens an address in a new window of its own; at the end, no page may have misbehaved."""
    contexts: list[BrowserContext] = []
    watches: list[Watch] = []

    def open_address(address: str, *, width: int = 1280, dark: bool = False, language: str = "en-US") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            locale=language,
        )
        contexts.append(context)
        page = context.new_page()
        watches.append(Watch(page))
        watches[-1].allow("/".join(address.split("/")[:3]) + "/")
        page.goto(address)
        return page

    yield open_address
    for context in contexts:
        context.close()
    assert [trouble for watch in watches for trouble in watch.troubles] == []


@pytest.fixture
def chromium_page(chromium: Browser) -> Iterator[Page]:
    """A window that nothing is expected of."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()
