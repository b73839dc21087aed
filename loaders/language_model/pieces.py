"""Long articles in pieces that fit a model, and passages found again in the text."""

import re
import unicodedata
from collections.abc import Iterator

_CLASSES = {c: f"[{re.escape(group)}]" for group in ("'’‘`´", '"“”„«»', "-–—‑−") for c in group}


def pieces(text: str, size: int) -> Iterator[tuple[int, str]]:
    """The text cut before paragraphs, each piece of at most `size` characters, with where it begins."""
    start = 0
    while len(text) - start > size:
        cut = text.rfind("\n", start + 1, start + size)
        if cut <= start:
            cut = text.rfind(" ", start + 1, start + size)
        if cut <= start:
            cut = start + size
        yield start, text[start:cut]
        start = cut
    if text[start:].strip():
        yield start, text[start:]


def passages(text: str, words: str) -> list[tuple[int, int]]:
    """Every place where `words` stand in the text, as whole words; spaces, quotes and dashes may differ."""
    parts = unicodedata.normalize("NFC", words).split()
    if not parts:
        return []
    pattern = r"\s+".join("".join(_CLASSES.get(c) or re.escape(c) for c in part) for part in parts)
    before = r"(?<!\w)" if parts[0][0].isalnum() else ""
    after = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    return [found.span() for found in re.finditer(before + pattern + after, text)]


def nearest(places: list[tuple[int, int]], to: tuple[int, int]) -> tuple[int, int]:
    """The place inside or closest to another; the first of equals."""
    return min(places, key=lambda p: (max(to[0] - p[0], p[1] - to[1], 0), p[0]))
