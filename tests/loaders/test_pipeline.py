import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph_store.engines.embedded import EmbeddedStore
from graph_store.protocol import GraphStore
from loaders.articles import read_articles
from loaders.pipeline import load, remove
from ontology.errors import NotFound, UnreadableArticle
from ontology.reference import load_reference
from ontology.statements import (
    Article,
    Entity,
    Evidence,
    Mention,
    Statement,
    Subgraph,
    SubgraphBuilder,
    merge_entities,
)
from ontology.vocabulary import Kind, Predicate


class SignedBy:
    """An extractor for tests: `Office A and Office B cooperate` makes two agencies and a statement."""

    def __init__(self, version: str = "1") -> None:
        self.name = f"signed-by {version}"
        self.read: list[str] = []

    def extract(self, article: Article) -> Subgraph:
        text = article.text or ""
        self.read.append(article.key)
        if "explode" in text:
            raise ZeroDivisionError("nobody expected this")
        builder = SubgraphBuilder()
        builder.add(article)
        for found in re.finditer(r"(Office \w+) and (Office \w+) (cooperate|name a minister)", text):
            ends = [self._agency(article, found, group) for group in (1, 2)]
            builder.update(ends)
            predicate = Predicate.COOPERATES_WITH if found[3] == "cooperate" else Predicate.HOLDS_POST
            evidence = Evidence(article.key, *found.span(), found.group(), "test", 0.9)
            builder.add(Statement(ends[0].id, predicate, ends[1].id, evidence=(evidence,)))
        return builder.build()

    def _agency(self, article: Article, found: re.Match[str], group: int) -> Entity:
        name = found.group(group)
        mention = Mention(article.key, *found.span(group), name, (("en", name),))
        shifted = replace(mention, quote="elsewhere") if "misquote" in found.string else mention
        return Entity(f"agency/{name[-1].lower()}", Kind.AGENCY, (("en", name),), mentions=(shifted,))


def article(key: str, text: str) -> Article:
    return Article(key, text, title=key, language="en", sha256=hashlib.sha256(text.encode()).hexdigest())


ONE = article("one", "Office A and Office B cooperate.")
TWO = article(
    "two", "It is said that Office A and Office B cooperate, and that Office C and Office D cooperate."
)


def dump(store: GraphStore) -> list[object]:
    """Everything in a store save when it was recorded."""
    return [replace(part, recorded=None) if isinstance(part, Article) else part for part in store.dump()]


def test_articles_meet_in_the_store(store: GraphStore) -> None:
    report = load([ONE, TWO], store, SignedBy())
    assert (report.loaded, report.unchanged, report.rejected, report.refused) == (2, 0, (), ())
    assert (report.written.statements_added, report.written.evidence_added) == (2, 3)
    (shared,) = (part for part in store.dump() if isinstance(part, Statement) and len(part.evidence) == 2)
    assert shared.sources == ("one", "two")


def test_loading_again_reads_nothing_and_changes_nothing(store: GraphStore) -> None:
    load([ONE, TWO], store, SignedBy())
    before = list(store.dump())
    again = SignedBy()
    report = load([ONE, TWO], store, again)
    assert (report.loaded, report.unchanged, again.read) == (0, 2, [])
    assert not report.written.changed
    assert list(store.dump()) == before


def test_the_batch_size_leaves_no_trace(embedded_store: EmbeddedStore) -> None:
    articles = [
        article(f"a{n}", f"Office A and Office {letter} cooperate.") for n, letter in enumerate("BCDEF")
    ]
    load(articles, embedded_store, SignedBy(), batch=2)
    with EmbeddedStore(None) as other:
        load(iter(articles), other, SignedBy(), batch=100)
        assert dump(other) == dump(embedded_store)


def test_a_changed_text_a_changed_title_or_a_new_extractor_is_read_again(
    embedded_store: EmbeddedStore,
) -> None:
    load([ONE, TWO], embedded_store, SignedBy())
    changed = article("one", "Office A and Office E cooperate.")
    for given, extractor, read in (
        ([changed, TWO], SignedBy(), ["one"]),
        ([replace(changed, title="Another"), TWO], SignedBy(), ["one"]),
        ([replace(changed, title="Another"), TWO], SignedBy("2"), ["one", "two"]),
    ):
        report = load(given, embedded_store, extractor)
        assert (extractor.read, report.loaded) == (read, len(read))
    with EmbeddedStore(None) as fresh:
        load([replace(changed, title="Another"), TWO], fresh, SignedBy("2"))
        assert dump(fresh) == dump(embedded_store)


def test_what_breaks_is_named_and_the_rest_goes_on(embedded_store: EmbeddedStore) -> None:
    unreadable = UnreadableArticle("folder/b.txt", "It is empty.", "Remove it.")
    broken = article("broken", "This will explode.")
    report = load([ONE, unreadable, broken, TWO], embedded_store, SignedBy())
    assert report.loaded == 2
    first, second = report.rejected
    assert (first.source, first.reason, first.remedy) == ("folder/b.txt", "It is empty.", "Remove it.")
    assert second.source == "broken" and "ZeroDivisionError" in second.reason
    assert "2 rejected" in report.summary()


def test_a_statement_that_breaks_the_ontology_is_refused_with_its_rule(embedded_store: EmbeddedStore) -> None:
    mixed = article("mixed", "Office A and Office B name a minister. Office A and Office C cooperate.")
    report = load([mixed], embedded_store, SignedBy())
    (refusal,) = report.refused
    assert (refusal.article, refusal.rule) == ("mixed", "subject-kind")
    assert "subject-kind" in refusal.message and "subject-kind 1" in report.summary()
    statements = [part for part in embedded_store.dump() if isinstance(part, Statement)]
    assert [s.predicate for s in statements] == [Predicate.COOPERATES_WITH]


def test_a_mention_that_misquotes_is_refused(embedded_store: EmbeddedStore) -> None:
    report = load([article("m", "A misquote: Office A and Office B cooperate.")], embedded_store, SignedBy())
    assert {refusal.rule for refusal in report.refused} == {"mention-text"}
    assert not any(part.mentions for part in embedded_store.dump() if isinstance(part, Entity))


def test_an_article_that_contradicts_the_store_is_rejected_alone(embedded_store: EmbeddedStore) -> None:
    load([ONE], embedded_store, SignedBy())

    class OtherKind(SignedBy):
        def extract(self, article: Article) -> Subgraph:
            found = super().extract(article)
            entities = tuple(
                replace(e, kind=Kind.PLACE) if "place" in (article.text or "") else e for e in found.entities
            )
            return replace(found, entities=entities)

    contradicting = article("three", "In this place Office A and Office B cooperate.")
    report = load([contradicting, TWO], embedded_store, OtherKind())
    assert report.loaded == 1
    assert [rejection.source for rejection in report.rejected] == ["three"]
    assert "contradicts" in report.rejected[0].reason


def test_every_country_is_known_before_any_article(embedded_store: EmbeddedStore) -> None:
    load([], embedded_store, SignedBy())
    countries = {entry.id for entry in load_reference() if "iso3" in dict(entry.identifiers)}
    assert len(countries) >= 193
    assert {part.id for part in embedded_store.dump() if isinstance(part, Entity)} == countries


def test_progress_is_told_article_by_article(embedded_store: EmbeddedStore) -> None:
    told: list[tuple[str, int, int | None]] = []
    load([ONE, TWO], embedded_store, SignedBy(), on_progress=lambda *event: told.append(event), batch=1)
    assert told == [("one", 1, 2), ("two", 2, 2)]
    told.clear()
    load(iter([ONE]), embedded_store, SignedBy(), on_progress=lambda *event: told.append(event))
    assert told == [("one", 1, None)]


def test_removing_takes_exactly_what_an_article_gave(store: GraphStore) -> None:
    load([ONE], store, SignedBy())
    before = dump(store)
    load([ONE, TWO], store, SignedBy())
    assert remove(["two"], store).articles_removed == 1
    assert dump(store) == before
    with pytest.raises(NotFound, match="nobody"):
        remove(["one", "nobody"], store)
    assert dump(store) == before


def test_a_broken_off_load_is_completed_by_the_next(embedded_store: EmbeddedStore) -> None:
    articles = [
        article(f"a{n}", f"Office A and Office {letter} cooperate.") for n, letter in enumerate("BCDEF")
    ]

    def cut_off() -> Iterator[Article]:
        yield from articles[:3]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(cut_off(), embedded_store, SignedBy(), batch=2)
    report = load(articles, embedded_store, SignedBy(), batch=2)
    assert (report.unchanged, report.loaded) == (2, 3)


def test_a_folder_with_one_broken_file_loads_the_others(
    embedded_store: EmbeddedStore, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for n, letter in enumerate("BCD"):
        (folder / f"a{n}.txt").write_text(
            f"It is known that Office A and Office {letter} cooperate on the matter."
        )
    (folder / "a1.txt").write_bytes(b"\x00\x01\x02" * 99)
    report = load(read_articles([folder]), embedded_store, SignedBy())
    assert report.loaded == 2
    assert [Path(rejection.source).name for rejection in report.rejected] == ["a1.txt"]


def test_entities_merge_as_the_extractor_means(embedded_store: EmbeddedStore) -> None:
    one = SignedBy().extract(ONE).entities[0]
    two = SignedBy().extract(TWO).entities[0]
    load([ONE, TWO], embedded_store, SignedBy())
    stored = {part.id: part for part in embedded_store.dump() if isinstance(part, Entity)}
    assert stored["agency/a"] == merge_entities(one, two)
