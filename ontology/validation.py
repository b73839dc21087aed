"""Hold statements against the ontology, each rule by its name.

`RULES` names every rule; a refusal carries the name in `InvalidStatement.rule`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.dates import bounds
from ontology.errors import InvalidStatement
from ontology.statements import Article, Entity, Evidence, Statement, Subgraph
from ontology.vocabulary import SIGNATURES, Predicate, Status

RULES: Mapping[str, str] = {
    "unknown-entity": "subject and object are entities that come with the statement",
    "subject-kind": "the kind of the subject is one that the predicate takes",
    "object-kind": "the kind of the object is one that the predicate takes",
    "object-or-value": "a statement has an object, or, of date and status, a value: never both, never none",
    "date-form": "a date is ISO 8601: a day, a month, a year, or an ordered interval of two of those",
    "status-code": "the value of status is one of the codes",
    "self-reference": "no statement points from an entity to itself",
    "role-of-post": "only holdsPost has a role, in the statement and in its evidence",
    "evidence-missing": "every statement has evidence",
    "evidence-rule": "evidence names the rule or model that found it",
    "evidence-confidence": "confidence is above 0 and at most 1",
    "evidence-quote": "a quote holds more than spaces",
    "evidence-offsets": "offsets start at 0 or later and span as many code points as the quote",
    "unknown-article": "the article of evidence comes with the statement",
    "evidence-text": "the quote equals the article's text at the offsets",
    "mention-text": "the quote of a mention equals the article's text at the offsets",
}
"""Name of each rule → what it demands."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing in a subgraph that breaks a rule; `where` is the id of the statement or entity."""

    rule: str
    where: str
    message: str


def check(statement: Statement, entities: Mapping[str, Entity]) -> None:
    """Pass a statement that keeps the ontology; raise `InvalidStatement` for the first rule it breaks."""
    for rule, message in _breaches(statement, entities):
        raise InvalidStatement(rule, message)


def check_evidence(statement: Statement, articles: Mapping[str, Article]) -> None:
    """Pass where each quote equals its article's text at its offsets; an article without text is believed."""
    for rule, message in _text_breaches(statement, articles):
        raise InvalidStatement(rule, message)


def violations(subgraph: Subgraph) -> list[Violation]:
    """Everything in `subgraph` that breaks a rule; an empty list where it is whole."""
    entities = {entity.id: entity for entity in subgraph.entities}
    articles = {article.key: article for article in subgraph.articles}
    found = [
        Violation(rule, statement.id, message)
        for statement in subgraph.statements
        for rule, message in (*_breaches(statement, entities), *_text_breaches(statement, articles))
    ]
    for entity in subgraph.entities:
        for mention in entity.mentions:
            place = (mention.article, mention.start, mention.end, mention.quote)
            for problem in _misplaced(*place, articles, "mention-text"):
                found.append(Violation(problem[0], entity.id, problem[1]))
    return found


def _breaches(statement: Statement, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    yield from _subject_breaches(statement, entities)
    if statement.predicate.is_literal:
        yield from _value_breaches(statement)
    else:
        yield from _object_breaches(statement, entities)
    if statement.when is not None:
        yield from _date_breaches(statement.when, f"`when` of {_said(statement)}")
    if statement.role is not None and statement.predicate is not Predicate.HOLDS_POST:
        yield "role-of-post", f"{_said(statement)} has the role {statement.role!r}; only holdsPost has one."
    if not statement.evidence:
        yield "evidence-missing", f"{_said(statement)} has no evidence; give the passage that says so."
    for evidence in statement.evidence:
        yield from _evidence_breaches(statement, evidence)


def _subject_breaches(statement: Statement, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    subject = entities.get(statement.subject)
    kinds = SIGNATURES[statement.predicate][0]
    if subject is None:
        yield "unknown-entity", f"{_said(statement)}: {statement.subject} is no entity given with it."
    elif subject.kind not in kinds:
        wanted = _alternatives(kinds)
        yield (
            "subject-kind",
            f"{_said(statement)}: the subject of {statement.predicate} is {wanted}; this is {subject.kind}.",
        )


def _object_breaches(statement: Statement, entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    if statement.object is None or statement.value is not None:
        yield "object-or-value", f"{_said(statement)}: {statement.predicate} takes an object and no value."
        return
    target = entities.get(statement.object)
    kinds = SIGNATURES[statement.predicate][1]
    if target is None:
        yield "unknown-entity", f"{_said(statement)}: {statement.object} is no entity given with it."
    elif target.kind not in kinds:
        wanted = _alternatives(kinds)
        yield (
            "object-kind",
            f"{_said(statement)}: the object of {statement.predicate} is {wanted}; this is {target.kind}.",
        )
    if statement.object == statement.subject:
        yield "self-reference", f"{_said(statement)} points to itself."


def _value_breaches(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.value is None or statement.object is not None:
        yield "object-or-value", f"{_said(statement)}: {statement.predicate} takes a value and no object."
    elif statement.predicate is Predicate.DATE:
        yield from _date_breaches(statement.value, _said(statement))
    elif statement.value not in {*Status}:
        codes = ", ".join(Status)
        yield "status-code", f"{_said(statement)}: {statement.value!r} is none of the codes {codes}."


def _date_breaches(text: str, where: str) -> Iterator[tuple[str, str]]:
    try:
        bounds(text)
    except ValueError as error:
        yield "date-form", f"{where}: {error}."


def _evidence_breaches(statement: Statement, evidence: Evidence) -> Iterator[tuple[str, str]]:
    where = f"{_said(statement)}, evidence in {evidence.article} at {evidence.start}"
    if not evidence.rule.strip():
        yield "evidence-rule", f"{where}: the rule is empty; name what found the passage."
    if not 0 < evidence.confidence <= 1:
        yield (
            "evidence-confidence",
            f"{where}: confidence {evidence.confidence} is not in 0 < c ≤ 1.",
        )
    if not evidence.quote.strip():
        yield "evidence-quote", f"{where}: the quote is empty."
    if evidence.start < 0 or evidence.end - evidence.start != len(evidence.quote):
        span = f"{evidence.start} to {evidence.end}"
        yield "evidence-offsets", f"{where}: {span} does not span the {len(evidence.quote)} of the quote."
    if evidence.role is not None and statement.predicate is not Predicate.HOLDS_POST:
        yield "role-of-post", f"{where} has the role {evidence.role!r}; only holdsPost has one."


def _text_breaches(statement: Statement, articles: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    for evidence in statement.evidence:
        place = (evidence.article, evidence.start, evidence.end, evidence.quote)
        yield from _misplaced(*place, articles, "evidence-text")


def _misplaced(
    article: str, start: int, end: int, quote: str, articles: Mapping[str, Article], rule: str
) -> Iterator[tuple[str, str]]:
    if article not in articles:
        yield "unknown-article", f"article {article!r} is not given; its passage {quote!r} cannot be checked."
        return
    text = articles[article].text
    if text is not None and (start < 0 or text[start:end] != quote):
        found = text[max(start, 0) : end]
        yield rule, f"article {article!r} has {found!r} at {start} to {end}, not the quote {quote!r}."


def _said(statement: Statement) -> str:
    target = statement.object if statement.object is not None else statement.value
    return f"{statement.subject} {statement.predicate} {target}"


def _alternatives(kinds: frozenset[str]) -> str:
    return " or ".join(sorted(kinds))
