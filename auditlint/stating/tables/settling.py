"""A table with loose rows -> the same with each laid over the columns as the sums that it belongs to ask.

A row that prints 449.52 449.52 under 合计 | 基本支出 | 项目支出 does not say which of the two it divides;
that its parent's columns add up under one way to lay it, and under no other, does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product
from math import prod

from auditlint.model.quantity import Quantity
from auditlint.model.table import Cell, Footing, Table
from auditlint.model.table_hints import Loose

_MOST_TRIED = 256  # ways to lay the rows of one sum
_DEEPEST = 6  # levels through which what is known of a parent settles its parts
_Way = tuple[int, ...]


@dataclass(slots=True, eq=False)
class _Settling:
    """What is still loose by row and half, and how those rows that no longer are have been laid."""

    table: Table
    loose: dict[tuple[int, int], Loose]
    laid: dict[tuple[int, int], int] = field(default_factory=dict)  # (row, column that it stood in) -> column
    taken: dict[tuple[int, int], Quantity | None] = field(default_factory=dict)

    def figure(self, row: int, column: int) -> Quantity | None:
        """The figure at a place, as far as it is settled."""
        return self.taken[row, column] if (row, column) in self.taken else self.table.figure(row, column)

    def lay(self, each: Loose, way: _Way) -> None:
        """Put a row's figures into these columns."""
        figures = [self.table.figure(each.row, column) for column in each.stands]
        self.taken.update(dict.fromkeys(((each.row, column) for column in each.stands), None))
        self.taken.update({(each.row, column): figure for column, figure in zip(way, figures, strict=True)})
        self.laid.update({(each.row, old): new for old, new in zip(each.stands, way, strict=True)})
        del self.loose[each.row, each.start]


def settled(table: Table, footings: Iterable[Footing]) -> Table:
    """Rows that one sum alone settles are no longer loose."""
    if not table.loose:
        return table
    state = _Settling(table, {(each.row, each.start): each for each in table.loose})
    sums = sorted((footing for footing in footings if footing.columns), key=lambda footing: footing.parent)
    for _ in range(_DEEPEST):
        before = len(state.loose)
        for footing in sums:
            _by_sum(state, footing)
        if len(state.loose) in (0, before):
            break
    cells = sorted((_moved(cell, state.laid) for cell in table.cells), key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells), loose=tuple(state.loose.values()))


def _by_sum(state: _Settling, footing: Footing) -> None:
    """Lay the loose parts of one sum, where the way to do so is plain."""
    start = max((start for start in state.table.starts if start <= footing.columns[0]), default=0)
    if (footing.parent, start) in state.loose:
        return
    loose = [state.loose[row, start] for _, row in footing.lists[0] if (row, start) in state.loose]
    if not loose or not 0 < prod(len(each.ways) for each in loose) <= _MOST_TRIED:
        return
    ways = _fitting(state, footing, loose)
    if ways is not None:
        for each, way in zip(loose, ways, strict=True):
            state.lay(each, way)


def _fitting(state: _Settling, footing: Footing, loose: Sequence[Loose]) -> tuple[_Way, ...] | None:
    """The one way to lay the rows under which all columns add up, or all but one, which may hold a wrong figure."""
    rows = {each.row for each in loose}
    signs = {row: sign for sign, row in footing.lists[0]}
    fixed = [(sign, row) for sign, row in footing.lists[0] if row not in rows]
    missing = {
        column: _value(state, footing.parent, column) - sum(sign * _value(state, row, column) for sign, row in fixed)
        for column in footing.columns
    }
    slacks = {column: _slack(state, footing, column) for column in footing.columns}
    best, found = 0, list[tuple[_Way, ...]]()
    for choice in product(*(each.ways for each in loose)):
        left = dict(missing)
        for each, way in zip(loose, choice, strict=True):
            for stands, column in zip(each.stands, way, strict=True):
                if column in left:
                    left[column] -= signs[each.row] * _value(state, each.row, stands)
        fitting = sum(1 for column, gap in left.items() if abs(gap) <= slacks[column])
        if fitting >= best:
            found = [choice] if fitting > best else [*found, choice]
            best = fitting
    return found[0] if len(found) == 1 and best >= max(2, len(missing) - 1) else None


def _value(state: _Settling, row: int, column: int) -> Decimal:
    figure = state.figure(row, column)
    return figure.value if figure is not None else Decimal()


def _slack(state: _Settling, footing: Footing, column: int) -> Decimal:
    """What the rounding of the parts may add up to."""
    rows = [footing.parent, *(row for _, row in footing.lists[0])]
    steps = [figure.step for row in rows if (figure := state.figure(row, column)) is not None]
    return sum(steps, Decimal()) / 2


def _moved(cell: Cell, laid: dict[tuple[int, int], int]) -> Cell:
    column = laid.get((cell.row, cell.column), cell.column)
    return cell if column == cell.column else replace(cell, column=column)
