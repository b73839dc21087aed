"""Dates as Vietnamese and English news words them: precise to what is said, ranges and relative ones too."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from loaders.extraction.lexicon import load_lexicon
from loaders.extraction.text.quick_patterns import QuickPatterns
from loaders.stamps import is_dateline
from ontology.errors import InvalidReference
from ontology.folding import has_accents
from ontology.vocabulary import Basis

Match = re.Match[str]
Reading = tuple[str, Basis] | None

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HINT = re.compile(
    r"\d|[Cc]ùng ngày|[Tt]his|[Nn]ext|[Ll]ast|day|morning|noon|evening|month|year| nay| qua|này|trước|ngoái"
    r"|(?:[Ii]n|for|last|next) (?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)"
)
_PART = re.compile(r"<([A-Z_]+)>")
_STAMP_BEFORE = re.compile(
    r"(?:^|\n)[^\n]{0,3}(?:date|thứ \w+|th \d|cn|chủ nhật)[,:]?\s*$"
    r"|(?:posted|published|updated|last modified|cập nhật|ngày đăng|đăng ngày|xuất bản)[^\n.]{0,15}$",
    re.IGNORECASE,
)
_STAMP_LINE = 12  # a line with no more than so many other letters is a dateline
_DATELINE = 60  # signs of a line within which its date may be that of a dateline
_BOUND = re.compile(r"(?:từ|đến|trước|sau|since|from|until|by)\s$", re.IGNORECASE)
_NEWS = 45  # days between an event and the news of it
_STAMP_AFTER = re.compile(r"(?:\s*[|,–-])?\s*(?:lúc\s|at\s)?\d{1,2}[:h]\d\d")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A passage that gives a date: `value` is ISO 8601, of reduced precision or an interval where said so."""

    start: int
    end: int
    value: str
    basis: Basis


def find_dates(text: str, start: int, end: int, *, published: str | None) -> list[FoundDate]:
    """The dates in `text[start:end]`, in order, the longest reading of each; publication stamps are left out.

    A year that is not said is taken from `published` (basis published), days such as "yesterday" are counted
    from it (basis relative); without `published` such passages are skipped. Targets ("by 2030") are no dates.
    """
    return list(_find(text, start, end, published))


@lru_cache(maxsize=1024)
def _find(text: str, start: int, end: int, published: str | None) -> tuple[FoundDate, ...]:
    """Kept for a while, since several finders ask for the dates of one sentence."""
    if not _HINT.search(text, start, end):
        return ()
    today = _as_date(published)
    found: list[FoundDate] = []
    forms, readers = _grammar()
    for number, match in forms.finditer(text, start, end):
        if any(f.start < match.end() and match.start() < f.end for f in found) or _is_stamp(text, match):
            continue
        reading = readers[number](match, today)
        if reading is not None:
            found.append(FoundDate(match.start(), match.end(), *reading))
    return tuple(sorted((f for f in found if not _is_day_of_writing(text, f)), key=lambda f: f.start))


def _as_date(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _is_stamp(text: str, match: Match) -> bool:
    before = text[max(0, match.start() - 40) : match.start()]
    if _STAMP_AFTER.match(text, match.end()) or _STAMP_BEFORE.search(before):
        return True
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    rest = text[line_start : match.start()] + text[match.end() : line_end if line_end >= 0 else len(text)]
    return line_end >= 0 and len(rest.strip()) <= _STAMP_LINE


def _is_day_of_writing(text: str, found: FoundDate) -> bool:
    """Whether a day stands in a dateline; several days there are those of the event."""
    start = text.rfind("\n", 0, found.start) + 1
    near = found.start - start <= _DATELINE and "/" not in found.value
    return near and is_dateline(text[start : found.start], text[found.end : found.end + 20])


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _year(said: str | None, month: int, day: int, today: date | None) -> tuple[int, Basis] | None:
    """The year that is said, else that of the day nearest to the publication."""
    if said:
        return int(said), Basis.STATED
    if today is None:
        return None
    near = [y for y in (today.year - 1, today.year, today.year + 1) if _iso(y, month, day)]
    if not near:
        return None
    return min(near, key=lambda y: abs((date(y, month, day) - today).days)), Basis.PUBLISHED


def _read_day(match: Match, today: date | None) -> Reading:
    day, month = int(match["d"]), _month(match["m"])
    chosen = _year(match["y"], month, day, today)
    value = _iso(chosen[0], month, day) if chosen else None
    return (value, chosen[1]) if value and chosen else None


def _read_numeric(match: Match, today: date | None) -> Reading:
    """Day/month/year; in English, where both orders are possible, only the year is sure."""
    first, second = int(match["d"]), int(match["m"])
    around = match.string[max(0, match.start() - 200) : match.end() + 200]
    if not has_accents(around) and "/" in match.group() and first != second:
        if second > 12:
            first, second = second, first
        elif first <= 12:
            return match["y"], Basis.STATED
    value = _iso(int(match["y"]), second, first)
    return (value, Basis.STATED) if value else None


def _read_range(match: Match, today: date | None) -> Reading:
    """From day to day, the first month and year filled from the last."""
    parts = match.groupdict()
    day, month = int(match["d2"]), _month(match["m2"])
    chosen = _year(match["y2"], month, day, today)
    if not chosen:
        return None
    first_month = _month(parts["m1"]) if parts.get("m1") else month
    first_year = chosen[0] - 1 if first_month > month else chosen[0]
    first, last = _iso(first_year, first_month, int(match["d1"])), _iso(chosen[0], month, day)
    return (f"{first}/{last}", chosen[1]) if first and last and first < last else None


def _read_month(match: Match, today: date | None) -> Reading:
    return f"{match['y']}-{_month(match['m']):02d}", Basis.STATED


def _read_year(match: Match, today: date | None) -> Reading:
    return match["y"], Basis.STATED


def _read_years(match: Match, today: date | None) -> Reading:
    return (f"{match['y1']}/{match['y2']}", Basis.STATED) if match["y1"] < match["y2"] else None


def _read_months(match: Match, today: date | None) -> Reading:
    first = f"{match['y1']}-{_month(match['m1']):02d}"
    last = f"{match['y2']}-{_month(match['m2']):02d}"
    return (f"{first}/{last}", Basis.STATED) if first < last else None


def _read_quarter(match: Match, today: date | None) -> Reading:
    quarter = {"I": 1, "II": 2, "III": 3, "IV": 4}.get(match["q"]) or int(match["q"])
    return f"{match['y']}-{3 * quarter - 2:02d}/{match['y']}-{3 * quarter:02d}", Basis.STATED


def _read_iso(match: Match, today: date | None) -> Reading:
    value = _iso(int(match["y"]), int(match["m"]), int(match["d"]))
    return (value, Basis.STATED) if value else None


def _days_ago(days: int) -> Callable[[Match, date | None], Reading]:
    def read(match: Match, today: date | None) -> Reading:
        return ((today - timedelta(days)).isoformat(), Basis.RELATIVE) if today else None

    return read


def _read_weekday(match: Match, today: date | None) -> Reading:
    """The last such day up to the publication."""
    if today is None:
        return None
    back = (today.weekday() - _WEEKDAYS.index(match["w"].lower())) % 7
    if match["last"] and back == 0:
        back = 7
    return (today - timedelta(back)).isoformat(), Basis.RELATIVE


def _months_ago(months: int) -> Callable[[Match, date | None], Reading]:
    def read(match: Match, today: date | None) -> Reading:
        if today is None:
            return None
        count = today.year * 12 + today.month - 1 - months
        return f"{count // 12}-{count % 12 + 1:02d}", Basis.RELATIVE

    return read


def _read_next_years_month(match: Match, today: date | None) -> Reading:
    """A month of the year after that of publication."""
    return (f"{today.year + 1}-{_month(match['m']):02d}", Basis.RELATIVE) if today else None


def _read_near_month(match: Match, today: date | None) -> Reading:
    """The month of that name nearest in the direction said; else that of the year of publication."""
    if today is None:
        return None
    month, said = _month(match["m"]), match.group().lower()
    year = today.year
    if said.startswith("next") or said.endswith("tới"):
        year += month < today.month
    elif said.startswith("last"):
        year -= month >= today.month
    elif said.endswith(("qua", "rồi")):
        year -= month > today.month
    return f"{year}-{month:02d}", Basis.RELATIVE


def _read_nearest_month(match: Match, today: date | None) -> Reading:
    """The month of that name that is nearest to the publication."""
    if today is None:
        return None
    month, here = _month(match["m"]), today.year * 12 + today.month
    year = min((today.year - 1, today.year, today.year + 1), key=lambda y: abs(y * 12 + month - here))
    return f"{year}-{month:02d}", Basis.RELATIVE


def _years_ago(years: int) -> Callable[[Match, date | None], Reading]:
    def read(match: Match, today: date | None) -> Reading:
        return (str(today.year - years), Basis.RELATIVE) if today else None

    return read


def _same_day(match: Match, today: date | None) -> Reading:
    """The day that the text told last, rather one of the news than one of history."""
    published = today.isoformat() if today else None
    days = [
        f.value
        for f in _find(match.string, 0, match.start(), published)
        if len(f.value) == 10 and not _BOUND.search(match.string[max(0, f.start - 12) : f.start])
    ]
    new = [d for d in days if today and abs((date.fromisoformat(d) - today).days) <= _NEWS]
    found = new or days
    return (found[-1], Basis.RELATIVE) if found else None


_READERS: dict[str, Callable[[Match, date | None], Reading]] = {
    "iso": _read_iso,
    "range": _read_range,
    "day": _read_day,
    "numeric": _read_numeric,
    "month": _read_month,
    "months": _read_months,
    "quarter": _read_quarter,
    "years": _read_years,
    "year": _read_year,
    "weekday": _read_weekday,
    "today": _days_ago(0),
    "same-day": _same_day,
    "yesterday": _days_ago(1),
    "this-month": _months_ago(0),
    "last-month": _months_ago(1),
    "month-next-year": _read_next_years_month,
    "month-this-year": _read_near_month,
    "month-near": _read_nearest_month,
    "last-year": _years_ago(1),
}


@cache
def _grammar() -> tuple[QuickPatterns, tuple[Callable[[Match, date | None], Reading], ...]]:
    lexicon = load_lexicon("dates")
    parts: dict[str, str] = lexicon["parts"]
    patterns, readers = [], []
    for reader, form in lexicon["forms"]:
        try:
            patterns.append(re.compile(_PART.sub(lambda part: parts[part[1]], form)))
            readers.append(_READERS[reader])
        except (KeyError, re.error) as error:
            raise InvalidReference(f"lexicon/dates.yaml, form {form!r}: {error}") from error
    return QuickPatterns(patterns), tuple(readers)
