"""Runs of one-cell lines -> Tables, through streams and their grids."""

from __future__ import annotations

from collections.abc import Iterator

from auditlint.model.span import Span
from auditlint.model.table import Cell, Table
from auditlint.model.table_hints import ColumnHint, Loose
from auditlint.reading.line_ranges import LineRanges
from auditlint.reading.normalising import view_of
from auditlint.reading.tables_stream_cells import StreamCell, runs
from auditlint.reading.tables_stream_grid import Grids, Half
from auditlint.reading.tables_stream_heads import heads_of
from auditlint.reading.tables_streams import Entry, Stream, streams

STREAM = "stream"
_MOST_SURPLUS = 8


def stream_tables(lines: LineRanges, taken: frozenset[int], form: int) -> Iterator[Table]:
    """The tables among the lines that are not ``taken``; their forms are numbered from ``form``."""
    known = Grids()
    for run in runs(lines, taken):
        for stream in streams(run):
            found = known.halves(stream)
            if found:
                yield _table(stream, found, lines, form)
                form += 1


def _table(stream: Stream, found: tuple[Half, ...], lines: LineRanges, form: int) -> Table:
    starts, at = [], 0
    hints: list[ColumnHint] = []
    for half in found:
        starts.append(at)
        hints += [ColumnHint.CODE] * half.codes + [ColumnHint.LABEL]
        hints += [_hint(half, column) for column in range(half.width + _surplus(half))]
        at = len(hints)
    heads = list(_heads(stream, found, starts, lines.flat))
    top = 1 if heads else 0
    cells, loose = list(heads), list[Loose]()
    for half, start in zip(found, starts, strict=True):
        for number, (entry, places) in enumerate(zip(half.rows, half.places, strict=True), top):
            first = start + half.codes + 1
            ways = tuple(tuple(first + place for place in way) for way in places)
            stands = (
                ways[0] if ways else tuple(range(first, first + min(len(entry.figures), half.width + _surplus(half))))
            )
            if len(ways) != 1:
                loose.append(Loose(number, start, stands, ways))
            cells += _cells(entry, stands, half, (number, start), lines.flat)
    return Table(
        span=_span(stream, found, lines),
        cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))),
        height=top + max(len(half.rows) for half in found),
        width=len(hints),
        caption=stream.caption,
        unit_words=stream.unit,
        layout=STREAM,
        header_height=top,
        form=form,
        hints=tuple(hints),
        starts=tuple(starts),
        loose=tuple(loose),
    )


def _hint(half: Half, column: int) -> ColumnHint:
    if column in half.percents:
        return ColumnHint.PERCENT
    return ColumnHint.OTHER if column in half.others or column >= half.width else ColumnHint.FIGURE


def _surplus(half: Half) -> int:
    """Columns for the figures of rows that have more than the table has columns: nobody adds them."""
    return min(_MOST_SURPLUS, max(0, max(len(entry.figures) for entry in half.rows) - half.width))


def _heads(stream: Stream, found: tuple[Half, ...], starts: list[int], flat: str) -> Iterator[Cell]:
    widths, percents = [half.width for half in found], [half.percents for half in found]
    for half, start, heads in zip(found, starts, heads_of(stream.header, widths, percents), strict=True):
        for column, head in enumerate(heads, start + half.codes + 1):
            yield _cell(0, column, head, flat)


def _cells(entry: Entry, stands: tuple[int, ...], half: Half, corner: tuple[int, int], flat: str) -> Iterator[Cell]:
    row, start = corner
    for column, code in enumerate(entry.codes[: half.codes], start):
        yield _cell(row, column, (code,), flat)
    if entry.label:
        yield _cell(row, start + half.codes, tuple(entry.label), flat)
    for part, column in zip(entry.figures, stands, strict=False):
        if part.text:
            yield _cell(row, column, (part,), flat)


def _cell(row: int, column: int, lines: tuple[StreamCell, ...], flat: str) -> Cell:
    start, end = lines[0].start, lines[-1].end
    return Cell(row, column, Span(start, end), view_of(flat, start, end), (), lines[0].indent)


def _span(stream: Stream, found: tuple[Half, ...], lines: LineRanges) -> Span:
    """Whole lines, from the header to the last cell."""
    entries = [entry for half in found for entry in half.rows]
    numbers = [cell.line for entry in entries for cell in (*entry.codes, *entry.label, *entry.figures)]
    first, last = min([*numbers, *(cell.line for cell in stream.header)]), max(numbers)
    end = lines.ranges[last + 1][0] if last + 1 < len(lines) else len(lines.text)
    return Span(lines.ranges[first][0], end)
