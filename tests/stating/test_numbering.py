"""Series of numbers through a report."""

from __future__ import annotations

import pytest

from auditlint.model.series import MarkerStyle, Series
from auditlint.model.source import Source
from auditlint.run import understand


def series(text: str) -> tuple[Series, ...]:
    return understand(Source("report.txt", text)).series


def numbers(text: str) -> list[list[int]]:
    return [[marker.number for marker in each.markers] for each in series(text)]


def test_levels_are_told_apart_and_restart_under_a_new_heading() -> None:
    """（一） under 二、 is a new series, not the continuation of the one under 一、."""
    text = "一、概况\n（一）职能\n（二）机构\n二、绩效\n（一）目标\n（二）完成\n（三）评价\n"
    assert numbers(text) == [[1, 2], [1, 2], [1, 2, 3]]


def test_clauses_run_on_through_inner_lists() -> None:
    """三是 continues 二是 behind the list inside it."""
    text = "一是建制度。\n二是强队伍。\n1.选调。\n2.培训。\n三是重考核。\n"
    assert [1, 2, 3] in numbers(text)


@pytest.mark.parametrize("text", ["这是之一是对的，统一是好事。", "万一是雨天，唯一是他。", "十一是假期"])
def test_words_that_end_in_one_are_no_markers(text: str) -> None:
    """之一是, 统一是, 万一是 number nothing."""
    assert not [each for each in series(text) if each.markers[0].number == 1]


def test_a_line_that_a_conversion_printed_twice_is_one_item() -> None:
    """（二）职责 and （二）职责如下 are the same heading."""
    assert numbers("（一）概况简介\n（二）职责分工情况\n（二）职责分工情况：如下\n（三）机构设置\n") == [[1, 2, 3]]


def test_one_level_in_two_styles_is_one_series() -> None:
    """1、 continued by 二、 lost its automatic numbering."""
    (only,) = series("1、单位概况\n二、预算执行\n三、存在问题\n")
    assert [marker.style for marker in only.markers] == [MarkerStyle.ARABIC, MarkerStyle.CHINESE, MarkerStyle.CHINESE]


def test_a_style_on_two_levels_knows_its_outer_series() -> None:
    """（一） directly under （一）, which goes on behind it."""
    found = series("三、问题\n（一）主要问题：\n（一）投入不足较为明显。\n（二）人才不多较为突出。\n（二）改进措施：\n")
    inner = next(each for each in found if each.outer is not None)
    assert inner.is_direct
    assert [marker.number for marker in found[inner.outer or 0].markers] == [1, 2]


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (23, "二十三")]
)
def test_numbers_are_written_as_their_style_writes_them(number: int, numeral: str) -> None:
    """The inverse of reading: 十一, not 一十一."""
    assert MarkerStyle.CLAUSE.numeral(number) == numeral
    assert MarkerStyle.ARABIC.numeral(number) == str(number)
