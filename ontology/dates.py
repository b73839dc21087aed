"""Dates as statements hold them: ISO 8601, reduced to a month or a year, or an interval of two of those."""

import re
from datetime import date, timedelta

_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def bounds(text: str) -> tuple[date, date]:
    """The first and the last day that a date allows; raises `ValueError` that says what is wrong.

    >>> bounds("2023-06")
    (datetime.date(2023, 6, 1), datetime.date(2023, 6, 30))
    >>> bounds("2016/2025-09-24")
    (datetime.date(2016, 1, 1), datetime.date(2025, 9, 24))
    """
    first, slash, second = text.partition("/")
    if not slash:
        return _days(text, text)
    start, end = _days(first, text)[0], _days(second, text)[1]
    if second < first:
        raise ValueError(f"{text!r} ends before it starts; write the earlier date first")
    return start, end


def is_date(text: str) -> bool:
    """Whether `text` is a day, a month, a year or an ordered interval of two of those."""
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def precision(text: str) -> str:
    """`day`, `month`, `year` or `interval`; raises `ValueError` where `text` is none of these."""
    bounds(text)
    return "interval" if "/" in text else {4: "year", 7: "month", 10: "day"}[len(text)]


def _days(part: str, whole: str) -> tuple[date, date]:
    form = _FORM.fullmatch(part)
    if form is None:
        raise ValueError(f"{whole!r} is no date such as 2023, 2023-06, 2023-06-12 or 2016/2025")
    year, month, day = (int(number) if number else None for number in form.groups())
    try:
        start = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"{whole!r} is not in the calendar ({error})") from None
    if day is not None:
        return start, start
    if month is None or month == 12:
        return start, date(start.year, 12, 31)
    return start, date(start.year, month + 1, 1) - timedelta(days=1)
