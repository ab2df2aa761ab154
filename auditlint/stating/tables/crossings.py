"""Columns of a table -> which columns add up to which, and cells that speak for several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from auditlint.model.equation import Standing
from auditlint.model.han import HAN
from auditlint.model.table import Cell, Column, ColumnKind, Crossing, Group, Table
from auditlint.stating.words.divisions import makes_whole

_TOTAL = re.compile(
    rf"(?:合计|总计|总额|小计|共计|总数|计|{HAN}{{2,8}}(?:合计|总计))(?:数|金额)?(?:[（(][^（）()]*[)）])?"
)
_OF_WHICH = re.compile(r"其中[:：]?")
_DIVIDED = re.compile(r"用车|基本支出|小计|限额|余额")
_ADDED = (ColumnKind.AMOUNT, ColumnKind.BUDGET, ColumnKind.EXECUTED, ColumnKind.COUNT, ColumnKind.PRIOR)


def crossings(columns: tuple[Column, ...]) -> tuple[Crossing, ...]:
    """Totals inside each spanning header, and a total column over the plain columns and the spans."""
    return (*_crossings(list(columns), 0), *_parts_behind(columns))


def _parts_behind(columns: tuple[Column, ...]) -> Iterator[Crossing]:
    """债务限额 | 其中：一般 | 其中：专项: the columns of 其中 behind the one that they divide."""
    for at, whole in enumerate(columns):
        if whole.kind not in _ADDED or not whole.path or _OF_WHICH.match(whole.path[-1]):
            continue
        parts = [column for column in _run_of_which(columns[at + 1 :]) if column.path[:-1] == whole.path[:-1]]
        flat = columns[at + 1 : at + 1 + _dividing([[column] for column in columns], at)]
        parts = parts or [column for column in flat if column.path[:-1] == whole.path[:-1]]
        if len(parts) > 1 and all(column.kind in _ADDED for column in parts):
            labels = [_OF_WHICH.sub("", column.path[-1], count=1) for column in parts]
            closed = makes_whole(whole.path[-1], tuple(labels))
            standing = Standing.CERTAIN if closed else Standing.TENTATIVE
            yield Crossing(whole.index, (tuple(column.index for column in parts),), standing)


def _run_of_which(columns: tuple[Column, ...]) -> list[Column]:
    """The columns from here on that say 其中, and the one behind a first 其中 that does not say it again."""
    said = list(takewhile(lambda column: bool(column.path) and _OF_WHICH.match(column.path[-1]) is not None, columns))
    if len(said) == 1 and len(columns) > 1 and columns[1].path:
        return [*said, columns[1]]
    return said


def _crossings(columns: list[Column], level: int) -> Iterator[Crossing]:
    """The columns that share the header above ``level``: a total among them, and what stands deeper."""
    units = _units(columns, level)
    yield from _of_units(units, level)
    for unit in units:
        if len(unit) > 1:
            yield from _crossings(unit, level + 1)


def _units(columns: list[Column], level: int) -> list[list[Column]]:
    """Neighbouring columns with the same header at this level stand together."""
    units: list[list[Column]] = []
    for column in columns:
        name = column.path[level] if len(column.path) > level else ""
        before = units[-1][0] if units else None
        together = (
            before is not None
            and name
            and len(before.path) > level + 1
            and len(column.path) > level + 1
            and before.path[level] == name
        )
        if together:
            units[-1].append(column)
        else:
            units.append([column])
    return units


def _of_units(units: list[list[Column]], level: int) -> Iterator[Crossing]:
    added = [unit for unit in units if any(column.kind in _ADDED for column in unit)]
    totals = [i for i, unit in enumerate(added) if len(unit) == 1 and _is_total(unit[0], level)]
    for number, at in enumerate(totals):
        stop = totals[number + 1] if number + 1 < len(totals) else len(added)
        start = totals[number - 1] + 1 if number else 0
        left, right = added[start:at], added[at + 1 : stop]
        if len(left) < 2 or len(right) < 2:
            yield from _crossing(added[at][0], right if len(right) > len(left) else left, level)


def _is_total(column: Column, level: int) -> bool:
    return len(column.path) > level and _TOTAL.fullmatch(column.path[-1]) is not None


def _crossing(total: Column, parts: list[list[Column]], level: int) -> Iterator[Crossing]:
    """A spanning part counts by its own total, else by all its columns; all must be of one kind."""
    leaves: list[Column] = []
    for unit in _without_nested(parts):
        own = [column for column in unit if len(unit) > 1 and _is_total(column, level)]
        leaves += own[:1] or [column for column in unit if column.kind in _ADDED]
    kinds = {column.kind for column in leaves}
    mixed = len(kinds) > 1 or kinds & {ColumnKind.PRIOR}
    if len(leaves) < 2 or mixed or (kinds != {total.kind} and ColumnKind.COUNT in {total.kind, *kinds}):
        return
    inner = [column for column in leaves if _OF_WHICH.search(column.path[-1] if column.path else "")]
    if not inner:
        yield Crossing(total.index, (tuple(column.index for column in leaves),))
        return
    outer = [column for column in leaves if column not in inner]
    lists = [leaves, outer] if len(outer) > 1 else [leaves]
    yield Crossing(total.index, tuple(tuple(c.index for c in part) for part in lists), Standing.TENTATIVE)


def _without_nested(units: list[list[Column]]) -> list[list[Column]]:
    """公务用车 | 购置费 | 运行费 in one row of headers: what divides the column before it stands not beside it."""
    kept: list[list[Column]] = []
    at = 0
    while at < len(units):
        kept.append(units[at])
        at += 1 + _dividing(units, at)
    return kept


def _dividing(units: list[list[Column]], at: int) -> int:
    """How many of the columns behind one divide it, by their names."""
    whole = _flat_name(units[at])
    for count in (2, 3):
        names = [_flat_name(unit) for unit in units[at + 1 : at + 1 + count]]
        if (
            whole
            and len(names) == count
            and all(names)
            and makes_whole(whole, tuple(names))
            and _names_its_parts(whole)
        ):
            return count
    return 0


def _names_its_parts(whole: str) -> bool:
    return _DIVIDED.search(whole) is not None


def _flat_name(unit: list[Column]) -> str:
    return unit[0].path[-1] if len(unit) == 1 and unit[0].path else ""


def groups(table: Table, columns: tuple[Column, ...]) -> tuple[Group, ...]:
    """Cells of the word columns that speak for the rows down to the next filled cell at or left of them.

    A row that a total takes ends every group.
    """
    found: list[Group] = []
    words = [column.index for column in columns if column.kind in (ColumnKind.WORDS, ColumnKind.WEIGHT)]
    for place, column in enumerate(words):
        left = words[: place + 1]
        start: Cell | None = None
        for row in (*table.body(), table.height):
            if row == table.height or any(table.text(row, other) for other in left) or _ends(table, row):
                if start is not None:
                    found.append(Group(start, start.row, row - 1))
                cell = table.cell(row, column)
                start = cell if cell is not None and cell.text and not _ends(table, row) else None
    return tuple(found)


def _ends(table: Table, row: int) -> bool:
    first = next((cell.text for cell in table.row_cells(row) if cell.text), "")
    return (
        re.fullmatch(r"(?:自评|评价|综合)?(?:总分|合计|总计|总得分|得分合计|总分值)[:：]?(?:[（(].*)?", first)
        is not None
    )
