"""Two reports of one signing, in two languages, become one signing in a store."""

from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from loaders.articles import read_articles
from loaders.extraction.rules import RuleExtractor
from loaders.pipeline import load
from ontology.statements import Entity, Statement
from ontology.vocabulary import Kind, Predicate

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
REPORTS = ("en-wipo-viet-nam-mou-2025", "vi-wipo-bien-ban-ghi-nho-2025")


@pytest.fixture(scope="module")
def parts() -> list[object]:
    with EmbeddedStore(None) as store:
        report = load(read_articles([EXAMPLES / f"{name}.txt" for name in REPORTS]), store, RuleExtractor())
        assert (report.loaded, report.rejected, report.refused) == (2, (), ())
        return list(store.dump())


def statements(parts: list[object], predicate: Predicate) -> list[Statement]:
    return [part for part in parts if isinstance(part, Statement) and part.predicate is predicate]


def test_there_is_one_memorandum_and_one_signing_event(parts: list[object]) -> None:
    kinds = [(part.kind, part.id) for part in parts if isinstance(part, Entity) and not part.reference]
    (memorandum,) = (key for kind, key in kinds if kind is Kind.AGREEMENT)
    (result,) = statements(parts, Predicate.RESULTED_IN)
    assert result.object == memorandum
    signing = next(part for part in parts if isinstance(part, Entity) and part.id == result.subject)
    assert sorted({mention.article for mention in signing.mentions}) == sorted(REPORTS)


def test_both_articles_are_evidence_of_the_same_signatories(parts: list[object]) -> None:
    signed = statements(parts, Predicate.SIGNED)
    assert len({statement.object for statement in signed}) == 1
    signatories = {statement.subject for statement in signed}
    assert {"agency/ip-viet-nam", "agency/wipo"} <= signatories
    people = [statement for statement in signed if statement.subject.startswith("official/")]
    assert len(people) == 2 and len(signatories) == 4
    assert all(statement.sources == tuple(sorted(REPORTS)) for statement in people)
