"""How a server takes articles in: the same way through the pipeline as `ipcoop load`."""

import threading

from graph_api.writing.intake import Found, Submission
from graph_store.protocol import GraphStore
from loaders.extraction.protocol import Extractor
from loaders.outcomes import outcome_of
from loaders.pipeline import countries, remove
from loaders.submissions import read_submission
from ontology.errors import UnreadableArticle
from ontology.statements import Article, SubgraphBuilder


class ArticleIntake:
    """Reads with the rules, unless an extractor is given, and writes each article in one transaction."""

    def __init__(self, store: GraphStore, extractor: Extractor | None = None) -> None:
        self._store = store
        self._turn = threading.Lock()
        self._extractor = extractor
        self._begun = False

    def warm(self) -> None:
        """Get the rules ready, so that the first article need not wait for that."""
        with self._turn:
            self._rules()

    def read(self, submission: Submission) -> Article:
        """The article that was sent; raises `UnreadableArticle`."""
        return read_submission(
            submission.data,
            page=submission.page,
            key=submission.key,
            charset=submission.charset,
            described=submission.described,
        )

    def extract(self, article: Article) -> Found:
        """What an article says, written nowhere; raises `UnreadableArticle`."""
        with self._turn:
            outcome = outcome_of(article, self._rules())
        if outcome.rejection is not None:
            raise UnreadableArticle(article.key, outcome.rejection.reason, outcome.rejection.remedy)
        builder = SubgraphBuilder()
        builder.update((outcome.article, *outcome.parts))
        return Found(builder.build(), tuple(refusal.message for refusal in outcome.refused))

    def write(self, found: Found) -> None:
        """Take what was found into the graph; an article that is there as it is changes nothing."""
        if not self._begun:
            self._store.write(countries())
            self._begun = True
        self._store.write(found.subgraph)

    def remove(self, key: str) -> None:
        """Take an article out of the graph; raises `NotFound`."""
        remove([key], self._store)

    def _rules(self) -> Extractor:
        if self._extractor is None:
            from loaders.extraction.rules import RuleExtractor  # reads the reference, which takes a moment

            self._extractor = RuleExtractor()
        return self._extractor
