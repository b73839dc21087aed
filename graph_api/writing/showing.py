"""What reading an article gave, in the shapes of the API, before it is in the graph."""

from collections.abc import Mapping

from graph_api import models
from graph_api.browsing import article_fields, statement_address
from graph_api.quoting import evidence_detail
from graph_api.references import entity_reference
from graph_store.properties import text_hash
from ontology.statements import Article, Statement, Subgraph, evidence_id


def article_detail(article: Article, found: Subgraph) -> models.ArticleDetail:
    """The article as `GET /api/v1/articles/{key}` will show it, of what was told with the graph's names."""
    entities = {entity.id: entity_reference(entity) for entity in found.entities}
    mentions = [
        models.Mention(entity=entities[entity.id], start=m.start, end=m.end, quote=m.quote)
        for entity in found.entities
        for m in entity.mentions
        if m.article == article.key
    ]
    row = {name: getattr(article, name) for name in ("key", "language", "published", "publisher", "url")}
    described = {
        **row,
        "heading": article.title,
        "licence": article.licence,
        "sha256": text_hash(article),
        "extractor": article.extractor,
        "recorded": None,
    }
    return models.ArticleDetail(
        **article_fields(described),
        text=article.text,
        mentions=sorted(mentions, key=lambda m: (m.start, m.end, m.entity.id)),
        statements=[_statement(statement, entities, article) for statement in found.statements],
    )


def _statement(
    statement: Statement, entities: Mapping[str, models.EntityReference], article: Article
) -> models.StatementDetail:
    source = {"heading": article.title, "article": article.key, "url": article.url}
    source.update({name: getattr(article, name) for name in ("published", "publisher", "language")})
    fields = ("start", "end", "quote", "rule", "confidence", "role", "basis")
    passages = [
        evidence_detail(
            {
                **source,
                **{name: getattr(e, name) for name in fields},
                "id": evidence_id(statement.id, e),
            },
            article.text,
        )
        for e in statement.evidence
    ]
    return models.StatementDetail(
        id=statement.id,
        subject=entities[statement.subject],
        predicate=statement.predicate,
        object=entities[statement.object] if statement.object else None,
        value=statement.value,
        role=statement.role,
        when=statement.when,
        confidence=statement.confidence,
        sources=len(statement.sources),
        review=statement.review,
        url=statement_address(statement.id),
        evidence=passages,
    )
