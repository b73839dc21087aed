"""Statements with the passages that make them, of the rows that hold them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from graph_api import models
from graph_api.passages import passage_in
from graph_api.shaping import built
from graph_store.protocol import Row
from ontology.vocabulary import Basis

_ARTICLES = "/api/v1/articles"
_BASES = {basis.value: basis.value for basis in Basis}  # as models keep them


def evidence_detail(row: Mapping[str, Any], text: str | None) -> models.EvidenceDetail:
    """The evidence that a row describes, within its sentence where the text is there."""
    passage = passage_in(text, row["start"], row["end"], row["quote"])
    fields = {
        "id": row["id"],
        "article": built(models.ArticleReference, article_reference(row, row["article"])),
        "start": row["start"],
        "end": row["end"],
        "quote": row["quote"],
        "before": passage.before,
        "after": passage.after,
        "rule": row["rule"],
        "confidence": float(row["confidence"]),
        "role": row["role"],
        "basis": _BASES[row["basis"]],
    }
    return built(models.EvidenceDetail, fields)


def article_reference(row: Mapping[str, Any], key: str) -> dict[str, Any]:
    """The fields by which another thing names the article `key`, which a row describes."""
    return {
        "key": key,
        "title": row["heading"],
        "language": row["language"],
        "published": row["published"],
        "publisher": row["publisher"],
        "source": row["url"],
        "url": f"{_ARTICLES}/{quote(key)}",
    }


def with_passages(
    statements: Sequence[models.StatementSummary], rows: Iterable[Row], texts: Iterable[Row]
) -> list[models.StatementDetail]:
    """The statements with the evidence that rows describe, each within its sentence if its text is there."""
    said = {row["key"]: row["text"] for row in texts}
    evidence: dict[str, list[models.EvidenceDetail]] = defaultdict(list)
    for row in rows:
        evidence[row["statement"]].append(evidence_detail(row, said.get(row["article"])))
    return [with_evidence(statement, evidence[statement.id]) for statement in statements]


def with_evidence(
    statement: models.StatementSummary, evidence: list[models.EvidenceDetail]
) -> models.StatementDetail:
    """The statement with its evidence."""
    return built(models.StatementDetail, {**vars(statement), "evidence": evidence})
