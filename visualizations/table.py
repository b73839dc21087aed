"""The links of a picture in words: what a row of the table below it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ontology.labels import basis_label, predicate_label, status_label
from ontology.posts import post_label
from ontology.statements import Article, Evidence, Statement
from ontology.vocabulary import Basis, Predicate, Status
from visualizations.wording import word


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence as shown: the quote, and where it stands."""

    quote: str
    source: str
    url: str | None
    published: str
    language: str | None
    note: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One statement as shown."""

    subject: str
    predicate: str
    object: str
    passages: tuple[Passage, ...]


def table_rows(
    statements: Sequence[Statement], names: Mapping[str, str], articles: Iterable[Article], language: str
) -> list[TableRow]:
    """The rows, in the order of `statements`."""
    by_key = {article.key: article for article in articles}
    return [_row(statement, names, by_key, language) for statement in statements]


def safe_url(url: str | None) -> str | None:
    """The address if it is one of the web, else None: an article's owner may write anything there."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _row(
    statement: Statement, names: Mapping[str, str], articles: Mapping[str, Article], language: str
) -> TableRow:
    details = [post_label(statement.role, language) if statement.role else None, statement.when]
    said = predicate_label(statement.predicate, language)
    added = ", ".join(filter(None, details))
    target = statement.object
    return TableRow(
        subject=names[statement.subject],
        predicate=f"{said} ({added})" if added else said,
        object=names[target] if target is not None else _value(statement, language),
        passages=tuple(_passage(e, articles.get(e.article), language) for e in statement.evidence),
    )


def _value(statement: Statement, language: str) -> str:
    value = statement.value or ""
    if statement.predicate is Predicate.STATUS and value in set(Status):
        return status_label(Status(value), language)
    return value


def _passage(evidence: Evidence, article: Article | None, language: str) -> Passage:
    return Passage(
        quote=evidence.quote,
        source=", ".join(filter(None, (article.title or article.key, article.publisher)))
        if article
        else evidence.article,
        url=safe_url(article.url) if article else None,
        published=(article.published if article else None) or word("undated", language),
        language=article.language if article else None,
        note="" if evidence.basis is Basis.STATED else basis_label(evidence.basis, language),
    )
