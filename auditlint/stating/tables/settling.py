"""A table with loose rows -> the same with each laid over the columns as the sums that it belongs to ask.

A row that prints 449.52 449.52 under 合计 | 基本支出 | 项目支出 does not say which of the two it divides;
that its parent's columns add up under one way to lay it, and under no other, does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from math import prod

from auditlint.model.table import Cell, Footing, Table
from auditlint.model.table_hints import Loose

_MOST_TRIED = 256  # ways to lay the rows of one sum
_DEEPEST = 6  # levels through which what is known of a parent settles its parts
_Way = tuple[int, ...]


def settled(table: Table, footings: Iterable[Footing]) -> Table:
    """Rows that one sum alone settles are no longer loose."""
    sums = sorted(footings, key=lambda footing: footing.parent)
    for _ in range(_DEEPEST):
        before = len(table.loose)
        for footing in sums:
            if table.loose and footing.columns and not table.is_loose(footing.parent, footing.columns[0]):
                table = _by_sum(table, footing)
        if len(table.loose) in (0, before):
            break
    return table


def _by_sum(table: Table, footing: Footing) -> Table:
    parts = [row for _, row in footing.lists[0]]
    start = max((start for start in table.starts if start <= footing.columns[0]), default=0)
    members = set(parts)
    open_rows = [each for each in table.loose if each.start == start and each.row in members]
    if not open_rows or prod(max(1, len(each.ways)) for each in open_rows) > _MOST_TRIED:
        return table
    if any(not each.ways for each in open_rows):
        return table
    wanted = {column: _value(table, footing.parent, column) for column in footing.columns}
    fixed = _fixed(table, footing, {each.row for each in open_rows})
    signs = {row: sign for sign, row in footing.lists[0]}
    best, ways = 0, list[tuple[_Way, ...]]()
    for choice in product(*(each.ways for each in open_rows)):
        sums = dict(fixed)
        for each, way in zip(open_rows, choice, strict=True):
            for stands, column in zip(each.stands, way, strict=True):
                if column in sums:
                    sums[column] += signs[each.row] * _value(table, each.row, stands)
        fitting = sum(1 for column in wanted if abs(wanted[column] - sums[column]) <= _slack(table, footing, column))
        if fitting > best:
            best, ways = fitting, [choice]
        elif fitting == best:
            ways.append(choice)
    # All columns fit, or all but one, which may hold a wrong figure; and only one way does that.
    if len(ways) != 1 or best < max(2, len(wanted) - 1):
        return table
    return _laid(table, open_rows, ways[0])


def _fixed(table: Table, footing: Footing, loose: set[int]) -> dict[int, Decimal]:
    return {
        column: sum(
            (sign * _value(table, row, column) for sign, row in footing.lists[0] if row not in loose), Decimal()
        )
        for column in footing.columns
    }


def _value(table: Table, row: int, column: int) -> Decimal:
    figure = table.figure(row, column)
    return figure.value if figure is not None else Decimal()


def _slack(table: Table, footing: Footing, column: int) -> Decimal:
    """What the rounding of the parts may add up to."""
    rows = [footing.parent, *(row for _, row in footing.lists[0])]
    steps = [figure.step for row in rows for at in (column,) if (figure := table.figure(row, at)) is not None]
    return sum(steps, Decimal()) / 2


def _laid(table: Table, rows: Sequence[Loose], ways: Sequence[_Way]) -> Table:
    moves: dict[tuple[int, int], int] = {}
    for each, way in zip(rows, ways, strict=True):
        moves.update({(each.row, stands): column for stands, column in zip(each.stands, way, strict=True)})
    cells = tuple(_moved(cell, moves) for cell in table.cells)
    gone = {(each.row, each.start) for each in rows}
    loose = tuple(each for each in table.loose if (each.row, each.start) not in gone)
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), loose=loose)


def _moved(cell: Cell, moves: dict[tuple[int, int], int]) -> Cell:
    column = moves.get((cell.row, cell.column))
    return cell if column is None or column == cell.column else replace(cell, column=column)
