"""Tables in the four layouts, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest

from auditlint.model.source import Source
from auditlint.reading.tables import find_tables
from tests.tabling import FORM, grid, tables

PLAIN = [["项目", "预算数", "决算数"], ["养护费", "40", "38.1"], ["检修费", "50", ""], ["合计", "90", "38.1"]]
LAYOUTS = {
    "tab": "项目\t预算数\t决算数\n养护费\t40\t38.1\n检修费\t50\t\n合 计\t90\t38.1\n",
    "pipe": (
        "| 项目 | 预算数 | 决算数 |\n|:--|--:|--:|\n| 养护费 | 40 | 38.1 |\n| 检修费 | 50 | |\n| 合计 | 90 | 38.1 |\n"
    ),
    "cell-lines": (
        "\t项目\n\t预算数\n\t决算数\n\n\t养护费\n\t40\n\t38.1\n\n\t检修费\n\t50\n\t\n\n\t合计\n\t90\n\t38.1\n"
    ),
    "aligned": (
        "项目        预算数      决算数\n养护费        40        38.1\n检修费        50\n合　计        90        38.1\n"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_the_same_grid(layout: str) -> None:
    """The same table, laid out in four ways, is one table."""
    (table,) = tables(f"下表列示支出情况。\n\n{LAYOUTS[layout]}\n以上为全部支出。\n")
    assert table.layout == layout
    assert grid(table) == PLAIN
    assert table.header_height == 1


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_spans_cover_whole_lines(layout: str, ending: str) -> None:
    """What is left outside the spans is the prose, line by line, whatever the line ends."""
    text = f"前文。\n\n{LAYOUTS[layout]}\n后文。\n".replace("\n", ending)
    outside = text
    for table in reversed(tables(text)):
        outside = outside[: table.span.start] + outside[table.span.end :]
    assert outside.split() == ["前文。", "后文。"]


def test_cells_point_into_the_source() -> None:
    """A cell's span is its text in the source, without the blanks around it."""
    source = Source("report.txt", LAYOUTS["tab"].replace("40", "　４０ "))
    (table,) = find_tables(source)
    cell = table.cell(1, 1)
    assert cell is not None
    assert source[cell.span] == "４０"
    assert cell.text == "40"


def test_ragged_rows_keep_their_columns() -> None:
    """Trailing tabs, missing tabs and blank cells do not move a figure to another column."""
    (table,) = tables("序号\t项目\t金额（元）\t\n1\t雨量计\t300\t\n\t运费\t20\n\t合 计\t320\t\n")
    assert grid(table)[1:] == [["1", "雨量计", "300"], ["", "运费", "20"], ["", "合计", "320"]]


def test_caption_and_unit_stand_above() -> None:
    """The caption and 单位： are found over blank lines; they stay outside the span."""
    (table,) = tables("表3 站点支出情况表\n\n单位：万元\n" + LAYOUTS["tab"])
    assert (table.caption, table.unit_words) == ("表3 站点支出情况表", "万元")


def test_unit_in_a_row_of_its_own() -> None:
    """单位：元 as the table's first row is no row of the grid."""
    (table,) = tables("\t\t单位：元\n" + LAYOUTS["tab"])
    assert table.unit_words == "元"
    assert grid(table) == PLAIN


def test_a_form_is_read_in_sections() -> None:
    """Each header of a form begins a table; all share the form's number."""
    found = tables(FORM)
    assert [table.width for table in found] == [2, 4, 8, 9]
    assert len({table.form for table in found}) == 1
    assert all(before.span.end == after.span.start for before, after in pairwise(found))


def test_a_cell_may_hold_line_breaks_and_empty_lines() -> None:
    """Lines without tab, also behind an empty line, belong to the cell above."""
    indicators = tables(FORM)[-1]
    assert indicators.text(0, 0) == "绩效指标"
    assert indicators.text(1, 1) == "产出指标（60分）"
    assert indicators.text(3, 1) == "效益指标（30分）"


def test_a_stray_tab_makes_no_cell() -> None:
    """A tab and a blank behind a cell's text would shift the row by one; the neighbours' length tells."""
    indicators = tables(FORM)[-1]
    assert [indicators.text(1, column) for column in range(2, 8)] == [
        "数量指标",
        "改造监测站",
        "12处",
        "12处",
        "40",
        "40",
    ]


def test_a_merged_total_stands_under_its_columns() -> None:
    """总分 is merged over the words; its figures find the columns of weights and scores."""
    indicators = tables(FORM)[-1]
    last = indicators.height - 1
    assert (indicators.text(last, 6), indicators.text(last, 7)) == ("100", "97.6")


def test_header_of_two_levels() -> None:
    """A row that fills what a spanning header leaves open is a header too."""
    (table,) = tables("单位名称\t预算数\t\t决算数\t\n\t基本\t项目\t基本\t项目\n甲站\t20\t10\t19\t9\n")
    assert table.header_height == 2


def test_indents_are_kept() -> None:
    """How far a label stands in is what tells its level; full-width blanks count twice."""
    (table,) = tables("项目\t金额\n基本支出\t30\n　　人员经费\t20\n  公用经费\t10\n")
    assert [cell.indent for cell in table.cells if cell.column == 0] == [0, 0, 4, 2]


NO_TABLES = {
    "a line that holds a tab": "（2） 项目支出情况\t\n全年项目支出300万元。\n",
    "prose led by tabs": (
        "\t全年开展巡测20次，按期完成任务。\n\n\t全年培训120人次，效果良好。\n\n\t设备完好率96%，好于上年。\n"
    ),
    "prose with wide gaps": (
        "　　一是加强  巡测，成效明显。\n　　二是强化  培训，队伍稳定。\n　　三是严格  考核，制度健全。\n"
    ),
    "one bar": "网站说明|联系我们|网站地图\n",
    "a signature": "青溪县水文站        2025年3月\n",
}


@pytest.mark.parametrize("kind", NO_TABLES)
def test_no_table(kind: str) -> None:
    """Prose stays prose: a lost paragraph is worse than a missed table."""
    assert tables(NO_TABLES[kind]) == ()


def test_prose_right_behind_a_table_is_not_swallowed() -> None:
    """A paragraph that follows without an empty line is no cell."""
    (table,) = tables(LAYOUTS["tab"] + "（二）资金管理情况。本站严格执行各项规定，未发生截留、挪用等现象。\n")
    assert grid(table) == PLAIN


def test_two_tables_with_captions_between_them() -> None:
    """附件2 ends a table though a tabbed line follows at once."""
    found = tables(LAYOUTS["cell-lines"] + "\n附件2\n检修情况表\n" + LAYOUTS["cell-lines"])
    assert [grid(table) for table in found] == [PLAIN, PLAIN]
    assert found[1].caption == "检修情况表"


def test_words_of_the_body_head_nothing() -> None:
    """An indicator whose name and completion sound like headers stays a row of its table."""
    (table,) = tables(
        "一级指标\t二级指标\t三级指标\t指标值\t完成值\n产出指标\t数量指标\t巡查次数\t20次\t22次\n"
        "\t时效指标\t按期完成项目\t年内完成\t已完成\n\t质量指标\t验收合格率\t95%\t96%\n"
    )
    assert table.header_height == 1
    assert table.height == 4


def test_a_region_without_any_table_is_none() -> None:
    """Two lines of cells of which none is one table wide: nothing is read, nothing crashes."""
    assert tables("单位：万元\t项目\n|\t单位：万元\n") == ()
