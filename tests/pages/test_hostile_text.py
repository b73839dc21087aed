import csv
import io
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.pages.conftest import OpenPage
from tests.pages.hostile import ARTICLE, CENTER, PLACE, hostile_graph, payload
from tests.pages.test_pictures import wait_until_drawn
from visualizations.network import render_network

pytestmark = pytest.mark.browser

PATHS = (
    "/",
    f"/search?q={quote(payload('q'), safe='')[:190]}",
    "/search?q=agency",
    "/entities",
    f"/entity/{CENTER}",
    "/entity/agreement/x",
    "/entity/official/x",
    f"/entity/{quote(PLACE)}",
    f"/entity/{CENTER}?as_of={quote(payload('day'), safe='')[:40]}",
    "/timeline",
    f"/timeline?entity={CENTER}",
    f"/timeline?entity={quote(payload('who'), safe='')[:290]}&since={quote(payload('from'), safe='')[:40]}",
    "/compare?one=agency/hostile&other=agreement/x",
    f"/compare?one={quote(payload('one'), safe='')[:290]}&other=official/x",
    "/gaps",
    f"/gaps?party={CENTER}&level=body",
    f"/gaps?across=partners&level=body&forum={quote(payload('forum'), safe='')[:290]}",
    f"/gaps?party={CENTER}&level=body&only=gaps&as_of={quote(payload('day'), safe='')[:40]}",
    f"/ask?q={quote(payload('ask'), safe='')[:290]}",
    f"/ask?q={quote('Who holds a post at ' + payload('body'), safe='')[:290]}",
    f"/sparql?query={quote(payload('sparql'), safe='')}",
    *(f"/{statement.id}" for statement in hostile_graph().statements),
    f"/render/{CENTER}?lang={quote(payload('lang'), safe='')}",
    "/questions",
    "/docs",
    "/quality",
    "/help",
    f"/article/{quote(ARTICLE)}",
    "/articles",
    f"/questions/officials_of_agency?agency={CENTER}",
    f"/questions/agreement_profile?agreement={quote('agreement/x')}",
    f"/questions/officials_of_agency?agency={quote(payload('form'), safe='')[:190]}",
    f"/entity/agency/{quote('<img src=x onerror=window.hit=1>')}",
    f"/{quote('<script>window.hit=1</script>')}",
    f"/?lang={quote(payload('lang'), safe='')}",
    f"/?{quote(payload('name'), safe='')}={quote(payload('value'), safe='')}",
)


def assert_nothing_ran(page: Page) -> None:
    assert page.evaluate("window.hit") is None
    assert page.locator("img, svg[onload], a.hostile, [onerror], [onclick]").count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0


@pytest.mark.parametrize("language", ["en", "vi"])
def test_pages_show_hostile_text_and_run_none(hostile_site: str, chromium_page: Page, language: str) -> None:
    for path in PATHS:
        answer = chromium_page.goto(hostile_site + path + ("&" if "?" in path else "?") + f"lang={language}")
        sound = not re.search("href|hit", path) and path != "/quality"  # RDF cannot say what is there
        assert answer and (answer.ok or not sound), path
        assert chromium_page.locator("h1").count() == 1, path
        assert_nothing_ran(chromium_page)


def test_a_hostile_name_is_no_formula_in_a_spreadsheet(hostile_site: str, chromium_page: Page) -> None:
    answer = chromium_page.request.get(f"{hostile_site}/gaps?party={CENTER}&level=body&format=csv")
    rows = list(csv.reader(io.StringIO(answer.text().removeprefix("\ufeff"))))
    assert rows[0] == ["Row", "Column", "Concluded", "Planned", "Agreements"]
    assert any("Agreement en" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_the_hostile_name_is_there_to_be_read(hostile_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{hostile_site}/entity/{CENTER}")
    assert page.locator("h1").inner_text() == re.sub(r"\s+", " ", payload("Agency en"))
    assert page.locator("mark").first.inner_text() == re.sub(r"\s+", " ", payload("text"))


def test_a_picture_draws_hostile_text_and_runs_none(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    file.write_text(
        render_network(hostile_graph(), center=CENTER, title=payload("heading")), encoding="utf-8"
    )
    page = open_page(file.as_uri())  # from a file no policy protects: the page itself has to
    wait_until_drawn(page)
    assert_nothing_ran(page)
    box = page.locator("#picture canvas").bounding_box()
    assert box
    places = "nodes.getIds().map(id => network.canvasToDOM(network.getPosition(id)))"
    for point in page.evaluate(places):
        page.mouse.move(box["x"] + point["x"], box["y"] + point["y"])
        page.mouse.move(box["x"] + point["x"] + 1, box["y"] + point["y"])
        page.wait_for_timeout(300)
        assert_nothing_ran(page)
    tooltip = page.locator(".vis-tooltip")
    assert "<script>" in tooltip.inner_text()
    assert (
        tooltip.locator("*").evaluate_all("found => found.filter(node => node.tagName !== 'BR').length") == 0
    )


def test_a_served_picture_runs_none_either(hostile_site: str, open_page: OpenPage) -> None:
    page = open_page(f"{hostile_site}/render/{CENTER}")
    wait_until_drawn(page)
    assert_nothing_ran(page)


def test_the_detector_sees_a_payload_that_runs(chromium_page: Page) -> None:
    chromium_page.set_content(f"<h1>{payload('heading')}</h1>")
    assert chromium_page.evaluate("window.hit") is not None
