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


@pytest.mark.parametrize(
    "text",
    [
        "主要做法：（1）建制度；（2）强队伍；（4）重考核。",
        "主要做法：①建制度；②强队伍；④重考核。",
        "第一，建制度。第二，强队伍。第四，重考核。",
        "首先，建制度。第二，强队伍。第四，重考核。",
        "一要建制度，二要强队伍，四要重考核。",
        "A.收入情况\n正文。\nB.支出情况\n正文。\nD.结余情况\n正文。\n",
        "Ⅰ、收入情况\n正文。\nⅡ、支出情况\n正文。\nⅣ、结余情况\n正文。\n",
        "注1：金额含税。\n注2：截至年末。\n注4：不含下级。\n",
        "序号\t项目\t金额（万元）\n1\t河道整治\t100\n2\t管网改造\t200\n4\t泵站维修\t300\n",
    ],
)
def test_every_way_of_numbering_is_followed(text: str) -> None:
    """At a line's start, within a line, in a table's first column: what comes behind two is four."""
    assert numbers(text) == [[1, 2, 4]]


def test_two_runs_within_one_line_are_two_series() -> None:
    """收入：①②③；支出：①②③ begins anew."""
    assert numbers("收入：①税收；②收费；③转移。支出：①人员；②公用；③项目。") == [[1, 2, 3], [1, 2, 3]]


@pytest.mark.parametrize(
    "text", ["按（二）办理，（三）除外。", "比例为：1.5，2.5，3.5。", "分A、B、C三档。", "这一要求，是一要务。"]
)
def test_what_does_not_count_on_from_one_numbers_nothing(text: str) -> None:
    """References, decimals and letters that name things."""
    assert not series(text)


@pytest.mark.parametrize(
    ("text", "renumbered"), [("（二）甲", "（三）"), ("2、甲", "3、"), ("②甲", "③"), ("B.甲", "C.")]
)
def test_a_marker_is_renumbered_as_it_is_written(text: str, renumbered: str) -> None:
    """The marks stay, the number changes."""
    ((only,),) = (each.markers for each in series(text))
    assert only.renumbered(3) == renumbered


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
