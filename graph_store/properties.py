"""Articles, entities, statements as properties of nodes, and back; what is missing is None."""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from ontology.folding import fold
from ontology.judgments import Review
from ontology.statements import Article, Entity, Evidence, Mention, Statement, found_labels
from ontology.vocabulary import Basis, Kind, Predicate

Properties = dict[str, Any]
Pairs = tuple[tuple[str, str], ...]


def article_properties(article: Article, recorded: str) -> Properties:
    """The properties of an article's node; `text` is left out where the article has none."""
    texts = {} if article.text is None else {"text": article.text}
    return {
        "name": article.title or article.key,
        "heading": article.title,
        "recorded": recorded,
        **described(article),
        **texts,
    }


def described(article: Article) -> Properties:
    """What is known of an article besides its key, its text and when it came."""
    return {
        "heading": article.title,
        "language": article.language,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "licence": article.licence,
        "sha256": text_hash(article),
        "extractor": article.extractor,
    }


def text_hash(article: Article) -> str:
    """The article's hash, worked out from its text where it carries none."""
    if article.sha256 or article.text is None:
        return article.sha256
    return hashlib.sha256(unicodedata.normalize("NFC", article.text).encode()).hexdigest()


def article_from(row: Mapping[str, Any]) -> Article:
    """The article that a row of `browsing/dump_articles` describes."""
    return Article(
        key=row["key"],
        text=row["text"],
        title=row["heading"],
        language=row["language"],
        published=row["published"],
        publisher=row["publisher"],
        url=row["url"],
        licence=row["licence"],
        sha256=row["sha256"] or "",
        extractor=row["extractor"],
        recorded=datetime.fromisoformat(row["recorded"]) if row["recorded"] else None,
    )


def recorded_now(article: Article) -> str:
    """When an article that the store sees for the first time is recorded."""
    return (article.recorded or datetime.now(UTC).replace(microsecond=0)).isoformat()


def entity_properties(entity: Entity, fallback: Pairs) -> Properties:
    """The properties of an entity's node that do not depend on statements.

    `fallback` are the labels of a found entity for when no mention names it.
    """
    labels, names = dict(entity.labels), entity.names
    return {
        "name": entity.label("en"),
        "kind": entity.kind.value,
        "name_en": labels.get("en"),
        "name_vi": labels.get("vi"),
        "labels": paired(entity.labels),
        "fallback": paired(fallback),
        "aliases": list(entity.aliases),
        "names": list(names),
        "search": searchable(names),
        "country": entity.country,
        "identifiers": paired(entity.identifiers),
        "reference": entity.reference,
        "replaces": list(entity.replaces) or None,
    }


def searchable(names: Iterable[str]) -> str:
    """All names folded, each between bars, for `CONTAINS` and for whole names `|like this|`."""
    return "|" + "".join(f"{name}|" for name in dict.fromkeys(fold(name) for name in names) if name)


def entity_from(row: Mapping[str, Any], mentions: Iterable[Mention] = ()) -> Entity:
    """The entity that a row of `browsing/dump_entities` describes."""
    return Entity(
        id=row["id"],
        kind=Kind(row["kind"]),
        labels=pairs(row["labels"]),
        aliases=tuple(row["aliases"]),
        country=row["country"],
        identifiers=pairs(row["identifiers"]),
        reference=row["reference"],
        mentions=tuple(sorted(mentions)),
        replaces=tuple(row.get("replaces") or ()),
    )


def remembered(row: Mapping[str, Any]) -> Entity:
    """The entity of a row of `writing/stored_entities`, a found one with its fallback for labels."""
    entity = entity_from(row)
    return entity if entity.reference else replace(entity, labels=pairs(row["fallback"]), aliases=())


def unnamed_labels(entity: Entity) -> Pairs:
    """The labels that a found entity carries without a mention that gives it a name."""
    return () if entity.reference or found_labels(entity.mentions) else entity.labels


def mention_properties(entity: str, mention: Mention) -> Properties:
    """The properties of a mention; its id is a hash of all of it, so that equal ones meet."""
    names = paired(mention.names)
    return {
        "id": f"mention/{_hash(entity, mention.article, mention.start, mention.end, mention.quote, *names)}",
        "start_offset": mention.start,
        "end_offset": mention.end,
        "quote": mention.quote,
        "names": names,
    }


def mention_from(row: Mapping[str, Any]) -> Mention:
    """The mention that a row of `browsing/dump_mentions` describes."""
    return Mention(row["article"], row["start"], row["end"], row["quote"], pairs(row["names"]))


def statement_properties(statement: Statement) -> Properties:
    """The properties of a statement's node that do not depend on its evidence."""
    return {
        "name": statement.predicate.value,
        "predicate": statement.predicate.value,
        "value": statement.value,
        "role": statement.role,
        "when": statement.when,
    }


def statement_from(row: Mapping[str, Any], evidence: Iterable[Evidence]) -> Statement:
    """The statement that a row of `browsing/dump_statements` describes."""
    return Statement(
        subject=row["subject"],
        predicate=Predicate(row["predicate"]),
        object=row["object"],
        value=row["value"],
        role=row["role"],
        when=row["valid"],
        evidence=tuple(sorted(evidence, key=lambda e: e.order)),
        review=Review(row.get("review") or Review.UNREVIEWED),
    )


def evidence_id(statement_id: str, evidence: Evidence) -> str:
    """`evidence/<statement hash>-<hash of all that the evidence says>`: equal evidence meets."""
    place = _hash(*evidence.order, evidence.quote)
    return f"evidence/{statement_id.removeprefix('statement/')}-{place}"


def evidence_properties(evidence: Evidence) -> Properties:
    """The properties of an evidence node."""
    return {
        "name": evidence.quote,
        "quote": evidence.quote,
        "start_offset": evidence.start,
        "end_offset": evidence.end,
        "rule": evidence.rule,
        "confidence": float(evidence.confidence),
        "role": evidence.role,
        "basis": evidence.basis.value,
    }


def evidence_from(row: Mapping[str, Any]) -> Evidence:
    """The evidence that a row of `browsing/dump_evidence` describes."""
    return Evidence(
        article=row["article"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        rule=row["rule"],
        confidence=float(row["confidence"]),
        role=row["role"],
        basis=Basis(row["basis"]),
    )


def paired(values: Iterable[tuple[str, str]]) -> list[str]:
    """Pairs as a list of `first=second`, which both engines can hold."""
    return [f"{first}={second}" for first, second in values]


def pairs(values: Iterable[str]) -> Pairs:
    """The pairs that a list of `first=second` holds."""
    return tuple([(first, second) for first, _, second in [value.partition("=") for value in values]])


def _hash(*parts: object) -> str:
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:20]
