"""An article of twice the length costs about twice the work, counted in calls, never in seconds."""

import random
import sys
from pathlib import Path
from types import FrameType

import pytest

from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"


def long_text(language: str, paragraphs: int) -> str:
    """Paragraphs of the examples in a mixed order, each as often as any other."""
    lines = [
        line
        for path in sorted(EXAMPLES.glob(f"{language}-*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    random.Random(5).shuffle(lines)
    return "\n\n".join((lines * (paragraphs // len(lines) + 1))[:paragraphs])


def calls(extractor: RuleExtractor, text: str, language: str) -> int:
    """How many functions are called, and generators resumed, while a text is read."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    article = Article("a", text, language=language)
    sys.setprofile(profile)
    try:
        extractor.read(article)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("language", ["en", "vi"])
def test_work_grows_with_the_length(language: str) -> None:
    extractor = RuleExtractor()
    calls(extractor, long_text(language, 3), language)
    short, long = (calls(extractor, long_text(language, count), language) for count in (20, 80))
    assert short > 10_000
    assert long / short < 4 * 1.6
