"""Masking keeps every offset and line, and hides what is no code."""

from hypothesis import given
from hypothesis import strategies as st

from queries.masking import line_of, mask


def test_strings_and_comments_are_blanked() -> None:
    text = 'RETURN \'a $b // c\' AS x, "it\\"s" AS y // $d\nLIMIT $e'
    masked = mask(text)
    assert "$b" not in masked and "$d" not in masked and "it" not in masked
    assert masked.endswith("LIMIT $e")


@given(st.text(alphabet="ab'\"\\/\n$ ", max_size=60))
def test_length_and_lines_stay(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_lines_count_from_one() -> None:
    assert [line_of("a\nb\nc", at) for at in (0, 2, 4)] == [1, 2, 3]
