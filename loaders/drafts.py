"""What a reader found, and how it becomes an article."""

import hashlib
import re
from dataclasses import dataclass

from loaders import stamps
from loaders.cleaning import is_furniture, normalize
from loaders.languages import detect
from ontology.errors import UnreadableArticle
from ontology.statements import Article

_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*)?")
_MAX_KEY = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as a reader found it, with what its description says; `source` names it in messages."""

    source: str
    key: str
    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    licence: str | None = None


def article(draft: Draft) -> Article:
    """The article of a draft: text normalized, language known, title and date found where they can be."""
    text = normalize(draft.text)
    _check_text(text, draft.source)
    language = detect(text, draft.source, declared=draft.language)
    return Article(
        key=_checked_key(draft.key, draft.source),
        text=text,
        title=_line(draft.title) or headline(text),
        language=language,
        published=_checked_date(draft.published, draft.source)
        or stamps.published(text, url=draft.url, language=language),
        publisher=_line(draft.publisher),
        url=_line(draft.url),
        licence=_line(draft.licence),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def headline(text: str) -> str | None:
    """The first line of a text, past stamps and site furniture, if it reads like a headline."""
    lines = [line.strip() for line in text[:3000].splitlines() if line.strip()]
    for line in lines[:-1]:
        if is_furniture(line) or stamps.stamp_date(line):
            continue
        return line if _is_headline(line) else None
    return None


def _is_headline(line: str) -> bool:
    sentences = re.search(r"[.!?…:]\s+[^\W\d_a-z]", line.replace("U.S. ", "US "))
    ended = line.endswith((".", ";", ",", ":"))
    return 3 <= len(line.split()) <= 40 and len(line) <= 250 and not sentences and not ended


def _check_text(text: str, source: str) -> None:
    if not text.strip():
        raise UnreadableArticle(source, "It is empty.", "Remove it, or put the article's text into it.")
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise UnreadableArticle(
            source,
            "Its text holds characters that no text has (NUL or half a surrogate pair).",
            "Write the text again from its source.",
        )


def _checked_key(key: str, source: str) -> str:
    key = normalize(key).strip()
    if not key or len(key) > _MAX_KEY or "/" in key or any(c < " " for c in key):
        raise UnreadableArticle(
            source,
            f"Its key {key[:60]!r} cannot name an article.",
            f"Give it a name of 1 to {_MAX_KEY} characters without a slash or a line break.",
        )
    return key


def _checked_date(date: str | None, source: str) -> str | None:
    if not date or not date.strip():
        return None
    found = _DATE.fullmatch(date.strip())
    if found is None or not stamps.is_date(found.group(1)):
        raise UnreadableArticle(
            source,
            f"Its publication date {date!r} is no date.",
            "Write it as 2025-09-25, 2025-09 or 2025, or leave it out.",
        )
    return found.group(1)


def _line(text: str | None) -> str | None:
    line = " ".join(normalize(text).split()) if text else ""
    return line or None
