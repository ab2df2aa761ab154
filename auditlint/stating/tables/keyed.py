"""Cells that name their own figure (年初预算数：120), or the next one -> figures with labels, and what links them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditlint.model.equation import Standing
from auditlint.model.quantity import Role
from auditlint.model.table import Cell, Column, ColumnKind, Footing, FootingKind, Keyed, Link, Table
from auditlint.stating.tables.columns import column_kind
from auditlint.stating.tables.links import links

# 其中：一般公共预算：1838.5万元 : the words before the last colon name the figure
_LABEL = re.compile(r"(?P<label>.*[^\d：:])[：:]$")
_WHOLE = re.compile(r"总额|合计|总计|总投资")
_OF_WHICH = re.compile(r"其中")
_REST = re.compile(r"(?:其中[:：]?)?其[他它]")
_LONGEST_LABEL = 24


def keyed(table: Table) -> tuple[Keyed, ...]:
    """The labelled figures, row by row."""
    return tuple(found for cell in table.cells for found in _keyed(table, cell))


def _keyed(table: Table, cell: Cell) -> Iterator[Keyed]:
    figures = [q for q in cell.quantities if q.role in (Role.DATA, Role.MALFORMED)]
    if len(figures) != 1 or cell.row < table.header_height:
        return
    (quantity,) = figures
    named = _LABEL.match(cell.text[: quantity.start])
    if named and quantity.end == len(cell.text):
        yield Keyed(named.group("label"), cell, quantity)
    elif not table.header_height and cell.figure is not None:
        before = table.text(cell.row, cell.column - 1)
        if before and len(before) <= _LONGEST_LABEL and not before[-1].isdigit():
            yield Keyed(before.rstrip("：:"), cell, quantity)


def keyed_links(found: tuple[Keyed, ...]) -> tuple[Link, ...]:
    """Rates, differences and the like among the labelled figures of one row."""
    rows: dict[int, list[Column]] = {}
    for index, item in enumerate(found):
        path = (item.label,)
        kind = column_kind(path, item.quantity.unit.dimension)
        if kind is not ColumnKind.WORDS:
            rows.setdefault(item.cell.row, []).append(Column(index, kind, path))
    return tuple(link for columns in rows.values() if len(columns) > 2 for link in links(tuple(columns)))


def keyed_footings(found: tuple[Keyed, ...]) -> Iterator[Footing]:
    """资金总额：120, and in the cells after it 其中：财政拨款：100 and the other parts."""
    whole, parts = -1, list[int]()
    for index, item in enumerate(found):
        if whole >= 0 and _goes_on(found, whole, parts, item):
            parts.append(index)
            continue
        yield from _footing(found, whole, parts)
        whole, parts = (index if _WHOLE.search(item.label) else -1), []
    yield from _footing(found, whole, parts)


def _goes_on(found: tuple[Keyed, ...], whole: int, parts: list[int], item: Keyed) -> bool:
    """A part stands in the next labelled cell to the right, or in the row beneath in the same column."""
    if _WHOLE.search(item.label) or not (parts or _OF_WHICH.match(item.label)):
        return False
    before, after = found[parts[-1] if parts else whole].cell, item.cell
    beside = before.row == after.row and after.column - before.column <= 2
    return beside or (after.row == before.row + 1 and before.column == after.column)


def _footing(found: tuple[Keyed, ...], whole: int, parts: list[int]) -> Iterator[Footing]:
    """A list that ends in 其他 is complete."""
    if whole >= 0 and len(parts) > 1:
        closed = _REST.match(found[parts[-1]].label)
        standing = Standing.CERTAIN if closed else Standing.LIKELY
        yield Footing(FootingKind.BRANCH, whole, (tuple((1, part) for part in parts),), (), standing)
