"""Units of cells: their own, their row's, their column's, the caption's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditlint.measuring.cells import measure_cells
from auditlint.measuring.lexing import lex
from auditlint.model.quantity import Quantity, Role
from tests.tabling import FORM, tables


def figure(text: str, row: int, column: int, table: int = 0) -> Quantity:
    measured = measure_cells(tables(text)[table], lex)
    found = measured.figure(row, column)
    assert found is not None
    return found


UNITS = {
    "its own": ("项目\t数额\n养护\t3.5亿元\n检修\t2万元\n", Decimal(350000000)),
    "the column's": ("单位：元\n项目\t数额（万元）\n养护\t17\n检修\t2\n", Decimal(170000)),
    "the caption's": ("表1 支出情况（万元）\n项目\t数额\n养护\t17\n检修\t2\n", Decimal(170000)),
    "the unit line's": ("单位：亿元\n项目\t数额\n养护\t1.7\n检修\t2\n", Decimal(170000000)),
    "the corner's": ("经费情况（万元）\t决算数\n养护\t17\n检修\t2\n", Decimal(170000)),
    "the row's": ("指标\t数额\n养护（万元）\t17\n人员（人）\t2\n", Decimal(170000)),
    "the unit column's": ("产品\t产量\t单位\n水\t3\t万吨\n电\t2\t万千瓦时\n", Decimal(30000)),
    "a rate's": ("项目\t执行率\n养护\t96.5\n检修\t100\n", Decimal("0.965")),
    "a quotient's": ("项目\t执行率\n养护\t0.965\n检修\t1\n", Decimal("0.965")),
}


@pytest.mark.parametrize("place", UNITS)
def test_unit_of_a_bare_figure(place: str) -> None:
    """A figure without a unit takes the nearest that its place gives it."""
    text, value = UNITS[place]
    assert figure(text, 1, 1).value == value


def test_counts_do_not_become_money() -> None:
    """单位：万元 over a table says nothing of its 人数."""
    text = "单位：万元\n单位名称\t人数\t支出\n甲站\t42\t300\n乙站\t18\t120\n"
    assert figure(text, 1, 1).value == 42
    assert figure(text, 1, 2).value == 3000000


def test_serial_numbers_and_codes_are_no_data() -> None:
    """序号 and 科目编码 are never added up."""
    text = "序号\t科目编码\t科目名称\t金额（元）\n1\t2130304\t水利\t50\n2\t2130306\t养护\t16\n"
    measured = measure_cells(tables(text)[0], lex)
    roles = {q.role for cell in measured.cells if cell.row and cell.column < 2 for q in cell.quantities}
    assert roles == {Role.MARKER, Role.CODE}


def test_numbering_before_a_label_is_a_marker() -> None:
    """1、 before a label is no figure; a year in a header names a column."""
    measured = measure_cells(tables("项目\t2023年决算数\n1、养护费\t50\n2、检修费\t16\n")[0], lex)
    assert [q.role for cell in measured.cells if cell.column == 0 for q in cell.quantities] == [Role.MARKER] * 2
    assert all(q.role is not Role.DATA for cell in measured.cells if cell.row == 0 for q in cell.quantities)


def test_a_bare_completion_is_meant_like_its_target() -> None:
    """100 against ≥95% is 100%."""
    indicators = measure_cells(tables(FORM)[-1], lex)
    completion = indicators.figure(2, 5)
    assert completion is not None
    assert completion.value == 1


def test_a_form_hands_its_unit_down() -> None:
    """项目资金（万元） heads the amounts; weights and scores stay marks."""
    funds = measure_cells(tables(FORM)[-2], lex)
    amount, score = funds.figure(1, 3), funds.figure(1, 7)
    assert amount is not None
    assert score is not None
    assert (amount.value, score.value, score.unit.name) == (1355000, Decimal("9.6"), "分")


def test_blank_dash_and_nought_differ() -> None:
    """Only 0 is a figure."""
    measured = measure_cells(tables("项目\t金额\n甲\t0\n乙\t—\n丙\t\n丁\t/\n")[0], lex)
    assert [measured.figure(row, 1) is not None for row in range(1, 5)] == [True, False, False, False]


def test_a_column_is_as_exact_as_its_finest_figure() -> None:
    """8 over 0.92 means 8.00."""
    assert figure("单位：万元\n项目\t金额\n养护\t8\n检修\t0.92\n", 1, 1).step == 100
    assert figure("单位：万元\n项目\t金额\n养护\t8\n检修\t1\n", 1, 1).step == 10000
