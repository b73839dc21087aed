from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.text.document import Claim, Document, Sentence
from ontology.statements import Article
from ontology.vocabulary import Kind, Predicate

TEXT = "abcdefghijklmnopqrstuvwxyz"


def document() -> Document:
    return Document(Article("a", TEXT), TEXT, "en", sentences=(Sentence(0, 10, 0), Sentence(11, 26, 1)))


def test_a_longer_mention_takes_the_place_of_those_inside() -> None:
    one = document()
    one.candidate("x", Kind.PLACE)
    one.candidate("y", Kind.AGENCY)
    assert one.mention(2, 4, "x", "r")
    assert one.mention(1, 6, "y", "r")
    assert not one.mention(5, 8, "x", "r")
    assert [(m.start, m.end, m.key) for m in one.mentions] == [(1, 6, "y")]


def test_a_claim_is_kept_once_and_never_of_itself() -> None:
    one = document()
    claim = Claim("x", Predicate.PART_OF, "y", None, 0, 5, "r", 0.5)
    one.claim(claim)
    one.claim(claim)
    one.claim(Claim("x", Predicate.PART_OF, "x", None, 0, 5, "r", 0.5))
    assert one.claims == [claim]


def test_the_sentence_that_holds_an_offset() -> None:
    one = document()
    assert [one.sentence_at(n).start for n in (0, 9, 10, 11, 25)] == [0, 0, 0, 11, 11]


@given(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 6)), max_size=20))
def test_mentions_stay_apart_and_in_order(spans: list[tuple[int, int]]) -> None:
    one = document()
    one.candidate("x", Kind.PLACE)
    for start, length in spans:
        one.mention(start, min(26, start + length), "x", "r")
    ends = [0, *(m.end for m in one.mentions)]
    assert all(end <= m.start for end, m in zip(ends, one.mentions, strict=False))


@given(
    st.lists(st.tuples(st.integers(0, 25), st.integers(1, 6)), max_size=20),
    st.integers(0, 26),
    st.integers(0, 26),
)
def test_mentions_are_found_by_their_place(spans: list[tuple[int, int]], start: int, end: int) -> None:
    one = document()
    one.candidate("x", Kind.PLACE)
    for first, length in spans:
        one.mention(first, min(26, first + length), "x", "r")
    kept = list(one.mentions)
    assert list(one.overlapping(start, end)) == [m for m in kept if m.start < end and start < m.end]
    assert list(one.within(start, end)) == [m for m in kept if start <= m.start and m.end <= end]
    assert list(one.behind(start)) == [m for m in kept if m.start >= start]
    assert one.mention_at(start) == next((m for m in kept if m.start <= start < m.end), None)
    assert one.mention_from(start) == next((m for m in kept if m.start == start), None)
    assert one.mention_until(start) == next((m for m in kept if m.end == start), None)
