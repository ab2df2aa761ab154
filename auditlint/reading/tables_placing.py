"""Rows of one section -> the column of every cell: merged and missing cells shift the others."""

from __future__ import annotations

from collections.abc import Sequence

from auditlint.reading.tables_raw import RawCell, RawRow


def vote(cell: RawCell) -> int:
    """+1 for a column of figures, -1 for one of words, 0 where the cell does not tell."""
    return 1 if cell.number else -1 if cell.text and not cell.figure else 0


def sign(count: int) -> int:
    """-1, 0 or +1."""
    return (count > 0) - (count < 0)


def numeric_columns(rows: Sequence[RawRow], width: int) -> tuple[int, ...]:
    """For every column +1 where its full rows hold figures, -1 where they hold words, 0 where neither."""
    tally = [0] * width
    for row in rows:
        if len(row) == width:
            for column, cell in enumerate(row.cells):
                tally[column] += vote(cell)
    return tuple(map(sign, tally))


def best_offset(row: RawRow, numeric: Sequence[int], width: int) -> tuple[int, tuple[int, ...]]:
    """The best way to lay a short row over the columns, and how well figures meet figures."""
    missing = width - len(row)
    ways: list[tuple[int, ...]] = [
        (0, *range(1 + missing, width)),  # the first cell is merged to the right
        tuple(range(missing, width)),  # cells merged downward on the left are left out
        tuple(range(len(row))),  # blank cells at the end are left out
    ]
    ways += [(0, *range(1 + shift, len(row) + shift)) for shift in range(missing - 1, 0, -1)]

    def agreement(way: tuple[int, ...]) -> int:
        return sum(
            (numeric[column] if cell.number else -numeric[column] if cell.text and not cell.figure else 0)
            for cell, column in zip(row.cells, way, strict=True)
        )

    best = max(ways, key=agreement)
    return agreement(best), best


def body_places(row: RawRow, numeric: Sequence[int], width: int) -> tuple[int, ...]:
    """A row of full length stands where it stands; a shorter one where its figures meet figures."""
    if len(row) >= width:
        return tuple(range(len(row)))
    return best_offset(row, numeric, width)[1]


def header_places(rows: Sequence[RawRow], index: int, height: int, width: int) -> tuple[int, ...]:
    """A header row of full length stands where it stands; a shorter one spans the row beneath."""
    row = rows[index]
    if len(row) >= width:
        return tuple(range(len(row)))
    below = rows[index + 1] if index + 1 < len(rows) else None
    if index + 1 >= height or below is None or len(below) != width:
        return tuple(range(len(row)))
    return _spread(row, below, width)


def _spread(row: RawRow, below: RawRow, width: int) -> tuple[int, ...]:
    """Cells over blank ones beneath keep to themselves; the others share the rest evenly, if they can."""
    lead = next((i for i, cell in enumerate(below.cells) if cell.text), 0)
    trail = next((i for i, cell in enumerate(reversed(below.cells)) if cell.text), 0)
    spanning = len(row) - lead - trail
    span, rest = divmod(width - lead - trail, spanning) if spanning > 0 else (0, 1)
    if rest or span < 1:
        return tuple(range(len(row)))
    middle = [lead + span * i for i in range(spanning)]
    return (*range(lead), *middle, *range(width - trail, width))
