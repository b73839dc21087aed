"""Dates in words, and how they stand to a day that a reader looks back from."""

import calendar
import re
from typing import Final

from ontology.dates import is_date
from ontology.errors import InvalidQuery

_PART: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LAST: Final = "~"
"""Sorts behind every digit and hyphen: `2023~` is the end of 2023."""


def date_in_words(text: str, language: str) -> str:
    """A date or an interval as people write it; what is no date stays as it is.

    >>> date_in_words("2024-05-03", "en"), date_in_words("2024-05-03", "vi")
    ('3 May 2024', 'ngày 3 tháng 5 năm 2024')
    >>> date_in_words("2018/2023-06", "en")
    '2018 – June 2023'
    """
    start, _, end = text.partition("/")
    if len(start) == len(end) == 10 and start[:8] == end[:8] and _PART.fullmatch(start):
        said = _part_in_words(end, language)  # 22 – 26 April 2024: the month once
        day = str(int(end[8:]))
        return said.replace(day, f"{int(start[8:])} – {day}", 1) if start != end else said
    return " – ".join(_part_in_words(part, language) for part in text.split("/"))


def day_asked(text: str | None, name: str) -> str | None:
    """The day that a reader asks for, or None for none; raises `InvalidQuery` where it is no date."""
    if text is None or not text.strip():
        return None
    if "/" in text or not is_date(text.strip()):
        raise InvalidQuery(
            f"{name} is {text!r}: give a year, month or day such as 2020, 2020-06, 2020-06-12."
        )
    return text.strip()


def year_of(text: str) -> str | None:
    """The year that a date begins in, or None where it is no date."""
    found = _PART.match(text)
    return found.group(1) if found else None


def began_by(date: str | None, day: str | None) -> bool:
    """Whether something of this date had begun on a day; what has no date may always have."""
    return date is None or day is None or date.partition("/")[0] <= day + _LAST


def stood_at(date: str | None, day: str | None) -> bool:
    """Whether a period may hold a day; only an interval has an end."""
    if date is None or day is None:
        return True
    start, _, end = date.partition("/")
    return start <= day + _LAST and (not end or end + _LAST >= day)


def within(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date touches the time from one day to another; what has none always does."""
    return began_by(date, until) and (
        date is None or since is None or date.rpartition("/")[2] + _LAST >= since
    )


def _part_in_words(part: str, language: str) -> str:
    found = _PART.fullmatch(part)
    if not found:
        return part
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return part
    if language == "vi":
        said = f"tháng {int(month)} năm {year}"
        return f"ngày {int(day)} {said}" if day else said
    said = f"{calendar.month_name[int(month)]} {year}"
    return f"{int(day)} {said}" if day else said
