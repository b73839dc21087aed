from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from graph_api.app import create_app
from graph_store.engines.embedded import EmbeddedStore
from tests.contracts.sample_graph import sample_graph
from tests.visualizations.test_network import star

PAGES = (
    "/", "/search?q=wipo", "/search", "/entities", "/entities?kind=Agency", "/articles", "/questions",
    "/docs", "/entity/agency/ip-viet-nam", "/entity/topic/patents", "/article/vi-2025", "/article/en-2024",
    "/questions/officials_of_agency", "/questions/officials_of_agency?agency=cuc%20shtt",
    "/questions/path_with_evidence?one=JPO&other=WIPO", "/questions/agreements_by_status?status=signed",
    "/render/agency/ip-viet-nam", "/timeline", "/timeline?entity=WIPO", "/compare",
    "/compare?one=WIPO&other=JPO",
    "/gaps", "/gaps?across=partners", "/help", "/entity/agreement/mou-2025", "/entity/place/viet-nam",
)  # fmt: skip
FORBIDDEN = {"script", "iframe", "object", "embed", "base"}


class Reader(HTMLParser):
    """Collects what a page links to and what no page may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.links += [value for name, value in attributes if name in ("href", "src", "action") and value]
        self.ids += [value for name, value in attributes if name == "id" and value]
        if tag in FORBIDDEN or "style" in given or any(name.startswith("on") for name in given):
            self.wrong.append(f"{tag} {attributes}")


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    return reader


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_are_whole_in_both_languages(client: TestClient, address: str, language: str) -> None:
    separator = "&" if "?" in address else "?"
    answer = client.get(f"{address}{separator}lang={language}")
    assert answer.status_code == 200
    assert answer.text.startswith(f'<!doctype html>\n<html lang="{language}">')
    if not address.startswith("/render"):
        reader = read(answer.text)
        assert reader.wrong == []
        assert len(reader.ids) == len(set(reader.ids))


def test_every_link_of_every_page_leads_somewhere(client: TestClient) -> None:
    seen, ahead = set[str](), ["/?lang=vi"]
    while ahead:
        address = ahead.pop()
        if address in seen or len(seen) > 400:
            continue
        seen.add(address)
        answer = client.get(address)
        assert answer.status_code == 200, address
        if answer.headers["content-type"].startswith("text/html") and not address.startswith("/render"):
            links = (link.partition("#")[0] for link in read(answer.text).links)
            ahead += [link for link in links if link.startswith("/") and link not in seen]
    assert len(seen) > 100
    assert "/article/vi-2025?lang=vi" in seen


def test_the_language_is_kept_in_links_and_else_comes_from_the_browser(client: TestClient) -> None:
    chosen = read(client.get("/entity/agency/wipo?lang=vi").text).links
    within = [link for link in chosen if link.startswith("/entity/")]
    assert within
    assert all("lang=" in link for link in within)
    answer = client.get("/", headers={"accept-language": "fr, vi;q=0.9, en;q=0.8"})
    assert '<html lang="vi">' in answer.text
    assert "Accept-Language" in answer.headers["vary"]
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "fr"}).text


def test_a_passage_is_marked_in_its_sentence(client: TestClient) -> None:
    page = client.get("/entity/official/mau?lang=vi").text
    assert "<mark>Cục trưởng Nguyễn Văn Mẫu</mark> và bà Jane Sample ký văn kiện." in page
    assert "<mark>Director General Nguyen Van Mau signed for IP Viet Nam</mark>" in page


def test_a_question_shows_names_of_the_language_and_says_what_is_wrong(client: TestClient) -> None:
    page = client.get("/questions/partners_of_agency?agency=IP Viet Nam&lang=vi").text
    assert ">Cơ quan Sáng chế Nhật Bản</a>" in page
    unknown = client.get("/questions/officials_of_agency?agency=Atlantis")
    assert unknown.status_code == 400
    assert "Nothing of kind Agency or Forum is called &#39;Atlantis&#39;" in unknown.text
    assert client.get("/questions/nothing_of_the_kind").status_code == 404


def test_an_entity_may_be_read_by_one_predicate(client: TestClient) -> None:
    page = client.get("/entity/agency/ip-viet-nam?predicate=holdsPost").text
    assert "Nguyen Van Mau" in page
    assert "70th AWGIPC meeting" not in page
    assert 'aria-current="true">has as official' in page
    assert client.get("/entity/agency/ip-viet-nam?predicate=eats").status_code == 400


def test_more_statements_than_a_page_holds_are_offered_by_predicate() -> None:
    with EmbeddedStore(None) as store:
        store.write(star(130))
        client = TestClient(create_app(store))
        page, rest = (
            client.get("/entity/agency/hub").text,
            client.get("/entity/agency/hub?predicate=cooperatesWith").text,
        )
    assert "Shown are the first 100 of 130 statements" in page
    assert "/entity/agency/hub?predicate=cooperatesWith" in page
    assert "Shown are the first" not in rest
    assert rest.count('class="statement"') == 130


def test_countries_have_names(client: TestClient) -> None:
    assert "<dd>Nhật Bản</dd>" in client.get("/entity/agency/jpo?lang=vi").text
    assert "<dd>Japan</dd>" in client.get("/entity/agency/jpo?lang=en").text


def test_pages_of_what_is_not_there(client: TestClient) -> None:
    for address in (
        "/entity/agency/nobody",
        "/article/nowhere",
        "/statement/0",
        "/nowhere",
        "/render/agency/nobody",
    ):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/html")
        assert read(answer.text).wrong == []
    assert client.get("/entities?kind=Planet").status_code == 400


def test_policies_allow_nothing_from_elsewhere(client: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/style.css", "/api/v1/entities"):
        policy = client.get(address).headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; style-src 'self'; img-src 'self'")
        assert "unsafe" not in policy
        assert client.get(address).headers["x-content-type-options"] == "nosniff"
    render = client.get("/render/agency/wipo").headers["content-security-policy"]
    assert render.startswith("sandbox allow-scripts allow-downloads; default-src 'none'")
    assert "allow-same-origin" not in render


def test_no_page_needs_anything_from_another_host(client: TestClient) -> None:
    for address in PAGES:
        for link in read(client.get(address).text).links:
            assert urlsplit(link).netloc in ("", "example.org"), (
                link
            )  # example.org: the articles' own address


def test_a_render_says_how_many_neighbors_it_leaves_out(client: TestClient) -> None:
    few = client.get("/render/agency/ip-viet-nam?limit=5").text
    whole = client.get("/render/agency/ip-viet-nam?limit=500").text
    neighborhood = client.get("/api/v1/entities/agency/ip-viet-nam/neighborhood?limit=5").json()
    assert f"{sum(neighborhood['hidden'].values())} more direct neighbors are not drawn" in few
    assert "not drawn" not in whole


@pytest.mark.parametrize("address", ["/", "/api/v1/entities", "/static/style.css", "/healthz", "/nowhere"])
def test_head_is_get_without_the_body(client: TestClient, address: str) -> None:
    whole, head = client.get(address), client.head(address)
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert head.headers["content-security-policy"] == whole.headers["content-security-policy"]


def test_an_empty_store_says_how_to_fill_it() -> None:
    with EmbeddedStore(None) as store:
        page = TestClient(create_app(store)).get("/")
    assert page.status_code == 200
    assert "ipcoop load" in page.text


def test_an_article_without_its_text_still_shows_its_passages() -> None:
    from dataclasses import replace

    graph = sample_graph()
    bare = replace(graph, articles=tuple(replace(article, text=None) for article in graph.articles))
    with EmbeddedStore(None) as store:
        store.write(bare)
        page = TestClient(create_app(store)).get("/article/vi-2025").text
    assert "The text is not held here" in page
    assert "Cục Sở hữu trí tuệ là đầu mối của Bản ghi nhớ" in page


def test_a_question_in_the_search_is_led_on_to_be_asked(client: TestClient) -> None:
    page = client.get("/search?q=zzz+qqq&lang=vi").text
    assert 'href="/ask?q=zzz+qqq&amp;lang=vi"' in page and "Đặt thành câu hỏi" in page
    assert "/ask?q=" not in client.get("/search?q=zzzqqq&lang=vi").text


def test_a_field_shows_the_name_of_a_country(client: TestClient) -> None:
    page = client.get("/questions/agencies_in_country?country=JP&lang=vi").text
    assert 'value="Nhật Bản"' in page
