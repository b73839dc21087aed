"""The gap matrix for people and for spreadsheets: who has no agreement with whom, or on what."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from graph_api import models
from graph_api.gaps import GapCell, GapMatrix
from graph_api.pages.rendering import Page

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would compute."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a row and a column meet; `number` leads to the list of what it holds."""

    number: int
    agreements: tuple[models.EntitySummary, ...]
    planned: tuple[models.EntitySummary, ...]
    is_own: bool = False  # on the diagonal

    @property
    def is_gap(self) -> bool:
        """Whether nothing is concluded here."""
        return not self.agreements and not self.is_own


Head = models.EntitySummary | None
"""The entity above a column; None stands for agreements that name no topic."""


@dataclass(frozen=True, slots=True)
class GapTable:
    """The matrix in the order of its rows and columns, and what its cells hold, each pair once."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[models.EntitySummary, tuple[Cell, ...]], ...]
    held: tuple[tuple[models.EntitySummary, Head, Cell], ...]

    @property
    def listed(self) -> list[tuple[models.EntitySummary, list[tuple[Head, int]], Cell]]:
        """What the cells hold; columns in which a row has the same agreements stand together, numbered."""
        together: dict[tuple[object, ...], tuple[models.EntitySummary, list[tuple[Head, int]], Cell]] = {}
        for row, head, cell in self.held:
            key = (row.id, *(one.id for one in cell.agreements), None, *(one.id for one in cell.planned))
            together.setdefault(key, (row, [], cell))[1].append((head, cell.number))
        return list(together.values())


def gap_table(matrix: GapMatrix, only_gaps: bool = False) -> GapTable:
    """The cells of a matrix as a table; with `only_gaps` without the rows that have none."""
    cells = {(cell.row, cell.column): cell for cell in matrix.cells}
    heads: list[Head] = [*matrix.columns]
    if any(cell.column is None for cell in matrix.cells):
        heads.append(None)
    numbers: dict[frozenset[str | None], int] = {}
    rows: list[tuple[models.EntitySummary, tuple[Cell, ...]]] = []
    held: dict[int, tuple[models.EntitySummary, Head, Cell]] = {}
    for line in matrix.rows:
        found = []
        for head in heads:
            column = head.id if head else None
            number = numbers.setdefault(frozenset((line.id, column)), len(numbers) + 1)
            found.append(_cell(matrix, cells.get((line.id, column)), number, line.id == column))
            if found[-1].agreements or found[-1].planned:
                held.setdefault(number, (line, head, found[-1]))
        if not only_gaps or any(cell.is_gap for cell in found[: len(matrix.columns)]):
            rows.append((line, tuple(found)))
    return GapTable(tuple(heads), tuple(rows), tuple(held.values()))


def gap_file(matrix: GapMatrix, page: Page) -> str:
    """One line for each pair as CSV that spreadsheets open as it is."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    heads = ("gap row", "gap column", "gap agreed", "gap planned", "gap names")
    writer.writerow([page.word(key) for key in heads])
    table = gap_table(matrix)
    for line, cells in table.rows:
        for head, cell in zip(table.heads, cells, strict=True):
            if not cell.is_own:
                named = "; ".join(page.name(one) for one in (*cell.agreements, *cell.planned))
                column = page.name(head) if head else page.word("no topic stated")
                texts = (page.name(line), column, len(cell.agreements), len(cell.planned), named)
                writer.writerow(_harmless(texts))
    return out.getvalue()


def _cell(matrix: GapMatrix, cell: GapCell | None, number: int, is_own: bool) -> Cell:
    if cell is None or is_own:
        return Cell(number, (), (), is_own)
    known = matrix.agreements
    return Cell(
        number,
        tuple(known[key] for key in cell.agreements if key in known),
        tuple(known[key] for key in cell.planned if key in known),
    )


def _harmless(texts: Iterable[object]) -> list[object]:
    return [f"'{text}" if isinstance(text, str) and text.startswith(_FORMULA) else text for text in texts]
