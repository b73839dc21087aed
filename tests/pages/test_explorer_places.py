"""Where things stand in the explorer: pins in boxes, the evidence beside a frame's picture, small screens."""

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import OpenPage
from tests.pages.every_state import rested
from tests.pages.test_explorer_canvas import CY, FOUR, OFFICE, PLACES, drawn
from visualizations.explorer import missing_assets

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing_assets()), reason="the explorer's scripts were not fetched: make assets"),
]
ON_SCREEN = f"{CY}.getElementById('{OFFICE}').renderedPosition()"
INSIDE = f"""(() => {{
  const at = {CY}.getElementById('{OFFICE}').position();
  const box = {CY}.getElementById('box country VN');
  const [right, down] = [Math.abs(at.x - box.position('x')), Math.abs(at.y - box.position('y'))];
  return right < box.data('width') / 2 && down < box.data('height') / 2;
}})()"""


def test_an_entity_is_moved_within_its_box_and_stays_there(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore#{FOUR}")
    drawn(page)
    free = sorted(page.evaluate(PLACES))
    page.get_by_label("Group by").select_option("country")
    drawn(page)
    canvas = page.locator(".canvas").bounding_box()
    assert canvas
    start = page.evaluate(ON_SCREEN)
    page.mouse.move(canvas["x"] + start["x"], canvas["y"] + start["y"])
    page.mouse.down()
    page.mouse.move(canvas["x"] + start["x"] + 700, canvas["y"] + start["y"] + 9, steps=6)
    page.mouse.up()
    drawn(page)
    assert page.evaluate(INSIDE)  # though it was drawn far out of it
    assert f"pc={OFFICE}@" in page.url
    moved = sorted(page.evaluate(PLACES))
    other = open_page(page.url)
    drawn(other)
    assert sorted(other.evaluate(PLACES)) == moved
    page.get_by_label("Group by").select_option("")
    drawn(page)
    assert sorted(page.evaluate(PLACES)) == free  # a place in a box says nothing of the free picture
    page.get_by_label("Group by").select_option("country")
    page.evaluate(f"void {CY}.getElementById('{OFFICE}').emit('onetap')")
    page.get_by_role("button", name="Unpin").click()
    page.wait_for_function("() => !location.hash.includes('pc=')")


@pytest.mark.parametrize(("width", "beside"), [(1000, True), (420, False)])
def test_the_evidence_of_a_frame_leaves_the_picture_its_room(
    site: str, open_page: OpenPage, width: int, beside: bool
) -> None:
    page = open_page(f"{site}/explore/embed#{FOUR}", width=width)
    drawn(page)
    page.evaluate(f"void {CY}.getElementById('{OFFICE}').emit('onetap')")
    rested(page)
    picture, panel = (page.locator(part).bounding_box() for part in (".canvas", ".panel"))
    assert picture and panel
    if beside:
        assert picture["x"] + picture["width"] <= panel["x"] + 1
    else:
        assert picture["y"] + picture["height"] <= panel["y"] + 1
    fits = f"{CY}.nodes().map(n => n.renderedPosition()).every(({{x, y}}) => x > 0 && y > 0"
    page.wait_for_function(f"() => {fits} && x < {picture['width']} && y < {picture['height']})")


def test_filters_that_leave_nothing_say_so_and_are_undone(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore#{FOUR}&k=Agency,Official")
    page.locator(".veil").get_by_role("button", name="Show everything").click()
    assert len(drawn(page)) == 4


def test_an_address_in_place_of_a_text_is_answered_with_what_to_do(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore")
    page.get_by_role("button", name="Read an article").click()
    page.get_by_label("Text").fill(" https://example.org/news?id=1&x='; rm -rf ~ ")
    expect(page.locator("dialog code")).to_have_count(0)  # this is no address
    page.get_by_label("Text").fill(" https://example.org/news?id=1 ")
    expect(page.locator("dialog code")).to_have_text("ipcoop load 'https://example.org/news?id=1'")
    expect(page.get_by_role("button", name="Read it")).to_be_disabled()


def test_the_suggestions_of_a_panel_are_not_cut(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore#{FOUR}&s={OFFICE}", width=1360)
    page.get_by_role("button", name="Path to …").click()
    page.locator("#second").fill("wipo")
    option = page.locator(".panel [role=option]").first
    expect(option).to_be_visible()
    panel, box = page.locator(".panel").bounding_box(), option.bounding_box()
    assert panel and box and box["x"] >= panel["x"]
