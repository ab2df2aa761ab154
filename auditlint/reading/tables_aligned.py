"""Columns kept apart by blanks: lines -> rows, by where on the page each piece stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.reading.line_ranges import LineRanges
from auditlint.reading.melting import melt
from auditlint.reading.tables_raw import RawCell, RawRow, raw_cell

# A piece of a line: words with single blanks inside, parted from the next by a wide gap.
_PIECE = re.compile(r"[^ \u3000\u00a0\t]+(?:[ \u00a0][^ \u3000\u00a0\t]+)*")
# The same with single full-width blanks inside: 地　区
_WIDELY_PARTED = re.compile(r"[^ \u3000\u00a0\t]+(?:[ \u00a0\u3000][^ \u3000\u00a0\t]+)*")
_FEWEST_ROWS = 3
_FEWEST_FIGURE_ROWS = 2


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    low: int  # place on the page, in half-width characters
    high: int
    start: int  # place in the line
    end: int


def aligned_end(lines: LineRanges, first: int) -> int:
    """The last line of the run of gapped lines from ``first``; lines of one piece may stand between two."""
    last, number = first, first + 1
    while number < len(lines) and number - last <= 2:
        if "\t" in lines.raw(number).strip():
            break  # a table of another layout: what stands above it was its caption
        if len(_pieces(lines.raw(number))) >= 2:
            last = number
        elif lines.raw(number).strip() and len(lines.raw(number)) > 40:
            break
        number += 1
    return last


def aligned_rows(lines: LineRanges, first: int, last: int) -> tuple[RawRow, ...]:
    """The rows, or none where the pieces do not stand in columns or too few rows hold figures."""
    numbered = [(n, _pieces(lines.raw(n))) for n in range(first, last + 1)]
    numbered = [(n, pieces) for n, pieces in numbered if pieces]
    gapped = [pieces for _, pieces in numbered if len(pieces) >= 2]
    if len(gapped) < _FEWEST_ROWS:
        return ()
    counted = _by_count(lines, [n for n, _ in numbered])
    if counted:
        return counted
    columns = _columns(gapped)
    if len(columns) < 2:
        return ()
    rows = tuple(_row(lines, lines.ranges[n], pieces, columns) for n, pieces in numbered)
    return rows if sum(1 for row in rows if row.has_figure) >= _FEWEST_FIGURE_ROWS else ()


def _by_count(lines: LineRanges, numbers: Sequence[int]) -> tuple[RawRow, ...]:
    """Rows whose pieces are parted by wide gaps and do not line up: the first is the first column's, and so on.

    Nearly all must have as many pieces, the same columns must hold figures throughout, and blanks inside
    the words of a label (市　　级) make more pieces of it.
    """
    split = [(n, _cells_by_gap(lines, n)) for n in numbers]
    counts = Counter(len(cells) for _, cells in split)
    usual, times = counts.most_common(1)[0]
    if usual < _FEWEST_ROWS or times * 10 < len(split) * 7:
        return ()
    rows = [RawRow(*lines.ranges[n], _as_many(lines, cells, usual)) for n, cells in split]
    if any(len(row) != usual for row in rows):
        return ()
    body = [row for row in rows if row.has_number]
    figures = all(all(cell.figure for cell in row.cells[1:]) and not row.cells[0].figure for row in body)
    return tuple(rows) if figures and len(body) >= _FEWEST_FIGURE_ROWS else ()


def _cells_by_gap(lines: LineRanges, number: int) -> list[RawCell]:
    start, end = lines.ranges[number]
    raw = lines.text[start:end]
    return [
        raw_cell(lines.flat, lines.text, start + match.start(), start + match.end())
        for match in _WIDELY_PARTED.finditer(raw)
    ]


def _as_many(lines: LineRanges, cells: list[RawCell], count: int) -> tuple[RawCell, ...]:
    """The first pieces together as one label, where there are more than columns and these are words."""
    surplus = len(cells) - count
    if surplus <= 0 or any(cell.figure for cell in cells[: surplus + 1]):
        return tuple(cells)
    label = raw_cell(lines.flat, lines.text, cells[0].start, cells[surplus].end)
    return (label, *cells[surplus + 1 :])


def _pieces(raw: str) -> list[_Piece]:
    pieces, place, at = [], 0, 0
    for match in _PIECE.finditer(raw):
        place += _width(raw[at : match.start()])
        low = place
        place += _width(match.group())
        pieces.append(_Piece(low, place, match.start(), match.end()))
        at = match.end()
    return pieces


def _width(text: str) -> int:
    """Half-width characters that the text takes on the page."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _columns(rows: list[list[_Piece]]) -> list[tuple[int, int]]:
    """Ranges of the page that no piece of a full row crosses: pieces that overlap share a column.

    Only rows with the most common number of pieces or more take part: a spanning header would melt
    the columns under it.
    """
    counts = sorted(len(pieces) for pieces in rows)
    usual = counts[len(counts) // 2]
    columns: list[tuple[int, int]] = []
    for pieces in rows:
        if len(pieces) < usual:
            continue
        for piece in pieces:
            melt(columns, piece.low, piece.high)
    return columns


def _row(lines: LineRanges, line: tuple[int, int], pieces: list[_Piece], columns: list[tuple[int, int]]) -> RawRow:
    start, end = line
    placed: dict[int, RawCell] = {}
    for piece in pieces:
        column = _nearest(columns, piece)
        cell = raw_cell(lines.flat, lines.text, start + piece.start, start + piece.end)
        if column in placed:
            before = placed[column]
            cell = raw_cell(lines.flat, lines.text, before.start, cell.end)
        placed[column] = RawCell(cell.start, cell.end, cell.text, max(0, piece.low - columns[column][0]))
    blank = RawCell(start, start, "")
    return RawRow(start, end, tuple(placed.get(column, blank) for column in range(len(columns))))


def _nearest(columns: list[tuple[int, int]], piece: _Piece) -> int:
    """The column that the piece overlaps most, or the nearest one."""

    def overlap(column: int) -> int:
        low, high = columns[column]
        return min(high, piece.high) - max(low, piece.low)

    return max(range(len(columns)), key=overlap)
