"""Blocks of labeled lines below the name of an event."""

from collections.abc import Callable

from loaders.extraction.text.document import Document

Read = Callable[..., Document]

ENGLISH = """Regional Workshop on Border Measures

Date: 3–5 May 2023
Venue: Hotel Miramar, Lima, Peru
Chair: Ms. Clara Vidal, Director of INDECOPI
Organized by: World Customs Organization
Participants:
- Chile, Ecuador and Peru
- European Union Intellectual Property Office (EUIPO): Mr. Juan Soto, expert

The workshop closed with a quiz.
"""
VIETNAMESE = """Hội thảo về chỉ dẫn địa lý

Thời gian: 12-14/9/2023
Địa điểm: Khách sạn Sông Hương, thành phố Huế
Chủ trì: Ông Trần Văn An, Phó Cục trưởng Cục Sở hữu trí tuệ

Thành phần tham dự:
- Trưởng đoàn các nước: Lào, Thái Lan;
- Tổ chức Sở hữu trí tuệ thế giới (WIPO): bà Clara Vidal, chuyên gia.

Hội thảo kết thúc lúc 17 giờ.
"""


def said(document: Document, predicate: str) -> set[str]:
    """What labeled lines say with a predicate: keys, or the literal."""
    return {
        c.value or (str(c.object) if predicate == "heldIn" else c.subject)
        for c in document.claims
        if c.rule == "labeled-line" and c.predicate == predicate
    }


def test_a_block_tells_of_the_event_above_it(read: Read) -> None:
    document = read(ENGLISH, "en")
    assert said(document, "date") == {"2023-05-03/2023-05-05"}
    assert said(document, "heldIn") == {"place/lima"}
    assert said(document, "chaired") == {"official:clara vidal"}
    assert said(document, "hosted") == {"agency/wco"}
    assert said(document, "participatedIn") == {
        "place/chile", "place/ecuador", "place/peru", "agency/euipo", "official:juan soto",
    }  # fmt: skip
    about = {c.object for c in document.claims if c.rule == "labeled-line" and c.predicate == "chaired"}
    assert [document.candidates[str(key)].sort for key in about] == ["workshop"]


def test_vietnamese_blocks_are_read_too(read: Read) -> None:
    document = read(VIETNAMESE, "vi")
    assert said(document, "date") == {"2023-09-12/2023-09-14"}
    assert said(document, "heldIn") == {"place/hue"}
    assert said(document, "chaired") == {"official:tran van an"}
    assert said(document, "participatedIn") == {
        "place/lao-pdr", "place/thailand", "agency/wipo", "official:clara vidal",
    }  # fmt: skip


def test_one_label_alone_says_nothing(read: Read) -> None:
    document = read("Date: 3 May 2023\n\nWIPO held a workshop in Lima in April 2023.", "en")
    assert said(document, "date") == set()


def test_a_block_without_an_event_claims_nothing(read: Read) -> None:
    document = read("Date: 3 May 2023\nVenue: Lima\nPresent: WIPO\n\nThe weather was fine.", "en")
    assert not [c for c in document.claims if c.rule == "labeled-line"]
