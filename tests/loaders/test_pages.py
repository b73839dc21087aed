import pytest

from loaders.drafts import Draft
from loaders.pages import read_page
from ontology.errors import UnreadableArticle


def page(body: str, head: str = "") -> str:
    return f"""<!doctype html><html lang="vi"><head><title>Site</title>{head}</head><body>
<nav><a href="/">Trang chủ</a><a href="/tin">Tin tức</a></nav>
{body}
<footer>Cơ quan chủ quản: Bộ A. <a href="/lien-he">Liên hệ</a></footer></body></html>"""


def read(html: str, encoding: str = "utf-8", **more: str) -> Draft:
    return read_page(html.encode(encoding, "xmlcharrefreplace"), source="a.html", key="a", **more)


def article_of(text: str) -> str:
    return f"<article><h1>Hai cơ quan ký bản ghi nhớ</h1><p>{text}</p><p>{text}</p></article>"


def test_the_article_is_taken_out_of_its_page(vietnamese: str) -> None:
    head = (
        '<meta property="og:title" content="Hai cơ quan ký bản ghi nhớ">'
        '<meta property="article:published_time" content="2024-06-03T10:00:00+07:00">'
        '<meta property="og:site_name" content="Báo A">'
    )
    found = read(page(article_of(vietnamese), head), url="https://example.org/a")
    assert found.title == "Hai cơ quan ký bản ghi nhớ"
    assert found.text.startswith(found.title)
    assert vietnamese in found.text
    assert "Trang chủ" not in found.text and "Liên hệ" not in found.text
    assert (found.published, found.publisher, found.url) == ("2024-06-03", "Báo A", "https://example.org/a")


def test_spaces_and_hyphens_of_the_layout_are_left_out(english: str) -> None:
    found = read(page(article_of(f"{english} The&nbsp;memo&shy;randum of under\u200bstanding was signed.")))
    assert "The memorandum of understanding was signed." in found.text


def test_a_date_in_the_text_is_not_taken_for_the_page_s(english: str) -> None:
    found = read(page(article_of(f"{english} The ceremony took place on 3 June 2019 in Ha Noi.")))
    assert found.published is None


def test_an_older_encoding_is_read_by_what_the_page_declares(english: str) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    assert "café" in read(page(article_of(f"{english} They met in a café."), head), "latin-1").text


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><nav><a href='/'>Home</a><a href='/a'>About us</a></nav></body></html>",
        "<html><head><script>var state = {};</script></head><body><div id='root'></div></body></html>",
        "<html></html>",
        "<",
    ],
)
def test_a_page_without_an_article_is_refused(html: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(UnreadableArticle, match="No article was found"):
        read(html)
    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]
