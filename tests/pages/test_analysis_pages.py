"""What analysts do with profiles, sheets, timelines, comparisons and gaps, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.pages.conftest import OpenPage

pytestmark = pytest.mark.browser
OFFICE = "agency/ip-viet-nam"


def test_a_line_of_a_profile_leads_to_the_sentence_that_says_so(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/{OFFICE}")
    section = page.locator(
        "section", has=page.get_by_role("heading", name=re.compile("Agreements by status"))
    )
    line = section.locator(".lines > li", has_text="Memorandum of Understanding 2025")
    expect(line.locator(".day")).to_have_text("9 July 2025")
    line.get_by_role("link", name="is party to (2 articles)").click()
    expect(page.locator("blockquote")).to_have_count(2)
    expect(page.locator("mark").first).to_contain_text("Memorandum of Understanding 2025")


def test_looking_back_from_a_day_leaves_out_what_came_later(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/{OFFICE}?lang=vi")
    page.get_by_label("Tính đến").fill("2020")
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".notice").first).to_contain_text("Tính đến 2020. Không hiển thị")
    expect(page.locator(".profile")).not_to_contain_text("Bản ghi nhớ hợp tác 2025")
    expect(page.locator(".profile")).to_contain_text("memorandum with IPOS")  # no article dates it
    assert "lang=vi" in page.url


def test_a_sheet_leads_into_the_picture_and_through_the_lineage(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/agreement/mou-2025")
    signatories = page.locator(".sheet section", has_text="Signatories")
    expect(signatories.locator("li").first).to_contain_text("Director General")
    explore = page.locator(".actions").get_by_role("link", name="Explore")
    assert re.search(r"/explore\?lang=en#g=agreement/mou-2025$", str(explore.get_attribute("href")))
    lineage = page.locator(".lineage")
    expect(lineage.locator("li")).to_have_count(2)
    expect(lineage.locator(".own")).to_contain_text("9 July 2025")
    lineage.get_by_role("link", name="Bản ghi nhớ 2019").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bản ghi nhớ 2019")


def test_a_counterpart_is_compared_and_the_sides_swapped(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/{OFFICE}")
    page.locator(".ranked li", has_text="World Intellectual Property").get_by_role(
        "link", name="evidence"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "and World Intellectual Property Organization"
    )
    shared = page.get_by_role("region", name=re.compile("^Both"))
    expect(shared).to_contain_text("Memorandum of Understanding 2025")
    page.get_by_role("link", name="Swap sides").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        "World Intellectual Property Organization and"
    )


def test_a_cell_of_the_matrix_leads_to_its_agreement(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/gaps?party={OFFICE}&level=body")
    page.get_by_role("link", name="Japan Patent Office, Patents: 1 agreement").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thỏa thuận hợp tác 2016")
    page.go_back()
    page.get_by_label(re.compile("^Columns")).select_option("partners")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Agreements among partners")


def test_tiles_of_the_start_page_lead_to_what_two_countries_did(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    tile = page.locator(".tiles a", has_text="Japan")
    expect(tile).to_contain_text(re.compile(r"\d+ ties?"))
    tile.click()
    expect(page.get_by_role("table")).to_contain_text("Thỏa thuận hợp tác 2016")


def test_an_example_of_the_help_is_answered(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/{OFFICE}")
    page.get_by_role("navigation", name="Main menu").get_by_role("link", name="Help").click()
    question = page.locator(".questions li", has_text="Officials who hold a post")
    question.locator(".ties a").click()
    expect(page.get_by_role("table")).to_contain_text("Nguyen Van Mau")


@pytest.mark.parametrize("path", ["/entity/agency/ip-viet-nam", "/entity/agreement/mou-2025", "/gaps"])
def test_a_printed_page_has_its_address_and_all_passages_and_no_controls(
    site: str, open_page: OpenPage, path: str
) -> None:
    page = open_page(site + path)
    expect(page.locator(".printed")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".printed")).to_contain_text(path)
    for gone in ("header.site", "form", ".actions"):
        for control in page.locator(gone).all():
            expect(control).to_be_hidden()
    folded = page.locator(".appendix details blockquote")
    assert all(quote.is_visible() for quote in folded.all())
    assert page.pdf().startswith(b"%PDF")
