"""The quick way finds what the expression finds, and tries few places."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.extraction.text.names import surname_pattern
from loaders.extraction.text.quick_patterns import (
    QuickChoice,
    QuickPattern,
    QuickPatterns,
    QuickWords,
    whole_words,
)
from loaders.extraction.text.titles import title_pattern

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[4] / "examples" / "articles").glob("*.txt"))
]
PATTERNS = [title_pattern("en"), title_pattern("vi"), surname_pattern()]
HEADS = QuickPattern(r"(?<![\w&])(?:(?:the )?[Tt]reat(?:y|ies)|\d+ pacts?|Thoả thuận)(?![\w&])")
WORDS = [
    "Treaty",
    "the treaty",
    "12 pacts",
    "3 pact",
    "retreaty",
    "Thoả thuận",
    "&",
    " ",
    ", ",
    "İ",
    "ı",
    "the ",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_shipped_patterns_find_the_same_in_articles(pattern: QuickPattern) -> None:
    found = 0
    for text in TEXTS:
        spans = [m.span() for m in pattern.finditer(text)]
        assert spans == [m.span() for m in pattern.pattern.finditer(text)]
        found += len(spans)
    assert found > 0


@given(st.lists(st.sampled_from(WORDS)).map("".join), st.integers(0, 30), st.integers(0, 60))
def test_any_stretch_of_any_text_gives_the_same(text: str, start: int, end: int) -> None:
    expected = [m.span() for m in HEADS.pattern.finditer(text, start, end)]
    assert [m.span() for m in HEADS.finditer(text, start, end)] == expected
    first = HEADS.search(text, start, end)
    assert (first.span() if first else None) == (expected[0] if expected else None)


def test_an_expression_that_may_begin_anywhere_still_works() -> None:
    pattern = QuickPattern(r"\w+ly\b", re.IGNORECASE)
    assert [m.group() for m in pattern.finditer("Warmly and newLY")] == ["Warmly", "newLY"]
    assert pattern.match("so newly", 3) is not None


@given(
    st.lists(st.sampled_from([*WORDS, "3 May", "May"])).map("".join), st.integers(0, 30), st.integers(0, 60)
)
def test_several_expressions_find_what_each_finds(text: str, start: int, end: int) -> None:
    patterns = [HEADS.pattern, re.compile(r"\d+ May|May"), re.compile(r"\w+y\b")]
    expected = [(n, m.span()) for n, p in enumerate(patterns) for m in p.finditer(text, start, end)]
    assert [(n, m.span()) for n, m in QuickPatterns(patterns).finditer(text, start, end)] == expected


OPTIONS = [
    "(?P<a>(?:the )?[Tt]reaty)",
    r"(?P<b>(?:\d+|[Tt]hree) pacts?)",
    "(?P<c>the|Tho)",
    "(?P<d>Thoả thuận)",
]


@given(
    st.lists(st.sampled_from([*WORDS, "Three pacts", "_"])).map("".join),
    st.integers(0, 30),
    st.integers(0, 60),
)
def test_a_choice_finds_what_the_whole_expression_finds(text: str, start: int, end: int) -> None:
    choice = QuickChoice(r"(?<![\w&])", OPTIONS, r"(?![\w&])")
    expected = [(m.span(), m.lastgroup) for m in choice.pattern.finditer(text, start, end)]
    assert [(m.span(), m.lastgroup) for m in choice.finditer(text, start, end)] == expected
    here, found = choice.pattern.match(text, start), choice.match(text, start)
    assert (found and found.span()) == (here and here.span())


def test_a_choice_with_an_option_that_may_begin_anywhere_still_works() -> None:
    choice = QuickChoice("(?<![a-z])", [r"\w+ly", "new"], "(?![a-z])")
    found = [m.group() for m in choice.finditer("warmly new renewed newly")]
    assert found == ["warmly", "new", "newly"]
    assert choice.match("so newly", 3) is not None
    assert choice.match("so newly", 4) is None


@given(st.lists(st.sampled_from([*WORDS, "PACT", "pacts", "_", "pact on the treaty", "TREATY"])).map("".join))
def test_whole_words_are_found_as_by_an_expression(text: str) -> None:
    words = QuickWords(["treaty", "pact", "pact on the treaty", "the treaty", "thoả thuận"])
    expected = [m.span() for m in words.pattern.finditer(text)]
    assert [m.span() for m in words.finditer(text)] == expected
    plain = [m.start() for m in re.finditer(r"(?<!\w)the treaty(?!\w)", text)]
    assert list(whole_words(text, "the treaty")) == plain
