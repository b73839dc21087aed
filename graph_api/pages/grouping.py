"""Statements arranged for reading: by what they say of one entity, and by where a text says it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_api import models
from graph_api.passages import Segment, Span, segments
from ontology.vocabulary import Predicate

_MENTIONS = 1_000_000  # numbers of mentions begin here, those of passages at 1


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one predicate seen from one entity; `inverse` where it is their object."""

    predicate: str
    inverse: bool
    statements: tuple[models.StatementDetail, ...]


@dataclass(frozen=True, slots=True)
class NumberedPassage:
    """A passage of an article and the statements that it makes."""

    number: int
    quote: str
    statements: tuple[models.StatementDetail, ...]


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A stretch of an article: whether a passage is over it, whom it names, which passages end with it."""

    text: str
    is_marked: bool
    entity: models.EntityReference | None
    ending: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """What is shown of a sentence, as (text, whether a passage is over it), and its first passage."""

    evidence: models.EvidenceDetail
    parts: tuple[tuple[str, bool], ...]


def grouped(entity_id: str, statements: Iterable[models.StatementDetail]) -> list[Group]:
    """The groups in the order of the vocabulary, what the entity does before what is done to it."""
    found: dict[tuple[bool, str], list[models.StatementDetail]] = defaultdict(list)
    for statement in statements:
        found[statement.subject.id != entity_id, str(statement.predicate)].append(statement)
    order = [predicate.value for predicate in Predicate]
    return [
        Group(predicate, inverse, tuple(sorted(members, key=lambda s: (-s.sources, s.when or "", s.id))))
        for (inverse, predicate), members in sorted(
            found.items(), key=lambda pair: (pair[0][0], order.index(pair[0][1]))
        )
    ]


def passages_of(statements: Iterable[models.StatementDetail]) -> list[NumberedPassage]:
    """The passages that statements quote from one article, numbered in the order of the text."""
    places: dict[tuple[int, int, str], dict[str, models.StatementDetail]] = defaultdict(dict)
    for statement in statements:
        for evidence in statement.evidence:
            places[evidence.start, evidence.end, evidence.quote][statement.id] = statement
    return [
        NumberedPassage(number, place[2], tuple(said.values()))
        for number, (place, said) in enumerate(sorted(places.items(), key=lambda pair: pair[0]), start=1)
    ]


def marked_text(
    text: str, statements: Sequence[models.StatementDetail], mentions: Sequence[models.Mention]
) -> list[MarkedText]:
    """The text of an article with its passages and mentions; passages are numbered as in `passages_of`."""
    places = sorted({(e.start, e.end, e.quote) for s in statements for e in s.evidence})
    spans = [Span(start, end, number) for number, (start, end, _) in enumerate(places, start=1)]
    spans += [Span(m.start, m.end, _MENTIONS + index) for index, m in enumerate(mentions)]
    return [_marked(segment, mentions) for segment in segments(text, spans)]


def sentences_of(evidence: Iterable[models.EvidenceDetail]) -> list[MarkedSentence]:
    """Passages each within its sentence; those that lie in a sentence shown before are marked there."""
    found: list[tuple[models.EvidenceDetail, list[Span]]] = []
    for one in evidence:
        for first, spans in found:
            start, end = _context(first)
            if first.article.key == one.article.key and start <= one.start and one.end <= end:
                spans.append(Span(one.start - start, one.end - start, len(spans)))
                break
        else:
            found.append((one, [Span(one.start - _context(one)[0], one.end - _context(one)[0], 0)]))
    return [
        MarkedSentence(first, tuple((part.text, bool(part.over)) for part in segments(_shown(first), spans)))
        for first, spans in found
    ]


def _shown(evidence: models.EvidenceDetail) -> str:
    return f"{evidence.before}{evidence.quote}{evidence.after}"


def _context(evidence: models.EvidenceDetail) -> tuple[int, int]:
    """Where what is shown of a sentence would begin and end in the article's text."""
    begin = evidence.start - len(evidence.before)
    return begin, begin + len(_shown(evidence))


def _marked(segment: Segment, mentions: Sequence[models.Mention]) -> MarkedText:
    named = [mentions[number - _MENTIONS] for number in segment.over if number >= _MENTIONS]
    shortest = min(named, key=lambda m: m.end - m.start, default=None)
    return MarkedText(
        text=segment.text,
        is_marked=any(number < _MENTIONS for number in segment.over),
        entity=shortest.entity if shortest else None,
        ending=tuple(number for number in segment.ending if number < _MENTIONS),
    )
