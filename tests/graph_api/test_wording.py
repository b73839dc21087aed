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
    assert set(re.findall(r"{(\w+)}", english)) == set(re.findall(r"{(\w+)}", vietnamese))


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
