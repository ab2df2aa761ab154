"""A page's lines and ruled tables -> its parts from the top: lines of text and tables with their cells' texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.documents.flow import Told
from auditlint.reading.documents.pdf.filling import Held, Row, bands, held_by, rows_of
from auditlint.reading.documents.pdf.lines import TextLine, joined, lines_of, reaches
from auditlint.reading.documents.pdf.page import Box, Glyph, Page
from auditlint.reading.documents.pdf.ruled import RuledTable, ruled_tables
from auditlint.reading.documents.spanned import PlacedRow

_FIGURE = re.compile(r"[-+（(≥≤]?\d")
_MOST_INDENT = 6
_MOST_STEPS = 6  # left edges in a column set flush left with indentations; centred words have as many as there are
_FEWEST_FLUSH = 3


@dataclass(frozen=True, slots=True, eq=False)
class PageTable:
    """The cells of each row by the places on the page where they begin.

    ``columns`` are the lines down, which tell whether a table on the next page goes on with this one; ``full`` are
    the cells of the last row whose text has filled its last line, and may go on there; ``ruled`` tells tables
    with lines.
    """

    rows: tuple[PlacedRow, ...]
    box: Box
    columns: tuple[int, ...]
    full: frozenset[int] = frozenset()
    ruled: bool = True


Part = TextLine | PageTable


def parts_of(page: Page) -> list[Part]:
    """The parts of one page."""
    tables: list[PageTable] = []
    free = list(page.glyphs)
    for ruled in ruled_tables(page):
        inside = [glyph for glyph in free if ruled.box.holds(glyph.box)]
        table = _filled(ruled, inside)
        if table is not None:
            taken = set(map(id, inside))
            free = [glyph for glyph in free if id(glyph) not in taken]
            tables.append(table)
    return sorted([*lines_of(free), *tables], key=_height)


def _height(part: Part) -> int:
    return part.box.middle if isinstance(part, TextLine) else part.box.top


def _filled(ruled: RuledTable, glyphs: Sequence[Glyph]) -> PageTable | None:
    """The table with its texts; nothing where it is a frame or a drawing.

    Two rows of two filled cells make a table, or one of three: the last row may stand on a page of its own.
    """
    held = held_by(ruled, glyphs)
    width = len(ruled.columns) - 1
    rows: list[Row] = []
    starts: list[frozenset[int]] = []
    for first, last in bands(ruled, held):
        cells = [cell for cell in ruled.cells if first <= cell.row < last]
        over = frozenset(cell.column for cell in ruled.cells if cell.row <= first < cell.row + cell.down)
        for row in rows_of(cells, held, last - first):
            rows.append(row)
            starts.append(over | row.keys())
    if width < 2 or (sum(1 for row in rows if len(row) >= 2) < 2 and not any(len(row) >= 3 for row in rows)):
        return None
    flush = {column: _flush(rows, column) for column in range(width)}
    at = ruled.columns
    placed = tuple(
        PlacedRow(
            {at[column]: _text(each, flush[column]) for column, each in row.items()},
            frozenset(at[column] for column in own),
            own == {0},
        )
        for row, own in zip(rows, starts, strict=True)
    )
    full = frozenset(at[column] for column, (cell, lines) in rows[-1].items() if reaches(lines[-1], cell.box))
    return PageTable(placed, ruled.box, ruled.columns, full)


def _text(held: Held, flush: int | None) -> str:
    """A cell's text behind as many full-width blanks as it is set in from the others of its column."""
    cell, lines = held
    text = joined(lines, cell.box)
    if flush is None or cell.across > 1 or not _set_flush(held):
        return text
    steps = (lines[0].box.left - flush + lines[0].size // 3) // lines[0].size
    return Told.of("\u3000" * max(0, min(steps, _MOST_INDENT)) + text, text.fragments)


def _set_flush(held: Held) -> bool:
    """Whether a cell holds words that begin where its column begins, or a step further in, not in its middle."""
    cell, lines = held
    line = lines[0]
    if _FIGURE.match(line.text):
        return False
    before, behind = line.box.left - cell.box.left, cell.box.right - line.box.right
    return len(lines) > 1 or before < line.size or abs(before - behind) > line.size


def _flush(rows: Sequence[Row], column: int) -> int | None:
    """Where the words of a column begin that is set flush left; nothing where they are centred, or figures."""
    cells = [row[column] for row in rows if column in row and row[column][0].across == 1]
    lines = [lines[0] for cell, lines in cells if _set_flush((cell, lines))]
    if len(lines) < max(_FEWEST_FLUSH, len(cells) // 2):
        return None
    steps = Counter(line.box.left // (line.size // 2 or 1) for line in lines)
    most = steps.most_common(1)[0][1]
    return min(line.box.left for line in lines) if len(steps) <= _MOST_STEPS and most >= _FEWEST_FLUSH else None
