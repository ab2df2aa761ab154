"""Cells that go over several columns and rows -> a grid in which each stands once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.documents.flow import Grid


@dataclass(frozen=True, slots=True, eq=False)
class SpannedCell:
    """``across`` columns and ``down`` rows; ``skip`` columns stand open before it.

    ``covered``: a cell above goes on.
    """

    text: str
    across: int = 1
    down: int = 1
    skip: int = 0
    covered: bool = False


def grid_of(rows: Sequence[Sequence[SpannedCell]], places: Sequence[str], most_columns: int) -> Grid:
    """The cells in their columns. Columns in which no cell begins are left out, and so are those beyond the bound."""
    placed: list[dict[int, str]] = []
    spanning: set[int] = set()
    hanging: dict[int, int] = {}  # column -> rows for which a cell above still covers it
    width = 0
    for number, row in enumerate(rows):
        cells: dict[int, str] = {}
        covered = {column: left - 1 for column, left in hanging.items() if left > 1}
        at, ends = 0, []
        for cell in row:
            at += cell.skip
            while at in hanging:
                at += 1
            if at >= most_columns:
                break
            if not cell.covered:
                cells[at] = cell.text
            end = min(at + max(1, cell.across), most_columns)
            if cell.down > 1:
                covered.update(dict.fromkeys(range(at, end), cell.down - 1))
            at = end
            ends.append(end)
        width = max(width, at)
        if len(ends) == 1 and 0 in cells:
            spanning.add(number)
        placed.append(cells)
        hanging = covered
    begun = sorted({column for cells in placed for column in cells})
    whole = frozenset(number for number in spanning if _reaches(rows[number], width))
    matrix = tuple(tuple(cells.get(column, "") for column in begun) for cells in placed)
    return Grid(matrix, tuple(places), spanning=whole)


def _reaches(row: Sequence[SpannedCell], width: int) -> bool:
    return row[0].across >= width > 1
