"""What is told twice, and what only looks so."""

from __future__ import annotations

import pytest

from auditlint.model.document import Document
from auditlint.model.repetition import Repetition
from auditlint.model.source import Source
from auditlint.run import understand


def read(*lines: str) -> Document:
    return understand(Source("report.txt", "\n".join(lines) + "\n"))


def pairs(*lines: str) -> list[tuple[str, str]]:
    return [(told.first.text, told.second.text) for told in read(*lines).repetitions]


def differing(*lines: str) -> list[Repetition]:
    found = read(*lines).repetitions
    return [told for told in found if not told.first.interval().meets(told.second.interval())]


def test_a_coarser_figure_repeats_a_finer_one() -> None:
    """8.33% and 8.3% of one level told in two chapters are one rate."""
    found = pairs(
        "一、概况",
        "全县农田水利投入经费为4620万元，增长6.27%。",
        "二、绩效",
        "全县农田水利投入经费核定为4620万元，同比增长6.3%。",
    )
    assert ("6.27", "6.3") in found


def test_the_passage_vouches_for_its_figures() -> None:
    """In a passage told twice one figure that differs is a slip, though it be small."""
    found = differing(
        "一、年度工作",
        "新建乡村图书角40处，配备管理人员12名。9位管理人员入选全县优秀志愿者。",
        "二、履职效能",
        "新建乡村图书角40处，配备管理人员17名。9位管理人员入选全县优秀志愿者。",
    )
    assert [(told.first.text, told.second.text) for told in found] == [("12", "17")]


@pytest.mark.parametrize(
    "lines",
    [
        # Two projects of one list have figures of their own.
        (
            "（一）渔港项目",
            "本项目年度预算500万元，实际支出500万元，预算执行率100%。",
            "（二）堤防项目",
            "本项目年度预算300万元，实际支出280万元，预算执行率93.33%。",
        ),
        # A running total is not this year's figure.
        (
            "一、概况",
            "二是新增乡镇服务站7家（累计40家），覆盖全部乡镇。",
            "二、绩效",
            "全县累计建成乡镇服务站40家，覆盖全部乡镇。",
        ),
        # Two years.
        (
            "一、2024年执行情况",
            "2024年公路养护投入经费320.15万元。",
            "二、2025年预算草案",
            "2025年公路养护投入经费302.15万元。",
        ),
        # Levels of government.
        (
            "一、全市情况",
            "分地区为：河西区35.7万元，高新技术示范园区15.2万元。",
            "二、基金情况",
            "分地区为：河西区46.1万元，高新技术示范园区97.3万元。",
        ),
        # A target and its result.
        ("一、概况", "计划改造农村危桥20座，力争年内完工。", "二、绩效", "改造农村危桥23座，全部完工。"),
    ],
)
def test_different_facts_are_not_held_against_each_other(lines: tuple[str, ...]) -> None:
    """Another project, year, level, footing or a running total makes another fact."""
    assert not differing(*lines)


def test_a_project_form_is_held_against_its_line_in_another_form() -> None:
    """市级专项 is 95 in the department's table and 85 in its own form: both cannot be."""
    found = differing(
        "附件1",
        "2024年度基础数据表",
        "经费情况（万元）\t2024年预算数\t2024年决算数",
        "项目支出\t300\t300",
        "档案保护专项（一个专项一行）\t95\t95",
        "",
        "附件2",
        "项目支出绩效自评表",
        "项目支出名称\t档案保护专项",
        "",
        "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数",
        "年度资金总额\t85\t85\t85",
    )
    assert {(told.first.text, told.second.text) for told in found} <= {("95", "85")}


def test_one_document_has_one_number() -> None:
    """The same title from the same office is the same document."""
    title = "《关于下达乡村振兴衔接补助资金的通知》（青财农字〔2023〕{}号）"
    found = differing("依据" + title.format(31) + "设立。", "按照" + title.format(13) + "执行。")
    assert [(told.first.text, told.second.text) for told in found] == [("31", "13")]


def test_paid_in_full_is_the_one_sum_given() -> None:
    """A part told in between, or a sum for each, is not what was paid in full."""
    assert differing("专项经费88万元，已于6月全额兑付80万元。")
    assert not differing("专项经费88万元，其中省级20万元，已于6月全额兑付88万元。")
    assert not differing("每人补助2万元，已于6月全额发放246万元。")


def test_one_numeral_in_two_scales() -> None:
    """12769.1万元 and 12769.1亿元 of one fund: one unit is wrong."""
    found = differing("一、执行", "移民后期扶持资金支出12769.1万元。", "二、绩效", "移民后期扶持资金支出12769.1亿元。")
    assert len(found) == 1


def test_no_quadratic_work() -> None:
    """A thousand equal sentences are read in a moment."""
    text = "".join(
        f"（{'一二三四五六七八九'[i % 9]}）项目{i}\n本项目年度预算500万元，实际支出500万元。\n" for i in range(1000)
    )
    assert len(understand(Source("report.txt", text)).repetitions) < 4000
