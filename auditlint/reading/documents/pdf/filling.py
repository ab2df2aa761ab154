"""The glyphs in a ruled table -> what each row holds, also where the rules between rows are left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from auditlint.reading.documents.pdf.lines import TextLine, lines_of, reaches
from auditlint.reading.documents.pdf.page import Glyph
from auditlint.reading.documents.pdf.ruled import RuledCell, RuledTable

Held = tuple[RuledCell, list[TextLine]]
Row = dict[int, Held]  # by column; only cells that hold something

_FIGURE = re.compile(r"[-+（(]?[\d,，]*\d(?:\.\d+)?%?[)）]?|[-—/]")
# 1863. 29 · 1863 .29 · 682.8 5 · 28,46 3.75: one figure on two lines, whatever the room
_BROKEN = re.compile(
    r"[\d,]+\. \d+%?|[\d,]+ [.,][\d,.]+%?|[\d,]+\.\d \d%?|\d{1,3}(?:,\d{3})*,\d{0,2} \d{1,3}(?:[,.]\d+)*%?"
)
_MISGROUPED = re.compile(r",\d{4}")  # 3,429 3,429 are two
_FEWEST_FIGURES = 2  # lines of figures in one cell that make it a column without rules between its rows
_NEAR = 60  # hundredths of a line's height within which lines of different cells stand in one row


def held_by(ruled: RuledTable, glyphs: Sequence[Glyph]) -> dict[RuledCell, list[TextLine]]:
    """Each cell's lines."""
    by_cell: dict[RuledCell, list[Glyph]] = {cell: [] for cell in ruled.cells}
    grid = {
        (row, column): cell
        for cell in ruled.cells
        for row in range(cell.row, cell.row + cell.down)
        for column in range(cell.column, cell.column + cell.across)
    }
    for glyph in glyphs:
        place = _gap(ruled.rows, glyph.box.middle), _gap(ruled.columns, glyph.box.centre)
        if place in grid:
            by_cell[grid[place]].append(glyph)
    return {cell: lines_of(own) for cell, own in by_cell.items()}


def _gap(lines: Sequence[int], at: int) -> int:
    return min(max(bisect_right(lines, at) - 1, 0), len(lines) - 2)


def bands(ruled: RuledTable, held: dict[RuledCell, list[TextLine]]) -> Iterator[tuple[int, int]]:
    """Rows between rules, one by one; rows that have lost the rules between them together."""
    height = len(ruled.rows) - 1
    open_rows = [False] * height
    changed = True
    while changed:
        changed = False
        for cell in ruled.cells:
            rows = range(cell.row, cell.row + cell.down)
            spreads = any(open_rows[row] for row in rows) and not all(open_rows[row] for row in rows)
            if spreads or (not open_rows[cell.row] and _is_column(cell, held[cell])):
                open_rows[cell.row : cell.row + cell.down] = [True] * cell.down
                changed = True
    row = 0
    while row < height:
        last = row + 1
        while open_rows[row] and last < height and open_rows[last]:
            last += 1
        yield row, last
        row = last


def _is_column(cell: RuledCell, lines: Sequence[TextLine]) -> bool:
    """Figure below figure: a column without rules, not one figure that a narrow cell has broken."""
    figures = [line for line in lines if _FIGURE.fullmatch(line.text)]
    if len(figures) < _FEWEST_FIGURES or len(figures) * 2 < len(lines):
        return False
    if len(figures) > _FEWEST_FIGURES:
        return True
    first, rest = figures[0].text, figures[1].text
    room = (cell.box.right - cell.box.left) - figures[0].size * 6 // 5
    if figures[0].box.right - figures[0].box.left >= room and not _MISGROUPED.search(first + rest):
        return False
    return not (reaches(figures[0], cell.box) and _BROKEN.fullmatch(f"{first} {rest}"))


def rows_of(cells: Sequence[RuledCell], held: dict[RuledCell, list[TextLine]], height: int) -> Iterator[Row]:
    """The rows of a band of so many ruled rows: one, or as many as stand line below line where rules are left out."""
    if height == 1 and not any(_is_column(cell, held[cell]) for cell in cells):
        row = {cell.column: (cell, held[cell]) for cell in cells if held[cell]}
        if row:
            yield row
        return
    placed = sorted(((line, cell) for cell in cells for line in held[cell]), key=lambda each: each[0].box.middle)
    row, middle = {}, 0
    for line, cell in placed:
        if row and (line.box.middle - middle) * 100 > _NEAR * line.size:
            yield row
            row = {}
        middle = middle if row else line.box.middle
        row.setdefault(cell.column, (cell, []))[1].append(line)
    if row:
        yield row
