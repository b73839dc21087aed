"""What comes of reading one article: the parts that keep the ontology, and what was rejected or refused."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.extraction.protocol import Extractor
from loaders.report import RefusedStatement, Rejection
from ontology.errors import CooperationGraphError, InvalidStatement, StoreError, UnreadableArticle
from ontology.statements import Article, Entity, Statement, Subgraph
from ontology.validation import check, check_evidence

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One article after reading; without a rejection, `parts` may go to the store beside it."""

    article: Article
    parts: tuple[Entity | Statement, ...] = ()
    refused: tuple[RefusedStatement, ...] = ()
    rejection: Rejection | None = None


def outcomes_of(articles: Iterable[Article], extractor: Extractor) -> Iterator[Outcome]:
    """The outcome of each article, in their order; each is worked out when it is asked for."""
    return (outcome_of(article, extractor) for article in articles)


def outcome_of(article: Article, extractor: Extractor) -> Outcome:
    """What an article says, as far as it keeps the ontology; a failure is a rejection, never an error."""
    article = replace(article, extractor=extractor.name)
    try:
        return _checked(article, extractor.extract(article))
    except StoreError:
        raise
    except UnreadableArticle as error:
        return _rejected(article, error.reason, error.remedy)
    except CooperationGraphError as error:
        return _rejected(article, f"It could not be extracted: {error}", "Correct it and load it again.")
    except Exception as error:  # an extractor may be a model or a plug-in: one article never stops a load
        _LOGGER.exception("%s failed on article %s", extractor.name, article.key)
        reason = f"{extractor.name} failed on it with {type(error).__name__}: {error}."
        return _rejected(article, reason, "Report it with the article's text; the rest was loaded.")


def _rejected(article: Article, reason: str, remedy: str) -> Outcome:
    return Outcome(article, rejection=Rejection(article.key, reason, remedy))


def _checked(article: Article, found: Subgraph) -> Outcome:
    """The parts of an extraction that keep the ontology; the others are noted as refused."""
    entities = {entity.id: entity for entity in found.entities}
    refused: list[RefusedStatement] = []
    parts: list[Entity | Statement] = [_checked_mentions(article, e, refused) for e in found.entities]
    for statement in found.statements:
        try:
            check(statement, entities)
            check_evidence(statement, {article.key: article})
        except InvalidStatement as error:
            refused.append(RefusedStatement(article.key, error.rule, str(error)))
        else:
            parts.append(statement)
    return Outcome(article, tuple(parts), tuple(refused))


def _checked_mentions(article: Article, entity: Entity, refused: list[RefusedStatement]) -> Entity:
    text = article.text or ""
    right = tuple(m for m in entity.mentions if m.article == article.key and m.quote == text[m.start : m.end])
    for _ in range(len(entity.mentions) - len(right)):
        message = f"mention-text: a mention of {entity.id} is not the article's text at its offsets."
        refused.append(RefusedStatement(article.key, "mention-text", message))
    return entity if len(right) == len(entity.mentions) else replace(entity, mentions=right)
