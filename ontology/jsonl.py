"""The project's own exchange form: one JSON object a line, `type` is article, entity or statement.

Form 1. It is an interface: what it holds is read back without loss, and documented in docs/formats.md.
A statement whose post is worded in several ways has one line per wording, all with the same id.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any, TypeVar

from ontology import judgment_lines
from ontology.errors import UnreadableExport
from ontology.judgments import Review
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical
from ontology.vocabulary import Basis, Kind, Predicate

Part = Article | Entity | Statement
Value = TypeVar("Value", str, int, list[Any], dict[Any, Any])
_SORTS: dict[type, str] = {str: "a text", int: "a whole number", list: "a list", dict: "an object"}


def write_lines(parts: Iterable[Part], *, with_text: bool = False) -> Iterator[str]:
    """One line per article and entity, and per wording of each statement; each ends in a newline."""
    for part in parts:
        for line in _objects(part, with_text):
            yield json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def read_lines(lines: Iterable[str], *, source: str = "export") -> Iterator[Part]:
    """The parts that `lines` hold, judgments aside.

    Wordings of one statement come one by one and meet again when merged.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            content = _object(line)
            if content.get("type") != judgment_lines.TYPE:
                yield _part(content)
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
            reason = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
            raise UnreadableExport(
                f"{source}, line {number}: not a line of a JSONL export ({reason}). "
                "Each line is an object with type article, entity or statement; see docs/formats.md."
            ) from error


def _objects(part: Part, with_text: bool) -> Iterator[dict[str, Any]]:
    if isinstance(part, Article):
        yield _article_object(part, with_text)
    elif isinstance(part, Entity):
        yield _entity_object(part)
    else:
        yield from _statement_objects(part)


def _article_object(article: Article, with_text: bool) -> dict[str, Any]:
    return {
        "type": "article",
        "key": article.key,
        "title": article.title,
        "language": article.language,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "licence": article.licence,
        "sha256": article.sha256,
        "extractor": article.extractor,
        "recorded": article.recorded.isoformat() if article.recorded else None,
        **({"text": article.text} if with_text else {}),
    }


def _entity_object(entity: Entity) -> dict[str, Any]:
    labels = dict(entity.labels)
    return {
        "type": "entity",
        "id": entity.id,
        "kind": entity.kind,
        "labels": labels,
        "aliases": [name for name in entity.names if name not in labels.values()],
        "country": entity.country,
        "identifiers": _by_scheme(entity.identifiers),
        "reference": entity.reference,
        "curated": list(entity.aliases),
        "mentions": [_mention_object(mention) for mention in entity.mentions],
        **({"replaces": list(entity.replaces)} if entity.replaces else {}),
    }


def _by_scheme(identifiers: Iterable[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Scheme → value, or the values where there are several."""
    schemes: dict[str, list[str]] = {}
    for scheme, value in identifiers:
        schemes.setdefault(scheme, []).append(value)
    return {scheme: values if len(values) > 1 else values[0] for scheme, values in schemes.items()}


def _mention_object(mention: Mention) -> dict[str, Any]:
    return {
        "article": mention.article,
        "start": mention.start,
        "end": mention.end,
        "quote": mention.quote,
        "names": [list(name) for name in mention.names],
    }


def _statement_objects(statement: Statement) -> Iterator[dict[str, Any]]:
    worded = sorted(statement.evidence, key=lambda e: e.role or "")
    for role, evidence in groupby(worded, key=lambda e: e.role):
        yield {
            "type": "statement",
            "id": statement.id,
            "subject": statement.subject,
            "predicate": statement.predicate,
            "object": statement.object,
            "value": statement.value,
            "role": role,
            "post": statement.role,
            "when": statement.when,
            **({} if statement.review is Review.UNREVIEWED else {"review": statement.review}),
            "evidence": [
                {
                    "article": e.article,
                    "start": e.start,
                    "end": e.end,
                    "quote": e.quote,
                    "rule": e.rule,
                    "confidence": e.confidence,
                    "basis": e.basis,
                }
                for e in evidence
            ],
        }


def _object(line: str) -> dict[str, Any]:
    content = json.loads(line)
    if not isinstance(content, dict):
        raise TypeError(f"it is {content!r}, no object")
    if "\\u" in line:
        json.dumps(content, ensure_ascii=False).encode()  # half a surrogate pair is no text
    return content


def _part(line: dict[str, Any]) -> Part:
    if line["type"] == "article":
        return _article(line)
    if line["type"] == "entity":
        return _entity(line)
    if line["type"] == "statement":
        return _statement(line)
    raise ValueError(f"unknown type {line['type']!r}")


def _article(line: dict[str, Any]) -> Article:
    recorded = _text(line, "recorded")
    texts = ("text", "title", "language", "published", "publisher", "url", "licence", "extractor")
    return Article(
        key=_need(line, "key", str),
        sha256=_text(line, "sha256") or "",
        recorded=datetime.fromisoformat(recorded) if recorded else None,
        **{name: _text(line, name) for name in texts},
    )


def _entity(line: dict[str, Any]) -> Entity:
    labels = _pairs(_need(line, "labels", dict).items())
    if not labels:
        raise ValueError("labels are empty; an entity has a name in at least one language")
    return Entity(
        id=_need(line, "id", str),
        kind=Kind(line["kind"]),
        labels=labels,
        aliases=tuple(sorted(_as(name, str, "curated") for name in _list(line, "curated"))),
        country=_text(line, "country"),
        identifiers=_identifiers(line.get("identifiers") or {}),
        reference=bool(line.get("reference", False)),
        mentions=tuple(sorted(_mention(m) for m in _list(line, "mentions"))),
        replaces=tuple(sorted(_as(one, str, "replaces") for one in _list(line, "replaces"))),
    )


def _identifiers(schemes: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    values = {scheme: [found] if isinstance(found, str) else found for scheme, found in schemes.items()}
    return _pairs((scheme, value) for scheme, found in values.items() for value in found)


def _mention(line: dict[str, Any]) -> Mention:
    return Mention(*_place(line), names=_pairs(_list(line, "names")))


def _statement(line: dict[str, Any]) -> Statement:
    role = _text(line, "role")
    evidence = tuple(replace(_evidence(e), role=role) for e in _need(line, "evidence", list))
    return canonical(
        Statement(
            subject=_need(line, "subject", str),
            predicate=Predicate(line["predicate"]),
            object=_text(line, "object"),
            value=_text(line, "value"),
            role=_text(line, "post"),
            when=_text(line, "when"),
            evidence=evidence,
        )
    )


def _evidence(line: dict[str, Any]) -> Evidence:
    return Evidence(
        *_place(line),
        rule=_as(line.get("rule", "import"), str, "rule"),
        confidence=float(line.get("confidence", 1.0)),
        basis=Basis(line.get("basis", Basis.STATED)),
    )


def _place(line: dict[str, Any]) -> tuple[str, int, int, str]:
    start, end = _need(line, "start", int), _need(line, "end", int)
    return _need(line, "article", str), start, end, _need(line, "quote", str)


def _pairs(pairs: Iterable[Sequence[Any]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((_as(one, str, "a name"), _as(other, str, "a name")) for one, other in pairs))


def _text(line: dict[str, Any], name: str) -> str | None:
    return None if line.get(name) is None else _need(line, name, str)


def _list(line: dict[str, Any], name: str) -> list[Any]:
    return [] if line.get(name) is None else _need(line, name, list)


def _need(line: dict[str, Any], name: str, kind: type[Value]) -> Value:
    return _as(line[name], kind, name)


def _as(value: Any, kind: type[Value], name: str) -> Value:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}, it must be {_SORTS[kind]}")
    return value
