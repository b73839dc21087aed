import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.passages import Passage, Span, passage_in, segments

TEXT = "Trước đó một ngày. Ông Mẫu (Cục trưởng) ký Bản ghi nhớ tại Geneva. Sau đó họ về.\nĐoạn mới bắt đầu."


def found(quote: str, text: str = TEXT) -> Passage:
    start = text.index(quote)
    return passage_in(text, start, start + len(quote), quote)


def test_a_passage_stands_in_its_sentence() -> None:
    assert found("Cục trưởng") == Passage("Ông Mẫu (", "Cục trưởng", ") ký Bản ghi nhớ tại Geneva.")
    assert found("Ông Mẫu").before == ""
    assert found("họ về.") == Passage("Sau đó ", "họ về.", "")
    assert found("Đoạn mới") == Passage("", "Đoạn mới", " bắt đầu.")
    assert found("Trước đó").after == " một ngày."


def test_a_short_word_or_a_small_letter_after_a_stop_ends_no_sentence() -> None:
    text = "They met. Mr. Ichiro Rei and Dr. A. Sample v. others spoke. ông về."
    assert found("Ichiro Rei", text).before == "Mr. "
    assert found("Sample", text) == Passage(
        "Mr. Ichiro Rei and Dr. A. ", "Sample", " v. others spoke. ông về."
    )


def test_a_sentence_that_begins_with_the_quote_begins_there() -> None:
    assert found("Bản ghi", "Họ ký năm 2025. Bản ghi nhớ có hiệu lực.").before == ""


def test_a_whole_sentence_stands_alone() -> None:
    sentence = "Ông Mẫu (Cục trưởng) ký Bản ghi nhớ tại Geneva."
    assert found(sentence) == Passage("", sentence, "")


def test_a_long_sentence_is_cut_at_a_word() -> None:
    text = "word " * 200 + "HERE" + " word" * 200
    passage = found("HERE", text)
    assert passage.before.startswith("…word ")
    assert passage.after.endswith(" word …")
    assert len(passage.before) <= 241
    assert len(passage.after) <= 242


@pytest.mark.parametrize("text", [None, "", "something else"])
def test_a_quote_stands_alone_where_the_text_does_not_have_it(text: str | None) -> None:
    assert passage_in(text, 3, 7, "here") == Passage("", "here", "")


@given(st.text(alphabet="aB. \n!?đ)”", max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_a_passage_is_always_part_of_the_text(text: str, start: int, length: int) -> None:
    quote = text[start : start + length]
    passage = passage_in(text, start, start + len(quote), quote)
    assert passage.quote == quote
    whole = passage.before + passage.quote + passage.after
    assert whole in text
    assert "\n" not in passage.before
    assert "\n" not in passage.after


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 32), st.integers(0, 32)), max_size=8))
def test_segments_are_the_text_and_cover_each_span(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, end, number) for number, (start, end) in enumerate(places)]
    cut = list(segments(text, spans))
    assert "".join(segment.text for segment in cut) == text
    for span in spans:
        covered = "".join(s.text for s in cut if span.number in s.over)
        if 0 <= span.start < span.end <= len(text):
            assert covered == text[span.start : span.end]
            assert sum(span.number in s.ending for s in cut) == 1
        else:
            assert covered == ""
