"""Ratios: which amounts they are told of, and which ratios tell nothing that can be recomputed."""

from __future__ import annotations

import pytest

from auditlint.model.derivation import Derivation
from tests.stating.reading_text import stated, told


def _ratios(text: str) -> list[Derivation]:
    return [each for each in stated(text).derivations if each.form == "ratio"]


@pytest.mark.parametrize(
    ("text", "figure", "operands"),
    [
        ("教师96人，在校学生1536人，师生比1:16。", "16", ["1536", "96"]),
        ("在校学生1536人，教师96人，生师比16:1。", "16", ["1536", "96"]),
        ("在校学生1536人，教师96人，师生比为1:16。", "16", ["1536", "96"]),
        ("教职工60人，幼儿480人，师幼比1：8。", "8", ["480", "60"]),
        ("城镇居民人均可支配收入42000元，农村居民20000元，城乡居民收入比为2.1:1。", "2.1", ["42000", "20000"]),
        ("财政资金与社会资本之比为1:4，财政资金300万元，社会资本1200万元。", "4", ["1200", "300"]),
        ("投入800万元，产出3600万元，投入产出比1∶4.5。", "4.5", ["3600", "800"]),
        ("林业产值30亿元，渔业产值20亿元，两者之比为3:2。", "2", ["20", "30"]),
        ("护士与医生分别为360人、240人，比例为1.5:1。", "1.5", ["360", "240"]),
        ("专任教师140人，学生2100人。师生比由1:17提高到1:15。", "15", ["2100", "140"]),
    ],
)
def test_the_operands_are_those_that_the_ratio_names_or_that_stand_before_it(
    text: str, figure: str, operands: list[str]
) -> None:
    """师生比 holds pupils against teachers however they are ordered; without names the order told decides."""
    (ratio,) = _ratios(text)
    assert ratio.fact.quantity.text == figure
    assert told(ratio.readings[0].figures) == operands


def test_of_three_numbers_all_but_one_follow_from_it() -> None:
    """7:2:1 is measured by its 1; in 10:40:50, which is rounded, by the greatest."""
    text = "农业用水7亿立方米、工业用水2亿立方米、生活用水1亿立方米，三者之比为7:2:1。"
    assert told(tuple(each.fact for each in _ratios(text))) == ["7", "2"]
    text = "一产18亿元、二产72亿元、三产90亿元，三次产业之比由上年的11:40:49变为10:40:50。"
    assert told(tuple(each.fact for each in _ratios(text))) == ["10", "40"]


@pytest.mark.parametrize(
    "text",
    [
        "全县教师96人，学生1536人，配备标准为1:18。",  # a standard
        "省级安排1.2亿元，市县安排0.9亿元，市县配套比例为1:0.5至1:1。",  # a range
        "教师96人，学生1536人，上年师生比为1:17。",  # of a year whose amounts are not printed
        "教师96人，学生1536人，比赛于9:30开始。",  # a time of day
        "教师96人，学生1536人，经费800万元，比例为1:16。",  # three amounts, no names
        "学校96所，学生1536人，住校学生300人，师生比为1:16。",  # no teachers: two pupils
        "教师96人，经费1536万元，两者之比为1:16。",  # persons against money
        "同比1:16。",
    ],
)
def test_a_ratio_whose_amounts_are_not_told_is_left_alone(text: str) -> None:
    """A standard, a range, another year's ratio or one of several possible pairs says nothing to recompute."""
    assert not _ratios(text)


@pytest.mark.parametrize("text", ["师生比1:17。", "师生比为1:17，", "按1:20，", "三次产业之比为10:40:50。"])
def test_a_ratio_at_the_end_of_a_clause_is_no_time_of_day(text: str) -> None:
    """1:17。 looks like seventeen past one."""
    assert [quantity.role.value for quantity in stated(text).quantities if quantity.text.isdigit()] == ["data"] * (
        text.count(":") + 1
    )


@pytest.mark.parametrize("text", ["会议于9:30，", "比赛9:30。", "每天8:30-17:30，"])
def test_a_time_of_day_stays_one(text: str) -> None:
    """Only words of ratio make a ratio."""
    assert all(quantity.role.value != "data" for quantity in stated(text).quantities)


@pytest.mark.parametrize(
    ("text", "figure", "operands"),
    [
        ("中央、省、市三级按5:3:2分担，总投资8000万元，省级承担2400万元。", "2400", ["8000", "3"]),
        ("甲、乙两家按6:4出资，注册资本500万元，其中最小股东出资200万元。", "200", ["500", "4"]),
        ("按1:0.8的比例配套，上级下达资金2500万元，本级应配套2000万元。", "2000", ["2500", "0.8", "1"]),
    ],
)
def test_an_amount_is_its_part_of_the_total_by_the_ratio(text: str, figure: str, operands: list[str]) -> None:
    """Who shares stands before 按, in the order of the numbers."""
    (found,) = [each for each in stated(text).derivations if each.shape == "apportioned"]
    assert found.fact.quantity.text == figure
    assert told(found.readings[0].figures) == operands


@pytest.mark.parametrize(
    "text",
    [
        "中央、省、市三级按5:3:2分担，省级承担2400万元。",  # no total
        "中央、省按5:3:2分担，总投资8000万元，省级承担2400万元。",  # two names, three numbers
        "省与市按6:4分成，总收入80亿元，县级留用12亿元。",  # the county has no number
        "按1:1配套，下达2500万元、收回300万元，本级配套2000万元。",  # matched to which?
    ],
)
def test_an_amount_is_left_alone_where_its_part_or_total_is_not_told(text: str) -> None:
    """Nothing is guessed."""
    assert not [each for each in stated(text).derivations if each.shape == "apportioned"]
