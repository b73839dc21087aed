"""Where and when an event was, as its sentence says without a frame."""

from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document
from ontology.vocabulary import Kind, Predicate

Read = Callable[..., Document]


def of_events(document: Document, predicate: Predicate) -> set[str]:
    """The places or dates of the events of a text."""
    return {
        c.object or c.value or ""
        for c in document.claims
        if c.predicate is predicate and document.candidates[c.subject].kind is Kind.EVENT
    }


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        (
            "Mr. John Cho of KIPO and Ms. Ana Paz of INAPI met, over two long mornings at the port of Lima.",
            "en",
            "place/lima",
        ),
        (
            "Bên lề hội nghị, ông Lê Văn Bình, Cục trưởng Cục SHTT, đã đến Hà Nội làm việc với WIPO.",
            "vi",
            "place/ha-noi",
        ),
    ],
)
def test_the_nearest_town_is_where_it_was(read: Read, text: str, language: str, place: str) -> None:
    assert place in of_events(read(text, language), Predicate.HELD_IN)


def test_the_day_of_the_news_is_that_of_its_main_event(read: Read) -> None:
    text = (
        "Two offices put their work on a new footing yesterday. "
        "Mr. John Cho of KIPO and Ms. Ana Paz of INAPI held talks with an eye to the years to come."
    )
    assert of_events(read(text, "en", published="2024-05-04"), Predicate.DATE) == {"2024-05-03"}


def test_a_free_date_of_the_sentence_dates_the_event(read: Read) -> None:
    text = "Hôm qua (3/5), Cục Sở hữu trí tuệ cùng WIPO và nhiều viện nghiên cứu mở hội thảo về nhãn hiệu."
    assert of_events(read(text, "vi", published="2024-05-04"), Predicate.DATE) == {"2024-05-03"}


@pytest.mark.parametrize(
    "text",
    [
        "WIPO held a workshop for people who have been at work since 3 May 2024.",
        "Chile and Peru held talks; the office has had a new head from 1 April 2024.",
    ],
)
def test_a_date_of_something_else_does_not(read: Read, text: str) -> None:
    assert not of_events(read(text, "en", published="2024-05-04"), Predicate.DATE)


def test_the_year_in_a_name_yields_to_the_day_in_the_sentence(read: Read) -> None:
    text = 'Trong hai ngày 20-21/5, "Hội thảo bản quyền năm 2025" diễn ra tại Lima.'
    dates = of_events(read(text, "vi", published="2025-05-22"), Predicate.DATE)
    assert dates == {"2025-05-20/2025-05-21"}


def test_a_venue_with_a_town_in_its_name_says_where(read: Read) -> None:
    text = (
        "Chiều 3/5, tại Trung tâm Hội nghị Hoa Ban Hà Nội, Cục Sở hữu trí tuệ tổ chức hội thảo về nhãn hiệu."
    )
    assert "place/ha-noi" in of_events(read(text, "vi"), Predicate.HELD_IN)


def test_a_district_says_where_and_is_no_host(read: Read) -> None:
    text = (
        "Sáng 3/5, tại huyện Hoa Lộc, Sở Khoa học và Công nghệ Nghệ An phối hợp với Cục Sở hữu trí tuệ "
        "tổ chức lớp tập huấn về nhãn hiệu."
    )
    document = read(text, "vi")
    hosts = {c.subject for c in document.claims if c.predicate is Predicate.HOSTED}
    assert hosts == {"agency/dost-nghe-an", "agency/ip-viet-nam"}
    assert of_events(document, Predicate.HELD_IN) == {"place:hoa loc"}
