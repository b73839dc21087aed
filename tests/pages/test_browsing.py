import re

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import OpenPage

pytestmark = pytest.mark.browser


def test_from_the_start_page_to_the_sentence_that_says_so(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/")
    page.get_by_label(re.compile("Find an agency")).fill("cuc so huu tri tue")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Intellectual Property Office of Viet Nam", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Intellectual Property Office of Viet Nam")
    expect(page.locator(".other")).to_have_text("Cục Sở hữu trí tuệ")
    marked = page.locator("mark", has_text="Cục trưởng Nguyễn Văn Mẫu")
    expect(marked.first).to_be_visible()
    expect(marked.first.locator("..")).to_have_text(
        "Cục trưởng Nguyễn Văn Mẫu và bà Jane Sample ký văn kiện."
    )


def test_both_languages_back_the_same_statement_side_by_side(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/official/mau")
    held = page.locator(".statement").filter(has_text="Director General").first
    boxes = [quote.bounding_box() for quote in held.locator("blockquote").all()]
    assert len(boxes) == 2
    assert boxes[0] and boxes[1]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 2
    assert boxes[1]["x"] > boxes[0]["x"] + boxes[0]["width"] - 1
    assert [q.get_attribute("lang") for q in held.locator("blockquote").all()] == ["en", "vi"]


def test_an_article_marks_its_passages_and_leads_to_what_they_say(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/article/vi-2025")
    expect(page.locator(".text mark").first).to_be_visible()
    text = page.locator(".text")
    without_numbers = text.evaluate(
        "node => { const copy = node.cloneNode(true);"
        " copy.querySelectorAll('sup').forEach(number => number.remove()); return copy.textContent; }"
    )
    assert without_numbers.startswith("Ký Bản ghi nhớ về sáng chế\nNgày 09/07/2025, tại Geneva")
    page.locator(".text sup a").first.click()
    assert page.url.endswith("#passage-1")
    expect(page.locator("#passage-1")).to_contain_text("is party to")
    page.locator(".text a", has_text="Nguyễn Văn Mẫu").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nguyen Van Mau")


def test_a_question_is_asked_by_name_and_answered_with_links(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/questions")
    page.get_by_role("link", name=re.compile("^Officials who hold a post")).click()
    page.get_by_role("textbox", name="Agency").fill("cuc shtt")
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name="Nguyen Van Mau").click()
    assert page.url.startswith(f"{site}/entity/official/mau")


def test_the_language_is_switched_and_kept(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entity/agency/jpo")
    page.get_by_role("link", name="Tiếng Việt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cơ quan Sáng chế Nhật Bản")
    page.locator("a.entity").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.get_by_label(re.compile("Tìm cơ quan")).fill("wipo")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả cho “wipo”")
    expect(page.locator(".results a").first).to_have_text("Tổ chức Sở hữu trí tuệ Thế giới")


def test_the_browser_s_language_is_the_first(site: str, open_page: OpenPage) -> None:
    expect(open_page(f"{site}/", language="vi-VN").locator("html")).to_have_attribute("lang", "vi")


def overflow(page: Page) -> int:
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found


PATHS = (
    "/",
    "/search?q=viet",
    "/entities",
    "/entity/agency/ip-viet-nam",
    "/article/vi-2025",
    "/questions",
    "/docs",
    "/questions/path_with_evidence?one=JPO&other=WIPO",
    "/render/agency/ip-viet-nam",
)


def test_pages_fit_any_width(site: str, open_page: OpenPage) -> None:
    page = open_page(site)
    for path in PATHS:
        page.set_viewport_size({"width": 360, "height": 900})
        page.goto(site + path)
        for width in (360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert overflow(page) <= 0, (path, width)


def test_the_first_tab_skips_to_the_content(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/entities")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


CONTRAST = """() => {
  const channel = c => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const numbers = text => text.match(/[0-9.]+/g).map(Number);
  const ground = node => {
    for (; node; node = node.parentElement) {
      const color = numbers(getComputedStyle(node).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !node.checkVisibility()) continue;
    const [one, other] = [light(numbers(getComputedStyle(node).color)), light(ground(node))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.outerHTML}`);
  }
  return poor;
}"""


def test_every_text_is_readable(site: str, open_page: OpenPage) -> None:
    page = open_page(site)
    for path in PATHS:
        page.emulate_media(color_scheme="light")
        page.goto(site + path)
        assert page.evaluate(CONTRAST) == [], path
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(CONTRAST) == [], path
