"""How many things there are of each year, as bars."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph_api.pages.dating import year_of

_HIGHEST = 40  # of a bar, in its drawing
_FEWEST = 10  # years side by side: fewer would stand far apart


@dataclass(frozen=True, slots=True)
class Bar:
    """One year; `height` is for the drawing."""

    year: int
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Years:
    """Every year from the first to the last, and how many have no date."""

    bars: tuple[Bar, ...]
    undated: int


def years_of(dates: Iterable[str | None]) -> Years:
    """The years in which dates begin."""
    found = [year_of(date) if date else None for date in dates]
    counts = Counter(int(year) for year in found if year)
    if not counts:
        return Years((), len(found))
    most = max(counts.values())
    last = max(counts)
    span = range(min(min(counts), last + 1 - _FEWEST), last + 1)
    bars = tuple(Bar(year, counts[year], _HIGHEST * counts[year] / most) for year in span)
    return Years(bars, len(found) - sum(counts.values()))
