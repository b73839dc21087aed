"""Groups, days, filters, saved views, frames and the tour of the explorer, in a real browser."""

import json
import os
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from tests.pages.conftest import OpenPage
from tests.pages.hostile import CENTER as HOSTILE
from tests.pages.hostile import payload
from visualizations.explorer import missing_assets

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "build" / "assets" / "axe.min.js"
OFFICE = "agency/ip-viet-nam"
FOUR = f"n={OFFICE},official/mau,agency/wipo,agency/jpo"
CY = "document.querySelector('.canvas')._cyreg.cy"
SHOWN = f"{CY}.nodes().not('.box').map(n => n.id())"
OF_BOX = "n.id(), n.position('x'), n.position('y'), n.data('width'), n.data('height')"
BOXES = f"{CY}.nodes('.box').map(n => [{OF_BOX}])"
PLACES = f"{CY}.nodes().not('.box').map(n => [n.id(), n.position('x'), n.position('y')])"


@pytest.fixture(autouse=True)
def _assets() -> None:
    _need(not missing_assets() and AXE.is_file(), "the explorer's scripts and axe")


def _need(there: bool, what: str) -> None:
    if not there:
        reason = f"{what} were not fetched: make install-test"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def drawn(page: Page) -> set[str]:
    """The entities in the picture, once it rests."""
    page.wait_for_function("() => document.querySelector('.canvas')?._cyreg?.cy.nodes().length")
    page.wait_for_timeout(450)
    return set(page.evaluate(SHOWN))


def accessible(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then(r => r.violations)")
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


def nothing_ran(page: Page) -> None:
    assert page.evaluate("window.hit") is None
    assert page.locator("#app img, #app svg[onload], a.hostile, [onerror], [onclick]").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0


def test_groups_box_what_belongs_together_and_stay_where_they_are(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore#{FOUR}")
    drawn(page)
    free = page.evaluate(PLACES)
    page.get_by_label("Group by").select_option("country")
    drawn(page)
    boxes = {one[0]: one[1:] for one in page.evaluate(BOXES)}
    assert {"box country VN", "box country JP"} <= set(boxes)
    places = {one[0]: one[1:] for one in page.evaluate(PLACES)}
    for entity in (OFFICE, "official/mau"):  # the official by the country of the post
        x, y, width, height = boxes["box country VN"]
        assert abs(places[entity][0] - x) < width / 2 and abs(places[entity][1] - y) < height / 2
    assert "x=country" in page.url
    page.locator(".legend label", has_text="Official").click()
    drawn(page)
    assert {one[0]: one[1:] for one in page.evaluate(PLACES)}.items() < places.items()  # filters move nothing
    other = open_page(page.url.replace("l=en", "l=vi"), dark=True)
    drawn(other)
    assert {one[0]: one[1:] for one in other.evaluate(BOXES)} == boxes
    accessible(other)
    page.locator(".legend label", has_text="Official").click()
    page.get_by_label("Group by").select_option("")
    drawn(page)
    assert sorted(page.evaluate(PLACES)) == sorted(free)


def test_as_of_a_day_leaves_out_what_began_later_and_counts_it(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore#n={OFFICE},agreement/mou-2025,agency/wipo")
    assert "agreement/mou-2025" in drawn(page)
    page.get_by_label("As of").fill("2020-01-01")
    assert drawn(page) == {OFFICE, "agency/wipo"}  # what has no date stays
    expect(page.locator(".time [role=status]")).to_contain_text(re.compile(r"1 Jan 2020: [1-9]"))
    assert "e=2020-01-01" in page.url
    page.get_by_role("button", name="Any day").click()
    assert "agreement/mou-2025" in drawn(page)


def test_the_legend_filters_by_status_and_review(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore#n={OFFICE},agreement/mou-2025,official/mau")
    drawn(page)
    status = page.locator(".legend details", has_text="Status").locator("label")
    expect(status).to_have_count(1)
    status.click()
    assert "agreement/mou-2025" not in drawn(page)
    assert "y=" in page.url
    page.get_by_role("button", name="Show everything").click()
    ties = page.evaluate(f"{CY}.edges().length")
    page.locator(".legend summary", has_text="Review").click()
    page.locator(".legend label", has_text="not reviewed yet").click()
    drawn(page)
    assert page.evaluate(f"{CY}.edges().length") == 0 < ties


def test_a_view_is_saved_with_notes_and_places_and_travels_as_a_file(
    site: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{site}/explore#{FOUR}&p={OFFICE}@700@-300")
    drawn(page)
    places = {one[0]: one[1:] for one in page.evaluate(PLACES)}
    page.get_by_role("button", name="Views", exact=True).click()
    accessible(page)
    page.get_by_label("Title").fill("For the briefing")
    page.get_by_label("Notes").fill("Ask about the second step.")
    page.get_by_role("button", name="Save this view").click()
    expect(page.get_by_role("status").filter(has_text="For the briefing")).to_be_visible()
    assert "i=For%20the%20briefing" in page.url  # the link carries it, too
    with page.expect_download() as download:
        page.get_by_role("button", name="As a file: For the briefing").click()
    file = tmp_path / "view.json"
    download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8"))["format"] == "ipcoop-views/1"
    other = open_page(f"{site}/explore#n=agency/jpo")
    drawn(other)
    other.get_by_role("button", name="Views", exact=True).click()
    other.locator("input[type=file]").set_input_files(file)
    other.locator(".kept button", has_text="For the briefing").first.click()
    expect(other.locator(".panel h2")).to_have_text("For the briefing")
    expect(other.locator(".panel .notes")).to_have_text("Ask about the second step.")
    drawn(other)
    assert {one[0]: one[1:] for one in other.evaluate(PLACES)} == places
    other.reload()
    drawn(other)
    other.get_by_role("button", name="Views", exact=True).click()
    other.get_by_role("button", name="Remove: For the briefing").click()
    expect(other.locator(".kept li")).to_have_count(0)


def test_files_of_views_that_lie_are_refused_or_shown_as_text(
    hostile_site: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{hostile_site}/explore#n={HOSTILE}")
    drawn(page)
    page.get_by_role("button", name="Views", exact=True).click()
    refused = ("{", "[]", '{"format": "other", "views": []}', '{"format": "ipcoop-views/1", "views": 1}')
    for number, content in enumerate(refused):  # a file each: a page may still be reading the one before
        file = tmp_path / f"refused-{number}.json"
        file.write_text(content, encoding="utf-8")
        page.locator("input[type=file]").set_input_files(file)
        expect(page.locator("dialog")).to_contain_text("This is no file of saved views.")
    file = tmp_path / "views.json"
    lies = [
        {"title": payload("title"), "notes": payload("notes"), "address": f"#n={HOSTILE}&s={HOSTILE}"},
        {"title": "elsewhere", "notes": "", "address": "javascript:window.hit=1"},
        {"title": {}, "notes": [], "address": f"#n={HOSTILE}"},
        {"title": "bad", "notes": 1, "address": "#n=%E0%A4%A&p=x@y", "saved": "<b>"},
        None,
    ]
    file.write_text(json.dumps({"format": "ipcoop-views/1", "views": lies}), encoding="utf-8")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".kept li")).to_have_count(1)
    expect(page.locator(".kept b")).to_have_text(re.sub(r"\s+", " ", payload("title")[:120].strip()))
    nothing_ran(page)
    page.locator(".kept button").first.click()
    page.keyboard.press("Escape")  # nothing chosen: the summary with title and notes
    expect(page.locator(".panel .notes")).to_contain_text("<script>")
    nothing_ran(page)
    page.goto(page.url.replace("/explore#", "/explore/embed#"))
    expect(page.locator("h1")).to_contain_text("title href")
    drawn(page)
    nothing_ran(page)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_frame_shows_a_view_to_read_and_nothing_to_change(
    site: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(
        f"{site}/explore/embed#{FOUR}&s=official/mau&i=Who&o=Notes&l={language}",
        width=700,
        dark=language == "vi",
    )
    shown = drawn(page)
    expect(page.locator("h1")).to_have_text("Who")
    expect(page.locator(".panel h2")).to_contain_text("Mau" if language == "en" else "Mẫu")
    expect(page.locator(".panel .actions, .bar, .legend")).to_have_count(0)
    page.locator(".canvas").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Delete")
    assert drawn(page) == shown
    assert page.locator("header a").get_attribute("href", timeout=1000).startswith("/explore#n=")  # type: ignore[union-attr]
    accessible(page)


def test_only_named_sites_may_frame_a_view_and_none_the_explorer() -> None:
    with EmbeddedStore(None) as store:
        store.ensure_schema()
        app = create_app(store, embedding_sites=["https://example.org", "https://*.gov.vn"])
        with TestClient(app) as client:
            policy = client.get("/explore/embed").headers["content-security-policy"]
            assert policy.endswith("frame-ancestors 'self' https://example.org https://*.gov.vn")
            assert (
                client.get("/explore").headers["content-security-policy"].endswith("frame-ancestors 'none'")
            )
        for wrong in ("https://example.org; script-src *", "example.org", "'unsafe-inline'", "javascript:"):
            with pytest.raises(ValueError, match="not all sites"):
                create_app(store, embedding_sites=[wrong])


def test_png_citation_and_code_for_a_page_leave_with_what_they_need(
    site: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"{site}/explore#{FOUR}&i=A%22%3Cb%3E&x=kind&e=2025-12-31")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawn(page)
    page.locator("summary", has_text="Save as").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="PNG picture").click()
    download.value.save_as(tmp_path / "network.png")
    png = (tmp_path / "network.png").read_bytes()
    assert png.startswith(b"\x89PNG") and int.from_bytes(png[16:20]) >= 1500 and len(png) > 30_000
    page.locator("summary", has_text="Save as").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG picture").click()
    download.value.save_as(tmp_path / "network.svg")
    svg = (tmp_path / "network.svg").read_text(encoding="utf-8")
    assert "several articles" in svg and "Articles:" in svg and "Agency (3)</text>" in svg
    page.locator("summary", has_text="Share").click()
    tools = page.get_by_role("group", name="Tools of the picture")
    tools.get_by_role("button", name="Copy a citation").click()
    expect(page.locator(".toast")).to_be_visible()
    cited = page.evaluate("navigator.clipboard.readText()")
    assert (
        cited.startswith('“A"<b>”. IPCoop. 4 entities')
        and "As of 31 Dec 2025" in cited
        and "/explore#n=" in cited
    )
    page.locator("summary", has_text="Share").click()
    page.get_by_role("button", name="Copy code for a web page").click()
    page.wait_for_timeout(300)
    code = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(
        r'<iframe src="http[^"<>]+/explore/embed#n=[^"<>]+" title="A&#34;&#60;b&#62;" [^<>]+></iframe>', code
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_tour_has_five_steps_by_keyboard_and_is_offered_once(
    site: str, open_page: OpenPage, language: str
) -> None:
    page = open_page(f"{site}/explore?lang={language}", dark=language == "vi")
    offer = page.locator(".offer button").first
    offer.focus()
    page.keyboard.press("Enter")
    tour, seen = page.locator(".tour"), set()
    for step in range(1, 6):
        expect(tour.locator("p").first).to_contain_text(re.compile(rf"{step}\D+5"))
        expect(tour).to_be_in_viewport(ratio=1)
        seen.add(tour.locator("h2").inner_text())
        accessible(page)
        if step < 5:
            page.keyboard.press("ArrowRight")
    assert len(seen) == 5 and "n=" in page.url  # on the way the picture was opened
    page.keyboard.press("ArrowLeft")
    expect(tour.locator("p").first).to_contain_text(re.compile(r"4\D+5"))
    page.keyboard.press("Escape")
    expect(tour).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"{site}/explore?lang={language}")
    expect(page.locator(".questions button")).not_to_have_count(0)
    expect(page.locator(".offer")).to_have_count(0)
    page.keyboard.press("?")
    page.locator(".help button.main").click()
    expect(tour).to_be_visible()
