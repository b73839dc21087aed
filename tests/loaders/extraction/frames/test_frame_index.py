"""No frame that fits a sentence is left out, and most of the others are."""

from pathlib import Path

import pytest

from loaders.extraction.frames.frame_index import frame_index
from loaders.extraction.frames.frames import LANGUAGES, load_frames
from loaders.extraction.frames.views import View, views
from loaders.extraction.rules import RuleExtractor
from loaders.extraction.text.document import Document
from ontology.statements import Article

EXAMPLES = Path(__file__).parents[4] / "examples" / "articles"


def documents(language: str) -> list[Document]:
    extractor = RuleExtractor()
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob(f"{language}-*.txt"))]
    return [extractor.read(Article("a", text, language=language)) for text in texts]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_frame_that_fits_is_among_the_fitting(language: str) -> None:
    index, frames = frame_index(language), load_frames(language)
    tried = fits = sentences = 0
    for view in (view for document in documents(language) for view in views(document)):
        fitting = list(index.fitting(view))
        assert fitting == [frame for frame in frames if frame in fitting]
        right = [f for f in frames if f.trigger.search(view.masked) and f.pattern.search(view.masked)]
        assert [frame.id for frame in right if frame not in fitting] == []
        tried, fits, sentences = tried + len(fitting), fits + len(right), sentences + 1
    assert fits > 50
    assert tried < sentences * len(frames) / 10


def test_a_sentence_with_letters_of_uncertain_case_tries_every_frame() -> None:
    view = View(None, "Yıldız signed", tuple(range(14)))  # type: ignore[arg-type]
    assert list(frame_index("en").fitting(view)) == list(load_frames("en"))
