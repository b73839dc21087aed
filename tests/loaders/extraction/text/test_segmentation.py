import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.text.segmentation import split_sentences, split_words


def sentences(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H.E. Mr. Ali met Dr. Sato. They signed.", ["H.E. Mr. Ali met Dr. Sato.", "They signed."]),
        ("The U.S. Patent Office paid. It left.", ["The U.S. Patent Office paid.", "It left."]),
        ("The Kenya-U.S. Trade Forum met. It left.", ["The Kenya-U.S. Trade Forum met.", "It left."]),
        ("TS. Lê An ở TP. Vinh. Bà đã nói.", ["TS. Lê An ở TP. Vinh.", "Bà đã nói."]),
        (
            "Theo Quyết định No. 5, v.v. đã ban hành. Đây là",
            ["Theo Quyết định No. 5, v.v. đã ban hành.", "Đây là"],
        ),
        ("Một đầu đề\nMột câu. Đổi mới là tốt.", ["Một đầu đề", "Một câu.", "Đổi mới là tốt."]),
        ("Chú thích ảnh | Câu sau.", ["Chú thích ảnh |", "Câu sau."]),
        ("Giai đoạn mới.Đẩy mạnh hợp tác", ["Giai đoạn mới.", "Đẩy mạnh hợp tác"]),
        ("They met; Then they left", ["They met; Then they left"]),
    ],
)
def test_cuts_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_words_keep_hyphens_initials_and_ampersands() -> None:
    words = [w.text for w in split_words("Al-Khalifa, O'Brien of the U.S. and Bộ KH&CN 12/3")]
    assert words == ["Al-Khalifa", ",", "O'Brien", "of", "the", "U.S.", "and", "Bộ", "KH&CN", "12/3"]


@given(st.text(max_size=200))
def test_sentences_are_in_order_apart_and_hold_every_letter(text: str) -> None:
    found = split_sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    kept = "".join(text[s.start : s.end] for s in found)
    assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace()]


def test_what_stands_above_the_headline_is_no_paragraph_of_its_own() -> None:
    text = "Thứ hai, 04/05/2020 09:15 GMT+7\n\nXem với cỡ chữ\nHai cơ quan ký kết\n\nSáng nay, hai bên đã ký."
    assert [sentence.paragraph for sentence in split_sentences(text)] == [0, 0, 0, 1]


def test_a_text_of_dates_alone_is_cut_all_the_same() -> None:
    assert [sentence.paragraph for sentence in split_sentences("04/05/2020\n05/05/2020")] == [0, 0]
