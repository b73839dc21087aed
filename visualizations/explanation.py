"""One article as it was read: every mention and statement marked, and what was considered and refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from ontology.labels import kind_label
from ontology.statements import Article
from ontology.vocabulary import Kind
from visualizations.style import STYLES
from visualizations.table import safe_url


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that names an entity."""

    start: int
    end: int
    entity: str
    name: str
    kind: Kind
    rule: str


@dataclass(frozen=True, slots=True)
class Said:
    """A statement at the passage that says it, in words."""

    number: int  # counted from 1 through the article
    start: int
    end: int
    quote: str
    subject: str
    predicate: str
    object: str
    rule: str
    confidence: float
    basis: str  # empty where the text states it


@dataclass(frozen=True, slots=True)
class Refused:
    """What was considered at a passage and is in no statement."""

    start: int
    end: int
    quote: str
    what: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """What was read in an article, in the order of its text."""

    article: Article
    extractor: str
    marks: tuple[Mark, ...] = ()  # not overlapping
    said: tuple[Said, ...] = ()
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text: inside one mark or none, with the statements whose passages begin there."""

    text: str
    mark: Mark | None
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text, and what begins in it."""

    segments: tuple[Segment, ...]
    said: tuple[Said, ...]
    refused: tuple[Refused, ...]


def paragraphs(explanation: Explanation) -> list[Paragraph]:
    """The text by its lines; together their segments are the text without its line ends."""
    text = explanation.article.text or ""
    found, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(_paragraph(explanation, text, start, end))
        start = end + 1
    return found


def render_explanation(explanation: Explanation, *, language: str = "en") -> str:
    """A page that stands by itself, without a script; everything of the article in it is escaped."""
    kinds = [kind for kind in Kind if any(mark.kind is kind for mark in explanation.marks)]
    return (
        _environment()
        .get_template("explanation.html")
        .render(
            article=explanation.article,
            address=safe_url(explanation.article.url),
            explanation=explanation,
            paragraphs=paragraphs(explanation),
            legend=[(kind, kind_label(kind, language), STYLES[kind].color) for kind in kinds],
            kind_label=lambda kind: kind_label(kind, language),
            language=explanation.article.language or "",
        )
    )


def _paragraph(explanation: Explanation, text: str, start: int, end: int) -> Paragraph:
    marks = [mark for mark in explanation.marks if mark.start < end and start < mark.end]
    said = tuple(s for s in explanation.said if start <= s.start < end)
    places = [_outside(marks, s.start) for s in said]
    cuts = {start, end, *places}
    for mark in marks:
        cuts |= {max(mark.start, start), min(mark.end, end)}
    segments = tuple(
        Segment(
            text[a:b],
            _mark_at(marks, a),
            tuple(s.number for s, place in zip(said, places, strict=True) if place == a),
        )
        for a, b in pairwise(sorted(cuts))
    )
    refused = tuple(r for r in explanation.refused if start <= r.start < end)
    return Paragraph(segments, said, refused)


def _outside(marks: Sequence[Mark], offset: int) -> int:
    """Where the number of a statement stands: a mark is never cut."""
    mark = _mark_at(marks, offset)
    return offset if mark is None else mark.start


def _mark_at(marks: Sequence[Mark], offset: int) -> Mark | None:
    return next((mark for mark in marks if mark.start <= offset < mark.end), None)


@cache
def _environment() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)
