"""How a search fits a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.matching import Fit, allowed_typos, best_match, pieces, variants


@pytest.mark.parametrize(
    ("search", "name", "fit"),
    [
        ("cuc so huu tri tue", "cuc so huu tri tue", Fit.EXACT),
        ("viet nam", "vietnam", Fit.EXACT),
        ("japan patent", "japan patent office", Fit.PREFIX),
        ("office japan", "japan patent office", Fit.WORDS),
        ("pat off", "japan patent office", Fit.WORDS),
        ("japan patnt ofice", "japan patent office", Fit.FUZZY),
        ("jpaan", "japan patent office", Fit.FUZZY),
        ("intelectual proprety", "world intellectual property organization", Fit.FUZZY),
        ("jpa", "jpo", None),
        ("korea patent", "japan patent office", None),
        ("japan patent office tokyo", "japan patent office", None),
    ],
)
def test_fits(search: str, name: str, fit: Fit | None) -> None:
    found = best_match([search], [name])
    assert (found and found.fit) == fit


def test_the_best_of_several_names_wins() -> None:
    found = best_match(["jpo"], ["japan patent office", "jpo examiners", "jpo"])
    assert found is not None
    assert (found.fit, found.name) == (Fit.EXACT, "jpo")


def test_short_forms_are_written_out() -> None:
    assert variants("cuc shtt") == ("cuc shtt", "cuc so huu tri tue")
    assert "intellectual property office of viet nam" in variants("ip office of vn")
    assert variants("shttx") == ("shttx",)


@given(st.text(alphabet="abcdefgh", min_size=4, max_size=16), st.data())
def test_the_name_meant_holds_one_of_the_pieces(word: str, data: st.DataObject) -> None:
    """Or the store would not give it as a candidate."""
    name, swaps = word, 0
    for _ in range(allowed_typos(word)):
        at = data.draw(st.integers(0, len(name) - 2))
        change = data.draw(st.sampled_from(["drop", "swap", "put", "insert"]))
        letter = data.draw(st.sampled_from("axyz"))
        if change == "swap":
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
            swaps += 1
        else:
            rest = name[at:] if change == "insert" else name[at + 1 :]
            name = name[:at] + ("" if change == "drop" else letter) + rest
    assert any(piece in name for piece in pieces(word)) or (swaps == 2 and len(word) < 10)


@given(st.text(alphabet="abcdefgh", min_size=1, max_size=16))
def test_a_word_without_typos_is_found_by_every_part(word: str) -> None:
    parts = [piece for piece in pieces(word) if len(piece) < len(word)] or [word]
    assert all(part in word and (len(part) > 1 or len(word) == 1) for part in parts)
