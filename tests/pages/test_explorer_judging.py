"""A statement is judged beside its passages: it leaves the picture, comes back, or is put right at once."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from graph_api.writing.access import Writing
from graph_api.writing.audit import Audit
from graph_store.protocol import GraphStore
from ipcoop.intake import ArticleIntake
from tests.contracts.sample_graph import sample_graph
from tests.pages.conftest import SECRET, SMALLER_SECRET, SMALLER_TOKEN, TOKEN, OpenPage, served
from tests.pages.hostile import payload
from tests.pages.test_explorer_canvas import accessible, nothing_ran
from visualizations.explorer import missing_assets

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing_assets()), reason="the explorer's scripts were not fetched: make assets"),
]
OFFICE, OFFICIAL = "agency/ip-viet-nam", "official/mau"
LINES = "() => document.querySelector('.canvas')._cyreg.cy.edges().length"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose statements these tests judge, and nobody else reads."""
    trace = tmp_path_factory.mktemp("audit") / "audit.jsonl"

    def writing(store: GraphStore) -> Writing:
        return Writing((TOKEN, SMALLER_TOKEN), ArticleIntake(store), Audit(trace))

    with served(sample_graph(), writing) as address:
        yield address


def of_post(page: Page, site: str) -> Any:
    """The statement that the official holds a post at the office, as the API has it."""
    asked = f"subject={OFFICIAL}&predicate=holdsPost&object={OFFICE}"
    return page.request.get(f"{site}/api/v1/statements?{asked}").json()["statements"]


def choose(page: Page, key: str) -> Locator:
    """The place where the chosen line is judged."""
    page.wait_for_function(f"() => ({LINES})() > 0")
    page.evaluate(f"void document.querySelector('.canvas')._cyreg.cy.getElementById('{key}').emit('onetap')")
    return page.locator(".judging")


def explorer(site: str, language: str = "en") -> str:
    return f"{site}/explore#n={OFFICE},{OFFICIAL}&l={language}"


def test_what_is_rejected_leaves_the_picture_and_comes_back(bench: str, open_page: OpenPage) -> None:
    page = open_page(f"{bench}/help")
    (said,) = of_post(page, bench)
    page.goto(f"{bench}/{said['id']}?lang=en")
    page.get_by_role("link", name="See it in the explorer and judge it").click()
    judging = page.locator(".judging")
    expect(judging.get_by_role("button")).to_have_count(3)
    page.wait_for_function(f"() => ({LINES})() > 0")
    before = page.evaluate(LINES)
    judging.get_by_role("button", name="Reject").click()
    expect(judging.get_by_label("Why")).to_be_focused()
    judging.get_by_label("Why").fill(f"It is another person. {payload('reason')}")
    judging.get_by_label("Token").fill(SECRET)
    accessible(page)
    page.keyboard.press("Enter")
    expect(judging.locator(".verdict")).to_contain_text("Rejected by desk")
    expect(judging.locator(".verdict")).to_contain_text("<script>")
    expect(judging).to_be_focused()
    nothing_ran(page)
    accessible(page)
    assert page.evaluate(LINES) == before - 1
    assert of_post(page, bench) == []
    expect(page.locator(".panel .properties")).to_contain_text("rejected by a reviewer")

    page.reload()  # the link leads to it still, with its evidence
    expect(page.locator(".panel .passage").first).to_be_visible()
    judging.get_by_role("button", name="Take that back").press("Enter")
    judging.get_by_label("Token").fill(SECRET)  # a page forgets it
    page.keyboard.press("Enter")
    expect(judging.locator(".verdict")).to_contain_text("Taken back by desk")
    assert page.evaluate(LINES) == before
    assert [one["review"] for one in of_post(page, bench)] == ["unreviewed"]

    judging.get_by_role("button", name="Confirm").press("Enter")
    expect(judging.get_by_label("Token")).to_have_count(0)  # it is known by now
    judging.locator("form").get_by_role("button", name="Confirm").press("Enter")
    expect(judging.locator(".verdict")).to_contain_text("Confirmed by desk")
    expect(page.locator(".panel .properties")).to_contain_text("accepted by a reviewer")
    judging.get_by_role("button", name="Take that back").click()
    expect(judging.locator(".verdict")).to_contain_text("Taken back")


def test_what_is_corrected_stands_in_the_name_of_who_did(bench: str, open_page: OpenPage) -> None:
    page = open_page(f"{bench}/help")
    (said,) = of_post(page, bench)
    page.goto(explorer(bench, "vi"))
    judging = choose(page, said["id"])
    judging.get_by_role("button", name="Sửa").click()
    judging.get_by_label("Lý do").fill("Theo quyết định bổ nhiệm.")
    judging.get_by_label("Mã truy cập").fill(SECRET)
    judging.locator("form .main").click()
    expect(judging.get_by_role("alert")).to_contain_text("Chưa có gì thay đổi")
    judging.get_by_label("Thời gian đúng").fill("2001-02/2002")
    accessible(page)
    judging.locator("form .main").click()
    corrected = judging.locator(".verdict", has_text="Đã sửa")
    expect(corrected).to_contain_text("Theo quyết định bổ nhiệm.")
    (right,) = of_post(page, bench)
    assert right["when"] == "2001-02/2002" and right["id"] != said["id"]
    corrected.get_by_role("button").click()
    expect(page.locator(".panel .passage")).to_contain_text("desk")
    expect(page.locator(".panel .properties")).to_contain_text("2001")
    page.goto("about:blank")
    page.goto(f"{bench}/explore#n={OFFICE},{OFFICIAL}&s={said['id']}&l=vi")
    judging.get_by_role("button", name="Rút lại").click()
    judging.get_by_label("Mã truy cập").fill(SECRET)
    judging.locator("form .main").click()
    expect(judging.locator(".verdict")).to_contain_text("Đã rút lại")
    assert [one["id"] for one in of_post(page, bench)] == [said["id"]]


def test_a_statement_of_an_entity_is_judged_where_it_is_listed(bench: str, open_page: OpenPage) -> None:
    page = open_page(f"{bench}/explore#n=agreement/mou-2025&s=agreement/mou-2025&l=en")
    status = page.locator(".panel .said li", has=page.locator("b", has_text="signed")).first
    status.locator(".sources").click()
    page.locator(".judging").get_by_role("button", name="Correct").click()
    page.get_by_label("Status").last.select_option("in-force")
    page.get_by_label("Why").fill("Both sides have ratified it.")
    page.get_by_label("Token").fill(SECRET)
    page.locator(".judging form .main").click()
    verdict = page.locator(".panel .verdict")
    expect(verdict).to_contain_text("Corrected by desk")
    expect(page.locator(".panel .sentence")).to_contain_text("signed")
    page.get_by_role("button", name="Take that back").click()
    expect(verdict).to_contain_text("Taken back")


@pytest.mark.parametrize(
    ("secret", "told"),
    [("wrong", "ipcoop token new"), (SMALLER_SECRET, "does not allow to judge")],
    ids=["unknown", "for less"],
)
def test_without_the_right_token_nothing_is_judged(
    bench: str, chromium_page: Page, secret: str, told: str
) -> None:
    page = chromium_page  # its console tells of the refusal
    page.goto(explorer(bench))
    (said,) = of_post(page, bench)
    judging = choose(page, said["id"])
    judging.get_by_role("button", name="Reject").click()
    judging.get_by_label("Why").fill("Because.")
    judging.get_by_label("Token").fill(secret)
    judging.locator("form .main").click()
    expect(judging.get_by_role("alert")).to_contain_text(told)
    expect(judging.get_by_label("Why")).to_have_value("Because.")
    page.keyboard.press("Escape")
    expect(judging.locator("form")).to_have_count(0)
    assert [one["review"] for one in of_post(page, bench)] == ["unreviewed"]
