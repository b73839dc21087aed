from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.extraction.rules import RuleExtractor
from loaders.extraction.text.document import Document
from ontology.errors import UnreadableArticle
from ontology.statements import Article, Subgraph
from ontology.validation import violations
from ontology.vocabulary import Kind, Predicate

VIETNAMESE = (
    "Ngày 12/3/2024, tại Hà Nội, Thứ trưởng Bộ Khoa học và Công nghệ Bùi Văn Sáng và ông Kenji Sato, "
    "Phó Cao ủy Cơ quan Sáng chế Nhật Bản (JPO), đã chủ trì buổi làm việc. "
    "Tham dự còn có đại diện Cục Sở hữu trí tuệ."
)
ENGLISH = (
    "On 12 March 2024 in Hanoi, Deputy Minister of Science and Technology Bui Van Sang and Mr. Kenji Sato, "
    "Deputy Commissioner of the Japan Patent Office (JPO), chaired a working session. "
    "The Intellectual Property Office of Viet Nam was represented as well."
)


def article(text: str, language: str, key: str = "a") -> Article:
    return Article(key, text, language=language, published="2024-03-13")


def of_kind(subgraph: Subgraph, kind: Kind) -> set[str]:
    return {entity.id for entity in subgraph.entities if entity.kind is kind}


def test_the_two_languages_meet_in_the_same_ids(extractor: RuleExtractor) -> None:
    one, other = extractor.extract(article(VIETNAMESE, "vi")), extractor.extract(article(ENGLISH, "en"))
    for kind in (Kind.AGENCY, Kind.OFFICIAL, Kind.PLACE):
        assert of_kind(one, kind) & of_kind(other, kind) >= of_kind(one, kind) - {"place/japan"}
    assert len(of_kind(one, Kind.OFFICIAL)) == 2


def test_the_same_article_gives_the_same_result(extractor: RuleExtractor) -> None:
    assert extractor.extract(article(ENGLISH, "en")) == extractor.extract(article(ENGLISH, "en"))


@pytest.mark.parametrize(("text", "language"), [(VIETNAMESE, "vi"), (ENGLISH, "en")])
def test_all_that_is_found_keeps_the_ontology(extractor: RuleExtractor, text: str, language: str) -> None:
    subgraph = extractor.extract(article(text, language))
    assert violations(subgraph) == []
    posts = [s for s in subgraph.statements if s.predicate is Predicate.HOLDS_POST]
    assert {s.role for s in posts} == {"deputy-minister", "deputy-commissioner"}


def test_an_article_without_text_is_refused_by_name(extractor: RuleExtractor) -> None:
    with pytest.raises(UnreadableArticle, match="news-7"):
        extractor.extract(Article("news-7", None, language="en"))


def test_an_empty_article_gives_the_article_alone(extractor: RuleExtractor) -> None:
    subgraph = extractor.extract(article("", "vi"))
    assert (len(subgraph.articles), subgraph.entities, subgraph.statements) == (1, (), ())


WORDS = st.sampled_from(
    [
        *VIETNAMESE.split(),
        *ENGLISH.split(),
        "\n",
        "(JPO)",
        "Mr.",
        "ông",
        "Lê",
        "Nam",
        ",",
        "-",
        "USTR",
        "Tai",
        "của",
    ]
)


@settings(max_examples=150, deadline=None)
@given(words=st.lists(WORDS, max_size=40), language=st.sampled_from(["vi", "en"]))
def test_any_order_of_words_is_read_without_breaking_a_rule(
    extractor: RuleExtractor, words: list[str], language: str
) -> None:
    assert violations(extractor.extract(article(" ".join(words), language))) == []


@settings(max_examples=100, deadline=None)
@given(words=st.lists(WORDS, max_size=40))
def test_mentions_never_overlap(read: Callable[..., Document], words: list[str]) -> None:
    document = read(" ".join(words), "vi")
    ends = [m.end for m in document.mentions]
    assert all(end <= m.start for end, m in zip(ends, document.mentions[1:], strict=False))


WORDINGS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("wordings.vi.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("action", WORDINGS)
def test_each_way_of_wording_an_action_is_read(extractor: RuleExtractor, action: str) -> None:
    missed = []
    for wording in WORDINGS[action]:
        article = Article("a", wording["text"], language="vi", published="2025-04-05")
        found = {(c.subject, str(c.predicate)) for c in extractor.read(article).claims}
        for claim in wording["gives"]:
            key, predicate = claim.rsplit(" ", 1)
            if not any(key in subject and predicate == said for subject, said in found):
                missed.append((wording["text"], claim))
    assert not missed
    assert len(WORDINGS[action]) >= 20


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Cục Sở hữu trí tuệ và JPO sẽ ký Bản ghi nhớ về sáng chế.", Predicate.SIGNED),
        ("Cục Sở hữu trí tuệ chưa ký Bản ghi nhớ với JPO.", Predicate.SIGNED),
        ("Cục Sở hữu trí tuệ đề nghị JPO tài trợ cho Dự án IPAS.", Predicate.FUNDS),
        ("Cục Sở hữu trí tuệ dự kiến tổ chức Hội thảo về nhãn hiệu tại Huế.", Predicate.HOSTED),
        ("Việt Nam chưa gia nhập Hiệp ước WCT.", Predicate.PARTY_TO),
        ("Lào mong muốn gia nhập WTO.", Predicate.MEMBER_OF),
        ("Ông Trần Văn Khoát không chủ trì Phiên họp lần thứ 60.", Predicate.CHAIRED),
    ],
)
def test_a_wish_or_a_denial_is_no_deed(extractor: RuleExtractor, text: str, predicate: Predicate) -> None:
    claims = extractor.read(Article("a", text, language="vi", published="2025-04-05")).claims
    assert not [c for c in claims if c.predicate is predicate]
