"""An article is dropped on the explorer, read while one looks on, marked, and joins the graph only then."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.pages.conftest import SECRET, OpenPage
from tests.pages.every_state import DROP
from tests.pages.hostile import payload
from tests.pages.test_explorer_canvas import accessible, drawn, nothing_ran
from visualizations.explorer import missing_assets

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing_assets()), reason="the explorer's scripts were not fetched: make assets"),
]
TEXT = (
    "Two offices sign 😀 a memorandum\n\n"
    "On 12 May 2025 the Intellectual Property Office of Viet Nam and the Japan Patent Office signed a "
    "memorandum of understanding on industrial property in Ha Noi.\n"
)


def send(page: Page, secret: str = SECRET) -> None:
    page.get_by_label("Token").fill(secret)
    page.get_by_role("button", name="Read it").click()


def articles(page: Page, site: str) -> int:
    found: int = page.request.get(f"{site}/api/v1/statistics").json()["articles"]
    return found


def test_an_article_is_marked_before_it_joins_the_graph(desk: str, open_page: OpenPage) -> None:
    page = open_page(f"{desk}/explore")
    before = articles(page, desk)
    page.evaluate(DROP, [TEXT, "Two offices.txt", "text/plain"])
    dialog = page.locator("dialog")
    expect(dialog.get_by_label("Title")).to_have_value("Two offices")
    accessible(page)
    send(page)
    expect(dialog.locator("[aria-current=step]")).to_contain_text("Marked", timeout=60_000)
    passages = dialog.locator(".text mark")
    expect(passages.first).to_be_visible()
    assert "".join(passages.all_inner_texts()) in TEXT  # code points, though a face stands before them
    assert dialog.locator(".text").inner_text().strip() == TEXT.strip()
    signed = dialog.locator(".found li", has_text="Japan Patent Office").filter(has_text="signed").first
    expect(signed.locator(".status")).to_have_text("new")
    signed.locator("button").click()
    expect(dialog.locator("mark.on")).not_to_have_count(0)
    assert "Japan Patent Office signed a memorandum" in "".join(dialog.locator("mark.on").all_inner_texts())
    accessible(page)
    assert articles(page, desk) == before  # nothing was written
    page.get_by_role("button", name="Add to the graph").click()
    expect(dialog.locator("[aria-current=step]")).to_contain_text("In the graph", timeout=60_000)
    assert articles(page, desk) == before + 1
    page.get_by_role("button", name="Draw what it says").click()
    assert "agency/jpo" in drawn(page)


def test_without_a_good_token_nothing_is_read_and_the_text_stays(desk: str, chromium_page: Page) -> None:
    page = chromium_page  # its console tells of the refusal
    page.goto(f"{desk}/explore?lang=vi")
    page.get_by_role("button", name="Đọc một bài viết").click()
    page.get_by_label("Nội dung").fill(TEXT)
    page.get_by_label("Mã truy cập").fill("wrong")
    accessible(page)
    page.get_by_role("button", name="Đọc bài", exact=True).click()
    expect(page.locator("dialog [role=alert]")).to_contain_text("token")
    expect(page.get_by_label("Nội dung")).to_have_value(TEXT)


def test_a_hostile_article_is_shown_as_text(desk: str, open_page: OpenPage) -> None:
    page = open_page(f"{desk}/explore")
    told = f"The Japan Patent Office is in Tokyo, Japan. {payload('text')}"
    page.evaluate(DROP, [f"<p>{json.dumps(payload('page'))}</p><p>WIPO met the Japan Patent Office.</p>",
                         payload("file").replace("/", "") + ".html", "text/html"])  # fmt: skip
    expect(page.locator("dialog b").first).to_contain_text("<script>")
    nothing_ran(page)
    page.get_by_role("button", name="Remove").click()
    page.get_by_label("Text").fill(told)
    page.get_by_label("Title").fill(payload("title"))
    page.get_by_label("Publisher").fill(payload("publisher"))
    send(page)
    expect(page.locator("dialog .text")).to_contain_text("<script>", timeout=60_000)
    nothing_ran(page)


def test_a_file_that_is_too_large_is_refused_at_once(desk: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(f"{desk}/explore")
    expect(page.get_by_role("combobox")).to_be_visible()  # the page stands, and takes what is dropped
    page.evaluate(DROP, ["x" * 2_000_001, "long.txt", "text/plain"])
    expect(page.locator("dialog [role=alert]")).to_contain_text("long.txt is too large")


def test_what_cannot_be_read_from_the_disk_is_named(desk: str, open_page: OpenPage) -> None:
    page = open_page(f"{desk}/explore")
    expect(page.get_by_role("combobox")).to_be_visible()
    gone = "Promise.reject(new DOMException('gone', 'NotReadableError'))"
    page.evaluate(f"() => {{ File.prototype.text = () => {gone}; }}")
    page.evaluate(DROP, ["", "a folder", ""])
    expect(page.locator("dialog [role=alert]")).to_contain_text("a folder cannot be read")
