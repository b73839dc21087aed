import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.folding import fold, fold_characters, has_accents, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đỗ Thắng Hải", "do thang hai"),
        ("  CỤC  Sở hữu trí tuệ (IP Việt Nam) ", "cuc so huu tri tue ip viet nam"),
        ("đường", "duong"),
        ("\u00d0ại học \u00d0à Nẵng", "dai hoc da nang"),
        ("Institut national de la propriété industrielle", "institut national de la propriete industrielle"),
        ("TÜRKPATENT", "turkpatent"),
        ("", ""),
        ("—…", ""),
    ],
)
def test_names_fold_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert slug(text) == folded.replace(" ", "-")


def test_accents_are_seen() -> None:
    assert has_accents("Hà Nội")
    assert has_accents("đ")
    assert not has_accents("Ha Noi")


@given(st.text())
def test_folding_keeps_offsets(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold_characters(composed)) == len(composed)


@given(st.text("aăâeêioôơuưyđAĂÂĐÊÔƠƯ áàảãạấầẩẫậ-,.", max_size=30))
def test_composed_and_decomposed_text_fold_alike_and_only_once(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(fold(text))
    assert fold(text).replace(" ", "").isascii()
    assert fold(text.upper()) == fold(text)
