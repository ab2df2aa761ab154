"""One sheet as it is shown: texts by row and column, what is merged, hidden or not computed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from auditlint.model.bounds import Bounds
from auditlint.model.words import Words

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_MOST_MERGED = 20_000  # merged ranges of one sheet that are looked at


@dataclass(slots=True, eq=False)
class Sheet:
    """Rows and columns count from 0. ``covered`` are, by row, the columns that a cell to their left goes over."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    covered: dict[int, frozenset[int]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    uncached: list[tuple[int, int]] = field(default_factory=list)
    unread: list[Words] = field(default_factory=list)

    def say_cut(self, what: str, most: int, bounds_key: str) -> None:
        """That rows or columns were left out, once."""
        zh = {"rows": "行", "columns": "列", "cells": "个单元格"}[what]
        said = Words(
            f"{self.name or '表格'} 超出上限（bounds: {bounds_key} {most}），只核对了前{most}{zh}",
            f"{self.name or 'it'} is beyond the bounds ({bounds_key} {most}): only {most} {what} were checked",
        )
        if said not in self.unread:
            self.unread.append(said)

    def put(self, row: int, column: int, text: str, bounds: Bounds) -> None:
        """A cell that shows something, within the bounds."""
        if column >= bounds.columns:
            self.say_cut("columns", bounds.columns, "columns")
        elif row >= bounds.rows:
            self.say_cut("rows", bounds.rows, "rows")
        elif len(self.cells) >= bounds.cells:
            self.say_cut("cells", bounds.cells, "cells")
        elif text.strip():
            self.cells[row, column] = text

    def merge(self, ranges: Iterable[tuple[int, int, int, int]]) -> None:
        """Ranges as (first row, first column, last row, last column): only the first cell of each shows."""
        used_columns = max((column for _, column in self.cells), default=0)
        used_rows = max((row for row, _ in self.cells), default=0)
        for number, (top, left, bottom, right) in enumerate(ranges):
            if number >= _MOST_MERGED:
                return
            right, bottom = min(right, used_columns), min(bottom, used_rows)
            for row in range(top, bottom + 1):
                self.covered[row] = self.covered.get(row, frozenset()) | frozenset(range(left + 1, right + 1))
                for column in range(left, right + 1):
                    if (row, column) != (top, left):
                        self.cells.pop((row, column), None)


def letters(column: int) -> str:
    """0 -> A, 27 -> AB."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def place_of(reference: str) -> tuple[int, int] | None:
    """B7 -> (6, 1); nothing where it is no reference."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match.group(1).upper():
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


def range_of(reference: str) -> tuple[int, int, int, int] | None:
    """B2:D7 -> (1, 1, 6, 3); a single cell is a range of one."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    return (*start, *end) if start is not None and end is not None else None
