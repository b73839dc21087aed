"""How many ways of wording each action the frames know."""

import pytest

from loaders.extraction.frames.frames import LANGUAGES
from loaders.extraction.frames.wordings import count_wordings, table_of_wordings

COUNTS = count_wordings()
ENOUGH = 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("action", COUNTS)
def test_each_action_is_known_in_many_wordings(action: str, language: str) -> None:
    assert COUNTS[action][language] >= ENOUGH


def test_the_table_has_a_row_for_each_action() -> None:
    table = table_of_wordings()
    assert [line.split(" | ")[0].removeprefix("| ") for line in table[2:]] == list(COUNTS)
    assert f"| signing | {COUNTS['signing']['en']} | {COUNTS['signing']['vi']} |" in table
