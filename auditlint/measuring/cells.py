"""A table's cells -> the same with their quantities, each with the unit that its place gives it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from auditlint.measuring.units import unit_named
from auditlint.model.quantity import Quantity, Role
from auditlint.model.table import Cell, Table
from auditlint.model.table_hints import ColumnHint
from auditlint.model.unit import NO_UNIT, Dimension, Unit
from auditlint.model.view import View

Lex = Callable[[View], tuple[Quantity, ...]]

# 产量（万吨） · 金额:万元 · 比上年增长% : the unit that a header carries
_BRACKETED = re.compile(r"[（(](?:单位[:：])?([^（）()]{1,6})[)）]")
_CODE = re.compile(r"编码|代码|科目编号|^(?:类|款|项)$|电话|邮编|证号")
_NUMBERING = re.compile(r"^(?:序号|行次|栏次|编号|排名|名次|No\.?)$")
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
_RATE = re.compile(r"率$|率[（(]|占比|比重|百分比|%|增幅|进度$")
_NOT_RATE = re.compile(r"利率|汇率|税率|频率|概率|倍率|速率")
_SCORE = re.compile(r"分值|得分|权重|满分|评分$|自评分|扣分|总分")
_NO_MONEY = re.compile(
    r"人数|数量|个数|台数|户数|面积|编制数|在职|学生|年限|次数|家数|比例|系数|指数|排名|人均床位|得分|分值|指标值|完成值|目标值|实际值|计划值|预期值"
)
_SELDOM = 5  # one figure in so many
# A rate without % whose figure has this form is the plain quotient: 1, 1.00, 0.9258
_QUOTIENT = re.compile(r"1|1\.0+|0\.\d{2,}")


# 一般公共预算：1838.58 : a label and its figure in one cell
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d\.\d\d")
_TIMES = re.compile(r"时间|日期|年月|期限|起止|时限|月份|进度|周期|任职|出生")
_KEYED = re.compile(r".*[：:]")
# 1、公务接待费 · （2）差旅费 · 3.培训费 ; 1.5 is none
_NUMBERED = re.compile(r"\d{1,2}(?:、|[.．)）](?!\d))(?=.)|（\d{1,2}）(?=.)")
_TARGET = re.compile(r"指标值|目标值|计划值|预期值|年度目标")
_ACTUAL = re.compile(r"完成值|实际值|完成情况|实现值")
# Signs that may stand beside the figure of a cell that holds nothing else.
_BESIDE = frozenset(" ≥≤＞＜><=≧≦约（）+-*¥￥↑↓")
_PLAIN_RATE = Unit("", "%", Dimension.PERCENT, Decimal(1))


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """What the places of a table say of the figures that stand there; lists go by column."""

    table: Table
    headers: list[str]
    units: list[Unit | None]
    roles: list[Role | None]
    unit_column: int
    default: Unit


def measure_cells(table: Table, lex: Lex) -> Table:
    """Fill the cells' quantities: a unit of the cell's own, else that of its row, header or caption.

    Codes and serial numbers get the role CODE or MARKER; figures inside words keep what they are.
    """
    places = _places(table)
    cells = tuple(_measured(places, cell, lex) for cell in table.cells)
    return replace(table, cells=_to_one_precision(table, _completions(places, cells)))


def _places(table: Table) -> _Places:
    headers = [_header(table, column) for column in range(table.width)]
    hints = table.hints or (ColumnHint.NONE,) * table.width
    return _Places(
        table,
        headers,
        [_unit_hinted(hint, words) for hint, words in zip(hints, headers, strict=True)],
        [_role_hinted(hint, words) for hint, words in zip(hints, headers, strict=True)],
        next((column for column, words in enumerate(headers) if _UNIT_COLUMN.match(words)), -1),
        _default_unit(table),
    )


def _unit_hinted(hint: ColumnHint, words: str) -> Unit | None:
    return unit_named("%") if hint is ColumnHint.PERCENT else _unit_of_header(words)


def _role_hinted(hint: ColumnHint, words: str) -> Role | None:
    return Role.CODE if hint is ColumnHint.CODE else _role_of_header(words)


def _header(table: Table, column: int) -> str:
    return "".join(table.text(row, column) for row in range(table.header_height))


def _measured(places: _Places, cell: Cell, lex: Lex) -> Cell:
    if cell.blank:
        return cell
    found = lex(cell.view)
    if not found:
        return cell
    return Cell(cell.row, cell.column, cell.span, cell.view, _read(places, cell, found), cell.indent)


def _read(places: _Places, cell: Cell, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """The numbers of a cell as its place has them read."""
    if cell.row < places.table.header_height:
        return tuple(_named(q) for q in found)
    if len(found) == 1 and found[0].role is Role.DATE and _is_amount(places, cell):
        found = (found[0].read_as(found[0].text),)
    role = places.roles[cell.column]
    if role is not None:
        return tuple(replace(q, role=role) for q in found)
    bare = len(found) == 1 and found[0].role is Role.DATA and not found[0].unit.name
    if bare and not _NUMBERED.match(cell.text):
        return (_in_unit(found[0], _unit_at(places, cell, found[0])),)
    return tuple(_numbering(cell, q) for q in found)


def _is_amount(places: _Places, cell: Cell) -> bool:
    """2012.06 alone in a cell: an amount like the others, unless the column tells times."""
    return _YEAR_LIKE.fullmatch(cell.text) is not None and _TIMES.search(places.headers[cell.column]) is None


def _named(quantity: Quantity) -> Quantity:
    """A header's bare figures name columns (2024, 栏次3): none is data."""
    bare = quantity.role is Role.DATA and not quantity.unit.name
    return replace(quantity, role=Role.NAME) if bare else quantity


def _numbering(cell: Cell, quantity: Quantity) -> Quantity:
    """1、 or （1） before a label numbers it."""
    if quantity.role is Role.DATA and _NUMBERED.match(cell.text) and quantity.start <= 1:
        return replace(quantity, role=Role.MARKER)
    return quantity


def _unit_at(places: _Places, cell: Cell, quantity: Quantity) -> Unit:
    """The unit that a bare figure has by its place."""
    before, behind = cell.text[: quantity.start], cell.text[quantity.end :]
    if not _BESIDE.issuperset(before + behind):
        return (
            _unit_of_header(before.rstrip("：:")) or places.default
            if _KEYED.fullmatch(before) and not behind
            else NO_UNIT
        )
    words, given = places.headers[cell.column], places.units[cell.column]
    if not places.table.header_height:
        words = places.table.text(cell.row, cell.column - 1)
        given = _unit_of_header(words)
    if given is not None:
        bare_rate = given.dimension is Dimension.PERCENT and "%" not in words and _QUOTIENT.fullmatch(quantity.text)
        return _PLAIN_RATE if bare_rate else given
    is_plain = places.default.dimension is Dimension.MONEY and _NO_MONEY.search(words)
    return _unit_of_row(places, cell) or (NO_UNIT if is_plain else places.default)


def _in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """A bare figure read in a unit: 17 in 万元 is 170000."""
    if unit is NO_UNIT:
        return quantity
    return replace(quantity, value=quantity.value * unit.scale, step=quantity.step * unit.scale, unit=unit)


@cache
def _unit_of_header(words: str) -> Unit | None:
    """The unit that a column's header gives, None where it is silent."""
    for match in _BRACKETED.finditer(words):
        unit = unit_named(match.group(1))
        if unit is not NO_UNIT:
            return unit
    if _RATE.search(words) and not _NOT_RATE.search(words):
        return unit_named("%")
    if _SCORE.search(words):
        return unit_named("分")
    return None


@cache
def _role_of_header(words: str) -> Role | None:
    if _CODE.search(words):
        return Role.CODE
    return Role.MARKER if _NUMBERING.match(words) else None


def _unit_of_row(places: _Places, cell: Cell) -> Unit | None:
    """The unit in the row's 单位 column, or in brackets behind its label."""
    if places.unit_column >= 0:
        return unit_named(places.table.text(cell.row, places.unit_column))
    for column in range(cell.column):
        match = _BRACKETED.search(places.table.text(cell.row, column))
        unit = unit_named(match.group(1)) if match else NO_UNIT
        if unit is not NO_UNIT and unit.dimension is not Dimension.SCORE:
            return unit
    return None


def _default_unit(table: Table) -> Unit:
    """The unit of the corner (经费情况（万元）), of 单位：, or of the caption, in this order."""
    corner = [table.text(row, 0) for row in range(table.header_height)]
    for words in (*corner, f"（{table.unit_words}）", table.caption):
        for match in _BRACKETED.finditer(words.replace("(", "（").replace(")", "）").replace("人民币", "")):
            unit = unit_named(match.group(1).split("、")[0])
            if unit is not NO_UNIT:
                return unit
    return NO_UNIT


def _to_one_precision(table: Table, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """8 above 0.92 in one column means 8.00: a column's money is as exact as its finest figure.

    Where hardly any figure of a column has decimals, those few are too small to be told without them, and no more.
    """
    steps: dict[tuple[int, str], Counter[Decimal]] = {}
    for cell in cells:
        figure = cell.figure if cell.row >= table.header_height else None
        if figure is not None and figure.unit.dimension is Dimension.MONEY and not _too_small(table, figure):
            steps.setdefault((cell.column, figure.unit.name), Counter())[figure.step] += 1
    finest = {key: step for key, counts in steps.items() if (step := _usual_step(counts)) is not None}
    return tuple(_as_fine(table, cell, finest) for cell in cells) if finest else cells


def _too_small(table: Table, figure: Quantity) -> bool:
    """In a long table 0.5 has its decimal because it is less than one, not because 5 is 5.0."""
    return bool(table.hints) and 0 < abs(figure.value) < figure.unit.scale


def _usual_step(counts: Counter[Decimal]) -> Decimal | None:
    finest = min(counts)
    return finest if counts[finest] * _SELDOM >= counts.total() else None


def _as_fine(table: Table, cell: Cell, finest: dict[tuple[int, str], Decimal]) -> Cell:
    figure = cell.figure
    step = finest.get((cell.column, figure.unit.name)) if figure is not None else None
    if figure is None or step is None or (step >= figure.step and not _too_small(table, figure)):
        return cell
    return replace(cell, quantities=(replace(figure, step=step),))


def _completions(places: _Places, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A bare completion beside a target in per cent is meant in per cent: 99 against ≥95%."""
    targets = [column for column, words in enumerate(places.headers) if _TARGET.search(words)]
    actuals = [column for column, words in enumerate(places.headers) if _ACTUAL.search(words)]
    if len(targets) != 1 or len(actuals) != 1:
        return cells
    percent = {
        cell.row: cell.quantities[0].unit for cell in cells if cell.column == targets[0] and len(cell.quantities) == 1
    }
    return tuple(
        _like_target(cell, percent[cell.row]) if cell.column == actuals[0] and cell.row in percent else cell
        for cell in cells
    )


def _like_target(cell: Cell, unit: Unit) -> Cell:
    quantity = cell.figure
    if quantity is None or quantity.unit.name or unit.dimension is not Dimension.PERCENT:
        return cell
    return replace(cell, quantities=(_in_unit(quantity, unit),))
