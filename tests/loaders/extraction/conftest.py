from collections.abc import Callable

import pytest

from loaders.extraction.rules import RuleExtractor
from loaders.extraction.text.document import Document
from ontology.statements import Article

Read = Callable[..., Document]


@pytest.fixture(scope="session")
def extractor() -> RuleExtractor:
    return RuleExtractor()


@pytest.fixture(scope="session")
def read(extractor: RuleExtractor) -> Read:
    """The working state of a text after all finders ran."""

    def read_text(text: str, language: str = "en", published: str | None = "2024-05-05") -> Document:
        return extractor.read(Article("a", text, language=language, published=published))

    return read_text


@pytest.fixture(scope="session")
def named(read: Read) -> Callable[..., dict[str, set[str]]]:
    """Passage → keys of what it was found to name."""

    def names(text: str, language: str = "en") -> dict[str, set[str]]:
        document = read(text, language)
        found: dict[str, set[str]] = {}
        for mention in document.mentions:
            found.setdefault(document.quote(mention.start, mention.end), set()).add(mention.key)
        return found

    return names


@pytest.fixture(scope="session")
def claimed(read: Read) -> Callable[..., set[tuple[str, ...]]]:
    """The claims of one predicate as (subject, object) or (subject, role, object)."""

    def claims(text: str, predicate: str, language: str = "en") -> set[tuple[str, ...]]:
        return {
            (c.subject, c.role, c.object or "") if c.role else (c.subject, c.object or "")
            for c in read(text, language).claims
            if c.predicate == predicate
        }

    return claims
