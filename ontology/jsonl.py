"""The project's own exchange form: one JSON object a line, `type` is article, entity or statement.

Form 1. It is an interface: what it holds is read back without loss, and documented in docs/formats.md.
A statement whose post is worded in several ways has one line per wording, all with the same id.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from ontology.errors import UnreadableExport
from ontology.statements import Article, Entity, Evidence, Mention, Statement, canonical
from ontology.vocabulary import Basis, Kind, Predicate

Part = Article | Entity | Statement


def write_lines(parts: Iterable[Part], *, with_text: bool = False) -> Iterator[str]:
    """One line per article and entity, and per wording of each statement; each ends in a newline."""
    for part in parts:
        for line in _objects(part, with_text):
            yield json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def read_lines(lines: Iterable[str], *, source: str = "export") -> Iterator[Part]:
    """The parts that `lines` hold; wordings of one statement come one by one and meet again when merged."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _part(json.loads(line))
        except (KeyError, TypeError, ValueError) as error:
            reason = f"{type(error).__name__} {error}"
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
        "identifiers": dict(entity.identifiers),
        "reference": entity.reference,
        "curated": list(entity.aliases),
        "mentions": [_mention_object(mention) for mention in entity.mentions],
    }


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


def _part(line: dict[str, Any]) -> Part:
    if line["type"] == "article":
        return _article(line)
    if line["type"] == "entity":
        return _entity(line)
    if line["type"] == "statement":
        return _statement(line)
    raise ValueError(f"unknown type {line['type']!r}")


def _article(line: dict[str, Any]) -> Article:
    recorded = line.get("recorded")
    texts = ("title", "language", "published", "publisher", "url", "licence", "extractor")
    return Article(
        key=str(line["key"]),
        text=line.get("text"),
        sha256=line.get("sha256") or "",
        recorded=datetime.fromisoformat(recorded) if recorded else None,
        **{name: line.get(name) for name in texts},
    )


def _entity(line: dict[str, Any]) -> Entity:
    return Entity(
        id=str(line["id"]),
        kind=Kind(line["kind"]),
        labels=tuple(sorted(line["labels"].items())),
        aliases=tuple(line.get("curated", ())),
        country=line.get("country"),
        identifiers=tuple(sorted(line.get("identifiers", {}).items())),
        reference=bool(line.get("reference", False)),
        mentions=tuple(sorted(_mention(m) for m in line.get("mentions", ()))),
    )


def _mention(line: dict[str, Any]) -> Mention:
    names = tuple((str(language), str(name)) for language, name in line.get("names", ()))
    return Mention(line["article"], line["start"], line["end"], line["quote"], names)


def _statement(line: dict[str, Any]) -> Statement:
    role = line.get("role")
    evidence = tuple(replace(_evidence(e), role=role) for e in line["evidence"])
    return canonical(
        Statement(
            subject=str(line["subject"]),
            predicate=Predicate(line["predicate"]),
            object=line.get("object"),
            value=line.get("value"),
            role=line.get("post"),
            when=line.get("when"),
            evidence=evidence,
        )
    )


def _evidence(line: dict[str, Any]) -> Evidence:
    return Evidence(
        article=line["article"],
        start=line["start"],
        end=line["end"],
        quote=line["quote"],
        rule=line.get("rule", "import"),
        confidence=float(line.get("confidence", 1.0)),
        basis=Basis(line.get("basis", Basis.STATED)),
    )
