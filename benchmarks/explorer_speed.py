"""How soon the explorer shows something, and how smoothly it moves, in headless Chromium.

    .venv/bin/python -m benchmarks.explorer_speed http://127.0.0.1:8400
    .venv/bin/python -m benchmarks.explorer_speed --pyvis 100 1000

The first asks a running server: start, search, panning. The second draws one network of each size twice: by a
link into the explorer, and as the page that pyvis writes by itself, with its physics until they rest.
Prints the median and the most of some runs. The machine should have nothing else to do.
"""

import argparse
import contextlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.made_up_graph import made_up_graph
from graph_store.engines.embedded import EmbeddedStore
from graph_store.writing.splitting import split
from ontology.statements import Subgraph

# Stock pages ask other hosts, which are not there. Requests are not intercepted: that slows who makes many.
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
FLAGS = ("--no-sandbox", "--disable-gpu", NOWHERE)
WINDOW: ViewportSize = {"width": 1360, "height": 860}
LONGEST = 1_200_000  # milliseconds; stock pyvis takes minutes
DRAWN = "() => document.querySelector('.canvas')?._cyreg?.cy.edges().length > 0"
HERE = "() => document.querySelector('.canvas')?._cyreg?.cy.nodes().length > 0"
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
THERE = "() => window.rests"
PAN = """() => new Promise((done) => {
  const canvas = document.querySelector(".canvas");
  const { left, top } = canvas.getBoundingClientRect();
  const times = [];
  const cy = canvas._cyreg.cy;
  const begun = cy.pan().x;
  let moved = false;
  const send = (name, x, target = window) => target.dispatchEvent(new MouseEvent(name, {
    clientX: left + 30 + x, clientY: top + 30, button: 0, buttons: 1, bubbles: true }));
  send("mousedown", 0, canvas.querySelector("canvas:last-of-type"));
  const step = (now) => {
    times.push(now);
    const far = times.length % 80;
    send("mousemove", 6 * (far < 40 ? far : 80 - far));
    moved ||= Math.abs(cy.pan().x - begun) > 100;
    if (times.length < 160) return requestAnimationFrame(step);
    send("mouseup", 0);
    return done((moved ? 1000 : NaN) * (times.length - 1) / (times.at(-1) - times[0]));
  };
  requestAnimationFrame(step);
})"""
"""Drags the ground as a hand does, a step in each frame; gives frames a second."""


def main() -> None:
    """Measure, and print a line for each thing."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("address", nargs="?", help="where `ipcoop serve` answers")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--entities", type=int, default=300, help="in the picture that is panned")
    parser.add_argument("--pyvis", type=int, nargs="+", metavar="ENTITIES", default=[])
    parser.add_argument("--pyvis-runs", type=int, default=3, help="of the stock page, which takes long")
    given = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=list(FLAGS))
        if given.address:
            measure_pages(browser, given.address, given.runs, given.entities)
        for count in given.pyvis:
            compare_with_pyvis(browser, count, given.runs, given.pyvis_runs)
        browser.close()


def timed(browser: Browser, work: Callable[[Page], float], runs: int) -> list[float]:
    """What `work` gives in so many new windows."""
    found = []
    for _ in range(runs):
        context = browser.new_context(viewport=WINDOW)
        page = context.new_page()
        page.set_default_timeout(LONGEST)
        found.append(work(page))
        context.close()
    return found


def told(name: str, values: Sequence[float], unit: str = "s") -> None:
    """One line of the report."""
    print(
        f"{name}: {statistics.median(values):.2f} {unit} (most {max(values):.2f}, least {min(values):.2f})",
        flush=True,
    )


def measure_pages(browser: Browser, address: str, runs: int, entities: int) -> None:
    """Start, search to picture, opening a large link, panning."""

    def start(page: Page) -> float:
        begun = time.perf_counter()
        page.goto(f"{address}/explore")
        page.locator(".questions button").first.wait_for()
        return time.perf_counter() - begun

    def search(page: Page) -> float:
        page.goto(f"{address}/explore")
        page.locator(".questions button").first.wait_for()
        page.wait_for_timeout(1500)
        name = _best_known(page, address)
        begun = time.perf_counter()
        page.get_by_role("combobox").fill(name)
        page.keyboard.press("Enter")
        page.wait_for_function(DRAWN)
        return time.perf_counter() - begun

    told("start page with questions", timed(browser, start, runs))
    told("search to picture", timed(browser, search, runs))
    link = _large_link(browser, address, entities)
    opened: list[float] = []

    def pan(page: Page) -> float:
        begun = time.perf_counter()
        page.goto(link)
        page.wait_for_function(DRAWN)
        opened.append(time.perf_counter() - begun)
        page.wait_for_timeout(2000)
        rate: float = page.evaluate(PAN)
        return rate

    rates = timed(browser, pan, runs)
    told(f"link to {entities} entities", opened)
    told(f"panning {entities} entities", rates, "frames a second")


def _best_known(page: Page, address: str) -> str:
    """The name of the agency that most is said of, as it is typed without accents."""
    agency = page.request.get(f"{address}/api/explorer/start").json()["top"]["Agency"][0]
    letters = unicodedata.normalize("NFD", agency["name_vi"] or agency["name"])
    return "".join(one for one in letters if not unicodedata.combining(one)).replace("đ", "d").lower()


def _large_link(browser: Browser, address: str, entities: int) -> str:
    page = browser.new_page()
    start = page.request.get(f"{address}/api/explorer/start").json()
    ids = [one["id"] for kind in start["top"].values() for one in kind]
    while len(ids) < entities:
        wanted = {"ids": ids, "grow": ids[:60], "limit": 200}
        grown = page.request.post(f"{address}/api/explorer/network", data=wanted).json()
        if not grown["added"]:
            break
        ids += grown["added"]
    page.close()
    return f"{address}/explore#n={','.join(ids[:entities])}"


def compare_with_pyvis(browser: Browser, count: int, runs: int, stock_runs: int) -> None:
    """The seconds until a network rests before the eye, here and as stock pyvis page, and their ratio."""
    graph = made_up_graph(2000 + count, 10_000)
    ids = connected(graph, count)
    here: list[float] = []
    there: list[float] = []
    with tempfile.TemporaryDirectory() as folder, _served(graph) as address:
        stock = Path(folder) / "stock.html"
        stock.write_text(_stock_page(graph, ids), encoding="utf-8")
        link = f"{address}/explore#n={','.join(ids)}"
        for turn in range(runs):  # in turns, so that a busy minute slows both
            here += timed(browser, lambda page: _seen(page, link, HERE), 1)
            if turn < stock_runs:
                there += timed(browser, lambda page: _seen(page, stock.as_uri(), THERE), 1)
    told(f"{count} entities, link to picture", here)
    told(f"{count} entities, stock pyvis", there)
    print(f"{count} entities: {statistics.median(there) / statistics.median(here):.1f} times sooner")


def _seen(page: Page, address: str, ready: str) -> float:
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_function(ready)
    page.evaluate(PAINTED)
    return time.perf_counter() - begun


def connected(graph: Subgraph, count: int) -> list[str]:
    """So many entities, from the most tied one outwards."""
    near: dict[str, set[str]] = defaultdict(set)
    for statement in graph.statements:
        if statement.object:
            near[statement.subject].add(statement.object)
            near[statement.object].add(statement.subject)
    found = {max(near, key=lambda one: (len(near[one]), one)): None}
    for one in found.copy():
        waiting = [one]
        while waiting and len(found) < count:
            for other in sorted(near[waiting.pop(0)] - set(found))[:5]:
                if len(found) < count:
                    found[other] = None
                    waiting.append(other)
    return list(found)


def _stock_page(graph: Subgraph, ids: Sequence[str]) -> str:
    from pyvis.network import Network

    names = {entity.id: entity.label("en") for entity in graph.entities}
    network = Network(directed=True, cdn_resources="in_line")
    for one in ids:
        network.add_node(one, label=names[one])
    for statement in graph.statements:
        if statement.object in set(ids) and statement.subject in set(ids):
            network.add_edge(statement.subject, statement.object, title=str(statement.predicate))
    page: str = network.generate_html()
    watched = "network = new vis.Network(container, data, options);"
    if watched not in page:
        raise SystemExit("pyvis writes another page than this knows; look for where it makes its network.")
    rests = 'network.once("stabilizationIterationsDone", () => { window.rests = true; });'
    return page.replace(watched, watched + rests)


@contextmanager
def _served(graph: Subgraph) -> Iterator[str]:
    """The address of `ipcoop serve` over a graph, in a process of its own as people have it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "store"
        with EmbeddedStore(place) as store:
            store.ensure_schema()
            for part in split(graph, 2000):
                store.write(part)
        command = [sys.executable, "-m", "ipcoop", "serve", "--port", "0", "--store", f"embedded:{place}"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            try:
                yield _announced(server)
            finally:
                server.terminate()


def _announced(server: subprocess.Popen[str]) -> str:
    """The address that it says it listens on, as soon as it answers there."""
    told = server.stderr.readline() if server.stderr else ""
    found = re.search(r"http://[0-9.]+:\d+", told)
    if found is None:
        raise SystemExit(f"The server did not start: {told}")
    for _ in range(300):
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{found[0]}/healthz", timeout=2):
            return found[0]
        time.sleep(0.1)
    raise SystemExit(f"The server at {found[0]} does not answer.")


if __name__ == "__main__":
    main()
