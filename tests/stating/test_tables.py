"""What rows and columns of a table are, and what they make up."""

from __future__ import annotations

import pytest

from auditlint.model.equation import Standing
from auditlint.model.table import ColumnKind, FootingKind, LinkKind, RowKind, Table
from tests.tabling import FORM, stated


def footings(table: Table) -> dict[str, list[list[str]]]:
    """Parent label -> labels of every list."""
    label = {row.index: row.label for row in table.rows}
    return {label[f.parent]: [[label[row] for _, row in rows] for rows in f.lists] for f in table.footings}


HEADERS = {
    "序号": ColumnKind.NUMBERING,
    "科目编码": ColumnKind.CODE,
    "计量单位": ColumnKind.UNIT,
    "项目名称": ColumnKind.WORDS,
    "全年预算数": ColumnKind.BUDGET,
    "2024年决算数": ColumnKind.EXECUTED,
    "上年决算数": ColumnKind.PRIOR,
    "比上年增减额": ColumnKind.DIFFERENCE,
    "比上年增长（%）": ColumnKind.GROWTH,
    "预算执行率（%）": ColumnKind.RATE,
    "为预算的%": ColumnKind.RATE,
    "占比（%）": ColumnKind.SHARE,
    "分值": ColumnKind.WEIGHT,
    "自评得分": ColumnKind.SCORE,
    "年度指标值": ColumnKind.TARGET,
    "实际完成值": ColumnKind.ACTUAL,
    "偏差原因分析及改进措施": ColumnKind.REASON,
    "单价（元）": ColumnKind.PRICE,
    "数量（台）": ColumnKind.COUNT,
    "人均支出（元）": ColumnKind.LEVEL,
}


@pytest.mark.parametrize("header", HEADERS)
def test_column_kinds(header: str) -> None:
    """The header's words say what a column holds."""
    words = HEADERS[header] in (ColumnKind.WORDS, ColumnKind.UNIT, ColumnKind.REASON)
    first, second = ("台", "套") if words else ("12", "30")
    (table,) = stated(f"名称\t{header}\t金额\n甲\t{first}\t5\n乙\t{second}\t6\n")
    assert table.columns[1].kind is HEADERS[header]


def test_header_paths_of_spanning_headers() -> None:
    """A spanning header speaks for the columns beneath it, three levels deep."""
    (table,) = stated(
        "预算数\t\t\t\t决算数\t\t\t\n合计\t用车费\t\t接待费\t合计\t用车费\t\t接待费\n"
        "\t小计\t购置费\t\t\t小计\t购置费\t\n8\t5\t5\t3\t6\t4\t4\t2\n"
    )
    assert table.columns[2].path == ("预算数", "用车费", "购置费")
    assert table.columns[7].path == ("决算数", "接待费")


def test_a_total_takes_the_rows_of_the_outer_level() -> None:
    """Sub-rows are not added beside their parent, and a total in the first row speaks for those below."""
    below = "项目\t金额\n{}基本支出\t30\n  人员经费\t20\n  公用经费\t10\n项目支出\t7\n{}"
    for text in (below.format("合计\t37\n", ""), below.format("", "合计\t37\n")):
        (table,) = stated(text)
        assert footings(table)["合计"] == [["基本支出", "项目支出"]]
        assert footings(table)["基本支出"] == [["人员经费", "公用经费"]]


def test_codes_tell_levels() -> None:
    """213 over 21303 over 2130304: each level adds up to the one above it."""
    (table,) = stated(
        "科目编码\t科目名称\t金额\n213\t农林水支出\t9\n21303\t水利\t6\n2130304\t业务管理\t4\n2130306\t运行维护\t2\n"
        "21305\t扶贫\t3\n合计\t\t9\n"
    )
    found = footings(table)
    assert found["农林水支出"] == [["水利", "扶贫"]]
    assert found["水利"] == [["业务管理", "运行维护"]]
    assert all(f.standing is Standing.CERTAIN for f in table.footings)


def test_numbering_tells_levels() -> None:
    """一、 over 1. over 其中; a number that goes on ends what stood deeper."""
    (table,) = stated(
        "项目\t金额\n一、农业收入\t9\n1.渔业\t5\n其中：捕捞\t2\n2.林业\t4\n二、工业收入\t7\n收入合计\t16\n"
    )
    found = footings(table)
    assert found["农业收入"] == [["渔业", "林业"]]
    assert found["渔业"] == [["捕捞"]]
    assert found["收入合计"] == [["农业收入", "工业收入"]]


def test_an_open_list_is_not_held_to_be_complete() -> None:
    """Where a 其中 list ends the figures do not decide: several lists, and no certainty."""
    (table,) = stated("项目\t金额\n办公经费\t9\n其中：电费\t2\n水费\t3\n差旅费\t4\n合计\t18\n")
    branch = next(f for f in table.footings if f.kind is FootingKind.BRANCH)
    assert branch.standing is Standing.LIKELY
    assert footings(table)["办公经费"] == [["电费", "水费", "差旅费"], ["电费", "水费"], ["电费"]]


def test_a_list_that_ends_in_others_is_complete() -> None:
    """其他资金 as the last part leaves nothing out."""
    funds = stated(FORM)[-2]
    (branch,) = funds.footings
    assert branch.standing is Standing.CERTAIN
    assert footings(funds)["年度资金总额"] == [["财政拨款", "其他资金"]]


def test_one_a_line_lists_the_rows_below() -> None:
    """The form's own words say that the rows below are the parts, up to the next row with a list of its own."""
    (table,) = stated(
        "项目\t金额\n项目支出：\t95\n1、业务经费\t45\n2、专项资金（一个专项一行）\t50\n测站改造\t20\n仪器购置\t30\n"
        "公用经费\t9\n其中：电费\t2\n水费\t3\n"
    )
    found = footings(table)
    assert found["专项资金（一个专项一行）"] == [["测站改造", "仪器购置"]]
    assert found["项目支出："] == [["业务经费", "专项资金（一个专项一行）"]]


def test_grand_total_over_totals_and_subtotals() -> None:
    """总计 adds 本年收入合计 and what stands between; 小计 stand for their details."""
    (table,) = stated("项目\t金额\n一、拨款\t9\n二、其他\t1\n本年收入合计\t10\n年初结转和结余\t2\n总计\t12\n")
    assert footings(table)["总计"] == [["本年收入合计", "年初结转和结余"]]
    (table,) = stated("站名\t项目\t金额\n甲\t测\t1\n\t报\t2\n\t小计\t3\n乙\t测\t4\n\t报\t5\n\t小计\t9\n合计\t\t12\n")
    assert footings(table)["合计"][0] == ["小计", "小计"]


def test_tables_side_by_side_are_kept_apart() -> None:
    """收入 and 支出 beside each other each have their own labels and totals."""
    (table,) = stated(
        "收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n一、拨款\t9\t一、人员\t4\n二、其他\t1\t二、公用\t6\n合计\t10\t合计\t10\n"
    )
    assert [(f.columns, len(f.lists[0])) for f in table.footings] == [((1,), 2), ((3,), 2)]


def test_rate_links_name_their_base() -> None:
    """执行率 is of the adjusted budget; the initial one is another reading."""
    funds = stated(FORM)[-2]
    (link,) = funds.links
    assert link.kind is LinkKind.RATE
    labels = [(funds.columns[o.left].label, funds.columns[o.right].label, o.note) for o in link.readings]
    assert labels == [("全年执行数", "全年预算数", ""), ("全年执行数", "年初预算数", "年初预算数")]


def test_rates_of_their_own_pair() -> None:
    """Two rates in one table are each of the columns before them."""
    (table,) = stated(
        "名称\t批复规模（㎡）\t实际规模（㎡）\t规模控制率\t预算投资（万元）\t实际投资（万元）\t投资控制率\n楼\t9\t8\t90%\t5\t4\t80%\n"
    )
    assert [(link.result, link.readings[0].left, link.readings[0].right) for link in table.links] == [
        (3, 2, 1),
        (6, 5, 4),
    ]


def test_years_in_headers_tell_last_year_from_this() -> None:
    """2024年决算数 less 2023年决算数, whatever budget stands between."""
    (table,) = stated("项目\t2023年决算数\t2024年预算数\t2024年决算数\t比上年增减\n甲\t5\t9\t7\t2\n")
    (link,) = table.links
    assert (link.kind, link.readings[0].left, link.readings[0].right) == (LinkKind.DIFFERENCE, 3, 1)


def test_crossings_inside_spans() -> None:
    """小计 adds its own span; 预算数 and 决算数 are never added to each other."""
    (table,) = stated(
        "站名\t预算数\t\t\t决算数\t\t\n\t小计\t基本\t项目\t小计\t基本\t项目\n甲\t30\t20\t10\t29\t19\t10\n"
    )
    assert [(crossing.total, crossing.lists) for crossing in table.crossings] == [(1, ((2, 3),)), (4, ((5, 6),))]


def test_rows_of_a_form() -> None:
    """总分 is a total though it is merged over other columns; the groups' cells speak for their rows."""
    indicators = stated(FORM)[-1]
    assert [row.kind for row in indicators.rows[-2:]] == [RowKind.DETAIL, RowKind.TOTAL]
    spans = {group.cell.text: (group.first, group.last) for group in indicators.groups}
    assert spans["产出指标（60分）"] == (1, 2)
    assert spans["效益指标（30分）"] == (3, 3)


def test_minus_rows_are_taken_off() -> None:
    """减： in a list of numbers carries its sign into the total."""
    (table,) = stated("项目\t金额\n年初余额\t9\n本年增加\t4\n减：本年减少\t3\n合计\t10\n")
    (footing,) = table.footings
    assert [sign for sign, _ in footing.lists[0]] == [1, 1, -1]


def test_rows_that_tell_the_whole_at_two_levels() -> None:
    """A list that comes to exactly twice its total holds a level and the one below it; a total that fails stays."""
    text = "项目\t金额\n合计\t{}\n人员\t120\n工资\t90\n津贴\t30\n公用\t60\n办公\t60\n"
    (doubled,) = stated(text.format(180))
    assert not doubled.footings
    (wrong,) = stated(text.format(190))
    assert footings(wrong)["合计"]
