"""RSS and Atom to drafts: what a feed lists, in its own words or behind its links."""

import io
import re
import time
from collections.abc import Iterator
from typing import Any

from loaders.drafts import Draft
from loaders.limits import ReadingLimits
from loaders.pages import read_page
from loaders.web import address_key
from ontology.errors import UnreadableArticle

_WHOLE = 120  # words from which the content of an entry is taken for the whole article
_ENDINGS = (".xml", ".rss", ".atom")


class Entry:
    """One entry of a feed."""

    def __init__(self, raw: Any, feed: str, publisher: str | None) -> None:
        self._raw = raw
        self.link: str | None = raw.get("link") or None
        self.source = self.link or f"{feed}, entry {raw.get('title') or raw.get('id') or '?'}"
        self.title: str | None = _plain(raw.get("title"))
        self.publisher = publisher
        moment = raw.get("published_parsed") or raw.get("updated_parsed")
        self.published = time.strftime("%Y-%m-%d", moment) if moment else None

    def whole(self) -> Draft | None:
        """The article, where the entry holds all of it; None where it holds a teaser only."""
        contents = [content.get("value", "") for content in self._raw.get("content", ())]
        longest = max((*contents, self._raw.get("summary", "")), key=len)
        if len(re.sub(r"<[^>]+>", " ", longest).split()) < _WHOLE:
            return None
        page = f"<html><body><article>{longest}</article></body></html>".encode()
        name = self.link or self._raw.get("id") or self.title
        if not name:
            return None
        try:
            draft = read_page(page, source=self.source, key=address_key(name), url=self.link, charset="utf-8")
        except UnreadableArticle:
            return None
        return self.complete(draft)

    def complete(self, draft: Draft) -> Draft:
        """A draft with what only the feed says: title, date and publisher where the page is silent."""
        text = draft.text
        if self.title and not draft.title and not text.startswith(self.title):
            text = f"{self.title}\n\n{text}"
        return Draft(
            source=draft.source,
            key=draft.key,
            text=text,
            title=draft.title or self.title,
            url=draft.url or self.link,
            published=draft.published or self.published,
            publisher=draft.publisher or self.publisher,
            language=draft.language,
            licence=draft.licence,
        )


def is_feed(data: bytes, content_type: str = "", name: str = "") -> bool:
    """Whether a page or file is a feed, by what it is called and how it begins."""
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<html" in head or b"<!doctype html" in head:
        return False
    called = "rss" in content_type or "atom" in content_type or name.lower().endswith(_ENDINGS)
    return called or any(mark in head for mark in (b"<rss", b"<feed", b"<rdf:rdf"))


def read_entries(data: bytes, source: str, limits: ReadingLimits) -> Iterator[Entry | UnreadableArticle]:
    """The entries of a feed, newest first as it lists them; what is over the limit is named, not dropped."""
    import feedparser

    parsed = feedparser.parse(io.BytesIO(data))
    if not parsed.entries:
        reason = "It is a feed without entries." if parsed.version else "It is not a feed."
        raise UnreadableArticle(source, reason, "Give the address of an RSS or Atom feed, or of an article.")
    publisher = _plain(parsed.feed.get("title"))
    for raw in parsed.entries[: limits.max_feed_entries]:
        yield Entry(raw, source, publisher)
    left = len(parsed.entries) - limits.max_feed_entries
    if left > 0:
        yield UnreadableArticle(
            source, f"{left} more entries were not read.", "Load the addresses that are missing by name."
        )


def _plain(text: str | None) -> str | None:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split()) or None if text else None
