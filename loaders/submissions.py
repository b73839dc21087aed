"""One article that was sent to us, as text or as a page."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from loaders.descriptions import describe
from loaders.drafts import Draft, article
from loaders.encodings import decode
from loaders.pages import read_page
from loaders.web import address_key
from ontology.errors import UnreadableArticle
from ontology.statements import Article

SOURCE = "the article"


def read_submission(
    data: bytes,
    *,
    page: bool,
    key: str | None = None,
    charset: str | None = None,
    described: Mapping[str, Any] | None = None,
) -> Article:
    """The article in `data`, a page of HTML or plain text; raises `UnreadableArticle` that says why not.

    Without a `key` it is that of the address in its description, else made from the text, so that the same
    text always has the same one.
    """
    description = describe(described or {}, SOURCE)
    name = key or (address_key(description["url"]) if "url" in description else "")
    if not data.strip():
        raise UnreadableArticle(SOURCE, "It is empty.", "Send the text of the article.")
    if page:
        found = read_page(data, source=SOURCE, key=name, url=description.get("url"), charset=charset)
        draft = replace(found, **description)
    else:
        text = decode(data, SOURCE, declared=charset)
        draft = Draft(source=SOURCE, key=name, text=text, **description)
    if not draft.key:
        draft = replace(draft, key=f"text-{hashlib.sha256(draft.text.encode()).hexdigest()[:12]}")
    return article(draft)
