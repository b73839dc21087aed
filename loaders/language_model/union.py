"""Two extractors over one article: the rules, and a model beside them."""

from dataclasses import replace

from loaders.extraction.protocol import Extractor
from ontology.statements import Article, Subgraph, SubgraphBuilder


class UnionExtractor:
    """All that either extractor finds; each piece of evidence names which of them found it.

    A statement that both make has evidence of both. Nothing that the first finds is changed or left out.
    """

    def __init__(self, first: Extractor, second: Extractor) -> None:
        self._both = (first, second)

    @property
    def name(self) -> str:
        """The names of both."""
        return " + ".join(extractor.name for extractor in self._both)

    def extract(self, article: Article) -> Subgraph:
        """What both find, together."""
        builder = SubgraphBuilder()
        for extractor in self._both:
            builder.update(replace(extractor.extract(article), articles=(article,)).parts())
        return builder.build()
