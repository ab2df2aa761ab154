"""Years, dates, units and hedges: what is right and only looks wrong stays silent."""

from __future__ import annotations

import pytest

from auditlint import registry
from auditlint.model.equation import Defect
from auditlint.model.source import Source
from auditlint.run import understand

_CHECKS = {check.code: check for check in registry.load().checks}
_TITLE = "2024年度青禾县水利局部门整体支出绩效自评报告\n"


def found(code: str, text: str) -> list[str]:
    document = understand(Source("report.txt", text))
    defects = [item for item in _CHECKS[code].find(document) if isinstance(item, Defect)]
    return [document.source[defect.span] for defect in defects]


@pytest.mark.parametrize(
    "text",
    [
        "2025年预算安排350万元。",
        "资金已于2025年初全部拨付完毕，实际支出12万元。",
        "收到合同后，2025年2月实际支出1000万元。",
        "《青禾县水利发展规划（2024-2029年）》已印发，规划实现灌溉面积5万亩。",
        "力争2025年实现灌溉面积5万亩。",
        "2025年6月30日",
    ],
)
def test_plans_deadlines_and_signatures_may_be_later(text: str) -> None:
    """A later year is wrong only where it states what was done."""
    assert not found("Y101", _TITLE + "一、概况\n" + text + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日开工，1-12月支出50万元。",
        "系统版本2024.13.45.2，电话2024-13-05678。",
        "采暖期为11月15日至3月15日，12月20日至1月10日停工。",
        "近20年来，防洪能力提升；满10年、20年以上的设备更新。",
    ],
)
def test_dates_that_exist(text: str) -> None:
    """Leap days, turns of the year, versions and durations."""
    for code in ("Y103", "Y104", "Y105"):
        assert not found(code, _TITLE + text + "\n")


@pytest.mark.parametrize(
    "text",
    [
        "每千人口执业医师3.2人，户均住房1.5套，亿元产值死亡人数0.02人。",
        "增速分别快于全国3.4个、1个百分点，培训2.5个小时。",
        "企业数量412家，活动场次9场，参加活动人数300人，种植面积12.5万亩。",
        "惠及困难群众450万人，栽植苗木20万株，120余万婴幼儿受益。",
        "发放资料15600余份，近300家企业到会，超过10万人观看，约24.61亿元。",
        "比重提高5个百分点，收入增长5%，增速比上年提高1.2个百分点。",
        "编号：27；共有3类（累计12个月）。",
    ],
)
def test_units_and_hedges_that_fit(text: str) -> None:
    """Means have decimals, people are counted in 万, points belong to rates."""
    for code in ("N104", "N105", "N107", "N108", "N109"):
        assert not found(code, _TITLE + text + "\n")


def test_a_bare_completion_of_a_quotient_is_no_lost_sign() -> None:
    """1 beside ≥95% is the whole, 0.99 the quotient."""
    for actual in ("1", "0.99", "99%"):
        text = (
            f"三级指标\t指标值\t完成值\t分值\t得分\n群众满意度\t≥95%\t{actual}\t10\t10\n培训场次\t≥5场\t6场\t10\t10\n"
        )
        assert not found("N104", text)


def test_one_remark_a_paragraph() -> None:
    """Five amounts without 元 in one paragraph make one remark."""
    text = "启动仪式经费23万、初赛经费7万、辅导会经费10万、决赛经费105万、设计经费16万，均已支付。\n"
    assert len(found("N108", text)) == 1
