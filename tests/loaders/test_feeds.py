from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from loaders.articles import read_articles
from loaders.feeds import is_feed
from loaders.limits import ReadingLimits
from ontology.errors import UnreadableArticle
from ontology.statements import Article


def rss(*items: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tin hợp tác</title><link>https://example.org/</link><description>d</description>{"".join(items)}</channel></rss>"""


def item(link: str, title: str, body: str = "", description: str = "A teaser.") -> str:
    content = f"<content:encoded>{escape(body)}</content:encoded>" if body else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Mon, 03 Jun 2024 10:15:00 +0700</pubDate>"
        f"<description>{description}</description>{content}</item>"
    )


def html(text: str) -> str:
    return f"<html><body><article><p>{text}</p></article></body></html>"


def test_links_of_a_feed_are_fetched_and_the_feed_fills_in(site: Any, english: str) -> None:
    link = site.add("/news/1", html(english))
    feed = site.add(
        "/feed", rss(item(link, "Two offices sign"), item(site.base + "/gone", "Gone")), "application/rss+xml"
    )
    found, gone = read_articles([feed])
    assert isinstance(found, Article)
    assert (found.title, found.published, found.publisher) == (
        "Two offices sign",
        "2024-06-03",
        "Tin hợp tác",
    )
    assert found.url == link and english in (found.text or "")
    assert isinstance(gone, UnreadableArticle) and gone.source == site.base + "/gone"


def test_an_entry_that_holds_all_of_its_text_is_not_fetched(site: Any, vietnamese: str) -> None:
    body = "".join(f"<p>{vietnamese}</p>" for _ in range(4))
    feed = site.add("/feed.xml", rss(item(site.base + "/whole", "Hai bên ký", body)), "text/xml")
    (found,) = read_articles([feed])
    assert isinstance(found, Article)
    assert found.text is not None and found.text.count(vietnamese) >= 1 and "<p>" not in found.text
    assert site.asked == ["/feed.xml"]


def test_atom_is_read_too(site: Any, english: str) -> None:
    link = site.add("/a", html(english))
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title>
<id>x</id><updated>2024-06-03T00:00:00Z</updated>
<entry><title>Two offices</title><id>y</id><link href="{link}"/>
<updated>2024-06-03T00:00:00Z</updated></entry></feed>"""
    (found,) = read_articles([site.add("/atom", feed, "application/atom+xml")])
    assert isinstance(found, Article) and found.published == "2024-06-03"


def test_a_feed_may_be_a_file_but_its_links_may_not_point_into_this_machine(
    site: Any, tmp_path: Path, english: str
) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(item(site.add("/a", html(english)), "Two offices")))
    (found,) = read_articles([path])
    assert isinstance(found, UnreadableArticle) and "private network" in found.reason
    assert site.asked == []


def test_what_is_no_feed_is_said(tmp_path: Path) -> None:
    for content, reason in (("<nothing/>", "not a feed"), (rss(), "without entries")):
        path = tmp_path / "feed.xml"
        path.write_text(content)
        (found,) = read_articles([path])
        assert isinstance(found, UnreadableArticle) and reason in found.reason


def test_entries_over_the_limit_are_counted(site: Any, english: str) -> None:
    items = [item(site.add(f"/{n}", html(english)), "Two offices") for n in range(4)]
    feed = site.add("/feed", rss(*items), "application/rss+xml")
    *found, last = read_articles([feed], limits=ReadingLimits(max_feed_entries=2))
    assert len(found) == 2
    assert isinstance(last, UnreadableArticle) and last.reason.startswith("2 more")


def test_an_entry_without_link_and_text_is_named(site: Any) -> None:
    feed = site.add("/feed", rss("<item><title>Bare</title></item>"), "application/rss+xml")
    (found,) = read_articles([feed])
    assert isinstance(found, UnreadableArticle) and "Bare" in found.source


def test_pages_are_not_taken_for_feeds() -> None:
    assert not is_feed(b'<?xml version="1.0"?><!DOCTYPE html><html>', "application/xhtml+xml")
    assert is_feed(b'\xef\xbb\xbf  <?xml version="1.0"?><rss version="2.0">')
