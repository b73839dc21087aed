import pytest

from loaders.extraction.text.guards import Mood, mood


@pytest.mark.parametrize(
    ("clause", "language", "meant"),
    [
        ("A signed B", "en", Mood.SAID),
        ("A did not sign B", "en", Mood.DENIED),
        ("A wishes to sign B", "en", Mood.WISHED),
        ("A will sign B", "en", Mood.WISHED),
        ("A đã ký B", "vi", Mood.SAID),
        ("A chưa ký B", "vi", Mood.DENIED),
        ("A đề nghị ký B", "vi", Mood.WISHED),
        ("A dự kiến ký B", "vi", Mood.WISHED),
    ],
)
def test_mood(clause: str, language: str, meant: Mood) -> None:
    assert mood(clause, 0, len(clause), language) is meant


def test_another_clause_does_not_count() -> None:
    text = "X was not there; A signed B"
    assert mood(text, text.index("A signed"), len(text), "en") is Mood.SAID
