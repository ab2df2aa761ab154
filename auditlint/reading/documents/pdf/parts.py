"""A page's lines and ruled tables -> its parts from the top: lines of text and tables with their cells' texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.documents.pdf.filling import Held, Row, bands, held_by, rows_of
from auditlint.reading.documents.pdf.lines import TextLine, joined, lines_of
from auditlint.reading.documents.pdf.page import Box, Glyph, Page
from auditlint.reading.documents.pdf.ruled import RuledTable, ruled_tables

_MOST_INDENT = 6
_MOST_STEPS = 6  # left edges in a column set flush left with indentations; centred words have as many as there are
_FEWEST_FLUSH = 3


@dataclass(frozen=True, slots=True, eq=False)
class PageTable:
    """Rows of equal length. ``columns`` tell whether a table on the next page goes on with this one."""

    rows: tuple[tuple[str, ...], ...]
    spanning: frozenset[int]
    box: Box
    columns: tuple[int, ...]


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
    """The table with its texts; nothing where it is a frame or a drawing: two rows of two filled cells make a table."""
    held = held_by(ruled, glyphs)
    width = len(ruled.columns) - 1
    rows: list[Row] = []
    spanning: set[int] = set()
    for first, last in bands(ruled, held):
        cells = [cell for cell in ruled.cells if first <= cell.row < last]
        for row in rows_of(cells, held, last - first):
            if len(cells) == 1 and cells[0].across == width:
                spanning.add(len(rows))
            rows.append(row)
    if width < 2 or sum(1 for row in rows if len(row) >= 2) < 2:
        return None
    begun = sorted({column for row in rows for column in row})
    flush = {column: _flush(rows, column) for column in begun}
    texts = tuple(tuple(_text(row.get(column), flush[column]) for column in begun) for row in rows)
    return PageTable(texts, frozenset(spanning), ruled.box, ruled.columns)


def _text(held: Held | None, flush: int | None) -> str:
    """A cell's text behind as many full-width blanks as it is set in from the others of its column."""
    if held is None:
        return ""
    cell, lines = held
    text = joined(lines, cell.box.right)
    if flush is None or cell.across > 1:
        return text
    steps = (lines[0].box.left - flush + lines[0].size // 3) // lines[0].size
    return "\u3000" * max(0, min(steps, _MOST_INDENT)) + text


def _flush(rows: Sequence[Row], column: int) -> int | None:
    """Where the words of a column begin that is set flush left; nothing where they are centred, or figures."""
    lines = [row[column][1][0] for row in rows if column in row and row[column][0].across == 1]
    lines = [line for line in lines if not line.text[0].isdigit()]
    if len(lines) < _FEWEST_FLUSH:
        return None
    steps = Counter(line.box.left // (line.size // 2 or 1) for line in lines)
    most = steps.most_common(1)[0][1]
    return min(line.box.left for line in lines) if len(steps) <= _MOST_STEPS and most >= _FEWEST_FLUSH else None
