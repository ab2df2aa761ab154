"""Shared Hypothesis strategies: figures as reports print them, intervals with members, ugly text."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from auditlint.model.interval import Interval
from auditlint.model.quantity import Quantity, Role
from auditlint.model.span import Span
from auditlint.model.unit import Unit
from tests.making import UNITS

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
# What a report is made of: its words, every width of digit and mark, blanks and line ends.
_WORDS = """
支出 其中 ： ， 、 ； 。 （ ） ( ) 合计 加上 占 比上年 增长 下降 万元 亿元 元 % ％ 个 家 人 年 月 日 第 号
百分之 个百分点 预算 执行率 为 分别为 一、 1. ① 0 1 2 5 9 12 2024 3.5 1,234 １２ ． ， . , : - — ～
〔 〕 《 》 “ ” | 一是 二是 十 百 千 万 亿 点 约 余 近 表1 附件 单位：万元 项目 得分 分值 等 和 A b ? ！
"""
WORDS = (*_WORDS.split(), "\t", "\n", "\n\n", "\r\n", " ", "  ", "\u3000", "\u00a0", "\u200b")


def report_text(max_size: int = 60) -> st.SearchStrategy[str]:
    """Text over the characters of a report, in no sensible order."""
    return st.lists(st.sampled_from(WORDS), max_size=max_size).map("".join)


def any_text() -> st.SearchStrategy[str]:
    """Report characters mixed with whatever else Unicode has."""
    return st.lists(st.one_of(st.sampled_from(WORDS), st.characters(exclude_categories=("Cs",))), max_size=50).map(
        "".join
    )


def fractions() -> st.SearchStrategy[Fraction]:
    """Small exact numbers around nought."""
    return st.fractions(min_value=-50, max_value=50, max_denominator=20)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals that hold at least one number, each end open or closed."""
    low, high = sorted((draw(fractions()), draw(fractions())))
    if low == high:
        return Interval.point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number of an interval, its closed ends among them."""
    choices = [(interval.low + interval.high) / 2]
    choices += [] if interval.low_open else [interval.low]
    choices += [] if interval.high_open else [interval.high]
    share = draw(st.fractions(min_value=Fraction(1, 100), max_value=Fraction(99, 100), max_denominator=100))
    return draw(st.sampled_from([*choices, interval.low + share * (interval.high - interval.low)]))


def belongs(value: Fraction, interval: Interval) -> bool:
    """Whether a number is one of an interval, ends as declared."""
    above = value > interval.low if interval.low_open else value >= interval.low
    below = value < interval.high if interval.high_open else value <= interval.high
    return above and below


@st.composite
def amounts(draw: st.DrawFn, places: int = 2, least: int = 1, most: int = 10**9) -> Decimal:
    """An amount with just so many decimals; ``least`` and ``most`` count its last digits."""
    return Decimal(draw(st.integers(least, most))).scaleb(-places)


def printed(value: Decimal, separators: bool = False) -> str:
    """As a report prints it."""
    return f"{value:,f}" if separators else f"{value:f}"


def figure(numeral: str, unit: Unit | str = "万元", at: int = 0) -> Quantity:
    """One printed figure by hand, standing at a place of its own."""
    name = UNITS[unit] if isinstance(unit, str) else unit
    places = len(numeral.partition(".")[2])
    return Quantity(
        Span(at, at + len(numeral) + len(name.name)),
        Span(at, at + len(numeral)),
        numeral,
        Decimal(numeral.replace(",", "")) * name.scale,
        name.scale.scaleb(-places),
        name,
        Role.DATA,
        block=0,
        start=at,
        end=at + len(numeral) + len(name.name),
        decimals=places,
    )


def row(*values: Decimal | str, unit: str = "万元") -> list[Quantity]:
    """Figures of one unit, each at its own place."""
    return [figure(v if isinstance(v, str) else printed(v), unit, 100 * i) for i, v in enumerate(values)]


def in_chinese(number: int) -> str:
    """A whole number below 10^8 in Chinese numerals: 1020000 -> 一百零二万."""
    if number == 0:
        return "零"
    high, low = divmod(number, 10**4)
    if not high:
        return _section(low)
    gap = "零" if low and low < 1000 else ""
    return _section(high) + "万" + gap + (_section(low) if low else "")


def _section(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = True
    return text
