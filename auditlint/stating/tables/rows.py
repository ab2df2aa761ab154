"""Rows of a table -> their labels, kinds and places in the outline: numbering, indents, codes, 其中."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from auditlint.model.han import HAN
from auditlint.model.table import ADDITIVE, Cell, Column, ColumnKind, Row, RowKind, Table

_TOTAL = re.compile(
    rf"[一二三四五六七八九十]?、?(?:{HAN}{{0,12}}(?:合计|总计|共计)|总分|总得分|自评总分|评价总分|综合得分|得分合计|总分值)"
    r"(?:数|额|金额|[（(][^（）()]*[)）])?[:：]?"
)
_GRAND = re.compile(rf"{HAN}{{0,12}}总计")
_SUBTOTAL = re.compile(rf"{HAN}{{0,10}}小计(?:[（(].*)?[:：]?")
_OF_WHICH = re.compile(r"(?:[（(])?(?:其中[:：,，]?|[#＃])")
_NOTE = re.compile(r"注[:：]|备注|说明[:：]|填表|填报|联系")
_MINUS = re.compile(r"减[:：]")
# Numbering before a label, by style; 1.1 is a level of its own beneath 1.
_STYLES = (
    ("chinese", re.compile(r"([一二三四五六七八九十]{1,3})[、.．]")),
    ("chinese-brackets", re.compile(r"[（(]([一二三四五六七八九十]{1,3})[)）]")),
    ("dotted", re.compile(r"(\d{1,2}\.\d{1,2}(?:\.\d{1,2})?)(?![\d%])")),
    ("arabic", re.compile(r"(\d{1,2})(?:、|[.．](?!\d))")),
    ("arabic-brackets", re.compile(r"[（(]?(\d{1,2})[)）]")),
    ("circled", re.compile(r"([①-⑳])")),
)
_OF_WHICH_WIDTH = 6  # 其中： takes six half-width places; what follows lines up behind it
_LEADING_CODE = re.compile(r"(\d{3}(?:\d{2}){0,2})(?=\D)")
_DIGITS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One of the tables that stand side by side in a table (收入 | 金额 | 支出 | 金额)."""

    labels: tuple[int, ...]
    codes: tuple[int, ...]
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row as one panel sees it. ``number`` is its place in its numbering, 0 without one."""

    index: int
    kind: RowKind
    label: str
    indent: int = 0
    style: str = ""
    number: int = 0
    code: str = ""
    sign: int = 1
    grand: bool = False
    filled: bool = False  # whether a figure stands in the panel's columns
    cell: Cell | None = None


def panels(table: Table, columns: tuple[Column, ...]) -> tuple[Panel, ...]:
    """The panels of a table, from the left: one begins where a label column repeats the first one's header."""
    starts = list(table.starts) or _starts(columns)
    bounds = [*starts, len(columns)]
    found = []
    for low, high in pairwise(bounds):
        span = columns[low:high]
        figures = tuple(column.index for column in span if column.kind in ADDITIVE)
        first = figures[0] if figures else high
        words = (ColumnKind.WORDS, ColumnKind.UNIT, ColumnKind.NUMBERING)
        labels = tuple(c.index for c in span if c.kind in words and c.index < first and c.kind is not ColumnKind.UNIT)
        codes = tuple(c.index for c in span if c.kind is ColumnKind.CODE)
        if figures and (labels or codes):
            found.append(Panel(labels, codes, figures))
    return tuple(found)


def _starts(columns: tuple[Column, ...]) -> list[int]:
    starts = [0]
    seen_figure = False
    first = next((column.index for column in columns if column.kind in ADDITIVE), len(columns))
    heading = columns[: min(3, first)]
    # Without any header, as where a table goes on, words right of figures label a half of their own.
    headed = any(column.path for column in columns)
    names = {column.path[-1] for column in heading if column.path and column.kind is ColumnKind.WORDS}
    for column in columns:
        if column.kind in ADDITIVE:
            seen_figure = True
        elif seen_figure and (_opens_panel(column, names) if headed else column.kind is ColumnKind.WORDS):
            before = column.index
            while before - 1 > starts[-1] and columns[before - 1].kind in (ColumnKind.CODE, ColumnKind.NUMBERING):
                before -= 1
            starts.append(before)
            seen_figure = False
    return starts


def _opens_panel(column: Column, names: set[str]) -> bool:
    if column.kind is not ColumnKind.WORDS or not column.path:
        return False
    return column.path[-1] in names or re.search(r"^支\s*出|项目\(?按|科目名称|^项\s*目$", column.path[-1]) is not None


def lines(table: Table, panel: Panel) -> list[Line]:
    """The body's rows as the panel sees them, from the top."""
    return [_line(table, panel, index) for index in table.body()]


def _line(table: Table, panel: Panel, index: int) -> Line:
    cell = _label_cell(table, panel, index)
    words = cell.text if cell else ""
    code = _code(table, panel, index, words)
    words = words[len(code) :] if code and words.startswith(code) else words
    label = _OF_WHICH.sub("", words, count=1)
    filled = any(table.figure(index, column) is not None for column in panel.figures)
    kind = _kind(words, filled)
    style, number, label = _numbering(label)
    indent = (cell.indent if cell else 0) + (_OF_WHICH_WIDTH if kind is RowKind.OF_WHICH else 0)
    sign = -1 if _MINUS.match(label) else 1
    grand = kind is RowKind.TOTAL and _GRAND.match(words) is not None
    return Line(index, kind, label, indent, style, number, code, sign, grand, filled, cell)


def _label_cell(table: Table, panel: Panel, index: int) -> Cell | None:
    """The last filled cell among the label columns; a total may stand in the first."""
    filled = [cell for column in panel.labels if (cell := table.cell(index, column)) and cell.text]
    words = [cell for cell in filled if not cell.text.isdigit()]
    if words:
        return words[-1]
    stray = [cell for column in panel.codes if (cell := table.cell(index, column)) and cell.text]
    named = next((cell for cell in stray if not cell.text.isdigit()), None)
    return named or _total_cell(table, index)


def _total_cell(table: Table, index: int) -> Cell | None:
    """A total merged over columns of figures or targets: the row's first words."""
    first = next((cell for cell in table.row_cells(index) if cell.text), None)
    return first if first is not None and _TOTAL.fullmatch(first.text) else None


def _code(table: Table, panel: Panel, index: int, words: str) -> str:
    """2010601, or 201 | 06 | 01 in three columns, or before the label."""
    joined = "".join(table.text(index, column) for column in panel.codes)
    if joined.isdigit():
        return joined
    match = _LEADING_CODE.match(words)
    return match.group(1) if match else ""


def _kind(words: str, filled: bool) -> RowKind:
    if _OF_WHICH.match(words):
        return RowKind.OF_WHICH
    if _SUBTOTAL.fullmatch(words):
        return RowKind.SUBTOTAL
    if _TOTAL.fullmatch(words):
        return RowKind.TOTAL
    return RowKind.NOTE if _NOTE.match(words) or (not filled and not words) else RowKind.DETAIL


def _numbering(label: str) -> tuple[str, int, str]:
    """Style, place in the numbering and the label without its number."""
    for style, pattern in _STYLES:
        match = pattern.match(label)
        if match and match.end() < len(label):
            return style, _place(match.group(1)), label[match.end() :]
    return "", 0, label


def _place(number: str) -> int:
    """一 -> 1, 十二 -> 12, ③ -> 3, 2.1 -> 1; what is no number, as 二十十, counts by its last digit."""
    if number[-1].isdecimal():
        return int(number.rsplit(".", 1)[-1])
    if number[0] in _DIGITS:
        tens, ten, units = number.partition("十")
        if not ten or len(tens) > 1 or len(units) > 1:
            return _DIGITS.index(number[-1]) + 1
        return (10 * (_DIGITS.index(tens) + 1) if tens else 10) + (_DIGITS.index(units) + 1 if units else 0)
    return ord(number) - ord("①") + 1


def state_rows(table: Table, seen: list[Line], depths: dict[int, int]) -> tuple[Row, ...]:
    """Every row of the table, headers included, as its first panel sees it."""
    rows = [Row(index, RowKind.HEADER) for index in range(table.header_height)]
    rows += [Row(line.index, line.kind, line.label, depths.get(line.index, 0), line.sign) for line in seen]
    return tuple(rows) if seen else (*rows, *(Row(index) for index in table.body()))
