"""The graph as tables for a spreadsheet: statements, a row for each piece of evidence; entities; articles."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from ontology.jsonl import Part
from ontology.statements import Article, Entity, Evidence, Statement

STATEMENT_COLUMNS = (
    *("statement", "subject", "subject_name", "predicate", "object", "object_name", "value"),
    *("post", "when", "role", "confidence", "rule", "basis"),
    *("article", "article_title", "article_date", "article_url", "start", "end", "quote"),
)
ENTITY_COLUMNS = (
    *("entity", "kind", "name_en", "name_vi", "aliases", "country", "identifiers", "reference"),
    *("mentions", "articles"),
)
ARTICLE_COLUMNS = (
    *("article", "title", "language", "published", "publisher", "url", "licence", "sha256", "extractor"),
    *("statements", "evidence", "mentions"),
)
TABLES = {"statements": STATEMENT_COLUMNS, "entities": ENTITY_COLUMNS, "articles": ARTICLE_COLUMNS}
"""Name of a table → its columns."""
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
_BETWEEN = " | "


def write_csv(
    parts: Iterable[Part],
    file: BinaryIO,
    *,
    table: str = "statements",
    byte_order_mark: bool = False,
    language: str = "en",
) -> None:
    """Write one of `TABLES` as RFC 4180 says, in UTF-8, with a head row.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it. With `byte_order_mark`
    Excel recognizes the encoding. Names come in `language` where there is one; articles and entities must
    come before the statements that are about them.
    """
    if table not in TABLES:
        raise ValueError(f"{table!r} is no table; choose one of {', '.join(TABLES)}")
    text = TextIOWrapper(file, encoding="utf-8-sig" if byte_order_mark else "utf-8", newline="")
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(TABLES[table])
        rows = statement_rows(parts, language) if table == "statements" else _ROWS[table](parts)
        writer.writerows([neutral(cell) for cell in row] for row in rows)
    finally:
        text.detach()


def statement_rows(parts: Iterable[Part], language: str = "en") -> Iterator[Sequence[object]]:
    """One row for each piece of evidence, in the columns of `STATEMENT_COLUMNS`."""
    names: dict[str, str] = {}
    articles: dict[str, tuple[str | None, str | None, str | None]] = {}
    for part in parts:
        if isinstance(part, Article):
            articles[part.key] = (part.title, part.published, part.url)
        elif isinstance(part, Entity):
            names[part.id] = part.label(language)
        else:
            for evidence in part.evidence:
                source = articles.get(evidence.article, (None, None, None))
                yield (*_statement_cells(part, names), *_evidence_cells(evidence, source))


def entity_rows(parts: Iterable[Part]) -> Iterator[Sequence[object]]:
    """One row for each entity, in the columns of `ENTITY_COLUMNS`."""
    for part in parts:
        if isinstance(part, Entity):
            labels = dict(part.labels)
            others = (name for name in part.names if name not in labels.values())
            yield (
                *(part.id, part.kind, labels.get("en"), labels.get("vi"), _BETWEEN.join(others)),
                *(part.country, _BETWEEN.join(f"{scheme}={value}" for scheme, value in part.identifiers)),
                *("yes" if part.reference else "no", len(part.mentions)),
                _BETWEEN.join(sorted({mention.article for mention in part.mentions})),
            )


def article_rows(parts: Iterable[Part]) -> Iterator[Sequence[object]]:
    """One row for each article, in the columns of `ARTICLE_COLUMNS`: where it is from, what it gave."""
    articles: dict[str, Article] = {}
    statements: Counter[str] = Counter()
    evidence: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for part in parts:
        if isinstance(part, Article):
            articles[part.key] = part
        elif isinstance(part, Entity):
            mentions.update(mention.article for mention in part.mentions)
        else:
            statements.update(part.sources)
            evidence.update(each.article for each in part.evidence)
    for key, article in articles.items():
        yield (
            *(key, article.title, article.language, article.published, article.publisher, article.url),
            *(article.licence, article.sha256, article.extractor),
            *(statements[key], evidence[key], mentions[key]),
        )


_ROWS = {"entities": entity_rows, "articles": article_rows}


def neutral(cell: object) -> str | int | float:
    """The cell, with an apostrophe before it where a spreadsheet would compute it; numbers stay numbers."""
    if isinstance(cell, (int, float)):
        return cell
    text = "" if cell is None else str(cell)
    return (
        f"'{text}" if text.startswith(_FORMULA_STARTS) or text.lstrip().startswith(_FORMULA_STARTS) else text
    )


def _statement_cells(statement: Statement, names: dict[str, str]) -> tuple[object, ...]:
    target = statement.object
    return (
        *(statement.id, statement.subject, names.get(statement.subject), statement.predicate),
        *(target, names.get(target) if target else None, statement.value, statement.role, statement.when),
    )


def _evidence_cells(
    evidence: Evidence, source: tuple[str | None, str | None, str | None]
) -> tuple[object, ...]:
    return (
        *(evidence.role, evidence.confidence, evidence.rule, evidence.basis),
        *(evidence.article, *source, evidence.start, evidence.end, evidence.quote),
    )
