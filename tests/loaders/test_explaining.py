"""An explanation says all that a load would write, and what it would not."""

from pathlib import Path

import pytest

from loaders.articles import read_articles
from loaders.explaining import explain
from loaders.extraction import rules
from loaders.extraction.bodies.knowledge import Knowledge
from loaders.extraction.rules import RuleExtractor
from loaders.extraction.text.document import Claim, Document
from ontology.errors import UnreadableArticle
from ontology.statements import Article
from ontology.vocabulary import Kind, Predicate

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


def article(name: str) -> Article:
    (found,) = read_articles([EXAMPLES / f"{name}.txt"])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("name", ["en-wipo-viet-nam-mou-2025", "vi-wipo-bien-ban-ghi-nho-2025"])
def test_every_mention_and_piece_of_evidence_is_explained(name: str) -> None:
    given = article(name)
    read, explained = RuleExtractor().extract(given), explain(given)
    evidence = sorted((e.start, e.end, e.rule, e.confidence) for s in read.statements for e in s.evidence)
    assert evidence
    assert sorted((s.start, s.end, s.rule, s.confidence) for s in explained.said) == evidence
    assert [s.number for s in explained.said] == list(range(1, len(evidence) + 1))
    mentions = {(m.start, m.end, e.id) for e in read.entities for m in e.mentions}
    marked = {(mark.start, mark.end, mark.entity) for mark in explained.marks}
    assert marked <= mentions and len(marked) > len(mentions) / 2
    assert all(mark.rule for mark in explained.marks)
    assert all(s.quote == (given.text or "")[s.start : s.end] for s in explained.said)


def test_statements_are_worded_in_the_language_of_the_reader() -> None:
    given = article("en-wipo-viet-nam-mou-2025")
    posts = {
        language: next(s for s in explain(given, language=language).said if "Daren Tang" in s.subject)
        for language in ("en", "vi")
    }
    assert posts["en"].predicate != posts["vi"].predicate


def test_a_claim_that_the_ontology_does_not_allow_is_shown_with_its_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def misread(document: Document, knowledge: Knowledge) -> None:
        place, office = (
            next(m.key for m in document.mentions if document.candidates[m.key].kind is kind)
            for kind in (Kind.PLACE, Kind.AGENCY)
        )
        document.claim(Claim(place, Predicate.HOLDS_POST, office, None, 0, 8, "misread", 0.4, role="Chief"))

    monkeypatch.setitem(rules.FINDERS, "en", (*rules.FINDERS["en"], misread))
    (refused,) = (r for r in explain(article("en-wipo-viet-nam-mou-2025")).refused if r.rule == "misread")
    assert "must be Official, this is Place" in refused.reason
    assert "Viet Nam" in refused.what and (refused.start, refused.end) == (0, 8)


@pytest.mark.parametrize(
    ("text", "language", "reason"),
    [
        ("Viet Nam and Japan did not sign a memorandum of understanding on patents.", "en", "not so"),
        ("Việt Nam và Nhật Bản chưa ký biên bản ghi nhớ về sáng chế.", "vi", "not so"),
        ("Viet Nam wishes to host the meeting of the working group in Ha Noi.", "en", "wishes"),
    ],
)
def test_what_a_guard_passed_over_is_shown_with_its_reason(text: str, language: str, reason: str) -> None:
    explained = explain(Article("a", text, language=language))
    assert any(reason in refused.reason for refused in explained.refused)
    assert all(refused.quote == text[refused.start : refused.end] for refused in explained.refused)
    assert not any("signed" in said.predicate or said.object == "signed" for said in explained.said)


def test_an_article_without_text_is_refused() -> None:
    with pytest.raises(UnreadableArticle, match="no text"):
        explain(Article("a", None))


NAMES = (
    "Bluefield Motors Inc sued a rival. The Patent Office of Kenya met XQZT and the Ministry. "
    "A book of Jonas Albrecht was sold in Old Hanoi Garden. Photo: WIPO"
)


@pytest.mark.parametrize(
    ("quote", "rule", "reason"),
    [
        ("XQZT", "abbreviation", "neither the article explains"),
        ("Jonas Albrecht", "person", "no title, honorific or post"),
        ("Ministry", "organization", "nothing tells which body"),
        ("Old Hanoi Garden", "place-only", "only “Hanoi” in it is known"),
        ("WIPO", "gazetteer", "credits a picture"),
    ],
)
def test_names_that_were_not_taken_are_shown_with_the_reason(quote: str, rule: str, reason: str) -> None:
    refused = [r for r in explain(Article("a", NAMES, language="en")).refused if r.quote == quote]
    assert [(r.rule, r.what) for r in refused] == [(rule, "a name")]
    assert reason in refused[0].reason


def test_a_company_of_no_known_sort_is_named_as_one() -> None:
    text = "Quang Minh Holdings bought a rival. Acme GmbH did not answer."
    refused = {r.quote: r.rule for r in explain(Article("a", text, language="en")).refused}
    marked = {text[m.start : m.end] for m in explain(Article("a", text, language="en")).marks}
    assert {"company"} == {rule for quote, rule in refused.items() if quote not in marked}


@pytest.mark.parametrize(
    ("text", "language", "word", "kind"),
    [
        ("Kenya hosted a dinner for the guests.", "en", "hosted", "Event"),
        ("Cục Sở hữu trí tuệ đăng cai.", "vi", "đăng cai", "Event"),
    ],
)
def test_a_wording_that_lacks_a_name_says_which(text: str, language: str, word: str, kind: str) -> None:
    refused = explain(Article("a", text, language=language)).refused
    (near,) = (r for r in refused if r.quote.startswith(word))
    assert near.rule.split(".")[1] == language and "hosted" in near.what
    assert kind in near.reason or "stand otherwise" in near.reason


def test_what_the_ontology_does_not_allow_of_two_kinds_is_shown() -> None:
    text = "Chính phủ Việt Nam ký Công ước Berne năm 2004."
    refused = explain(Article("a", text, language="vi")).refused
    assert any("the ontology has no signed of Place and Agreement" in r.reason for r in refused)


def test_a_load_collects_none_of_it() -> None:
    extractor, article_ = RuleExtractor(), Article("a", NAMES, language="en")
    assert extractor.read(article_).refusals == []
    assert extractor.read(article_, explained=True).refusals != []
