"""What a match must begin with or contain is never more than it has."""

import re

import pytest

from loaders.extraction.text.openings import contained, openings, small


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (r"(?<!\w)(?:treat(?:y|ies)|[Mm]oU)", {"treaty", "treati", "mou"}),
        (r"(?:the )?pact", {"the pa", "pact"}),
        (r"(?:\d|two) plans", {*(f"{n} plan" for n in range(10)), "two pl"}),
        (r"(?i:Sir|Dame)\s", {"sir", "dame"}),
        (r"a+b", {"a"}),
        (r"\w+ pact", None),
        (r"(?:pact)?", None),
        (r"[^,]x", None),
    ],
)
def test_openings_of_an_expression(expression: str, expected: set[str] | None) -> None:
    found = openings(re.compile(expression))
    assert (set(found) if found is not None else None) == expected


def test_many_openings_are_cut_shorter() -> None:
    found = openings(
        re.compile("|".join(f"{a}{b}{c}" for a in "abcdefgh" for b in "abcdefgh" for c in "xyzuv"))
    )
    assert found is not None
    assert set(found) == {a + b for a in "abcdefgh" for b in "abcdefgh"}


def test_each_set_of_contained_texts_has_one_in_a_match() -> None:
    pattern = re.compile(r"(?P<a>[\ue100-\ue1ff]) (?:has |had )?signed (?:a|the) [\ue400-\ue4ff]")
    assert {"\ue400"} in contained(pattern)
    assert {"\ue100 has ", "\ue100 had ", "\ue100 sig"} in contained(pattern)
    assert {" has s", " had s", " sign"} in contained(pattern)


@pytest.mark.parametrize("text", ["İstanbul", "Yıldız", "năm ٣"])
def test_letters_that_change_with_their_case_are_left_to_the_expression(text: str) -> None:
    assert small(text) is None
    assert small("Đà Nẵng 2024") == "đà nẵng 2024"
