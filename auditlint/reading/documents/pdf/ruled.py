"""Edges -> ruled tables: which boxes of the page are cells, and over how many rows and columns each goes."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditlint.reading.documents.pdf.page import Box, Edge, Page

_NEAR = 300  # lines that are no more than three points apart are drawn as one
_NARROW = 700  # no column is so narrow: lines down drawn row by row do not meet
_REACH = 300  # a line may stop so short of the one that it meets
_OPEN_SIDE = 800  # rules that stick out further than this hold a column without an outer line
_MOST_EDGES = 3000
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class RuledCell:
    """``row`` and ``column`` count from 0; ``across`` and ``down`` say how many it covers."""

    row: int
    column: int
    across: int
    down: int
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class RuledTable:
    """``columns`` are the places of the lines down, by which tables of several pages are held together."""

    box: Box
    cells: tuple[RuledCell, ...]
    rows: tuple[int, ...]
    columns: tuple[int, ...]


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables of a page that have lines around their cells, from the top; none smaller than two cells."""
    across, down = _joined(page.across, _NEAR), _joined(page.down, _NARROW)
    if len(across) + len(down) > _MOST_EDGES:
        return []
    found = [_table(*component) for component in _components(across, down)]
    tables = [table for table in found if table is not None]
    outer = [
        table for table in tables if not any(_inside(table.box, other.box) for other in tables if other is not table)
    ]
    return sorted(outer, key=lambda table: (table.box.top, table.box.left))


def _inside(box: Box, other: Box) -> bool:
    return other.left <= box.left and box.right <= other.right and other.top <= box.top and box.bottom <= other.bottom


def _joined(edges: Iterable[Edge], near: int) -> list[Edge]:
    """Lines at nearly one place as at one place, and those that touch as one."""
    ordered = sorted(edges, key=lambda edge: edge.at)
    groups: list[list[Edge]] = []
    for edge in ordered:
        if groups and edge.at - groups[-1][0].at <= near:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    found = []
    for group in groups:
        at = group[len(group) // 2].at
        low, high = None, 0
        for edge in sorted(group, key=lambda each: each.low):
            if low is None or edge.low > high + _NEAR:
                if low is not None:
                    found.append(Edge(at, low, high))
                low, high = edge.low, edge.high
            else:
                high = max(high, edge.high)
        if low is not None:
            found.append(Edge(at, low, high))
    return found


def _components(across: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Lines that hold together by crossing or meeting."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    heights = [edge.at for edge in across]
    for number, edge in enumerate(down, len(across)):
        first, last = bisect_left(heights, edge.low - _REACH), bisect_right(heights, edge.high + _REACH)
        for at in range(first, last):
            if across[at].low - _REACH <= edge.at <= across[at].high + _REACH:
                parent[root(number)] = root(at)
    parts: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for at in range(len(parent)):
        part = parts.setdefault(root(at), ([], []))
        if at < len(across):
            part[0].append(across[at])
        else:
            part[1].append(down[at - len(across)])
    return list(parts.values())


def _table(across: list[Edge], down: list[Edge]) -> RuledTable | None:
    if len(across) < 2 or not down:
        return None
    down = [*down, *_open_sides(across, down)]
    rows = sorted({edge.at for edge in across})
    columns = sorted({edge.at for edge in down})
    size = (len(rows) - 1) * (len(columns) - 1)
    if len(columns) < 2 or not 2 <= size <= _MOST_CELLS:
        return None
    cells = _cells(rows, columns, across, down)
    return RuledTable(Box(columns[0], rows[0], columns[-1], rows[-1]), cells, tuple(rows), tuple(columns))


def _open_sides(across: Sequence[Edge], down: Sequence[Edge]) -> list[Edge]:
    """Outer lines that are left out: the rules reach beyond the last line down."""
    low, high = min(edge.low for edge in across), max(edge.high for edge in across)
    first, last = min(edge.at for edge in down), max(edge.at for edge in down)
    top, bottom = min(edge.at for edge in across), max(edge.at for edge in across)
    sides = []
    if first - low > _OPEN_SIDE:
        sides.append(Edge(low, top, bottom))
    if high - last > _OPEN_SIDE:
        sides.append(Edge(high, top, bottom))
    return sides


def _cells(
    rows: Sequence[int], columns: Sequence[int], across: Sequence[Edge], down: Sequence[Edge]
) -> tuple[RuledCell, ...]:
    """The boxes between the lines, those without a line between them as one."""
    below = _walls(rows, columns, across)
    right = _walls(columns, rows, down)
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            last_column = column
            while last_column + 2 < len(columns) and (last_column + 1, row) not in right:
                if (row, last_column + 1) in taken:
                    break
                last_column += 1
            last_row = row
            while last_row + 2 < len(rows) and not any(
                (last_row + 1, at) in below for at in range(column, last_column + 1)
            ):
                last_row += 1
            taken.update((i, j) for i in range(row, last_row + 1) for j in range(column, last_column + 1))
            box = Box(columns[column], rows[row], columns[last_column + 1], rows[last_row + 1])
            cells.append(RuledCell(row, column, last_column - column + 1, last_row - row + 1, box))
    return tuple(cells)


def _walls(lines: Sequence[int], between: Sequence[int], edges: Sequence[Edge]) -> set[tuple[int, int]]:
    """(line, gap): at this line a wall stands over this gap between two lines of the other direction."""
    number = {at: index for index, at in enumerate(lines)}
    middles = [(low + high) // 2 for low, high in itertools.pairwise(between)]
    return {
        (number[edge.at], gap)
        for edge in edges
        for gap in range(bisect_left(middles, edge.low), bisect_right(middles, edge.high))
    }
