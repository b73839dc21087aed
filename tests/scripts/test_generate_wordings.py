"""The table of wordings in the documentation."""

from scripts.generate_wordings import TARGET, main, with_table


def test_the_document_has_the_table_that_the_frames_give() -> None:
    assert main(["--check"]) == 0, "run python -m scripts.generate_wordings"


def test_a_stale_table_is_replaced_and_the_rest_stays() -> None:
    text = TARGET.read_text(encoding="utf-8")
    stale = text.replace("| signing |", "| signing and | more |")
    assert stale != text
    assert with_table(stale) == with_table(text)
