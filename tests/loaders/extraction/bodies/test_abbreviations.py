from collections.abc import Callable

import pytest

from loaders.extraction.bodies.abbreviations import expand, long_form_start
from loaders.extraction.text.document import Document


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("về sở hữu trí tuệ (SHTT) và", "vi", {"SHTT": "sở hữu trí tuệ"}),
        ("Bộ Khoa học và Công nghệ (KH&CN)", "vi", {"KH&CN": "Khoa học và Công nghệ"}),
        ("a Memorandum of Understanding (MoU)", "en", {"MoU": "Memorandum of Understanding"}),
        ("Trade Policy Board (hereinafter referred to as “TPB”)", "en", {"TPB": "Trade Policy Board"}),
        ("Ban Quản lý dự án (sau đây gọi tắt là BQLDA)", "vi", {"BQLDA": "Ban Quản lý dự án"}),
        ("They met (and left) in May (2024)", "en", {}),
        ("The office opened (XYZ)", "en", {}),
    ],
)
def test_initials_decide(
    read: Callable[..., Document], text: str, language: str, expected: dict[str, str]
) -> None:
    assert read(text, language).abbreviations == expected


def test_expands_whole_words_only() -> None:
    assert expand("Cục SHTT", {"SHTT": "sở hữu trí tuệ"}) == "Cục sở hữu trí tuệ"
    assert expand("Cục SHTTX", {"SHTT": "sở hữu trí tuệ"}) == "Cục SHTTX"


def test_words_in_between_must_be_small() -> None:
    assert long_form_start("World Intellectual Property Organization (", 41, "WIPO") == 0
    assert long_form_start("World green Intellectual Property Organization (", 47, "WIPO") is None
