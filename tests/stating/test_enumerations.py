"""Counts beside lists: which are found, and how sure they are to be complete."""

from __future__ import annotations

import pytest

from auditlint.model.closure import Closure
from auditlint.model.enumeration import Enumeration, ListForm
from auditlint.model.source import Source
from auditlint.run import understand


def found(text: str) -> tuple[Enumeration, ...]:
    return understand(Source("report.txt", text)).enumerations


def lengths(enumeration: Enumeration) -> set[int]:
    return {len(items) for items in enumeration.listings}


CLOSED = {
    "内设办公室、规划科、人事科3个科室。": (ListForm.BEFORE, 3),
    "内设科室3个，即办公室、规划科、人事科。": (ListForm.AFTER, 3),
    "内设机构2个：办公室、业务股，下属单位1个。": (ListForm.AFTER, 2),
    "下设直属单位2个，市水文中心、市质检中心。": (ListForm.AFTER, 2),
    "专项下设三个项目，包括河道专项、管网专项和泵站专项。": (ListForm.AFTER, 3),
    "组织2家企业（恒通机械、瑞丰药业）申报。": (ListForm.BRACKET, 2),
    "围绕“稳增长、防风险、惠民生”三大任务开展工作。": (ListForm.BEFORE, 3),
    "项目由恒通机械公司和瑞丰药业公司2家企业实施。": (ListForm.BEFORE, 2),
    "印发节水三年行动计划（2023—2025年）。": (ListForm.YEARS, 3),
    "存在两个方面问题：一是进度慢；二是人手少。": (ListForm.NUMBERED, 2),
    "重点支持三个方向：良种繁育、设施农业、产地冷藏。": (ListForm.AFTER, 3),
    "全县下辖乡镇3个。分别是青溪镇、白石镇、南塘镇。": (ListForm.AFTER, 3),
    "新建公园3座——滨江公园、云台公园、南湖公园。": (ListForm.AFTER, 3),
    "修订《采购办法》《合同办法》《差旅办法》3项制度。": (ListForm.BEFORE, 3),
    "支出分为三类：人员经费1200万元、公用经费300万元、项目经费500万元，合计2000万元。": (ListForm.AFTER, 3),
    "新增险种3个，包括甲类保险、乙类保险和按规定2026年新增的丙类保险。": (ListForm.AFTER, 3),
    "下属单位共3个：\n市水文监测中心\n市河道管理所\n市防汛物资站\n以上单位均已公开。": (ListForm.AFTER, 3),
    "1.教育支出小学：120万元。\n2.教育支出初中：110万元。以上教育支出2项合计230万元。": (ListForm.NUMBERED, 2),
    "近三年（2022—2024年）共投入500万元。": (ListForm.YEARS, 3),
}


@pytest.mark.parametrize("text", CLOSED)
def test_complete_lists_are_known_by_their_form(text: str) -> None:
    """Each of the forms in which a report names all that it counts."""
    form, length = CLOSED[text]
    enumeration = next(each for each in found(text) if each.closure is Closure.CLOSED)
    assert enumeration.form is form
    assert length in lengths(enumeration)


@pytest.mark.parametrize(
    "text",
    [
        "青溪、白石等5个乡镇获批。",
        "主要完成5项工作：修订制度、开展培训。",
        "新建学校、医院、道路20个项目。",
        "开展培训、宣讲、调研12场活动。",
        "建成泵站、水闸、渠道共8座建筑物。",
        "完成12个项目：一是建成泵站，二是改造渠道。",
        "项目分为5类，包括防洪、灌溉。",
        "保障低保、特困、孤儿、残疾人两项补贴等资金。",
        "与改善民生、保障稳定、促进发展息息相关的9项支出。",
        "新建学校12所：小学7所、中学5所。",
        "发行15年期债券（2021-2036年）。",
    ],
)
def test_examples_and_sums_are_not_taken_for_complete_lists(text: str) -> None:
    """等, 主要, sums over kinds, events and selected points accuse nobody."""
    assert all(each.closure is not Closure.CLOSED for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "全市18个县（市、区）均已开展。",
        "走访5个乡镇（街道、园区）。",
        "国家级、省级龙头企业分别为10家和160家。",
        "培育10个国家级平台、5个省级平台、28个市级平台。",
        "深入贯彻中央八项规定精神。",
        "组织1人（我市首个）参赛。",
    ],
)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    """Kinds in brackets, series of figures and fixed names count nothing that is listed."""
    assert not found(text)


def test_more_examples_than_the_count_are_a_contradiction() -> None:
    """Four names before 等3个 cannot be examples of three."""
    (enumeration,) = found("青溪、白石、南塘、云门等3个乡镇获批。")
    assert enumeration.closure is Closure.CLOSED
    assert lengths(enumeration) == {4}


def test_a_repeated_name_counts_once_by_preference() -> None:
    """The shorter list is the preferred reading, the longer one is still defensible."""
    (enumeration,) = found("下设四个项目，包括河道专项、管网专项、泵站专项、河道专项。")
    assert [len(items) for items in enumeration.listings] == [3, 4]
    assert len(enumeration.repeated) == 1


def test_a_series_that_a_conversion_cut_is_not_sure() -> None:
    """三是 stands behind, although no mark parts it from the text before."""
    text = "做好三项工作：一是建制度；二是强队伍\n。另外三是重考核。"
    assert all(each.closure is Closure.OPEN for each in found(text))


def test_places_are_those_of_the_source() -> None:
    """Items wrapped over lines keep their spans in the source."""
    text = "局机关内设办公\n室、规划科、人事科\n3个科室。"
    source = Source("report.txt", text)
    for enumeration in understand(source).enumerations:
        printed = ["".join(source[item.span].split()) for item in enumeration.listings[0]]
        assert [item.text for item in enumeration.listings[0]] == printed
