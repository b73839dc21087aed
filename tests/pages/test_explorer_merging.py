"""Two entities are judged to be one, or two, side by side; addresses lead on, and all of it is taken back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from graph_api.writing.access import Writing
from graph_api.writing.audit import Audit
from graph_store.protocol import GraphStore
from ipcoop.intake import ArticleIntake
from ontology.statements import Entity, Mention, Subgraph, SubgraphBuilder, found_labels
from ontology.vocabulary import Kind
from tests.contracts.sample_graph import sample_graph
from tests.pages.conftest import SECRET, SMALLER_SECRET, SMALLER_TOKEN, TOKEN, OpenPage, served
from tests.pages.hostile import payload
from tests.pages.test_explorer_canvas import accessible, nothing_ran
from visualizations.explorer import missing_assets

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing_assets()), reason="the explorer's scripts were not fetched: make assets"),
]
OFFICE, OTHER = "agency/ip-viet-nam", "agency/jpo"
FIRST, SECOND = "forum/aaaa-circle", "forum/bbbb-circle"


def graph() -> Subgraph:
    """The sample graph, and two forums of one name."""
    builder = SubgraphBuilder()
    whole = sample_graph()
    for part in (whole.articles, whole.entities, whole.statements):
        builder.update(part)
    named = (("en", "Circle of Examiners"), ("vi", "Nhóm thẩm định viên"))
    builder.add(Entity(id=FIRST, kind=Kind.FORUM, labels=named, aliases=("AAAA",), reference=True))
    quote = "The 70th AWGIPC meeting"
    start = next(one.text or "" for one in whole.articles if one.key == "en-2024").index(quote)
    hostile = (("en", payload("name")),)
    seen = [Mention("en-2024", start, start + len(quote), quote, names) for names in (named, hostile)]
    builder.add(Entity(id=SECOND, kind=Kind.FORUM, labels=found_labels(seen), mentions=tuple(sorted(seen))))
    return builder.build()


@pytest.fixture
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose entities one test judges."""
    trace = tmp_path_factory.mktemp("audit") / "audit.jsonl"

    def writing(store: GraphStore) -> Writing:
        return Writing((TOKEN, SMALLER_TOKEN), ArticleIntake(store), Audit(trace))

    with served(graph(), writing) as address:
        yield address


def leads(page: Page, site: str, one: str) -> str:
    """Where the API takes the address of an entity."""
    return str(page.request.get(f"{site}/api/v1/entities/{one}").json()["id"])


def name_other(page: Page, text: str) -> None:
    """Choose the second of two by the keyboard."""
    page.locator("#pair-other").fill(text)
    page.locator("[role=option]").first.wait_for()
    page.keyboard.press("Enter")


def test_two_entities_become_one_from_the_page_of_one_and_are_parted(bench: str, open_page: OpenPage) -> None:
    page = open_page(f"{bench}/entity/{OTHER}?lang=vi")
    page.get_by_role("link", name="Trùng với …").click()
    name_other(page, "cuc so huu tri tue")
    expect(page.locator(".twins h3")).to_be_focused()
    expect(page.locator(".pairs")).to_contain_text("Cơ quan Sáng chế Nhật Bản")
    expect(page.locator(".pairs .differs").first).to_be_visible()
    page.locator(".pairs .sources").first.click()
    expect(page.locator(".pairs .passage").first).to_be_visible()
    page.get_by_role("button", name="Là một").click()  # without a token nothing is sent
    assert leads(page, bench, OTHER) == OTHER
    page.locator(".decide").get_by_label("Lý do").fill(f"Cùng một cơ quan {payload('reason')}")
    page.get_by_label("Mã truy cập").fill(SECRET)
    accessible(page)
    page.get_by_role("button", name="Là một").press("Enter")
    verdict = page.locator(".twins .verdict")
    expect(verdict).to_contain_text("Đã thẩm định: là một")
    expect(verdict).to_contain_text("Cơ quan Sáng chế Nhật Bản")
    nothing_ran(page)
    accessible(page)
    assert leads(page, bench, OTHER) == OFFICE
    moved = page.request.get(f"{bench}/entity/{OTHER}", max_redirects=0)
    assert moved.status == 308

    page.goto(f"{bench}/entity/{OTHER}?lang=en")  # the address leads on, and the page says why
    expect(page).to_have_url(f"{bench}/entity/{OFFICE}?lang=en")
    nothing = page.locator(".notice", has_text="“Japan Patent Office” was judged to be the same, by desk")
    nothing.get_by_role("link").click()
    page.get_by_role("button", name="Take that back").press("Enter")
    page.get_by_label("Token").fill(SECRET)
    page.keyboard.press("Enter")
    expect(page.locator(".decide")).to_be_visible()
    assert leads(page, bench, OTHER) == OTHER


def test_a_picture_goes_on_with_the_one_that_stays(bench: str, open_page: OpenPage) -> None:
    page = open_page(f"{bench}/explore#n={OFFICE},{OTHER},official/mau&s={OTHER}&l=en")
    page.get_by_role("button", name="The same as …").click()
    name_other(page, "IP Viet Nam")
    page.get_by_label("Token").fill(SECRET)
    page.get_by_role("button", name="They are one").click()
    expect(page.locator(".twins .verdict")).to_contain_text("Judged to be one by desk")
    page.get_by_role("button", name="Network").click()
    page.wait_for_function("() => document.querySelector('.canvas')?._cyreg?.cy.nodes().length === 2")
    panel = page.locator(".panel")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Intellectual Property Office of Viet Nam")
    expect(panel.get_by_role("region", name="Judged to be the same")).to_contain_text("Japan Patent Office")
    accessible(page)
    panel.get_by_role("button", name="Take that back").click()
    expect(panel.get_by_role("region", name="Judged to be the same")).to_have_count(0)
    assert leads(page, bench, OTHER) == OTHER

    page.goto("about:blank")  # a link made before leads on, too
    page.request.post(
        f"{bench}/api/v1/judgments",
        data={"one": OFFICE, "other": OTHER, "verdict": "same"},
        headers={"Authorization": f"Bearer {SECRET}"},
    )
    page.goto(f"{bench}/explore#n={OTHER},official/mau&s={OTHER}&l=en")
    expect(panel.get_by_role("heading", level=2)).to_have_text("Intellectual Property Office of Viet Nam")
    expect(panel.get_by_text("Not in the graph any more")).to_have_count(0)


def test_likely_twins_are_gone_through_one_by_one(bench: str, open_page: OpenPage) -> None:
    page = open_page(f"{bench}/?lang=vi")
    page.get_by_role("link", name="Thực thể có thể trùng nhau").click()
    likely = page.locator(".twins .found li")
    expect(likely.filter(has_text="Nhóm thẩm định viên")).to_have_count(1)
    accessible(page)
    page.locator(".twins select").select_option("Forum")
    expect(likely).to_have_count(1)
    likely.get_by_role("button").click()
    expect(page.locator(".pairs")).to_contain_text("AAAA")
    nothing_ran(page)
    page.get_by_label("Mã truy cập").fill(SECRET)
    page.get_by_role("button", name="Là hai thực thể khác nhau").click()
    expect(page.locator(".twins .verdict")).to_contain_text("Đã thẩm định: là hai")
    page.get_by_role("button", name="Tất cả các cặp").click()
    expect(likely).to_have_count(0)
    page.locator(".twins summary").click()
    page.get_by_role("button", name="Rút lại").click()
    expect(likely).to_have_count(1)


def test_without_the_right_token_two_stay_two(bench: str, chromium_page: Page) -> None:
    page = chromium_page  # its console tells of the refusal
    page.goto(f"{bench}/explore#v=twins&j={OFFICE},{OTHER}&l=vi")
    page.get_by_label("Mã truy cập").fill(SMALLER_SECRET)
    page.get_by_role("button", name="Là một").click()
    expect(page.get_by_role("alert")).to_contain_text("không")
    assert leads(page, bench, OTHER) == OTHER
    page.goto("about:blank")
    page.goto(f"{bench}/explore#v=twins&j={OFFICE},official/mau&l=vi")
    expect(page.locator(".notice")).to_contain_text("hai loại khác nhau")
    expect(page.locator(".decide")).to_have_count(0)
