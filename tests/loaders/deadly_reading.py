"""Extractors that worker processes can import: deadly, slow, counting ones."""

import os
import signal
import time
from pathlib import Path

from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article, Subgraph


class DeadlyExtractor(RuleExtractor):
    """The rules; but a text with the word `deadly` ends the process."""

    def extract(self, article: Article) -> Subgraph:
        if "deadly" in (article.text or ""):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().extract(article)


class SlowExtractor(RuleExtractor):
    """The rules, with a pause before each article."""

    def extract(self, article: Article) -> Subgraph:
        time.sleep(0.05)
        return super().extract(article)


class OtherExtractor(RuleExtractor):
    """Another name in every process: what a cluster of mixed versions looks like."""

    @property
    def name(self) -> str:
        return f"rules of {os.getpid()}"


class NotedExtractor(RuleExtractor):
    """The rules; the first line of a text names a file to which a letter is added each time it is read."""

    def extract(self, article: Article) -> Subgraph:
        with Path((article.text or "").splitlines()[0]).open("a", encoding="utf-8") as file:
            file.write("x")
        return super().extract(article)
