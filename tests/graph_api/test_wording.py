import re

import pytest

from graph_api.pages.wording import wordings
from queries import catalogue

PAIRS = [(section, key, pair) for section, found in wordings().items() for key, pair in found.items()]


@pytest.mark.parametrize(("section", "key", "pair"), PAIRS)
def test_both_languages_say_the_same_gaps(section: str, key: str, pair: tuple[str, str]) -> None:
    english, vietnamese = pair
    assert english.strip() == english != ""
    assert vietnamese.strip() == vietnamese != ""
    gaps, filled = set(re.findall(r"{(\w+)}", english)), set(re.findall(r"{(\w+)}", vietnamese))
    # of an error, what only names a rule or says the remedy in English again may stay unsaid
    assert gaps - filled <= (
        {"rule", "remedy", "source", "statement", "id"} if section == "problems" else set()
    )
    assert filled <= gaps


def test_every_parameter_and_column_of_a_question_has_its_words() -> None:
    parameters = {p.name for asked in catalogue() for p in asked.parameters}
    assert parameters <= set(wordings()["parameters"])
    shown = {
        column
        for asked in catalogue()
        for column in asked.returns
        if column.removesuffix("_id") not in set(asked.returns) - {column} and not column.endswith("_ids")
    }
    assert shown - {"group_id"} <= set(wordings()["columns"])
