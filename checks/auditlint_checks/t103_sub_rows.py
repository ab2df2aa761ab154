"""T103: a row equals the sum of the rows that stand under it."""

import re
from collections.abc import Iterator

from auditlint.api import (
    Cell,
    Check,
    ColumnKind,
    Document,
    Equation,
    FootingKind,
    Quantity,
    Reading,
    Role,
    Severity,
    Table,
    Words,
    footing_equations,
    forms,
    total,
)

# 按收入性质分：  按支出性质分： over cells such as 基本支出：855.82
_PARTITION = re.compile(r"按.{1,10}分(?:类)?[:：]?")
_BY_SPENDING = re.compile(r"支出|用途|经济")
_KEYED = re.compile(r".*[:：][\d,.]+(?:万元|元)?")


def find(document: Document) -> Iterator[Equation]:
    """One equation for every branch and column, and for every list of labelled figures."""
    yield from footing_equations(document.tables, FootingKind.BRANCH)
    for form in forms(document.tables):
        wholes: tuple[Quantity, ...] = ()
        for table in form:
            yield from _partitions(table, wholes)
            wholes = _wholes(table) or wholes


def _wholes(table: Table) -> tuple[Quantity, ...]:
    """The first row of a budget part: adjusted budget first, then execution, then the initial budget."""
    amounts = table.columns_of(ColumnKind.BUDGET, ColumnKind.EXECUTED)
    if len(amounts) < 2:
        return ()
    figures = [figure for column in reversed(amounts) if (figure := table.figure(table.header_height, column.index))]
    return tuple(figures)


def _partitions(table: Table, wholes: tuple[Quantity, ...]) -> Iterator[Equation]:
    heads = [cell for cell in table.cells if _PARTITION.fullmatch(cell.text)]
    for head in heads if wholes else ():
        parts = tuple(_keyed(table, head))
        if len(parts) < 2 or any(part.unit.family != wholes[0].unit.family for part in parts):
            continue
        # Spending by kind says what was spent, income by source what was granted; forms differ.
        ordered = wholes if _BY_SPENDING.search(head.text) else (*wholes[1:], wholes[0])
        readings = tuple(Reading(total(*parts), stated=whole) for whole in ordered)
        yield Equation(ordered[0], readings, subject=head.text)


def _keyed(table: Table, head: Cell) -> Iterator[Quantity]:
    """The figures of the label: figure cells under a partition's head."""
    for row in range(head.row + 1, table.height):
        cell = table.cell(row, head.column)
        if cell is None or cell.blank:
            continue
        figures = [q for q in cell.quantities if q.role in (Role.DATA, Role.MALFORMED)]
        if not _KEYED.fullmatch(cell.text) or len(figures) != 1:
            return
        yield figures[0]


CHECK = Check(
    code="T103",
    name="sub-rows",
    title=Words("上级行等于其下级各行之和", "a row equals the sum of its sub-rows"),
    fault=Words("上级行与下级各行之和不符", "the row differs from the sum of its sub-rows"),
    rationale=Words(
        (
            "三公经费＝因公出国（境）＋公务用车＋公务接待，公务用车＝购置＋运行维护；类＝各款之和，款＝各项之和；"
            "带“一个专项一行”字样的，各专项之和即专项总额。层级由其中、编号、缩进、科目编码长度认定；"
            "其中行可能未列全的，只在超出或仅差一笔时提示。"
        ),
        (
            "The three public expenses (三公经费) = travel abroad + official vehicles + official receptions, and "
            "official vehicles = purchase + running costs; a class (类) = the sum of its items (款), an item = "
            "the sum of its sub-items (项); where a form asks for one line for each special fund, these add up "
            "to the total of the funds. Levels are told by 其中, by numbering, by indentation and by the "
            "length of budget codes. Of-which rows may be incomplete, so they are mentioned only if they "
            "exceed the row above, or differ from it by exactly one entry."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "经费情况（万元）\t上年决算数\t本年预算数\n三公经费\t⟦7.5⟧\t⟦9⟧\n1、公务用车购置和维护费\t⟦4⟧\t⟦5⟧\n"
        "其中：购置\t0\t0\n运行维护\t4\t5\n2、因公出国费\t0\t0\n3、公务接待费\t3.5\t4\n",
        "单位：万元\n科目编码\t科目名称\t决算数\n213\t农林水支出\t⟦66.2⟧\n21303\t水利\t⟦66.2⟧\n2130304\t水利行业业务管理\t50\n"
        "2130306\t水利工程运行与维护\t16.2\n",
        "指标\t利润总额（万元）\n规模以上工业\t156.5\n其中：国有控股企业\t74.0\n股份制企业\t153.8\n",
    ),
    bad=(
        "经费情况（万元）\t上年决算数\t本年预算数\n三公经费\t7.5\t⟦6⟧\n1、公务用车购置和维护费\t4\t5\n"
        "其中：购置\t0\t0\n运行维护\t4\t5\n2、因公出国费\t0\t0\n3、公务接待费\t3.5\t4\n",
        "单位：万元\n科目编码\t科目名称\t决算数\n213\t农林水支出\t66.2\n21303\t水利\t⟦66.2⟧\n2130304\t水利行业业务管理\t50\n"
        "2130306\t水利工程运行与维护\t12.6\n",
    ),
)
