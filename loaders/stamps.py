"""When an article was published: the stamp at its head, or the date in its address. Never an event's date."""

import datetime
import re
from collections.abc import Iterator

_MONTH_NAMES = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES.split("|"), start=1)}
_MONTH = rf"(?P<month>{_MONTH_NAMES})[a-z]*\.?"
_DAYS = {
    **{name: n for n, name in enumerate(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])},
    **{name: n for n, name in enumerate(["hai", "ba", "tư", "năm", "sáu", "bảy"])},
    **{str(n + 2): n for n in range(6)},
}
_WEEKDAY = re.compile(
    r"\b(?:(?:thứ|th|t)\s?(?P<vi>hai|ba|tư|năm|sáu|bảy|[2-7])|(?P<sunday>chủ nhật|cn)"
    r"|(?P<en>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b(?=[,.\s]|$)",
    re.IGNORECASE,
)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b",
        r"\b(?P<d>\d{1,2})(?P<numeric>[/.-])(?P<m>\d{1,2})(?P=numeric)(?P<y>\d{4})\b",
        r"\b(?:ngày\s+)?(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s*(?:,|năm)?\s*(?P<y>\d{4})\b",
        rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<y>\d{{4}})\b",
        rf"\b{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b",
    )
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:hg]\d{2}(?::\d{2})?|\s?giờ(?:\s?\d{2})?)\s*(?:SA|CH|AM|PM|a\.m\.|p\.m\.)?(?:\s*\(?(?:GMT|UTC)\s?[+-]?\d*\)?)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:posted|published|updated|date|ngày đăng|đăng ngày|đăng lúc|cập nhật|ngày xuất bản)\b",
    re.IGNORECASE,
)
HEAD = re.compile(r"\s*date (\d{4}-\d\d(?:-\d\d)?)\b")
"""The stamp that some collections put before the text itself."""
_ADDRESS_DATES = (
    re.compile(r"[/-](?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?=[/._-]|$)"),
    re.compile(r"[/_-](?P<y>20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d{4,})?(?=[/._-]|$)"),
    re.compile(r"/(?P<y>20\d\d)[/-](?P<m>\d\d)(?=/)"),
)
_SOURCE_LINE = re.compile(
    r"^\s*(?:source|nguồn|link gốc|link)\s*:?\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE
)


_PLACE = re.compile(r"\s*(?P<place>[^\d\n.;:!?]{2,60}?)[\s,(/–—-]*(?:ngày\s+)?$")
_PAUSE = re.compile(r"\)?(?:\s?\([^()\n]{2,30}\))?\s?(?:[-–—]{1,2}\s|/PRNewswire|\.\s+(?=[^\W\d_]))")
_TIED = re.compile(r"[,)/–—-]\s*(?:ngày\s+)?$")


def published(text: str, *, url: str | None = None, language: str | None = None) -> str | None:
    """The publication date that a text's head, its own address or the address under it gives, in ISO form."""
    head = HEAD.match(text)
    if head and is_date(head.group(1)):
        return head.group(1)
    for line in head_lines(text):
        date = stamp_date(line, language=language) or dateline_date(line)
        if date:
            return date
    for address in (url, *reversed(_SOURCE_LINE.findall(text))):
        date = address_date(address) if address else None
        if date:
            return date
    return None


def head_lines(text: str) -> Iterator[str]:
    """The lines in which a stamp may stand: the first twelve that are not blank."""
    lines = (line for line in text[:3000].splitlines() if line.strip())
    yield from (line for line, _ in zip(lines, range(12), strict=False))


def stamp_date(line: str, *, language: str | None = None) -> str | None:
    """The date of a line that is a publication stamp and nothing else; None for any other line.

    `03/06/2024` is the third of June, save in English, where it says nothing unless a weekday decides.
    """
    if len(line) > 120:
        return None
    found = next((match for pattern in _DATES if (match := pattern.search(line))), None)
    if found is None or not _is_stamp(line, found):
        return None
    weekday = _weekday(line)
    readings = [date for date in _readings(found) if weekday is None or date.weekday() == weekday]
    if language == "en" and found.groupdict().get("numeric") and len(set(readings)) > 1:
        return None
    return readings[0].isoformat() if readings else None


def dateline_date(line: str) -> str | None:
    """The day in the words that open a text: "GENEVA, 3 May 2024 – …", "Hà Nội, ngày 3/5/2024 - …"."""
    found = next((match for pattern in _DATES if (match := pattern.search(line, 0, 90))), None)
    if found is None or not is_dateline(line[: found.start()], line[found.end() :]):
        return None
    readings = _readings(found)
    return readings[0].isoformat() if len(set(readings)) == 1 else None


def is_dateline(before: str, behind: str) -> bool:
    """Whether a date stands in a dateline, by its line on both sides: a place in front, a pause after."""
    found = _PLACE.match(before)
    if found is None or not _PAUSE.match(behind):
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", found["place"])
    named = 0 < len(words) <= 6 and all(word[0].isupper() for word in words)
    return named and (bool(_TIED.search(before)) or found["place"].isupper())


def address_date(address: str) -> str | None:
    """The date in an address: `…/2024/06/03/…`, `…-20250925135036541.htm`, or the month in `…/2024/06/…`."""
    path = re.sub(r"^https?://[^/]*", "", address).split("?")[0]
    for pattern in _ADDRESS_DATES:
        for found in pattern.finditer(path):
            parts = found.groupdict()
            date = _date(parts["y"], parts["m"], parts.get("d") or "1")
            if date:
                return date.isoformat() if parts.get("d") else date.isoformat()[:7]
    return None


def _is_stamp(line: str, found: re.Match[str]) -> bool:
    rest = line[: found.start()] + " " + line[found.end() :]
    signs = [pattern.search(rest) for pattern in (_CLOCK, _LABEL, _WEEKDAY)]
    for pattern in (_CLOCK, _LABEL, _WEEKDAY):
        rest = pattern.sub(" ", rest)
    words = re.findall(r"[^\W\d_]+", rest)
    if any(signs):
        return len(words) <= 4
    return len(words) <= 3 and all(word[0].isupper() for word in words)


def _readings(found: re.Match[str]) -> list[datetime.date]:
    parts = found.groupdict()
    month = parts.get("m") or str(_MONTHS[parts["month"].lower()[:3]])
    dates = [_date(parts["y"], month, parts["d"])]
    if parts.get("numeric"):
        dates.append(_date(parts["y"], parts["d"], month))
    return [date for date in dates if date]


def _weekday(line: str) -> int | None:
    found = _WEEKDAY.search(line)
    if found is None:
        return None
    if found["sunday"]:
        return 6
    return _DAYS[found["vi"].lower()] if found["vi"] else _DAYS[found["en"].lower()[:3]]


def _date(year: str, month: str, day: str) -> datetime.date | None:
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if 1950 <= date.year <= 2100 else None


def is_date(text: str) -> bool:
    """Whether `text` is a calendar date in ISO form, reduced precision allowed."""
    year, month, day = (text + "-01-01").split("-")[:3]
    return _date(year, month, day) is not None
