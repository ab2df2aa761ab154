"""Families O and W on what is right and only looks wrong."""

from __future__ import annotations

import pytest

from auditlint import registry
from auditlint.model.equation import Defect
from auditlint.model.source import Source
from auditlint.run import Brief, understand

CHECKS = tuple(check for check in registry.load().checks if check.code[0] in "OW")
BY_CODE = {check.code: check for check in CHECKS}


def defects(code: str, text: str) -> list[tuple[str, str | None]]:
    """What a check marks, and what it offers instead."""
    document = understand(Source("report.txt", text))
    found = [item for item in BY_CODE[code].find(document) if isinstance(item, Defect)]
    return [(document.source[defect.span], defect.replacement) for defect in found]


REPAIRS = [
    ("O101", "一是甲事。二是乙事。四是丁事。", ("四是", "三是")),
    ("O101", "一、概况\n内容。\n三、问题\n内容。", ("三、", "二、")),
    ("O102", "一是甲事。二是乙事。二是丙事。", ("二是", "三是")),
    ("W102", "按云财教[2024]18号执行。", ("[2024]", "〔2024〕")),
    ("W102", "按云财教「2024〕18 号执行。", ("「2024〕", "〔2024〕")),
    ("W103", "入选榜单,,3位获奖。", (",,", ",")),
    ("W103", "项目完工，。验收合格。", ("，。", "。")),
    ("W103", "其中：其中：工程款2万元。", ("其中：其中：", "其中：")),
    ("W105", "主要用于用于奖补。", ("用于用于", "用于")),
    ("W106", "财政拔款2万元。", ("拔款", "拨款")),
    ("W107", "使用较滞后.对照目标完成。", (".", "。")),
    ("W108", "产学硏结合。", ("硏", "研")),
]


@pytest.mark.parametrize(("code", "text", "repair"), REPAIRS)
def test_the_repair_replaces_just_what_is_marked(code: str, text: str, repair: tuple[str, str]) -> None:
    """A finding offers the text to put in the place it marks."""
    assert defects(code, text) == [repair]


CLEAN = """云溪县水利局2024年度部门整体支出绩效自评报告

一、部门基本情况
（一）机构设置
县水利局内设办公室、规划与政策科、人事科3个科室，涉及3个县（市、区）。
（二）人员情况
编制数42人（行政15人、事业27人），按《管理办法（试行）》（云财〔2024〕5号）核定。
二、工作开展情况
一是推进河道治理，常常巡查，层层落实；二是强化“三公”经费管理；三是人人参与，目的的实现有保障。
改进措施：1）加强调度；2）充实力量。得分区间为[90,100)分。
单位负责人（签字）：________
联系电话：0731-88888888，详见3.2.1节，网址www.example.gov.cn。
"""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_report_in_order_stays_silent(check: object) -> None:
    """Reduplications, list markers, intervals, signature lines and addresses are right."""
    document = understand(Source("report.txt", CLEAN))
    assert not list(check.find(document))  # type: ignore[attr-defined]


def test_half_width_marks_are_told_once_with_their_count() -> None:
    """Three commas make one finding; the others are related places."""
    document = understand(Source("report.txt", "拟订计划,组织实施,按期完成,验收合格。"))
    (defect,) = BY_CODE["W107"].find(document)
    assert isinstance(defect, Defect)
    assert "3处" in defect.message.zh
    assert len(defect.related) == 2


def test_a_number_hidden_inside_a_paragraph_is_not_missed() -> None:
    """（二） stands in mid-line, where a conversion joined two paragraphs."""
    assert not defects("O101", "（一）收入情况\n正文。（二）支出情况\n（三）结余情况\n")


def test_a_wrapped_page_is_not_asked_for_pairs() -> None:
    """Brackets that a page break tore apart are not unbalanced."""
    text = "本部门按照《云溪县水利发展专项资金管理办法（修订）》（云财\n〔2024〕5号）执行，资金全部拨付到位。\n"
    assert not defects("W104", text)


def test_the_users_own_misspellings_are_found() -> None:
    """What the configuration adds is found like the rest, with its correction."""
    document = understand(
        Source("report.txt", "全年由云岭市水物局组织实施。"), Brief(misspellings=(("水物局", "水务局"),))
    )
    found = [item for item in BY_CODE["W106"].find(document) if isinstance(item, Defect)]
    assert [(document.source[each.span], each.replacement) for each in found] == [("水物局", "水务局")]
