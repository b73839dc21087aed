"""How parts of the graph become properties of nodes, and come back."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from graph_store.properties import evidence_id, mention_properties, paired, pairs, searchable, text_hash
from ontology.statements import Article, Evidence, Mention

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def test_search_holds_each_name_folded_once_between_bars() -> None:
    names = ("Cục Sở hữu trí tuệ", "CỤC SỞ HỮU TRÍ TUỆ", "NOIP", "Đỗ", "|", "")
    assert searchable(names) == "|cuc so huu tri tue|noip|do|"
    assert searchable(()) == "|"


@given(st.lists(st.tuples(st.sampled_from(["en", "vi", "wikidata"]), TEXTS)))
def test_pairs_come_back(values: list[tuple[str, str]]) -> None:
    assert pairs(paired(values)) == tuple(values)


def test_equal_evidence_has_one_id_and_any_difference_another() -> None:
    one = Evidence("a", 1, 2, "x", "r", 0.5)
    others = [
        Evidence("b", 1, 2, "x", "r", 0.5),
        Evidence("a", 0, 2, "x", "r", 0.5),
        Evidence("a", 1, 3, "x", "r", 0.5),
        Evidence("a", 1, 2, "y", "r", 0.5),
        Evidence("a", 1, 2, "x", "s", 0.5),
        Evidence("a", 1, 2, "x", "r", 0.6),
        Evidence("a", 1, 2, "x", "r", 0.5, role="Director"),
    ]
    ids = {evidence_id("statement/1", evidence) for evidence in (one, *others)}
    assert len(ids) == 1 + len(others)
    assert evidence_id("statement/1", one) == evidence_id("statement/1", Evidence("a", 1, 2, "x", "r", 0.5))
    assert all(i.startswith("evidence/1-") for i in ids)


def test_a_mention_of_two_entities_has_two_ids() -> None:
    mention = Mention("a", 0, 1, "x", (("vi", "X"),))
    assert mention_properties("agency/1", mention)["id"] != mention_properties("agency/2", mention)["id"]
    assert mention_properties("agency/1", mention)["names"] == ["vi=X"]


def test_the_hash_of_an_article_is_that_of_its_text_in_nfc() -> None:
    composed = hashlib.sha256("Sở".encode()).hexdigest()
    assert text_hash(Article("a", "Sở")) == text_hash(Article("a", "So\u031b\u0309")) == composed
    assert text_hash(Article("a", None)) == ""
    assert text_hash(Article("a", "x", sha256="given")) == "given"
