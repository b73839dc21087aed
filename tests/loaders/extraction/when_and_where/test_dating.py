from collections.abc import Callable

import pytest

from loaders.extraction.text.document import Document

Read = Callable[..., Document]


def dates(document: Document) -> set[tuple[str, str]]:
    """The kind of what is dated, and its date."""
    return {
        (document.candidates[c.subject].kind.value, c.value or "")
        for c in document.claims
        if c.predicate == "date"
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("WIPO held a workshop in Rome on 3 May 2011.", "en", ("Event", "2011-05-03")),
        ("On 3 May 2011, WIPO and Kenya held a meeting in Rome.", "en", ("Event", "2011-05-03")),
        ("From 3 to 5 May 2011 WIPO hosted a seminar in Rome.", "en", ("Event", "2011-05-03/2011-05-05")),
        ("Ngày 3/5/2011, tại Huế, WIPO đã tổ chức hội thảo.", "vi", ("Event", "2011-05-03")),
        ("WIPO và Lào ký Bản ghi nhớ ngày 3/5/2011.", "vi", ("Agreement", "2011-05-03")),
        ("WIPO and Kenya signed a Memorandum of Understanding in May 2011.", "en", ("Agreement", "2011-05")),
    ],
)  # fmt: skip
def test_dates_go_to_what_they_date(read: Read, text: str, language: str, expected: tuple[str, str]) -> None:
    assert expected in dates(read(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Patent Cooperation Treaty entered into force on 24 January 1978.", "en"),
        ("Kenya ratified the Patent Cooperation Treaty on 8 March 1994.", "en"),
        ("Hiệp ước hợp tác sáng chế có hiệu lực từ ngày 24/1/1978.", "vi"),
        ("Tin hoạt động 19/10/2023 19:50\nWIPO đã tổ chức hội thảo tại Huế.", "vi"),
    ],
)
def test_other_times_date_nothing(read: Read, text: str, language: str) -> None:
    assert dates(read(text, language)) == set()
