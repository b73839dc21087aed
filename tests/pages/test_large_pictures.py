"""Links to hundreds of entities: they stand, keep their places, and say what they leave out."""

import os
from collections.abc import Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from benchmarks.explorer_speed import connected
from benchmarks.made_up_graph import made_up_graph
from ontology.statements import Subgraph
from tests.pages.conftest import OpenPage, served
from visualizations.explorer import missing_assets

pytestmark = pytest.mark.browser
MOST = 1000
CY = "document.querySelector('.canvas')._cyreg.cy"
PLACES = f"Object.fromEntries({CY}.nodes().map(n => [n.id(), [n.position('x'), n.position('y')]]))"
NAMES = f"""{CY}.nodes().not('.unnamed').map(n => n.boundingBox({{
  includeNodes: false, includeEdges: false, includeOverlays: false }})).map(b => [b.x1, b.y1, b.x2, b.y2])"""
ROOM = (128, 94)


@pytest.fixture(autouse=True)
def _assets() -> None:
    if missing_assets():
        reason = "the explorer's scripts were not fetched: make install-test"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="module")
def graph() -> Subgraph:
    return made_up_graph(1400, 4000)


@pytest.fixture(scope="module")
def large_site(graph: Subgraph) -> Iterator[str]:
    with served(graph) as address:
        yield address


def rested(page: Page, count: int) -> dict[str, tuple[float, float]]:
    """Where the entities stand, once there are so many."""
    page.wait_for_function(f"() => document.querySelector('.canvas')?._cyreg?.cy.nodes().length === {count}")
    page.wait_for_timeout(450)
    places: dict[str, tuple[float, float]] = page.evaluate(PLACES)
    return places


def test_a_link_to_a_thousand_stands_without_covering_and_is_the_same_again(
    large_site: str, graph: Subgraph, open_page: OpenPage
) -> None:
    ids = connected(graph, MOST)
    link = f"{large_site}/explore#n={','.join(ids)}"
    page = open_page(link)
    places = rested(page, MOST)
    expect(page.locator(".counts")).to_contain_text("1,000")
    columns: dict[int, list[tuple[float, float]]] = {}
    for x, y in places.values():
        near = [one for right in (-1, 0, 1) for one in columns.get(int(x // ROOM[0]) + right, ())]
        assert all(abs(x - other) >= ROOM[0] or abs(y - down) >= ROOM[1] for other, down in near)
        columns.setdefault(int(x // ROOM[0]), []).append((x, y))
    names = page.evaluate(NAMES)
    assert len(names) >= 8
    for one, other in combinations(names, 2):
        assert one[0] >= other[2] or other[0] >= one[2] or one[1] + 2 >= other[3] or other[1] + 2 >= one[3]
    again = open_page(f"{link}&l=vi", dark=True, width=900)
    assert rested(again, MOST) == places


def test_what_is_there_keeps_its_place_while_a_large_picture_grows(
    large_site: str, graph: Subgraph, open_page: OpenPage
) -> None:
    ids = connected(graph, 200)
    page = open_page(f"{large_site}/explore#n={','.join(ids)}&s={ids[0]}")
    before = rested(page, 200)
    page.get_by_role("button", name="Add the most telling").click()
    after = rested(page, 212)
    assert after.items() > before.items()
    other = open_page(page.url)
    assert rested(other, 212) == after


def test_a_link_to_more_than_a_picture_holds_says_so_and_keeps_all(
    large_site: str, graph: Subgraph, open_page: OpenPage
) -> None:
    ids = connected(graph, 40) + [f"agency/none-{number}" for number in range(MOST)]
    page = open_page(f"{large_site}/explore#n={','.join(ids)}")
    rested(page, 40)
    told = page.get_by_role("status").filter(has_text="This link names 1,040 entities.")
    expect(told).to_be_visible()
    assert ids[-1] in page.url
    page.locator("#search").fill("programme 3")
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("at most 1,000 entities")
