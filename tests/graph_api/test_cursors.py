import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_api.cursors import decode_cursor, encode_cursor, next_address
from ontology.errors import InvalidQuery


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_cursor_is_read_back(position: str) -> None:
    assert decode_cursor(encode_cursor(position)) == position


@pytest.mark.parametrize("cursor", ["!", "a", "gICA", "café"])
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidQuery, match="follow its `next`"):
        decode_cursor(cursor)


def test_the_next_address_keeps_what_was_given() -> None:
    assert next_address("/a", {"kind": "Agency", "name": None}, "x") == "/a?kind=Agency&cursor=eA"
    assert next_address("/a", {}, None) is None
