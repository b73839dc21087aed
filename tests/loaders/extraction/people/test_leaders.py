from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]
Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tổng thống Harold Brennick phát biểu tại Hà Nội. Mỹ và các bang của Mỹ hoan nghênh.",
            {("official:harold brennick", "Tổng thống", "agency:government|US")},
        ),
        (
            "Thủ tướng Rudi Kellmann đến Berlin, Đức rồi thăm Paris, Pháp.",
            set[tuple[str, ...]](),
        ),
        (
            "Thủ tướng Lê Minh Trác đến Berlin, Đức.",
            {("official:le minh trac", "Thủ tướng", "agency/government")},
        ),
        (
            "Tiếp Chủ tịch nước Lê Minh Trác, Tổng thống Mỹ cho biết như vậy.",
            set[tuple[str, ...]](),
        ),
        (
            "Đón Thủ tướng New Zealand, Thủ tướng Chính phủ Lê Minh Trác nói như vậy.",
            {("official:le minh trac", "Thủ tướng", "agency/government")},
        ),
        (
            "Thủ tướng Lê Minh Trác và Chủ tịch Tề Quân Nghiệp hội đàm.",
            {("official:le minh trac", "Thủ tướng", "agency/government")},
        ),
    ],
)
def test_who_leads_which_government(claimed: Claimed, text: str, expected: set[tuple[str, ...]]) -> None:
    assert claimed(text, "holdsPost", "vi") == expected


def test_an_ambassador_of_a_country_in_its_short_form(claimed: Claimed) -> None:
    text = "Đại sứ Nhật Watari Shogo phát biểu khai mạc."
    assert {(s, o) for s, _, o in claimed(text, "holdsPost", "vi")} == {
        ("official:watari shogo", "agency/japan-embassy-hanoi")
    }


@pytest.mark.parametrize(
    "text",
    [
        "EU Commissioner for Fisheries Ana Ruiz welcomed the pact.",
        "The EU agreed. The Commissioner for Trade, Ana Ruiz, said: it is good.",
    ],
)
def test_commissioners_of_the_union_are_of_the_european_commission(read: Read, text: str) -> None:
    posts = [c for c in read(text).claims if c.predicate is Predicate.HOLDS_POST]
    assert [c.object for c in posts] == ["agency/european-commission"]


def test_a_short_form_behind_a_title_is_no_office(read: Read) -> None:
    text = "An EU delegation led by Ana Ruiz, Executive Director (ED) of the EUIPO, came."
    posts = [c for c in read(text).claims if c.predicate is Predicate.HOLDS_POST]
    assert [c.object for c in posts] == ["agency/euipo"]
