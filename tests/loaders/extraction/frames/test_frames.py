"""Every frame file carries its examples: sentences of our own, their names marked, and what they say."""

import re
from pathlib import Path

import pytest

from loaders.extraction.bodies.knowledge import default_knowledge
from loaders.extraction.frames.frame_engine import apply_frames
from loaders.extraction.frames.frames import LANGUAGES, Frame, load_frames, read_frames
from loaders.extraction.text.document import Document
from loaders.extraction.text.segmentation import split_sentences
from ontology.errors import InvalidReference
from ontology.statements import Article
from ontology.vocabulary import Kind

MARK = re.compile(r"\[(\w+)(?:/([\w-]+))?:([^\]]+)\]")
EXAMPLES = [
    pytest.param(frame, example, id=f"{frame.id}-{number}")
    for language in LANGUAGES
    for frame in load_frames(language)
    for number, example in enumerate(frame.examples)
]


def marked(text: str, language: str) -> Document:
    """The document of a text in which names stand as [Kind:name] or [Kind/sort:name]."""
    plain, names, position = "", [], 0
    for match in MARK.finditer(text):
        plain += text[position : match.start()]
        if match[1] != "date":
            names.append((len(plain), match[3], Kind(match[1]), match[2]))
        plain += match[3]
        position = match.end()
    plain += text[position:]
    document = Document(Article("example", plain), plain, language, sentences=split_sentences(plain))
    for start, name, kind, sort in names:
        document.candidate(name, kind).sort = sort
        document.mention(start, start + len(name), name, "example")
    return document


def said(text: str, language: str) -> set[str]:
    document = marked(text, language)
    apply_frames(document, default_knowledge())
    claims = {f"{c.subject} {c.predicate} {c.object or c.value}" for c in document.claims}
    return claims | {
        f"{c.object} {c.predicate} {c.subject}" for c in document.claims if c.predicate.is_symmetric
    }


@pytest.mark.parametrize(("frame", "example"), EXAMPLES)
def test_a_frame_reads_its_examples(frame: Frame, example: object) -> None:
    found = said(example.text, frame.language)  # type: ignore[attr-defined]
    for claim in example.gives:  # type: ignore[attr-defined]
        assert claim in found, f"{frame.id} finds only {sorted(found)}"
    for claim in example.never:  # type: ignore[attr-defined]
        assert claim not in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_frame_has_an_example_and_an_id_of_its_own(language: str) -> None:
    frames = load_frames(language)
    assert all(frame.examples for frame in frames)
    assert len({frame.id for frame in frames}) == len(frames) > 40


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("frames: 3", "needs a list"),
        ("frames: [{id: a, trigger: x, pattern: x}]", "needs id, trigger, pattern and emit"),
        ("frames: [{id: a, trigger: x, pattern: '{nobody}', emit: []}]", "in its pattern"),
        ("frames: [{id: a, trigger: x, pattern: '(', emit: []}]", "in its pattern"),
        ("frames: [{id: a, trigger: x, pattern: '{event}', emit: [host hosted event]}]", "does not have"),
    ],
)
def test_a_broken_frame_file_is_refused_with_its_place(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "signed.en.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidReference, match=reason) as refused:
        read_frames(path, "en")
    assert "signed.en.yaml" in str(refused.value)


def test_the_quote_of_a_claim_is_the_passage_that_says_so() -> None:
    document = marked("Rain fell. [Official:Ms. Lane] signed the [Agreement:MoU] in [Place:Rome].", "en")
    apply_frames(document, default_knowledge())
    quotes = {document.quote(c.start, c.end) for c in document.claims if c.predicate == "signed"}
    assert quotes == {"Ms. Lane signed the MoU"}
