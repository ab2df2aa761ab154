"""Tables that come one cell a line, with nothing between the rows: invented accounts of invented places."""

from __future__ import annotations

import pytest

from auditlint.model.equation import Standing
from auditlint.model.table import LinkKind, Table
from tests.tabling import stated

CODED = """支出决算表
单位：万元
项目
合计
基本支出
项目支出
科目编码
科目名称
类
款
项
合计
1,286.40
905.15
381.25
205
教育支出
951.25
570.00
381.25
205
02
普通教育
951.25
570.00
381.25
205
02
01
学前教育
612.75
570.00
42.75
205
02
02
小学教育
338.50
338.50
208
社会保障和就业支出
214.90
214.90
208
05
行政事业单位养老支出
214.90
214.90
208
05
05
机关事业单位基本养老保险
缴费支出
148.62
148.62
208
05
06
机关事业单位职业年金缴费
支出
66.28
66.28
221
住房保障支出
120.25
120.25
"""

HALVES = """收入支出决算总表
单位：万元
收入
支出
项目
决算数
项目
决算数
一、财政拨款收入
3,418.27
一、一般公共服务支出
2,760.31
二、事业收入
二、国防支出
三、其他收入
12.60
三、教育支出
214.76
四、卫生健康支出
98.20
五、住房保障支出
340.55
本年收入合计
3,430.87
本年支出合计
3,413.82
年初结转和结余
61.08
年末结转和结余
78.13
总计
3,491.95
总计
3,491.95
"""

EXECUTION = """表3
2024年青溪县一般公共预算支出执行情况表
单位：万元
项目
2024年
预算数
2024年
执行数
占预算%
2023年
执行数
增减额
增长%
一、一般公共服务支出
12540
11873
94.7
11206
667
6.0
二、公共安全支出
8310
8127
97.8
7930
197
2.5
三、教育支出
45260
44871
99.1
41355
3516
8.5
— 5 —
表3
2024年青溪县一般公共预算支出执行情况表
单位：万元
项目
2024年
预算数
2024年
执行数
占预算%
2023年
执行数
增减额
增长%
四、科学技术支出
2745
2391
87.1
2608
-217
-8.3
五、节能环保支出
1480
1480
100.0
1480
六、农林水支出
9618
9570
99.5
8864
706
8.0
七、其他支出
640
-640
-100.0
合计
79953
78312
97.9
74083
4229
5.7
"""


def only(text: str) -> Table:
    (table,) = stated(text)
    return table


def figures(table: Table, name: str) -> dict[int, str]:
    row = next(row.index for row in table.rows if row.label.endswith(name))
    return {cell.column: cell.text for cell in table.row_cells(row) if cell.figure}


def test_codes_part_the_rows_and_sums_place_what_blanks_have_left_open() -> None:
    """338.50 338.50 is 合计 and 项目支出, because only so both columns of 普通教育 add up."""
    table = only(CODED)
    total, basic, projects = (column.index for column in table.columns[-3:])
    assert figures(table, "学前教育") == {total: "612.75", basic: "570.00", projects: "42.75"}
    assert figures(table, "小学教育") == {total: "338.50", projects: "338.50"}
    assert figures(table, "养老支出") == {total: "214.90", basic: "214.90"}
    assert table.loose == ()


def test_a_label_broken_over_lines_is_one_label() -> None:
    """A line that is full goes on in the next."""
    assert figures(only(CODED), "机关事业单位基本养老保险缴费支出")


def test_every_parent_is_footed_by_its_codes() -> None:
    """类 = Σ款 = Σ项 in each column that holds figures of parts."""
    parents = {footing.parent for footing in only(CODED).footings if footing.sign == "code" and footing.columns}
    assert len(parents) >= 4


def test_halves_side_by_side_are_told_apart() -> None:
    """Each half goes on with its own numbers, also when the other has ended, and has its own totals."""
    table = only(HALVES)
    assert len(table.starts) == 2
    right = table.starts[1]
    labels = [table.text(row, right) for row in table.body()]
    assert labels[:5] == [
        "一、一般公共服务支出",
        "二、国防支出",
        "三、教育支出",
        "四、卫生健康支出",
        "五、住房保障支出",
    ]
    totals = {table.figure(footing.parent, column) for footing in table.footings for column in footing.columns}
    assert {figure.text for figure in totals if figure} == {"3,430.87", "3,413.82", "3,491.95"}


def test_a_table_goes_on_over_the_page() -> None:
    """The repeated caption and header and the page's number are no rows."""
    table = only(EXECUTION)
    assert [row.label for row in table.rows if row.label] == [
        "一般公共服务支出",
        "公共安全支出",
        "教育支出",
        "科学技术支出",
        "节能环保支出",
        "农林水支出",
        "其他支出",
        "合计",
    ]


def test_short_rows_stand_where_the_relations_of_the_full_rows_hold() -> None:
    """A change of nought is left blank; what was spent last year alone stands under last year."""
    table = only(EXECUTION)
    assert figures(table, "节能环保支出") == {1: "1480", 2: "1480", 3: "100.0", 4: "1480"}
    assert figures(table, "其他支出") == {4: "640", 5: "-640", 6: "-100.0"}


def test_columns_are_linked_by_what_holds_in_their_rows() -> None:
    """Rate, difference and growth, whatever words head them."""
    kinds = {(link.kind, link.result) for link in only(EXECUTION).links}
    assert {(LinkKind.RATE, 3), (LinkKind.DIFFERENCE, 5), (LinkKind.GROWTH, 6)} <= kinds


def test_a_wrong_total_is_still_the_total() -> None:
    """Where the other columns add up, the list is right and the figure is not."""
    table = only(EXECUTION.replace("\n74083\n", "\n74803\n"))
    footing = next(each for each in table.footings if each.sign == "column")
    assert footing.standing is Standing.CERTAIN
    assert 4 in footing.columns


@pytest.mark.parametrize(
    "text",
    [
        "联系方式\n办公室\n85012\n财务科\n85013\n项目科\n85017\n人事科\n85021\n后勤科\n85044\n档案室\n85063\n",
        "一、重点工作\n二、完成情况\n三、下步打算\n四、有关建议\n",
    ],
)
def test_what_proves_nothing_states_nothing(text: str) -> None:
    """Short lines and numbers that add up to nothing are no table that anything is said of."""
    for table in stated(text):
        assert not table.links
        assert not table.crossings
        assert not any(footing.columns for footing in table.footings)
