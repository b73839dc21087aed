"""What every extractor is."""

from typing import Protocol

from ontology.statements import Article, Subgraph


class Extractor(Protocol):
    """Reads one article into entities and statements; a pure function of the article and its own data."""

    @property
    def name(self) -> str:
        """Name and version, for example "rules 0.1"; a change of it makes articles be read again."""
        ...

    def extract(self, article: Article) -> Subgraph:
        """The article, every entity that it mentions, every statement that it makes.

        Each quote equals the article's text at its offsets. The article must have its text.
        """
        ...
