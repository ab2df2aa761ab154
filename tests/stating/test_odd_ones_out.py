"""Figures that depart from what is told in their place, and figures that are rightly others."""

from __future__ import annotations

import pytest

from auditlint.model.repetition import Repetition
from auditlint.model.source import Source
from auditlint.run import understand


def told_wrong(*lines: str) -> list[tuple[str, str]]:
    """The pairs of figures of a text that are told as one and differ, the doubted one last."""
    found = understand(Source("report.txt", "\n".join(lines) + "\n")).repetitions
    return [(told.first.text, told.second.text) for told in found if _differ(told)]


def _differ(told: Repetition) -> bool:
    return not told.first.interval().meets(told.second.interval())


TOLD_WRONG = {
    # The passage vouches for it: a small count between two that agree.
    "small count in a passage": (
        "一、年度工作概况",
        "目前已有26家农庄列入休闲农业名录。7家农庄申报省级星级农庄3家农庄进入省级星级农庄公示名单。",
        "二、履职完成情况",
        "全年已有26家农庄列入市级休闲农业名录。指导9家农庄分两批申报省级星级农庄，目前3家农庄通过。",
        ("7", "9"),
    ),
    # A running total in brackets, and the same total told as such.
    "running total": (
        "一、年度工作概况",
        "水利站与合作社共建12处灌溉示范点（累计58处），培训管水员34名（累计91名），服务农户超400户。",
        "二、履职完成情况",
        "水利站与合作社累计共建68处灌溉示范点，累计培训管水员91名，服务农户超400户。",
        ("58", "68"),
    ),
    # Two hedges alike leave no room between 超400 and 超500.
    "hedged alike": (
        "一、年度工作概况",
        "水利站全年培训管水员91名，服务农户超400户，帮助农户解决160多个用水难题。",
        "二、履职完成情况",
        "水利站全年培训管水员91名，服务农户超500户，帮助农户解决160多个用水难题。",
        ("400", "500"),
    ),
    # The level is named in other words; its growth rate is told alike, and a slip links the two.
    "a level whose rate agrees": (
        "一、年度工作概况",
        "我县全域公路养护经费投入为9600万元，增长7.46%。",
        "二、履职完成情况",
        "经省厅审核认定，2023年全域公路养护经费投入6900万元，同比增长7.5%。",
        ("9600", "6900"),
    ),
    # Three long sums of a plan: two are told alike in the account, the third with a digit dropped.
    "long figures that stand together": (
        "（一）年度目标",
        "年度目标：一是发放奖励资金218.45万元；二是下达专项资金530.72万元；三是保障机构运转196.38万元。",
        "（二）预算执行",
        "其中：基本支出96.38万元，项目支出749.17万元（其中：县级奖励218.45万元，上级专项530.72万元）。",
        ("196.38", "96.38"),
    ),
    # A figure told alike in two places; the third telling has two digits swapped.
    "two against one": (
        "（一）年度目标",
        "年度目标：一是发放人才奖励资金218.45万元。",
        "（二）主要工作",
        "落实惠企政策，发放年度高层次人才奖励资金281.45万元。",
        "（三）预算执行",
        "全年支出820.11万元，其中人才奖励218.45万元。",
        ("218.45", "281.45"),
    ),
    # One long name on one footing, told twice and no third time, with a digit changed.
    "one long name": (
        "一、转移支付情况",
        "2024年上级下达我县农业转移支付资金合计2406318万元，均已拨付。",
        "二、分项说明",
        "2024年上级下达我县农业转移支付资金合计2906318万元，分项如下。",
        ("2406318", "2906318"),
    ),
    # One name, shortened, in two sections; two digits swapped.
    "one short name": (
        "一、基本情况",
        "全镇辖12个村、2个社区，总户数6,184户，总人口23,816人。",
        "二、履职完成情况",
        "1.医疗保险。全镇总人口23,186人，参加医保22,040人。",
        ("23,816", "23,186"),
    ),
    # The same words in one section; a digit dropped.
    "one name in one section": (
        "一、收支情况",
        "2024年城乡居民养老保险基金支出132708万元。",
        "收支相抵后，城乡居民养老保险基金支出13278万元，其中县级承担120万元。",
        ("132708", "13278"),
    ),
    # The text itself says that it tells one sum again.
    "this sum": (
        "省厅下达我县补助资金1,960万元，我县收到该笔960万元补助后30日内分解到乡镇。",
        ("1,960", "960"),
    ),
    "the same": (
        "年末固定资产原值4,126.8万元；资产负债表列示的固定资产原值同为4,216.8万元。",
        ("4,126.8", "4,216.8"),
    ),
    "as told before": (
        "一、基本情况",
        "全年资助困难学生2,463人。",
        "如前所述，全年共资助困难学生4,263人，无一人失学。",
        ("2,463", "4,263"),
    ),
}


@pytest.mark.parametrize("case", TOLD_WRONG.values(), ids=TOLD_WRONG)
def test_the_odd_one_out_is_found(case: tuple[str | tuple[str, str], ...]) -> None:
    """Of two tellings in much the same words, with figures beside them that agree, one is wrong."""
    *lines, pair = case
    found = told_wrong(*map(str, lines))
    assert pair in found
    assert {second for _, second in found} == {pair[1]}


RIGHTLY_OTHERS = {
    "income against outlay": (
        "一、全县收支情况",
        "政府性基金支出1299.4万元，下降3.2%。",
        "二、园区收支情况",
        "园区政府性基金收入129.4万元，完成预算的90%。",
    ),
    "a branch against the whole": (
        "一、综合情况",
        "制造业增加值592.56亿元，增长7.4%。规模以上工业中装备制造业增加值增长17.5%。",
        "二、工业情况",
        "全部工业增加值679.12亿元，增长7.4%。规模以上工业增加值增长8.9%。",
    ),
    "issues of bonds": (
        "一、发行情况",
        "2025年专项债券（二十期）10亿元，发行成本率1.4%。",
        "二、还本情况",
        "2025年专项债券（二期）10亿元，发行成本率1.4%。",
    ),
    "year and next year in notes": (
        "备注：",
        "1.2025年县级职工养老保险基金支出109.79亿元，加上补助15.85亿元后，县级职工养老保险基金总支出125.64亿元。",
        "2.2026年县级职工养老保险基金支出116.13亿元，加上补助36.51亿元后，县级职工养老保险基金总支出152.64亿元。",
    ),
    "projects as chapters": (
        "一、渠道清淤项目",
        "本项目年度预算120万元，覆盖3个乡镇，清理渠道46公里，受益群众8200人，群众满意度96%。",
        "二、泵站改造项目",
        "本项目年度预算120万元，覆盖3个乡镇，改造泵站18座，受益群众5600人，群众满意度96%。",
    ),
    "one template for two projects": (
        "一、渠道清淤项目",
        "项目于3月开工，11月完工，全年投入资金120万元，验收合格率98%，受益群众8200人，带动就业36人。",
        "二、泵站改造项目",
        "项目于3月开工，11月完工，全年投入资金120万元，验收合格率98%，受益群众2800人，带动就业36人。",
    ),
    "districts side by side": (
        "一、东河区",
        "全区新建农村公路45公里，改造危桥12座，惠及行政村38个，完成投资2640万元。",
        "二、西河区",
        "全区新建农村公路45公里，改造危桥21座，惠及行政村38个，完成投资2640万元。",
    ),
    "new this year against all so far": (
        "一、年度工作概况",
        "新建乡镇服务站15个，培训站长42名，服务站覆盖率达98%。",
        "二、履职完成情况",
        "累计建成乡镇服务站51个，培训站长42名，服务站覆盖率达98%。",
    ),
    "budget against outturn": (
        "一、预算安排情况",
        "2024年年初预算安排1262.45万元，其中人员经费预算812.33万元，公用经费预算136.12万元。",
        "二、决算情况",
        "2024年支出决算1242.45万元，其中人员经费支出812.33万元，公用经费支出163.12万元。",
    ),
    "last year against this year": (
        "一、2023年情况",
        "2023年培训乡村医生368名，义诊46场，发放资料1.2万份，慢病随访率95%。",
        "二、2024年情况",
        "2024年培训乡村医生386名，义诊46场，发放资料1.2万份，慢病随访率95%。",
    ),
    "planned against done": (
        "一、年度绩效目标",
        "计划培训乡村医生300名，组织义诊46场，发放资料12000份。",
        "二、目标完成情况",
        "培训乡村医生330名，组织义诊46场，发放资料12000份。",
    ),
    "eleven months against the year": (
        "一、年度工作概况",
        "1-11月，全县新签约项目43个，到位资金36.25亿元，开工率85%。",
        "二、履职完成情况",
        "全年全县新签约项目48个，到位资金36.25亿元，开工率85%。",
    ),
    "the county and the county's own level": (
        "一、全县收支情况",
        "全县一般公共预算支出36.82亿元，增长4.6%，其中教育支出9.17亿元。",
        "二、县本级收支情况",
        "县本级一般公共预算支出16.82亿元，增长4.6%，其中教育支出9.17亿元。",
    ),
    "round against exact": (
        "一、年度工作概况",
        "服务企业超700家，组织对接会15场，促成融资近3亿元，惠及职工12000人。",
        "二、履职完成情况",
        "服务企业736家，组织对接会15场，促成融资2.96亿元，惠及职工12000人。",
    ),
    "applied for against approved": (
        "一、年度工作概况",
        "组织申报省级科普基地16家，申报科普专家25名，举办科普讲座42场。",
        "二、履职完成情况",
        "获批省级科普基地6家，入库科普专家25名，举办科普讲座42场。",
    ),
    "one section repeats a list for two groups": (
        "一、城镇居民情况",
        "城镇居民人均可支配收入增长5.2%，其中工资性收入23100元，增长4.8%。",
        "二、农村居民情况",
        "农村居民人均可支配收入增长5.2%，其中工资性收入13200元，增长4.8%。",
    ),
    "invited against attended": (
        "一、年度工作概况",
        "举办银企对接会5场，邀请企业120家，银行18家，签约金额3.6亿元。",
        "二、履职完成情况",
        "举办银企对接会5场，参会企业102家，银行18家，签约金额3.6亿元。",
    ),
    "targets in one long sentence": (
        "一、部门概况",
        "（三）绩效目标设定情况",
        "年度总体目标：开展农技人员业务培训300人次，举办科技下乡活动12场，建设示范基地26个，带动农户增收1500户。",
        "二、绩效目标完成情况分析",
        "开展农技人员业务培训320人次，举办科技下乡活动12场，建设示范基地26个，带动农户增收1650户。",
    ),
    "three years against one": (
        "一、年度工作概况",
        "开展农技人员业务培训320人次，举办科技下乡活动12场，建设示范基地26个。",
        "二、主要经验做法",
        "近三年开展农技人员业务培训960人次，举办科技下乡活动36场，建设示范基地26个。",
    ),
    "the end of the year": (
        "一、基本情况",
        "全局编制数45人，实有在职人员42人，离退休人员27人，下设科室8个，事业单位3个。",
        "二、年末人员情况",
        "全局编制数45人，年末实有在职人员41人，离退休人员28人，下设科室8个，事业单位3个。",
    ),
    "spent so far against spent": (
        "一、项目绩效",
        "中央资金下达1250万元，支出1100万元，执行率88%。项目覆盖村38个，受益3600户。",
        "二、资金使用",
        "中央资金下达1250万元，累计支出1010万元，结转240万元。项目覆盖村38个，受益3600户。",
    ),
    "parts of a budget and of its outturn": (
        "一、采购情况",
        "政府采购预算总额523.46万元，其中货物类123.40万元，服务类400.06万元。",
        "二、采购执行",
        "政府采购实际支出总额513.46万元，其中货物类123.40万元，服务类390.06万元。",
    ),
    "two events with days alike": (
        "一、年度工作概况",
        "9月12日至18日举办农民丰收节。",
        "二、履职完成情况",
        "6月12日至9月18日开展防汛值守。",
    ),
    "first and second half": (
        "一、上半年工作",
        "上半年开展执法检查36次，检查企业216家，下达整改通知书45份。",
        "二、下半年工作",
        "下半年开展执法检查36次，检查企业261家，下达整改通知书45份。",
    ),
}


@pytest.mark.parametrize("lines", RIGHTLY_OTHERS.values(), ids=RIGHTLY_OTHERS)
def test_what_is_rightly_another_figure_is_left_alone(lines: tuple[str, ...]) -> None:
    """Another project, place, period, footing or stage makes another figure, though all beside it agree."""
    assert told_wrong(*lines) == []


def test_many_figures_take_time_in_proportion() -> None:
    """A report of thousands of figures in one form is compared by an index: no figure with all others."""
    rows = [
        f"{n}号点位监测断面{n * 37 % 911}处，水质达标率{n * 7 % 100}%，投入资金{n * 131 % 9973}万元。"
        for n in range(700)
    ]
    assert told_wrong("一、监测情况", *rows[:350], "二、监测总结", *rows[350:]) == []
