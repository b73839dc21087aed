"""Days, months, years and periods in a question, in English and Vietnamese."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ontology.folding import fold_characters

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NUMBER = r"(?:1[0-2]|0?[1-9])"
_YEAR = r"(?:18|19|20|21)\d\d"
_DATE = "|".join((
    rf"(?P<iso>{_YEAR}-\d\d(?:-\d\d)?)",
    rf"(?:ngay\s+)?(?P<d1>{_DAY})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>{_YEAR})",
    rf"(?P<m2>{_MONTH})\.?\s+(?P<d2>{_DAY})(?:st|nd|rd|th)?,\s*(?P<y2>{_YEAR})",
    rf"(?:ngay\s+)?(?P<d3>{_DAY})\s+thang\s+(?P<m3>{_NUMBER})(?:,?\s+nam\s+|[/-])(?P<y3>{_YEAR})",
    rf"(?:ngay\s+)?(?P<d4>{_DAY})[/.-](?P<m4>{_NUMBER})[/.-](?P<y4>{_YEAR})",
    rf"(?P<m5>{_MONTH})\.?,?\s+(?P<y5>{_YEAR})",
    rf"thang\s+(?P<m6>{_NUMBER})(?:,?\s+nam\s+|\s*[/-]\s*)(?P<y6>{_YEAR})",
    rf"(?P<m7>{_NUMBER})/(?P<y7>{_YEAR})",
    rf"(?:nam\s+|the\s+year\s+)?(?P<y8>{_YEAR})",
))  # fmt: skip
_ONE = re.compile(rf"(?<!\w)(?:{_DATE})(?!\w)")
_SINCE = re.compile(r"\b(?:since|from|starting|starting in|ke tu|tu|beginning)(?:\s+(?:the|year))?\s*$")
_AFTER = re.compile(r"\b(?:after|later than|sau|sau khi)\s*$")
_BEFORE = re.compile(r"\b(?:before|earlier than|prior to|truoc)\s*$")
_UNTIL = re.compile(
    r"\b(?:until|till|up to|through|by|cho den|den het|den|toi)(?:\s+(?:the end of|cuoi))?\s*$"
)
_BETWEEN = re.compile(r"\b(?:between|from|since|tu|ke tu|giua|trong khoang|giai doan|in|during|trong)\s*$")
_JOINED = re.compile(r"\s*(?:and|to|until|till|through|up to|den|cho den|toi|va|-|–|—)\s*")
_AT = re.compile(r"\b(?:in|on|at|during|vao|trong|hoi|within|as of|tai thoi diem)\s*$")
_AGO = re.compile(r"\s*(?:onwards?|on|tro di|den nay|tro lai day|toi nay|until now|to date)\b")


@dataclass(frozen=True, slots=True)
class Period:
    """A period in a question: from and until, either of which may be open; where it stands in the text."""

    since: str | None
    until: str | None
    start: int
    end: int

    @property
    def at(self) -> str | None:
        """The one date that it is, if it is one."""
        return self.since if self.since == self.until else None


def periods_in(text: str) -> list[Period]:
    """The periods that a text (NFC) names; dates that belong together are one."""
    folded = fold_characters(text).lower()
    dates = [(found.start(), found.end(), _iso(found)) for found in _ONE.finditer(folded)]
    found: list[Period] = []
    position = 0
    while position < len(dates):
        start, end, first = dates[position]
        following = dates[position + 1] if position + 1 < len(dates) else None
        opened = _BETWEEN.search(folded[:start])
        if following and _JOINED.fullmatch(folded[end : following[0]]):
            begins = opened.start() if opened else start
            since, until = sorted((first, following[2]))
            found.append(Period(since, until, begins, following[1]))
            position += 2
            continue
        found.append(_alone(folded, start, end, first))
        position += 1
    return found


def _alone(folded: str, start: int, end: int, value: str) -> Period:
    """One date, and what the words beside it make of it."""
    before = folded[:start]
    if word := _AFTER.search(before):
        return Period(_shifted(value, 1), None, word.start(), end)
    if word := _BEFORE.search(before):
        return Period(None, _shifted(value, -1), word.start(), end)
    open_end = _AGO.match(folded, end)
    if open_end or (word := _SINCE.search(before)):
        word = _SINCE.search(before)
        return Period(value, None, word.start() if word else start, open_end.end() if open_end else end)
    if word := _UNTIL.search(before):
        return Period(None, value, word.start(), end)
    word = _AT.search(before)
    return Period(value, value, word.start() if word else start, end)


def _iso(found: re.Match[str]) -> str:
    if found["iso"]:
        return found["iso"]
    form = next(n for n in range(1, 9) if found[f"y{n}"])
    groups = found.groupdict()
    parts = [found[f"y{form}"]]
    for letter in "md":
        if value := groups.get(f"{letter}{form}"):
            number = int(value) if value.isdigit() else 1 + [m[:3] for m in _MONTHS].index(value[:3])
            parts.append(f"{number:02d}")
    return "-".join(parts)


def _shifted(value: str, step: int) -> str:
    """The year, month or day next to a date, behind it or before it.

    >>> _shifted("2018", 1), _shifted("2019-12", 1), _shifted("2020-03-01", -1)
    ('2019', '2020-01', '2020-02-29')
    """
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return f"{parts[0] + step:04d}"
    if len(parts) == 2:
        months = parts[0] * 12 + parts[1] - 1 + step
        return f"{months // 12:04d}-{months % 12 + 1:02d}"
    year, month, day = parts
    day = min(day, monthrange(year, month)[1])
    return (date(year, month, day) + timedelta(days=step)).isoformat()
