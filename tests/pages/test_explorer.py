"""The explorer in a real browser; no page may say anything on its console or ask elsewhere (conftest)."""

import csv
import os
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import OpenPage
from tests.pages.hostile import CENTER as HOSTILE
from visualizations.explorer import missing_assets

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "build" / "assets" / "axe.min.js"
OFFICE = "agency/ip-viet-nam"
PLACES = (
    "document.querySelector('.canvas')._cyreg.cy.nodes().map(n => [n.id(), n.position('x'), n.position('y')])"
)
SHOWN = "document.querySelector('.canvas')._cyreg.cy.nodes().map(n => n.id())"


def _need(there: bool, what: str) -> None:
    if not there:
        reason = f"{what} were not fetched: make install-test"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(autouse=True)
def _assets() -> None:
    _need(not missing_assets(), "the explorer's scripts")


def drawn(page: Page) -> set[str]:
    """The entities in the picture, once it rests."""
    expect(page.locator(".counts")).to_have_text(re.compile("[1-9]"))
    page.wait_for_function("() => document.querySelector('.canvas')?._cyreg?.cy.nodes().length")
    page.wait_for_timeout(450)  # new entities take 350 ms to their places
    return set(page.evaluate(SHOWN))


def explore(site: str, state: str = f"n={OFFICE}") -> str:
    return f"{site}/explore#{state}"


def test_a_search_without_accents_leads_to_the_picture(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore")
    expect(page.locator("canvas")).to_have_count(0)  # no hairball: nothing is drawn before something is asked
    page.get_by_role("combobox").fill("cuc shtt")
    expect(page.get_by_role("option").first).to_contain_text("Intellectual Property Office of Viet Nam")
    page.keyboard.press("Enter")
    assert OFFICE in drawn(page)
    expect(page.locator(".panel h2")).to_have_text("Intellectual Property Office of Viet Nam")
    assert f"n={OFFICE}," in page.url


def test_the_page_of_an_entity_leads_into_the_picture(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/{OFFICE}")
    page.locator(".actions").get_by_role("link", name="Explore").click()
    assert len(drawn(page)) > 5
    assert f"s={OFFICE}" in page.url


def test_a_picture_leaves_as_svg_with_its_legend_and_link(
    site: str, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(explore(site, f"n={OFFICE},official/mau"))
    drawn(page)
    page.locator("summary", has_text="Save as").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="SVG picture").click()
    file = tmp_path / "network.svg"
    download.value.save_as(file)
    text = " ".join(ElementTree.parse(file).getroot().itertext())
    assert "Nguyen Van Mau" in text and "Official" in text and "/explore#n=" in text
    page.locator("summary", has_text="Save as").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="GraphML").click()
    download.value.save_as(file)
    assert "official/mau" in file.read_text(encoding="utf-8")


def test_a_line_is_copied_as_a_cited_paragraph(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"n={OFFICE},official/mau&v=table"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("tr", has_text="holds a post at").locator(".sources").click()
    page.get_by_role("button", name="Copy as a cited paragraph").click()
    expect(page.locator(".toast")).to_have_text("Copied, with its sources.")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Nguyen Van Mau holds a post at Intellectual Property Office of Viet Nam")
    assert "“Cục trưởng Nguyễn Văn Mẫu”" in text and "10 Jul 2025" in text and "/explore#" in text


@pytest.mark.parametrize(
    "state", ["", f"n={OFFICE},official/mau&s={OFFICE}", f"n={OFFICE},official/mau&v=table"]
)
def test_a_small_screen_is_not_wider_than_it_is(site: str, open_page: OpenPage, state: str) -> None:
    page = open_page(explore(site, state), width=390)
    page.wait_for_timeout(1200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_questions_and_partners_begin_a_view(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/explore")
    expect(page.locator(".questions button")).not_to_have_count(0)
    expect(page.locator(".tiles button", has_text="Japan")).to_contain_text("tie")
    page.locator(".tiles button", has_text="Japan").click()
    assert "agency/jpo" in drawn(page)


def test_a_line_shows_its_sentences_in_both_languages_side_by_side(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"n={OFFICE},official/mau&v=table"))
    page.locator("tr", has_text="holds a post at").locator(".sources").click()
    passages = page.locator(".passages.two > div")
    expect(passages).to_have_count(2)
    expect(passages.locator("blockquote[lang=vi] mark")).to_contain_text("Cục trưởng")
    expect(passages.locator("blockquote[lang=en] mark")).to_contain_text("Director General")
    boxes = [passages.nth(number).bounding_box() for number in (0, 1)]
    assert boxes[0] and boxes[1] and boxes[1]["x"] > boxes[0]["x"] and boxes[0]["y"] == boxes[1]["y"]


def test_evidence_links_into_the_article_at_the_quote(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"n={OFFICE},official/mau&v=table"))
    page.locator("tr", has_text="holds a post at").locator(".sources").click()
    link = page.locator("figure:has([lang=vi])").get_by_role("link", name="Open the article at the quote")
    address = link.get_attribute("href") or ""
    assert address.startswith("/article/vi-2025?lang=en#:~:text=C%E1%BB%A5c")
    link.click()
    expect(page.locator(".text mark").first).to_be_visible()


def test_enter_adds_the_most_telling_and_keeps_what_is_there_in_place(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"n={OFFICE}&s={OFFICE}"))
    assert drawn(page) == {OFFICE}
    badge = "document.querySelector('.canvas')._cyreg.cy.nodes()[0].data('more')"
    before = page.evaluate(badge)
    page.locator(".canvas").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]", has_text="added")).not_to_have_count(0)
    grown = drawn(page)
    assert len(grown) == 13
    places = {one[0]: one[1:] for one in page.evaluate(PLACES)}
    assert page.evaluate(badge) == before - 12
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    more = drawn(page)
    assert more >= grown
    after = {one[0]: one[1:] for one in page.evaluate(PLACES)}
    assert {key: after[key] for key in places} == places
    page.keyboard.press("z")
    assert drawn(page) == grown
    page.keyboard.press("y")
    assert drawn(page) == more


def test_one_link_gives_one_picture_in_every_language(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site))
    drawn(page)
    page.locator(".canvas").dblclick()  # the only entity stands in the middle
    expect(page.locator(".counts")).not_to_have_text(re.compile("^1 "))
    drawn(page)
    places = page.evaluate(PLACES)
    other = open_page(re.sub("l=en$", "l=vi", page.url), language="vi-VN", width=1500, dark=True)
    drawn(other)
    assert other.evaluate(PLACES) == places
    assert len({tuple(place[1:]) for place in places}) == len(places)


def test_hide_focus_and_the_legend_change_what_is_shown(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"n={OFFICE},official/mau,agency/wipo,agency/jpo&s=agency/jpo"))
    assert len(drawn(page)) == 4
    page.get_by_role("button", name="Hide", exact=True).click()
    assert "agency/jpo" not in drawn(page)
    page.locator(".legend label", has_text="Official").click()
    assert drawn(page) == {OFFICE, "agency/wipo"}
    page.get_by_role("button", name="Show everything").click()
    assert len(drawn(page)) == 4
    assert "k=" not in page.url and "h=" not in page.url


def test_the_interface_speaks_both_languages_and_knows_the_dark(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site), language="vi-VN")
    drawn(page)
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    expect(page.get_by_role("button", name="Mạng lưới")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("button", name="Network", exact=True)).to_be_visible()
    assert page.url.endswith("&l=en")
    page.get_by_role("button", name="Dark").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_ways_between_two_are_told_step_by_step(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"n={OFFICE}&s={OFFICE}"))
    page.get_by_role("button", name="Path to …").click()
    page.locator("#second").fill("jane sample")
    page.keyboard.press("Enter")
    expect(page.locator(".panel h2").first).to_contain_text("Ways from")
    expect(page.locator(".way mark").first).to_be_visible()
    assert drawn(page) >= {OFFICE, "official/sample"}
    assert "w=" in page.url


def test_two_are_compared_by_what_they_share(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site, f"c={OFFICE},agency/wipo&v=compare"))
    table = page.locator("table.compared")
    expect(table.locator("thead th")).to_contain_text(
        [re.compile("."), "Only Intellectual", "Both", "Only World"]
    )
    expect(table.locator("tr", has_text="Agreement").locator("td").nth(1)).to_contain_text("Memorandum")


def test_the_table_leaves_as_csv(site: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(explore(site, f"n={OFFICE},official/mau,agency/wipo&v=table"))
    page.get_by_label("Filter the rows").fill("giu chuc holds")
    expect(page.locator("tbody tr")).to_have_count(0)
    page.get_by_label("Filter the rows").fill("NGUYEN van mau holds")
    expect(page.locator(".sheet tbody tr")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Table (CSV)").click()
    file = tmp_path / "ties.csv"
    download.value.save_as(file)
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][:3] == ["Nguyen Van Mau", "holds a post at", "Intellectual Property Office of Viet Nam"]


def test_the_time_slider_filters_by_year_and_says_what_has_none(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site))
    drawn(page)
    page.locator(".canvas").dblclick()
    expect(page.locator(".time")).to_be_visible()
    drawn(page)
    edges = "document.querySelector('.canvas')._cyreg.cy.edges().length"
    everything = page.evaluate(edges)
    page.get_by_label("From", exact=True).fill("2025")
    drawn(page)
    with_undated = page.evaluate(edges)
    page.locator(".time input[type=checkbox]").uncheck()
    drawn(page)
    assert everything > with_undated > page.evaluate(edges) > 0
    assert "d=2025-2025" in page.url and "u=0" in page.url


def test_the_timeline_tells_years_with_who_took_part(site: str, open_page: OpenPage) -> None:
    page = open_page(explore(site))
    drawn(page)
    page.locator(".canvas").dblclick()
    expect(page.locator(".counts")).not_to_have_text(re.compile("^1 "))
    page.get_by_role("button", name="Timeline").click()
    years = page.locator(".timeline h2").all_inner_texts()
    dated = [year for year in years if year.isdecimal()]
    assert dated == sorted(dated, reverse=True) and "2025" in dated
    expect(page.locator(".timeline li", has_text="Memorandum of Understanding 2025").first).to_contain_text(
        "Nguyen Van Mau"
    )


STATES = {
    "start": "",
    "network": f"n={OFFICE},official/mau,agency/wipo,agency/jpo&s={OFFICE}",
    "table": f"n={OFFICE},official/mau,agency/wipo,agency/jpo&v=table",
    "timeline": f"n={OFFICE},official/mau,agency/wipo,agency/jpo&v=timeline",
    "compare": f"c={OFFICE},agency/wipo&v=compare",
    "ways": f"n={OFFICE},agency/jpo&w={OFFICE},agency/jpo",
}


@pytest.mark.parametrize("name", STATES)
def test_small_screens_shut_no_one_out(site: str, open_page: OpenPage, name: str) -> None:
    _need(AXE.is_file(), "axe")
    for language, dark in (("en", False), ("vi", True)):
        page = open_page(explore(site, STATES[name]), language=language, dark=dark, width=390)
        expect(page.locator("h1")).to_have_count(1)
        page.wait_for_timeout(700)
        page.evaluate(AXE.read_text(encoding="utf-8") + ";0")
        found = page.evaluate("axe.run({resultTypes: ['violations']}).then(r => r.violations)")
        assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("view", ["network", "table", "timeline", "compare"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_hostile_text_is_shown_and_runs_nothing(
    hostile_site: str, open_page: OpenPage, view: str, language: str
) -> None:
    state = f"n={HOSTILE},official/x,agreement/x&s={HOSTILE}&c={HOSTILE},agreement/x&v={view}&l={language}"
    page = open_page(explore(hostile_site, state))
    page.wait_for_timeout(1200)
    if view == "network":
        page.get_by_role("button", name=re.compile("Add the most telling|Thêm mục đáng")).click()
        page.wait_for_timeout(500)
    part = ".sheet" if view in ("table", "timeline") else ".panel"
    for button in page.locator(f"{part} button.sources").all():
        button.click()
    page.wait_for_timeout(500)
    assert page.evaluate("window.hit") is None
    assert page.locator("#app img, #app svg[onload], a.hostile, [onerror], [onclick]").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
    expect(page.locator("#app")).to_contain_text("<script>")
