import unicodedata

import pytest

from queries.worded.periods import periods_in


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in 2019", "2019", "2019"),
        ("since 2019", "2019", None),
        ("từ năm 2019 đến nay", "2019", None),
        ("from 2015 to 2020", "2015", "2020"),
        ("between 2023 and 2024", "2023", "2024"),
        ("từ 2015 đến 2020", "2015", "2020"),
        ("giai đoạn 2015-2020", "2015", "2020"),
        ("after 2018", "2019", None),
        ("sau tháng 12/2019", "2020-01", None),
        ("before 1 March 2020", None, "2020-02-29"),
        ("trước năm 2020", None, "2019"),
        ("until June 2021", None, "2021-06"),
        ("đến hết năm 2021", None, "2021"),
        ("in May 2024", "2024-05", "2024-05"),
        ("trong tháng 5/2024", "2024-05", "2024-05"),
        ("kể từ tháng 6 năm 2025", "2025-06", None),
        ("on 9 July 2025", "2025-07-09", "2025-07-09"),
        ("July 9, 2025", "2025-07-09", "2025-07-09"),
        ("ngày 09/07/2025", "2025-07-09", "2025-07-09"),
        ("ngày 9 tháng 7 năm 2025", "2025-07-09", "2025-07-09"),
        ("2025-07-09", "2025-07-09", "2025-07-09"),
    ],
)
def test_periods_in_both_languages(text: str, since: str | None, until: str | None) -> None:
    (period,) = periods_in(unicodedata.normalize("NFC", f"abc {text}?"))
    assert (period.since, period.until) == (since, until)


@pytest.mark.parametrize("text", ["", "12345", "room 42", "ISO 27001", "31 tháng"])
def test_what_is_no_date(text: str) -> None:
    assert periods_in(text) == []
