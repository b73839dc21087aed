from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.contracts.sample_graph import sample_graph
from tests.pages.conftest import OpenPage
from visualizations.network import render_network

pytestmark = pytest.mark.browser

PAINTED = """() => {
  const canvas = document.querySelector("#picture canvas");
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  const colors = new Set();
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3] > 200) colors.add(`${data[i] >> 4},${data[i + 1] >> 4},${data[i + 2] >> 4}`);
  return colors.size;
}"""


def wait_until_drawn(page: Page) -> None:
    page.locator("#picture[data-drawn=true] canvas").wait_for(timeout=15_000)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_render_draws_in_its_sandbox(site: str, open_page: OpenPage, language: str) -> None:
    page = open_page(f"{site}/entity/agency/ip-viet-nam?lang={language}")
    page.locator('a[href*="/render/"]').first.click()
    wait_until_drawn(page)
    assert page.evaluate(PAINTED) > 10
    assert page.evaluate("window.origin") == "null"
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("table")).to_contain_text("Cục trưởng Nguyễn Văn Mẫu")


def test_a_render_works_from_a_file_alone(open_page: OpenPage, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    file.write_text(render_network(sample_graph(), center="agency/ip-viet-nam"), encoding="utf-8")
    page = open_page(file.as_uri())
    wait_until_drawn(page)
    assert page.evaluate(PAINTED) > 10


def test_a_click_on_a_line_shows_its_evidence(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/render/agency/wipo")
    wait_until_drawn(page)
    middle = page.evaluate(
        """() => { const edge = edges.get()[0];
        const at = network.getPositions([edge.from, edge.to]);
        const [one, other] = [at[edge.from], at[edge.to]];
        const point = network.canvasToDOM({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
        return { id: edge.id, straight: !edge.smooth.enabled, ...point }; }"""
    )
    page.evaluate("id => { network.selectEdges([id]); }", middle["id"])
    page.evaluate("id => { network.body.emitter.emit('select', { nodes: [], edges: [id] }); }", middle["id"])
    expect(page.locator(f"tr#{middle['id']}")).to_have_class("chosen")
    expect(page.locator(f"tr#{middle['id']}")).to_be_in_viewport()


def test_the_picture_is_saved_with_its_heading(site: str, open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(f"{site}/render/agency/wipo?lang=vi")
    wait_until_drawn(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lưu hình ảnh").click()
    file = tmp_path / "network.png"
    download.value.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG")
    height = int.from_bytes(content[20:24], "big")
    canvas = page.locator("#picture canvas").evaluate("canvas => canvas.height")
    assert height == canvas + 60


def test_parallel_lines_are_apart_on_the_canvas(site: str, open_page: OpenPage) -> None:
    page = open_page(f"{site}/render/agency/ip-viet-nam")
    wait_until_drawn(page)
    middles = page.evaluate(
        """() => { const pairs = {};
        for (const edge of Object.values(network.body.edges)) {
          const key = [edge.fromId, edge.toId].sort().join();
          const middle = edge.edgeType.getPoint(0.5);
          (pairs[key] ||= []).push(`${Math.round(middle.x)},${Math.round(middle.y)}`);
        }
        return Object.values(pairs); }"""
    )
    assert max(map(len, middles)) > 1
    for points in middles:
        assert len(set(points)) == len(points)
