"""People who are told of as the counterpart of another."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]
Claimed = Callable[..., set[tuple[str, ...]]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Peru's Minister of Foreign Affairs Clara Vidal met her Japanese counterpart, Mr. Yamada Taro.",
        ),
        (
            "en",
            "Peru's Minister of Foreign Affairs Clara Vidal and her Japanese counterpart Yamada Taro spoke.",
        ),
        ("vi", "Bộ trưởng Bộ Ngoại giao Lê Văn Bình hội đàm với người đồng cấp Nhật Bản Yamada Taro."),
        ("vi", "Bộ trưởng Bộ Ngoại giao Lê Văn Bình và người đồng nhiệm Nhật Bản, ông Yamada Taro, dự họp."),
    ],
)
def test_a_counterpart_is_at_the_like_body_of_the_other_country(
    claimed: Claimed, language: str, text: str
) -> None:
    held = claimed(text, "holdsPost", language)
    offices = {claim[-1] for claim in held if claim[0] == "official:yamada taro"}
    assert offices == {"agency/jp-ministry-of-foreign-affairs"}


def test_the_country_of_a_counterpart_is_not_ones_own(claimed: Claimed) -> None:
    held = claimed("Foreign Minister Clara Vidal met her Japanese counterpart, Yamada Taro.", "holdsPost")
    assert not any(claim[0] == "official:clara vidal" for claim in held)


def test_a_counterpart_without_a_name_is_nobody(read: Read) -> None:
    document = read("Clara Vidal, Director of INDECOPI, thanked her Japanese counterparts in Tokyo.")
    people = {c.subject for c in document.claims if c.predicate is Predicate.HOLDS_POST}
    assert people == {"official:clara vidal"}
