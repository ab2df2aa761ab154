"""What stands behind a numeral."""

from __future__ import annotations

from decimal import Decimal

import pytest

from auditlint.measuring.units import read_tail, unit_named
from auditlint.model.unit import NO_UNIT, Dimension


@pytest.mark.parametrize(
    ("text", "length", "scale", "base", "dimension", "more"),
    [
        ("万元，", 2, 10**4, "元", Dimension.MONEY, False),
        ("亿元", 2, 10**8, "元", Dimension.MONEY, False),
        ("百万元", 3, 10**6, "元", Dimension.MONEY, False),
        ("余万元", 3, 10**4, "元", Dimension.MONEY, True),
        ("多人", 2, 1, "人", Dimension.COUNT, True),
        ("%", 1, "0.01", "%", Dimension.PERCENT, False),
        ("‰", 1, "0.001", "%", Dimension.PERCENT, False),
        ("成以上", 1, "0.1", "%", Dimension.PERCENT, False),
        ("个百分点", 4, "0.01", "百分点", Dimension.POINT, False),
        ("倍", 1, 1, "倍", Dimension.TIMES, False),
        ("分，", 1, 1, "分", Dimension.SCORE, False),
        ("人次", 2, 1, "人次", Dimension.COUNT, False),
        ("名学生", 1, 1, "人", Dimension.COUNT, False),
        ("平方米", 3, 1, "平方米", Dimension.MEASURE, False),
        ("亿千瓦时", 4, 10**8, "千瓦时", Dimension.MEASURE, False),
        ("亿美元", 3, 10**8, "美元", Dimension.FOREIGN, False),
        ("万元/项", 4, 10**4, "元/项", Dimension.RATIO, False),
        ("小时", 2, 1, "小时", Dimension.TIME, False),
        ("个小时", 3, 1, "小时", Dimension.TIME, False),
        ("千克", 2, "0.001", "吨", Dimension.MEASURE, False),
        ("千瓦", 2, 1, "千瓦", Dimension.MEASURE, False),
        ("千公顷", 3, 1000, "公顷", Dimension.MEASURE, False),
        ("万标箱", 3, 10**4, "标准箱", Dimension.MEASURE, False),
        ("车公里", 3, 1, "车公里", Dimension.MEASURE, False),
        ("工日", 2, 1, "工日", Dimension.COUNT, False),
        ("万剂次", 3, 10**4, "剂次", Dimension.COUNT, False),
        ("台（套）", 4, 1, "台", Dimension.COUNT, False),
        ("t", 1, 1, "吨", Dimension.MEASURE, False),
        ("个基点", 3, "0.0001", "百分点", Dimension.POINT, False),
        ("元/人·月", 5, 1, "元/人·月", Dimension.RATIO, False),
        ("元/人/年", 5, 1, "元/人/年", Dimension.RATIO, False),
        ("人/平方公里", 6, 1, "人/平方公里", Dimension.RATIO, False),
        ("张/千人", 4, 1, "张/千人", Dimension.RATIO, False),
        ("吨标准煤/万元", 7, 1, "吨标准煤/万元", Dimension.RATIO, False),
        ("立方米/秒", 5, 1, "立方米/秒", Dimension.RATIO, False),
        ("元/人其余不补", 3, 1, "元/人", Dimension.RATIO, False),
        ("元/㎡", 3, 1, "元/平方米", Dimension.RATIO, False),
    ],
)
def test_a_tail_is_read(text: str, length: int, scale: int | str, base: str, dimension: Dimension, more: bool) -> None:
    """Length, scale, base and dimension; 余 and 多 open the figure upward."""
    tail = read_tail(text, 0)
    assert (tail.length, tail.more) == (length, more)
    assert (tail.unit.base, tail.unit.dimension) == (base, dimension)
    assert tail.unit.scale == Decimal(scale)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "，",
        "分别为",
        "分之一",
        "部门",
        "成立",
        "支出",
        "期间",
        "年度",
        "人民",
        "件" * 0,
        "余款",
        "条件",
        "本级",
        "元旦",
        "单位",
        "层级",
        "集中",
        "字样",
        "升级",
        "周边",
        "股份",
        "双方",
        "tb",
        "处理",
    ],
)
def test_words_that_begin_like_a_unit_are_none(text: str) -> None:
    """5分别, 3部门 and 2支出 count nothing."""
    tail = read_tail(text, 0)
    assert (tail.length, tail.unit) == (0, NO_UNIT)


def test_units_of_one_family_stand_in_one_sum() -> None:
    """元 and 万元, 人 and 名; not 人 and 家, not 元 and 美元."""
    assert unit_named("元").family == unit_named("万元").family
    assert unit_named("人").family == unit_named("名").family
    assert unit_named("人").family != unit_named("家").family
    assert unit_named("元").family != unit_named("美元").family


@pytest.mark.parametrize("name", ["万元", "%", "人", "个百分点", "平方米"])
def test_a_header_names_a_unit(name: str) -> None:
    """万元 as a whole is a unit; 万元左右 and 预算数 are not."""
    assert unit_named(name).name == name
    assert unit_named(f"{name}左右") is NO_UNIT
    assert unit_named("预算数") is NO_UNIT
