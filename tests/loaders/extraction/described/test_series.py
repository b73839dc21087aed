from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]
_PARTNERS = "The 4th meeting of AWGIPC was held in Dhaka on 2 May 2024. "
_VIET = "Cuộc họp lần thứ 4 của AWGIPC diễn ra tại Huế ngày 2/5/2024. "


def said(document: Document) -> set[tuple[str, str, str]]:
    """What is said of events; things by the passage that names them."""

    def name(key: str) -> str:
        mention = next((m for m in document.mentions if m.key == key), None)
        return document.quote(mention.start, mention.end) if mention else key

    return {
        (name(c.subject), c.predicate.value, name(c.object) if c.object else str(c.value))
        for c in document.claims
    }


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        (
            _PARTNERS + "Its next meeting will be in Lima in June 2025.",
            "en",
            {
                ("meeting", "heldUnder", "AWGIPC"),
                ("meeting", "date", "2025-06"),
                ("meeting", "heldIn", "Lima"),
            },
        ),
        (_PARTNERS + "Peru will host the fifth.", "en", {("Peru", "hosted", "the fifth")}),
        (_PARTNERS + "The previous meeting was held in 2023.", "en", {("meeting", "heldUnder", "AWGIPC")}),
        (
            _VIET + "Cuộc họp lần thứ 5 sẽ do Indonesia đăng cai.",
            "vi",
            {
                ("Indonesia", "hosted", "Cuộc họp lần thứ 5"),
                ("Cuộc họp lần thứ 5", "heldUnder", "AWGIPC"),
            },
        ),
        (
            _VIET + "Phiên thứ năm dự kiến tổ chức tại Hà Nội năm 2025.",
            "vi",
            {("Phiên thứ năm", "heldIn", "Hà Nội"), ("Phiên thứ năm", "date", "2025")},
        ),
    ],
)
def test_other_meetings_of_a_series_are_told_apart(
    read: Read, text: str, language: str, claims: set[tuple[str, str, str]]
) -> None:
    assert claims <= said(read(text, language))


def test_what_is_only_wished_is_not_claimed(read: Read) -> None:
    document = read(_PARTNERS + "Peru may host the fifth.")
    assert not [c for c in document.claims if c.predicate is Predicate.HOSTED]


def test_meetings_of_two_bodies_stay_apart(read: Read) -> None:
    text = "The 3rd meeting of IPEG was held in Lima. The next meeting is to be in Rome."
    document = read(_PARTNERS + text)
    last = [m.key for m in document.mentions if document.candidates[m.key].kind is Kind.EVENT][-1]
    assert not [c for c in document.claims if c.subject == last and c.predicate is Predicate.HELD_UNDER]
