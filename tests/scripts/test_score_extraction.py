"""What the scorer says is laid out as it is, language by language."""

from scripts.score_extraction import Score, _rows, table

SAID = """entity Agency            P 0.75 R 0.60 F1 0.67   right 3, spurious 1, missed 2
fact signed              P 0.00 R 0.00 F1 0.00   right 0, spurious 2, missed 0
FACTS                    P 0.00 R 0.00 F1 0.00   right 0, spurious 2, missed 0
one-article                              facts F1 0.00   right 0, spurious 2, missed 0
roles right 1/2; evidence spans exact 5/5
"""


def test_rows_of_the_scorer_are_read_and_no_line_of_an_article() -> None:
    rows = _rows(SAID)
    assert rows == {"entity Agency": Score(3, 1, 2), "fact signed": Score(0, 2, 0), "FACTS": Score(0, 2, 0)}


def test_a_table_has_each_language_and_says_where_nothing_was_annotated() -> None:
    both = _rows(SAID)
    lines = table("set", {"vi": {}, "en": both, "both": both}, "note").splitlines()
    assert lines[6] == "| Agency | – | 0.75 / 0.60 / 0.67 (5) | 0.75 / 0.60 / 0.67 (5) |"
    assert lines[7] == "| signed | – | – (2 spurious) | – (2 spurious) |"
    assert lines[8].startswith("| **all statements** |")
