"""Pieces put together are the text, and passages are found where they stand."""

from hypothesis import given
from hypothesis import strategies as some

from loaders.language_model.pieces import nearest, passages, pieces

LETTERS = some.text(alphabet="abĐ –\"'\n.", max_size=80)


@given(LETTERS, some.integers(1, 30))
def test_pieces_leave_nothing_out_but_blanks_at_the_end(text: str, size: int) -> None:
    found = list(pieces(text, size))
    whole = "".join(piece for _, piece in found)
    assert text.startswith(whole) and not text[len(whole) :].strip()
    assert all(text[start : start + len(piece)] == piece and len(piece) <= size for start, piece in found)


def test_a_cut_falls_before_a_paragraph_where_there_is_one() -> None:
    assert [piece for _, piece in pieces("one two\nthree four five", 16)] == ["one two", "\nthree four five"]


@given(LETTERS, some.data())
def test_a_copied_passage_is_found_where_it_was(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text)))
    end = data.draw(some.integers(start, len(text)))
    words = text[start:end].strip()
    inside = (
        bool(words)
        and not (text[:start] and text[start - 1].isalnum() and words[0].isalnum())
        and not (text[end:] and text[end].isalnum() and words[-1].isalnum())
    )
    if inside:
        place = start + len(text[start:end]) - len(text[start:end].lstrip())
        found = passages(text, words)
        assert found
        assert any(a <= place < b for a, b in found)


def test_what_is_near_but_not_the_same_is_not_found() -> None:
    text = "WIPOnet, the Office of A and Hội đồng TIFA"
    for words in ("WIPO", "Office of B", "Hoi dong TIFA", "", "   "):
        assert passages(text, words) == []


def test_the_nearest_place_is_taken() -> None:
    places = [(0, 5), (20, 25), (40, 60)]
    assert nearest(places, (22, 24)) == (20, 25)
    assert nearest(places, (50, 55)) == (40, 60)
    assert nearest(places, (6, 7)) == (0, 5)
