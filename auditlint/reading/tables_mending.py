"""Rows that a conversion tore apart or lengthened -> rows as the table had them."""

from __future__ import annotations

from collections.abc import Sequence

from auditlint.reading.tables_raw import RawRow


def mended(rows: Sequence[RawRow]) -> list[RawRow]:
    """One-cell-a-line rows: an empty line inside a cell does not part a row, a stray tab no cell."""
    joined: list[RawRow] = []
    waiting = list(rows)
    for index, row in enumerate(waiting):
        following = waiting[index + 1 : index + 2]
        above = joined[-1] if joined else None
        if above is not None and _torn(above, row, joined[-2] if len(joined) > 1 else None, following):
            joined[-1] = above.joined(row)
        else:
            joined.append(row)
    return [_without_strays(row, joined[max(0, i - 1) : i] + joined[i + 1 : i + 2]) for i, row in enumerate(joined)]


def _torn(above: RawRow, row: RawRow, before: RawRow | None, following: Sequence[RawRow]) -> bool:
    """Whether two rows are one: together they are as long as a neighbour, and the second has no label.

    A lone cell (merged downward over the whole part) belongs to the header that follows it.
    """
    whole = len(above) + len(row)
    after = {length for other in following for length in (len(other), len(other) - _strays(other))}
    if len(above) == 1:
        return whole >= 4 and whole in after and len(row) not in after
    around = after | ({len(before)} if before is not None else set())
    if whole not in around or len(above) in around or len(row) in around or whole < 4:
        return False
    return row.cells[0].blank or row.cells[0].figure


def _strays(row: RawRow) -> int:
    return sum(1 for cell in row.cells if cell.inline and cell.blank)


def _without_strays(row: RawRow, neighbours: Sequence[RawRow]) -> RawRow:
    """Less blank cells made by a tab inside a line, as far as the row is longer than its neighbours."""
    lengths = [len(other) for other in neighbours if other.has_figure or len(other) > 3]
    excess = len(row) - max(lengths) if lengths else 0
    if excess <= 0:
        return row
    cells = []
    for cell in row.cells:
        if excess > 0 and cell.inline and cell.blank:
            excess -= 1
        else:
            cells.append(cell)
    return row.with_cells(tuple(cells)) if excess == 0 else row
