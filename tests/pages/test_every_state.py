"""Every state of the explorer in both languages and both themes: open to all, and closed to hostile text."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.conftest import SECRET, OpenPage
from tests.pages.every_state import Cast, rested, states
from tests.pages.hostile import CENTER, PARTNER, payload
from tests.pages.test_accessibility import AXE, EVERY_RULE, OF_COLORS, wrongs
from tests.pages.test_explorer_canvas import nothing_ran
from visualizations.explorer import missing_assets

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        bool(missing_assets()) or not AXE.is_file(),
        reason="the explorer's scripts and axe were not fetched: make install-test",
    ),
]
STATES = states(Cast("agency/ip-viet-nam", "agency/jpo", "official/mau", "agreement/mou-2025"))
HOSTILE = states(Cast(CENTER, PARTNER, "official/x", "agreement/x", named="agency"))
ELSEWHERE = {"reading", "read", "refused", "address", "too large", "offline", "judging refused"}
"""States of articles, which test_explorer_reading feeds with hostile ones, and what the server refuses."""
TOLD = f"&i={quote(payload('title'), safe='')}&o={quote(payload('notes'), safe='')}"


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    """A window that begins in English on a light ground, with axe in what it opens."""
    context = chromium.new_context(
        viewport={"width": 1360, "height": 850}, color_scheme="light", locale="en-US"
    )
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(path=AXE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", STATES)
def test_no_state_shuts_anyone_out(desk: str, window: Page, name: str) -> None:
    address, act = STATES[name]
    window.goto(f"{desk}/explore{address}")
    rested(window)
    act(window, SECRET)
    expect(window.locator("h1")).to_have_count(1)
    assert wrongs(window, EVERY_RULE) == []
    window.emulate_media(color_scheme="dark")
    expect(window.locator("html")).to_have_attribute("data-theme", "dark")
    assert wrongs(window, OF_COLORS) == []
    window.evaluate("location.hash = location.hash.replace('l=en', 'l=vi')")
    expect(window.locator("html")).to_have_attribute("lang", "vi")
    assert wrongs(window, EVERY_RULE) == []
    window.emulate_media(color_scheme="light")
    expect(window.locator("html")).to_have_attribute("data-theme", "light")
    assert wrongs(window, OF_COLORS) == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_state_runs_hostile_text(hostile_site: str, open_page: OpenPage, language: str) -> None:
    page = open_page(f"{hostile_site}/help")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for name in sorted(HOSTILE.keys() - ELSEWHERE):
        address, act = HOSTILE[name]
        page.goto("about:blank")
        told = TOLD if "#n=" in address else ""
        page.goto(f"{hostile_site}/explore{address}{'' if '#' in address else '#'}{told}&l={language}")
        rested(page)
        act(page, SECRET)
        nothing_ran(page)
