"""HTML to drafts: the article of a page without what the site put around it."""

import logging
import re
from typing import Any

from loaders.cleaning import normalize
from loaders.drafts import Draft
from loaders.encodings import declared_in_html, decode
from ontology.errors import UnreadableArticle

_MIN_WORDS = 25
_LAYOUT = {0xA0: " ", 0x202F: " ", **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))}
_LOGGER = logging.getLogger(__name__)


def read_page(
    data: bytes, *, source: str, key: str, url: str | None = None, charset: str | None = None
) -> Draft:
    """The article in an HTML page: its text with the title above it, and what the page says about itself."""
    html = decode(data, source, declared=charset or declared_in_html(data))
    document = _extract(html, url)
    text = _tidy(document.text) if document is not None else ""
    if document is None or len(text.split()) < _MIN_WORDS:
        raise UnreadableArticle(
            source,
            "No article was found in this page.",
            "It may be a list of links, or be drawn by a script; save the text of the article as .txt.",
        )
    title = _tidy(document.title) or None
    return Draft(
        source=source,
        key=key,
        text=text if title is None or text.startswith(title) else f"{title}\n\n{text}",
        title=title,
        url=url or document.url,
        published=document.date,
        publisher=_publisher(document),
        licence=document.license,
    )


def _tidy(text: str | None) -> str:
    """Text from HTML without what only layout put into it: fixed and zero-width spaces, soft hyphens."""
    return normalize((text or "").translate(_LAYOUT)).strip()


def _publisher(document: Any) -> str | None:
    """The name of the site, else the author; a bare host name says no more than the address does."""
    site: str | None = document.sitename
    if site and not re.fullmatch(r"[\w.:-]+\.[\w:]+", site):
        return site
    return document.author or None


def _extract(html: str, url: str | None) -> Any:
    """What trafilatura makes of a page; None where it finds nothing or cannot read it."""
    import trafilatura  # half a second to import, needed for HTML only

    # It logs as an error what is reported here as a refusal, with the name and the remedy.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        return trafilatura.bare_extraction(
            html,
            url=url,
            include_comments=False,
            with_metadata=True,
            # A date searched for in the text may be an event's; only what the page declares is taken.
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (ValueError, TypeError, AssertionError, RecursionError) as error:
        _LOGGER.debug("trafilatura failed on %s: %r", url, error)
        return None
