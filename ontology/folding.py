"""Text without accents and case: how names are compared and searched."""

import re
import unicodedata
from functools import cache


def fold_characters(text: str) -> str:
    """Drop accents character by character, so that offsets stay; `text` must be NFC.

    >>> fold_characters("Đỗ Thắng Hải")
    'Do Thang Hai'
    """
    return text if text.isascii() else text.translate(_FOLDED)


def fold(text: str) -> str:
    """Fold to lower-case words of a-z and 0-9 with single spaces, for search and keys.

    >>> fold("  Cục  Sở hữu trí tuệ (IP Việt Nam) ")
    'cuc so huu tri tue ip viet nam'
    """
    return " ".join(re.findall(r"\w+", fold_characters(unicodedata.normalize("NFC", text)).lower()))


def slug(text: str) -> str:
    """Fold to a part of an id: words joined by hyphens.

    >>> slug("Phòng Pháp chế và Chính sách")
    'phong-phap-che-va-chinh-sach'
    """
    return fold(text).replace(" ", "-")


def has_accents(text: str) -> bool:
    """Whether folding would change a letter of `text` (which must be NFC)."""
    return fold_characters(text) != text


@cache
def _fold_character(character: str) -> str:
    if character.isascii():
        return character
    if character in "đĐðÐ":  # older Vietnamese texts have the Icelandic letter, which looks the same
        return "d" if character in "đð" else "D"
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isalnum() or base == character else character


class _Folded(dict[int, str]):
    """Letter → folded letter, worked out on first use: folding a text then costs one look-up a letter."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


_FOLDED = _Folded()
