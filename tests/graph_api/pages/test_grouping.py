"""A sentence is shown once, with every passage in it marked."""

from graph_api.models import ArticleReference, EvidenceDetail
from graph_api.pages.grouping import sentences_of
from graph_api.passages import passage_in
from ontology.vocabulary import Basis

LONG = "word " * 80
TEXT = f"Hà Nội hosted it. The office met the bureau and signed the plan {LONG}at last. Then all went home."


def evidence(quote: str, article: str = "one") -> EvidenceDetail:
    start = TEXT.index(quote)
    found = passage_in(TEXT, start, start + len(quote), quote)
    reference = ArticleReference(key=article, title=None, published=None, publisher=None, source=None,
                                 language="en", url="/")  # fmt: skip
    return EvidenceDetail(
        id=f"evidence/{article}-{start}", article=reference, before=found.before, quote=quote,
        after=found.after, start=start, end=start + len(quote), rule="hand", confidence=0.9, role=None,
        basis=Basis.STATED,
    )  # fmt: skip


def test_passages_of_one_sentence_are_marked_in_it_together() -> None:
    first, other = evidence("The office met"), evidence("signed the plan")
    (shown,) = sentences_of([first, other])
    assert shown.evidence is first
    assert [text for text, marked in shown.parts if marked] == ["The office met", "signed the plan"]
    assert "".join(text for text, _ in shown.parts) == f"{first.before}{first.quote}{first.after}"


def test_passages_that_overlap_are_one_mark_and_others_stand_apart() -> None:
    whole, part = evidence("The office met the bureau"), evidence("met the bureau and")
    (shown,) = sentences_of([whole, part])
    marked = "".join(text for text, marked in shown.parts if marked)
    assert marked == "The office met the bureau and"
    assert len(sentences_of([whole, evidence("met the bureau", article="two")])) == 2
    assert len(sentences_of([whole, evidence("hosted"), evidence("at last")])) == 3  # behind what is cut, too
