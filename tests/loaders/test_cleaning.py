import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from loaders.cleaning import is_furniture, mask, normalize


@given(st.text())
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once == unicodedata.normalize("NFC", once)
    assert "\r" not in once


@given(
    st.lists(
        st.sampled_from(
            ["Hai bên họp", "https://a.org/x", "Ảnh: T.P", "Tương phản", "12:00 | 03/06/2024", "\n"]
        )
    )
)
def test_masking_keeps_length_and_every_other_character(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(m in (t, " ") for m, t in zip(masked, text, strict=True))
    assert masked.count("Hai bên họp") == pieces.count("Hai bên họp")


def test_what_a_site_adds_is_masked() -> None:
    text = (
        "Th 3, 17/05/2022 | 11:30 SA\nXem với cỡ chữ\nHai cơ quan họp bàn. Ảnh: T.P\n"
        "Nguồn: https://example.org/a-b\nTrở lại đầu trang\nComment (12)\n"
    )
    assert mask(text).split() == ["Hai", "cơ", "quan", "họp", "bàn.", "Nguồn:"]


def test_a_sentence_is_no_furniture() -> None:
    assert is_furniture("  Trở lại đầu trang ")
    assert not is_furniture("Hai bên chia sẻ kinh nghiệm")
