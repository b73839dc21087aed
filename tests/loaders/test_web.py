from collections.abc import Callable
from typing import Any

import pytest

from loaders.articles import read_articles
from loaders.limits import ReadingLimits
from loaders.web import Fetcher, address_key, is_private
from ontology.errors import UnreadableArticle
from ontology.statements import Article


def html(text: str) -> str:
    head = "<head><title>Two offices sign</title></head>"
    return f"<html>{head}<body><article><p>{text}</p></article></body></html>"


def one(address: str, **limits: float) -> Article | UnreadableArticle:
    (found,) = read_articles([address], limits=ReadingLimits(**limits))  # type: ignore[arg-type]
    return found


def test_a_page_is_read_from_its_address(site: Any, english: str) -> None:
    address = site.add("/news/2024/06/03/offices-sign.html", html(english))
    found = one(address)
    assert isinstance(found, Article)
    assert found.key.endswith("news-2024-06-03-offices-sign")
    assert (found.url, found.published) == (address, "2024-06-03")
    assert english in (found.text or "")


def test_a_redirect_is_followed_and_its_end_is_the_address(site: Any, english: str) -> None:
    target = site.add("/b", html(english))
    found = one(site.redirect("/a", "/b"))
    assert isinstance(found, Article)
    assert found.url == target
    assert found.key == address_key(site.base + "/a")


def test_plain_text_is_read_as_it_is(site: Any, vietnamese: str) -> None:
    found = one(site.add("/a.txt", vietnamese, "text/plain; charset=utf-8"))
    assert isinstance(found, Article) and found.text == vietnamese


def failing(site: Any) -> dict[str, Callable[[], str]]:
    return {
        "404": lambda: str(site.base + "/nothing"),
        "500": lambda: str(site.add("/broken", "no", status=500)),
        "redirects more than": lambda: str(site.redirect("/loop", "/loop")),
        "no web address": lambda: str(site.redirect("/out", "ftp://127.0.0.1/file")),
        "larger than": lambda: str(site.add("/large", b"x" * 300_000)),
        "did not answer within": lambda: str(site.stall("/slow", 1.5)),
        "application/pdf": lambda: str(site.add("/a.pdf", b"%PDF-1.7", "application/pdf")),
        "No article": lambda: str(site.add("/links", "<html><body><a href='/'>Home</a></body></html>")),
        "cannot be reached": lambda: "http://127.0.0.1:9/nobody-listens",
        "Only http and https": lambda: "file:///etc/hostname",
    }


@pytest.mark.parametrize(
    "reason",
    [
        "404",
        "500",
        "redirects more than",
        "no web address",
        "larger than",
        "did not answer within",
        "application/pdf",
        "No article",
        "cannot be reached",
        "Only http and https",
    ],
)
def test_what_cannot_be_fetched_is_named_with_a_remedy(site: Any, reason: str) -> None:
    address = failing(site)[reason]()
    found = one(address, max_bytes=200_000, timeout=1.0)
    assert isinstance(found, UnreadableArticle)
    assert found.source == address
    assert reason in found.reason
    assert found.remedy.endswith(".")


def test_a_dead_address_does_not_stop_the_others(site: Any, english: str) -> None:
    dead, alive = site.base + "/dead", site.add("/alive", html(english))
    first, second = read_articles([dead, alive])
    assert isinstance(first, UnreadableArticle) and isinstance(second, Article)


def test_a_stranger_s_link_may_not_lead_into_the_machine_s_own_network(site: Any) -> None:
    address = site.add("/secret", "secret")
    assert is_private(address)
    with Fetcher(ReadingLimits()) as fetcher:
        assert fetcher.fetch(address).data == b"secret"
        with pytest.raises(UnreadableArticle, match="private network"):
            fetcher.fetch(address, guarded=True)
    assert site.asked == ["/secret"]


def test_the_key_of_an_address_is_a_slug_without_scheme_and_ending() -> None:
    assert address_key("https://www.example.org/tin/a-b.html?id=3#top") == "example-org-tin-a-b-html-id-3"
    assert address_key("http://example.org/tin/a-b.html") == address_key(
        "https://www.example.org/tin/a-b.html"
    )
    long = "https://example.org/" + "x" * 300
    assert len(address_key(long)) <= 120
    assert address_key(long) != address_key(long + "y")
