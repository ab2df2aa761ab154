"""Tables of indicators, one cell a line with the blank cells kept -> rows: as many lines as the header has.

A header of so many lines, then as many lines a row, over and over: words stand where words stood and figures where
figures stood. That is how Word and LibreOffice write tables as text. How long the header is nobody says: the
length under which most rows hold together is taken, and none where rows do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from auditlint.reading.line_ranges import LineRanges
from auditlint.reading.tables_headers import ends_as_head, looks_like_header
from auditlint.reading.tables_raw import RawCell, RawRow, raw_cell

_WIDTHS = range(3, 13)
_FEWEST_ROWS = 3  # under a header; one is enough in a form that is scored, if it holds so many numbers:
_NUMBERS = 4
_LONGEST_CELL = 120
_FEWEST_LINES = 9
_ENDS = re.compile(r"[。；：]$|^附?表\d|^附件\d|单位：")  # what ends a paragraph or opens another table
_CAPTION = re.compile(r"^附?表\d|^附件\d|表(?:[（(].*[）)])?$")
_MARKS = "\t|｜│┃"
_HEADS_BEFORE = 3  # lines before two that end as heads do
_FURTHER_HEAD = re.compile(r"(?:[数额率值]|级指标|得分|分值|权重|备注|原因|措施)(?:[（(][^（）()]*[)）])?$")
_MIXED = re.compile(r"值|目标|完成|标准|备注|原因|措施|说明")  # heads over figures and words: 指标值 ≥95%, 规范
_INDICATORS = re.compile(r"指标|分值|得分|权重")
_STRANGE = 3  # what a cell of another kind, or a word that is no head, weighs against one that is right
_FIRST_ROWS = 3  # in which columns may turn out to hold both
_FEWEST_WORDED = 3  # a label and figures, or two such halves, are told from one another without blank cells too


@dataclass(frozen=True, slots=True, eq=False)
class CellRows:
    """Rows found in the lines ``first`` to ``last`` (both included), the header first.

    ``goes_on``: they stand in one form with the rows found before them.
    """

    first: int
    last: int
    rows: tuple[RawRow, ...]
    goes_on: bool = False


def cell_rows(lines: LineRanges, taken: frozenset[int]) -> Iterator[CellRows]:
    """The tables among the lines that are not ``taken``, in order."""
    cells = [None if number in taken else _cell(lines, number) for number in range(len(lines))]
    above = 0
    number, figures = 0, False  # figures since the last paragraph that belong to no table
    while number < len(cells):
        found = _table_at(cells, number, above) if not figures and _may_begin(cells, number) else None
        if found is None:
            cell = cells[number]
            figures = cell is not None and (figures or cell.number) and not _ENDS.search(cell.text)
            number += 1
            continue
        yield replace(found, goes_on=above > 0 and not any(_opens(cells[at]) for at in range(above, found.first)))
        number = above = found.last + 1


def _opens(cell: RawCell | None) -> bool:
    """附件2 · 表3 · 项目支出绩效自评表"""
    return cell is not None and _CAPTION.search(cell.text) is not None


def _cell(lines: LineRanges, number: int) -> RawCell | None:
    """The line as a cell; none where it is a row of another layout, or a paragraph."""
    start, end = lines.ranges[number]
    raw = lines.raw(number)
    if len(raw) > _LONGEST_CELL or any(mark in raw for mark in _MARKS):
        return None
    return raw_cell(lines.flat, lines.text, start, end)


def _may_begin(cells: Sequence[RawCell | None], number: int) -> bool:
    """Whether a header may begin here: three lines of which two end as heads do."""
    three = cells[number : number + 3]
    texts = [cell.text for cell in three if cell is not None]
    return len(texts) == 3 and sum(1 for text in texts if text and ends_as_head(text)) >= 2


def _table_at(cells: Sequence[RawCell | None], first: int, above: int) -> CellRows | None:
    """The table whose header begins at this line or just above, under the width whose columns are purest."""
    found = [
        table
        for start in range(max(above, first - _HEADS_BEFORE), first + 1)
        for width in _WIDTHS
        if (table := _table(cells, start, width)) is not None
    ]
    return max(found, key=_worth, default=None)


def _worth(table: CellRows) -> int:
    """How many cells are of their column's kind, less what speaks against such columns."""
    worth = -_STRANGE * _others(table.rows[0])
    for head, *column in zip(*(row.cells for row in table.rows), strict=True):
        figures = sum(1 for cell in column if cell.figure)
        words = sum(1 for cell in column if cell.text and _is_words(cell))
        worth += (
            max(figures, words) if _MIXED.search(head.text) else max(figures, words) - _STRANGE * min(figures, words)
        )
    return worth


def _table(cells: Sequence[RawCell | None], first: int, width: int) -> CellRows | None:
    header = _row(cells, first, width)
    if header is None or not _is_header(header) or not _stands_apart(cells, first, header):
        return None
    rows: list[RawRow] = []
    columns = _Columns(header)
    while (row := _row(cells, first + width * (len(rows) + 1), width)) is not None and columns.take(row):
        rows.append(row)
    while rows and not rows[-1].has_figure:
        rows.pop()
    end = first + width * (len(rows) + 1)
    if end - first < _FEWEST_LINES or not _is_table(header, rows) or not _has_ended(cells, end, width):
        return None
    return CellRows(first, end - 1, (header, *rows))


def _has_ended(cells: Sequence[RawCell | None], end: int, width: int) -> bool:
    """Whether no figures follow before a paragraph or a header: half a table makes wrong sums."""
    for at in range(end, min(end + width, len(cells))):
        cell = cells[at]
        if cell is None or _ENDS.search(cell.text):
            return True
        if cell.number:
            return False
    return True


def _is_header(row: RawRow) -> bool:
    """Whether all but one of its words end as heads do, and the table is one of indicators or marks.

    Labels and their figures are told from one another without blank cells too: ``tables_streams`` reads those.
    """
    if not any(_INDICATORS.search(text) for text in row.texts) or any("。" in text for text in row.texts):
        return False
    return _others(row) <= 1 and looks_like_header(row)


def _others(header: RawRow) -> int:
    return sum(1 for text in header.texts if text and not ends_as_head(text))


def _row(cells: Sequence[RawCell | None], first: int, width: int) -> RawRow | None:
    own = [cell for cell in cells[first : first + width] if cell is not None]
    return RawRow(own[0].start, own[-1].end, tuple(own)) if len(own) == width else None


def _stands_apart(cells: Sequence[RawCell | None], first: int, header: RawRow) -> bool:
    """Whether the header ends where its heads end: the line behind it is no further head. 产出指标 opens a row."""
    behind = cells[first + len(header)] if first + len(header) < len(cells) else None
    return behind is not None and not _FURTHER_HEAD.search(behind.text)


def _is_table(header: RawRow, rows: Sequence[RawRow]) -> bool:
    """Rows enough, and columns that only such a reading finds: several of words, and one of numbers under a head."""
    if all(cell.text for row in (header, *rows) for cell in row.cells):
        return False  # where nothing is blank nobody knows whether blank cells were kept
    scored = {"分值", "得分"} <= set(header.texts)
    if len(rows) < _FEWEST_ROWS and not (scored and rows and sum(cell.number for cell in rows[0].cells) >= _NUMBERS):
        return False
    columns = [[cell for cell in column if cell.text] for column in zip(*(row.cells for row in rows), strict=True)]
    worded = sum(
        1
        for head, column in zip(header.cells, columns, strict=True)
        if _MIXED.search(head.text) or 2 * sum(1 for cell in column if _is_words(cell)) > len(column)
    )
    counted = [
        head.text
        for head, column in zip(header.cells, columns, strict=True)
        if column and all(cell.figure or cell.quantified for cell in column)
    ]
    return (worded >= _FEWEST_WORDED or scored) and bool(counted) and all(counted)


def _is_words(cell: RawCell) -> bool:
    return not cell.figure and not cell.quantified


class _Columns:
    """What the rows so far hold in each column: numbers, words, both."""

    def __init__(self, header: RawRow) -> None:
        self._heads = header.texts
        self._numbers = [0] * len(header)
        self._words = [0] * len(header)
        self._rows = 0

    def take(self, row: RawRow) -> bool:
        """Add a row; not where words stand in a column of numbers, or a number in one of words."""
        if looks_like_header(row) and row.filled > 2 and not row.has_figure:
            return False
        strange = [column for column, cell in enumerate(row.cells) if cell.text and self._is_strange(column, cell)]
        if len(strange) * 3 > (len(row) if self._rows < _FIRST_ROWS else 0):
            return False
        for column, cell in enumerate(row.cells):
            self._numbers[column] += cell.figure
            self._words[column] += bool(cell.text) and not cell.figure
        self._rows += 1
        return True

    def _is_strange(self, column: int, cell: RawCell) -> bool:
        if cell.quantified or _MIXED.search(self._heads[column]):
            return False
        numbers, words = self._numbers[column], self._words[column]
        return bool(words and not numbers) if cell.figure else bool(numbers and not words)
