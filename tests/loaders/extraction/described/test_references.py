"""Which event a noun alone goes back to."""

from collections.abc import Callable

import pytest

from loaders.extraction.described.references import is_background
from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind

Read = Callable[..., Document]


def events(document: Document) -> list[list[str]]:
    """The passages of each event, in the order of the text."""
    found: dict[str, list[str]] = {}
    for mention in document.mentions:
        if document.candidates[mention.key].kind is Kind.EVENT:
            found.setdefault(mention.key, []).append(document.quote(mention.start, mention.end))
    return list(found.values())


@pytest.mark.parametrize(
    ("text", "language", "passages"),
    [
        (
            "Staff of INAPI finished a two-day course on designs in Lima on 3 May 2024.\n\n"
            "The training was paid for by WIPO. Ms. Ana Paz of INAPI opened the program.",
            "en",
            3,
        ),
        (
            "Chile deposited its instrument of accession to the Hague Agreement in Geneva on 3 May 2024, "
            "at a short ceremony.",
            "en",
            2,
        ),
        (
            "Vòng đàm phán thứ 4 diễn ra tại Lima từ ngày 2/5 đến 3/5/2024.\n\n"
            "Phiên họp do ông Lê Văn Bình, Cục trưởng Cục Sở hữu trí tuệ, chủ trì.",
            "vi",
            2,
        ),
    ],
)
def test_a_noun_alone_goes_back_to_the_event_told_of(
    read: Read, text: str, language: str, passages: int
) -> None:
    assert [len(found) for found in events(read(text, language))] == [passages]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Chile and Peru held talks in Lima on 3 May 2024.\n\n"
            "WIPO thanked them for the workshop that INAPI organized in Quito in March 2023.",
            "en",
        ),
        (
            "Hội thảo về nhãn hiệu diễn ra tại Huế ngày 3/5/2024.\n\n"
            "Các đại biểu dự phiên họp đầu tiên của AWGIPC ngày 4/5/2024.",
            "vi",
        ),
        (
            "Kỳ họp lần thứ 4 của AWGIPC diễn ra tại Lima ngày 3/5/2024.\n\n"
            "Kỳ họp lần thứ 5 dự kiến diễn ra tại Huế vào năm 2025.",
            "vi",
        ),
    ],
)
def test_another_event_stays_another(read: Read, text: str, language: str) -> None:
    assert len(events(read(text, language))) == 2


def test_a_noun_that_can_only_go_back_makes_no_event(read: Read) -> None:
    assert not events(read("The training was paid for by WIPO. Chile praised the activity.", "en"))


def test_a_paper_that_was_received_is_no_meeting(read: Read) -> None:
    assert not events(read("The letter was received by Ms. Ana Paz, Director of INAPI.", "en"))


def test_background_is_what_ended_long_before_the_article() -> None:
    assert is_background("2024-01", "2024-05-05")
    assert not is_background("2024-04-20", "2024-05-05")
    assert not is_background(None, "2024-05-05")


@pytest.mark.parametrize(
    "text",
    [
        "Mr. John Cho of KIPO visited WIPO on 3 May 2024.\n\n"
        "On the second day Mr. Cho visited the European Patent Office.",
        "Mr. John Cho of KIPO visited WIPO on 3 May 2024. He then visited the European Patent Office.",
        "On 3 May 2024 Mr. John Cho visited WIPO. On 5 May 2024 Mr. Cho visited the European Patent Office.",
    ],
)
def test_what_was_done_next_is_an_event_of_its_own(read: Read, text: str) -> None:
    assert len(events(read(text, "en"))) == 2


@pytest.mark.parametrize(
    ("text", "language", "passage"),
    [
        ("Staff of WIPO trained forty officers in Lima on 3 May 2024.", "en", "trained"),
        ("WIPO đã giảng dạy cho 30 cán bộ tại Huế ngày 3/5/2024.", "vi", "giảng dạy"),
        ("The steering committee, with WIPO in the chair, convened in Lima on 3 May 2024.", "en", "convened"),
        ("Chile's team is in Lima for talks with WIPO on 3 May 2024.", "en", "talks"),
    ],
)
def test_what_was_done_tells_of_an_event(read: Read, text: str, language: str, passage: str) -> None:
    assert [passage] in events(read(text, language))


def test_a_number_at_the_end_of_a_long_name_tells_events_apart(read: Read) -> None:
    text = (
        "Cuộc gặp Người đứng đầu các cơ quan sở hữu trí tuệ lần thứ 13 đã diễn ra tại Huế ngày 3/5/2024. "
        "Cuộc gặp lần thứ 14 sẽ do Lào đăng cai năm 2025."
    )
    assert len(events(read(text, "vi"))) == 2
