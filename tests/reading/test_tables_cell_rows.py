"""Tables of indicators saved as text, one cell a line: rows are as long as the header."""

from __future__ import annotations

from auditlint import reading
from auditlint.model.source import Source
from auditlint.model.table import Table

HEADER = ("一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
ROWS = (
    ("产出指标", "修缮水渠长度", "≥12公里", "13公里", "30", "30"),
    ("", "工程验收合格率", "100%", "100%", "20", "20"),
    ("", "资料归档", "规范", "基本规范", "10", "8"),
    ("效益指标", "灌溉面积", "≥3000亩", "3100亩", "30", "30"),
    ("满意度指标", "群众满意度", "≥90%", "93%", "10", "10"),
    ("总分", "", "", "", "100", "98"),
)


def tables(*rows: tuple[str, ...], before: str = "", behind: str = "") -> list[Table]:
    text = "\n".join(filter(None, (before, "\n".join("\n".join(row) for row in rows), behind)))
    return [
        table
        for table in reading.structure(Source("report.txt", text + "\n", "utf-8")).tables
        if table.layout == "cell-rows"
    ]


def grid(table: Table) -> list[tuple[str, ...]]:
    told = {(cell.row, cell.column): cell.view.text for cell in table.cells}
    return [tuple(told.get((row, column), "") for column in range(table.width)) for row in range(table.height)]


def test_the_header_tells_how_long_a_row_is() -> None:
    """Also where columns hold figures and words, and blank cells stand as blank lines."""
    (table,) = tables(HEADER, *ROWS, before="水渠修缮项目绩效自评表", behind="自评工作按期完成，结果将向社会公开。")
    assert grid(table) == [HEADER, *ROWS]
    assert table.header_height == 1


def test_parts_of_one_form() -> None:
    """The marks of one form are added up over its parts: goals in words may stand between them."""
    money = ("项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
    spent = ("", "年度资金总额", "80.00", "90.00", "81.00", "10", "90%", "9")
    goals = ("年度总体目标", "按期完成水渠修缮。")
    found = tables(money, spent, goals, HEADER, *ROWS, behind="以上为自评结果。")
    assert [(table.width, table.height) for table in found] == [(8, 2), (6, 7)]
    assert found[0].form == found[1].form


def test_half_a_table_is_none() -> None:
    """Where the rows lose their length before the figures end, nothing is read: what is left out would be missed."""
    broken = (*ROWS[:3], ("效益指标", "30", "30"), *ROWS[3:])
    assert not tables(HEADER, *broken, behind="以上为自评结果。")


def test_labels_and_figures_are_left_to_streams() -> None:
    """A table without indicators or marks is read by its labels, whether blank cells were kept or lost."""
    rows = tuple((name, "12.00", "9.00", "75%", "") for name in ("道路", "桥梁", "隧道", "照明"))
    assert not tables(("项目", "预算数", "执行数", "执行率", "备注"), *rows)


def test_blank_cells_must_have_been_kept() -> None:
    """Rows that have lost their blank cells are of different lengths, and no length is right."""
    lost = tuple(tuple(text for text in row if text) for row in ROWS)
    assert not tables(HEADER, *lost, behind="以上为自评结果。")
