"""Lists of participants, one in each line."""

from collections.abc import Callable

from loaders.extraction.text.document import Document
from ontology.vocabulary import Predicate

Read = Callable[..., Document]


def attended(document: Document) -> set[str]:
    return {
        document.quote(m.start, m.end)
        for c in document.claims
        if c.rule == "roster" and c.predicate is Predicate.PARTICIPATED_IN
        for m in document.mentions
        if m.key == c.subject
    }


def test_each_line_of_a_list_names_one_who_took_part(read: Read) -> None:
    text = (
        "WIPO held a workshop on designs in Lima on 2 May 2024.\n\nSpeakers:\n"
        "• Ms. Clara Vidal, Director of INDECOPI\n• Mr. Juan Soto, expert, WIPO\n\n"
        "The next call opens in June. Mr. Pedro Ruiz sells shoes."
    )
    assert attended(read(text, "en")) >= {"Clara Vidal", "Juan Soto"}
    assert "Pedro Ruiz" not in attended(read(text, "en"))


def test_vietnamese_lists_are_read_too(read: Read) -> None:
    text = (
        "Ngày 2/5/2024, Cục Sở hữu trí tuệ tổ chức hội thảo về kiểu dáng tại Huế.\n\nThành phần tham dự:\n"
        "- Ông Trần Văn An, Phó Cục trưởng Cục Sở hữu trí tuệ\n"
        "- Bà Lê Thị Hoa, Vụ Pháp chế\n\nHội thảo kết thúc."
    )
    assert attended(read(text, "vi")) >= {"Trần Văn An", "Lê Thị Hoa"}


def test_a_list_without_an_event_claims_nothing(read: Read) -> None:
    text = "Speakers:\n• Ms. Clara Vidal, Director of INDECOPI\n• Mr. Juan Soto, expert, WIPO\n"
    assert attended(read(text, "en")) == set()
