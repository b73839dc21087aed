from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.dates import bounds, is_date, precision


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("2023-06-12", date(2023, 6, 12), date(2023, 6, 12), "day"),
        ("2016/2025", date(2016, 1, 1), date(2025, 12, 31), "interval"),
        ("2023-06-12/2023-06-14", date(2023, 6, 12), date(2023, 6, 14), "interval"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
    ],
)
def test_a_date_allows_a_span_of_days(text: str, first: date, last: date, kind: str) -> None:
    assert bounds(text) == (first, last)
    assert precision(text) == kind
    assert is_date(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is no date"),
        ("June 2023", "is no date"),
        ("2023-6", "is no date"),
        ("2023-06-12T10:00", "is no date"),
        ("2023/", "is no date"),
        ("2016/2020/2025", "is no date"),
        ("٢٠٢٣", "is no date"),
        ("2023-13", "not in the calendar"),
        ("2023-02-29", "not in the calendar"),
        ("0000", "not in the calendar"),
        ("2025/2016", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_named_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        bounds(text)
    assert not is_date(text)


@given(st.dates(), st.dates())
def test_an_interval_spans_its_ends(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)
    assert bounds(str(first)[:7])[0] <= first <= bounds(str(first)[:7])[1]
