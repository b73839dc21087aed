"""Texts that are not about cooperation give no cooperation."""

from pathlib import Path

import pytest

from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from ontology.statements import Article
from ontology.vocabulary import Kind, Predicate

TEXTS = sorted(Path(__file__).parent.glob("*/negative/*.txt"))
COOPERATION = {Predicate.SIGNED, Predicate.PARTY_TO, Predicate.COOPERATES_WITH, Predicate.RESULTED_IN}


def test_there_are_texts_in_both_languages() -> None:
    languages = {article.language for article in read_articles(TEXTS) if isinstance(article, Article)}
    assert languages == {"en", "vi"}


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_nothing_is_taken_for_cooperation(path: Path) -> None:
    (article,) = read_articles([path])
    assert isinstance(article, Article)
    found = RuleExtractor().extract(article)
    wrong = [entity for entity in found.entities if entity.kind in (Kind.AGREEMENT, Kind.EVENT)]
    assert wrong == []
    assert [s for s in found.statements if s.predicate in COOPERATION] == []
