"""Every sort of page, in both languages and both themes, held against the rules of axe."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pages.every_page import PAGES

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "build" / "assets" / "axe.min.js"
RUN = "rules => axe.run(document, {resultTypes: ['violations'], ...rules}).then(found => found.violations)"
EVERY_RULE: dict[str, object] = {}
OF_COLORS: dict[str, object] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
}
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module", params=["en", "vi"])
def reader(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[tuple[Page, str]]:
    """A window and a language, with axe in each page that it opens."""
    if not AXE.is_file():
        reason = "axe was not fetched: make install-test"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(path=AXE)
    yield context.new_page(), request.param
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_shuts_anyone_out(site: str, reader: tuple[Page, str], name: str) -> None:
    page, language = reader
    address = PAGES[name]
    page.emulate_media(color_scheme="light")
    page.goto(f"{site}{address}{'&' if '?' in address else '?'}lang={language}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert wrongs(page, EVERY_RULE) == []
    page.emulate_media(color_scheme="dark")  # only colors depend on it
    assert wrongs(page, OF_COLORS) == []


def wrongs(page: Page, rules: dict[str, object]) -> list[tuple[str, list[str]]]:
    """The rules that a page breaks, and where."""
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in page.evaluate(RUN, rules)]


def test_every_page_fits_small_screens(site: str, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    for name, address in PAGES.items():
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(site + address)
        assert page.evaluate(WIDE) <= 0, name
        page.set_viewport_size({"width": 768, "height": 800})
        assert page.evaluate(WIDE) <= 0, name
    context.close()
