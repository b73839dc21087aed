"""docs/queries.md says what the headers say."""

from queries import catalogue
from queries.documentation import PAGE, page


def test_the_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(catalogue()), "run: python -m queries.documentation"


def test_every_question_and_parameter_is_on_the_page() -> None:
    text = page(catalogue())
    for question in catalogue():
        assert f"\n## {question.name}\n" in text
        assert question.summaries["vi"] in text
        section = text.split(f"\n## {question.name}\n")[1].split("\n## ")[0]
        for parameter in question.parameters:
            assert f"| `{parameter.name}` |" in section
