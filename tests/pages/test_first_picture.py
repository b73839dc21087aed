"""What stands first is fetched first: the rest comes in a quiet moment, or when it is wanted."""

from pathlib import PurePosixPath

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import OpenPage
from tests.pages.test_explorer_canvas import drawn
from visualizations.explorer import missing_assets
from visualizations.explorer.page import ASSETS, VENDOR

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing_assets()), reason="the explorer's scripts were not fetched: make assets"),
]
PICTURE = "explore#n=agency/ip-viet-nam,official/mau&l=en"
LATER = {"compare.js", "judging.js", "reading.js", "start.js", "svg.js", "timeline.js", "tour.js", "views.js"}
REMEMBER_THE_FIRST_PICTURE = """() => {
  const watch = () => {
    if (document.querySelector(".canvas")?._cyreg?.cy.nodes().length) {
      window.before = performance.getEntriesByType("resource").map((one) => one.name);
    } else setTimeout(watch);
  };
  watch();
}"""

COUNT_CHANGES = """() => {
  const watch = () => {
    const cy = document.querySelector(".canvas")?._cyreg?.cy;
    if (!cy?.nodes().length) return setTimeout(watch);
    window.changed = 0;
    const { batch } = cy;
    cy.batch = (work) => { window.changed += 1; return batch.call(cy, work); };
    window.drawn = true;
  };
  watch();
}"""
"""Tidying hides the names that would cover others, all at once."""


def test_the_picture_waits_for_nothing_that_it_does_not_need(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/help")
    page.add_init_script(f"({REMEMBER_THE_FIRST_PICTURE})()")
    page.goto(f"{site}/{PICTURE}")
    page.wait_for_function("() => window.before")
    before = {PurePosixPath(name).name for name in page.evaluate("window.before")}
    assert {"cytoscape.mjs", "network.js", "panel.js", "network"} <= before
    assert not LATER & before
    expect(page.locator("caption")).to_have_count(1)  # the table for screen readers follows the picture
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some((one) => /tour.js/.test(one.name))"
    )


def test_entities_are_asked_for_while_the_scripts_of_the_page_come(site: str, chromium_page: Page) -> None:
    page = chromium_page  # its console tells of what was refused
    page.route("**/app.js", lambda route: route.abort())
    with page.expect_request("**/api/explorer/network") as asked:
        page.goto(f"{site}/{PICTURE}")
    body = asked.value.post_data_json
    assert body and body["ids"] == ["agency/ip-viet-nam", "official/mau"]


def test_what_could_not_be_fetched_says_so_and_comes_when_it_can(site: str, chromium_page: Page) -> None:
    page = chromium_page  # its console tells of what was refused
    page.route("**/timeline.js", lambda route: route.abort())
    page.goto(f"{site}/{PICTURE}")
    drawn(page)
    page.get_by_role("button", name="Timeline").click()
    expect(page.locator(".middle [role=alert]")).to_contain_text("did not work")
    page.unroute_all()
    page.get_by_role("button", name="Network").click()
    drawn(page)
    page.get_by_role("button", name="Timeline").click()
    expect(page.locator(".timeline")).to_be_visible()


def test_places_are_the_same_when_the_picture_is_drawn_again(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/{PICTURE}")
    drawn(page)
    places = "document.querySelector('.canvas')._cyreg.cy.nodes().map((one) => [one.id(), one.position()])"
    before = page.evaluate(places)
    page.get_by_role("button", name="Table").click()
    expect(page.locator("canvas")).to_have_count(0)
    page.get_by_role("button", name="Network").click()
    drawn(page)
    assert page.evaluate(places) == before


def test_the_scripts_of_others_are_compiled_while_they_arrive() -> None:
    for name in ASSETS:
        assert (VENDOR / name).read_text(encoding="utf-8").startswith("//# allFunctionsCalledOnLoad\n"), name


def test_names_that_were_tidied_with_the_picture_are_not_tidied_again(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/help")
    page.add_init_script(f"({COUNT_CHANGES})()")
    page.goto(f"{site}/{PICTURE}")
    page.wait_for_function("() => window.drawn")
    page.wait_for_timeout(400)  # a tidying that waits would have come after 60 milliseconds
    assert page.evaluate("window.changed") == 0
    page.evaluate("document.querySelector('.canvas')._cyreg.cy.zoom(0.3)")
    page.wait_for_function("() => window.changed > 0")
