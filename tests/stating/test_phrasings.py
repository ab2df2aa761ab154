"""How reports state arithmetic, phrasing by phrasing: the right figure is recomputed, the broken one is reported.

An example marks one figure, right and broken: ⟦320.5|350.5⟧. Where nothing can be certain (a list that may be
open) the broken figure is left out, ⟦1300⟧: the right one must be recomputed, and nothing may be said against it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from auditlint import registry, run
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span

_MARK = re.compile(r"⟦([^|⟧]+)(?:\|([^⟧]+))?⟧")
_LOUD = frozenset({Severity.ERROR, Severity.WARNING})

PHRASINGS: dict[str, tuple[str, ...]] = {
    "01 of which, with shares": (
        "2023年度收入合计⟦820.40|802.40⟧万元，其中：财政拨款收入700.40万元，占85.37%；其他收入120.00万元，占14.63%。",
        "本年支出合计500万元，其中：基本支出320万元，占⟦64%|46%⟧；项目支出180万元，占36%。",
    ),
    "02 the total in the sentence before": (
        "全市一般公共预算收入完成⟦31250|32150⟧万元，增长4.2%。其中，税收收入20110万元，增长3.1%；非税收入11140万元，增长6.3%。",
        "全年政府采购支出总额64.5万元，比上年减少3.2万元。其中：货物支出22.3万元，工程支出⟦12.2|21.2⟧万元，服务支出30万元。",
    ),
    "03 of which, in a bracket": (
        "培训学员⟦860⟧人次（其中：县级320人次、乡镇540人次）。",
        "下达补助资金1450万元（含中央资金⟦900|9000⟧万元、省级资金550万元）。",
    ),
    "04 a bracket without a cue": (
        "新建渠道⟦42.6|46.2⟧公里（干渠12.1公里、支渠30.5公里）。",
        "全年发行债券96.4亿元（一般债券⟦30.4|34.0⟧亿元、专项债券66亿元）。",
    ),
    "05 of a total": (
        "全年安排项目资金860万元中，道路养护⟦520|502⟧万元，桥梁检测340万元。",
        "移送的26件线索中，贪污侵占11件、失职渎职⟦9|19⟧件、其他6件。",
    ),
    "06 nested": (
        "项目支出⟦930|390⟧万元，其中信息化建设610万元（其中软件开发400万元、设备购置210万元）；运行维护320万元。",
    ),
    "07 a new subject behind a semicolon": (
        "基本支出600万元，其中人员经费⟦520|502⟧万元、公用经费80万元；项目支出300万元，其中本级项目180万元、转移项目120万元。",
        "收入预算900万元，其中财政拨款850万元、其他收入50万元；支出预算900万元，其中基本支出⟦610|670⟧万元、项目支出290万元。",
    ),
    "08 several partitions": (
        "全年一般公共预算支出1200万元。按功能分类，教育支出500万元、卫生健康支出300万元、其他支出⟦400|420⟧万元；按性质分类，基本支出700万元、项目支出500万元。",
        "社会消费品零售总额460.2亿元。按经营地分，城镇零售额380.1亿元，乡村零售额⟦80.1|81.0⟧亿元；按消费类型分，商品零售400.2亿元，餐饮收入60亿元。",
    ),
    "09 parts under headings": (
        "2024年部门预算基本支出⟦860.5|806.5⟧万元，其中：\n人员经费720.3万元，主要包括基本工资、津贴补贴、奖金。\n公用经费140.2万元，主要包括办公费、水费、差旅费。",
        "2024年安排专项资金1200万元。具体如下：\n一、设备购置500万元。\n二、系统开发⟦400|440⟧万元。\n三、培训推广300万元。",
    ),
    "10 the total last": (
        "购置图书12.6万元，购置书架8.9万元，合计⟦21.5|25.1⟧万元。",
        "甲镇拨付320万元，乙镇拨付180万元，丙镇拨付⟦150|510⟧万元，共计650万元。",
    ),
    "11 mainly used for": (
        "项目支出80万元，主要用于设备更新50万元，人员培训⟦30⟧万元。",
        "一般公共预算财政拨款支出1000万元，主要用于以下方面：教育支出⟦600|660⟧万元，占60%；住房保障支出400万元，占40%。",
    ),
    "12 open lists": (
        "支出合计900万元，主要包括：办公费⟦120⟧万元、差旅费80万元等。",
        "补助资金500万元，其中主要有学校⟦300⟧万元、医院100万元。",
    ),
    "13 amount first": ("项目资金90万元，其中：60万元用于道路维修；⟦30|33⟧万元用于路灯更换。",),
    "14 income chain": (
        "一般公共预算收入52.4亿元，加上上级补助收入31.2亿元、上年结转4.1亿元、调入资金2.3亿元，收入总计⟦90.0|99.0⟧亿元。",
        "收入完成5200万元，加：上级补助1800万元，上年结余⟦600|900⟧万元，收入总计7600万元。",
    ),
    "15 spending chain": (
        "一般公共预算支出66.8亿元，加上解支出3.2亿元、补助下级支出12.5亿元、结转下年支出7.5亿元，支出总计⟦90.0|90.9⟧亿元。",
        "支出完成6300万元，加上上解上级支出400万元、债务还本支出⟦700|7000⟧万元、结转下年200万元，支出总计7600万元。",
    ),
    "16 additions and deductions": (
        "全区一般公共预算收入40.5亿元，加上级补助收入12.5亿元，减上解支出5.0亿元，可用财力⟦48.0|84.0⟧亿元。",
    ),
    "17 netted": (
        "全年收入总计860万元，支出总计815万元，收支相抵，结余⟦45|54⟧万元。",
        "基金收入12.3亿元，基金支出11.1亿元，收支相抵，当年结余⟦1.2|2.1⟧亿元。",
    ),
    "18 balance of the year and balance carried": (
        "社会保险基金收入96.2亿元，支出90.1亿元，本年收支结余⟦6.1|1.6⟧亿元，年末滚存结余88.8亿元。",
        "年初结转和结余20.5万元，本年收入300.2万元，本年支出290.7万元，年末结转和结余⟦30.0|33.0⟧万元。",
    ),
    "19 from, to, by": (
        "预算由1200万元调减到1050万元，减少⟦150|510⟧万元。",
        "编制数从86人增加到92人，增加⟦6|16⟧人。",
    ),
    "20 of the budget": (
        "支出决算460万元，为年初预算500万元的⟦92%|29%⟧。",
        "年初预算500万元，全年支出完成460万元，为年初预算的⟦92.0%|96.0%⟧。",
    ),
    "22 initial budget and final accounts": (
        "年初预算为240万元，支出决算为⟦300|200⟧万元，完成年初预算的125%，决算数大于预算数的主要原因是人员增加。",
        "行政运行年初预算为86.5万元，支出决算为84.77万元，完成年初预算的⟦98%|89%⟧。",
    ),
    "23 next year's budget": (
        "2024年执行数60.5万元，2025年预算安排66.55万元，比2024年执行数增加⟦10%|11%⟧。",
        "2025年预算数为45.00万元，比2024年预算数50.00万元减少5.00万元，下降⟦10%|11.11%⟧。",
    ),
    "24 change and growth": (
        "政府采购支出132万元，比上年增加12万元，增长⟦10%|9.09%⟧。",
        "机关运行经费86.4万元，较上年减少⟦9.6|6.9⟧万元，下降10%。",
    ),
    "25 growth, then the gain": (
        "一般公共预算收入55000万元，增长10%，增收⟦5000|500⟧万元。",
        "税收收入46200万元，下降3.75%，减收⟦1800|1080⟧万元。",
    ),
    "26 the rate in a bracket": ("会议费支出7.2万元，较上年减少0.8万元（⟦10%|11.1%⟧）。",),
    "27 negative growth": (
        "契税收入18.00万元，比上年减少2.00万元，负增长⟦10%|11.1%⟧。",
        "契税收入18.00万元，比上年减少2.00万元，增长⟦-10%|-11.1%⟧。",
    ),
    "28 multiples": (
        "藏书量从2.00万册增加到5.00万册，增长⟦1.5倍|2.5倍⟧。",
        "项目资金由12.0万元增加到36.0万元，是上年的⟦3倍|4倍⟧。",
    ),
    "29 comparable growth": ("收入完成55000万元，比上年增加1000万元，扣除一次性因素后增长⟦8.2%⟧。",),
    "30 respectively": (
        "教育、卫生、文化支出分别为600万元、300万元和100万元，合计⟦1000|1100⟧万元。",
        "全年支出800万元，其中甲类、乙类、丙类分别为400万元、240万元和160万元，分别占⟦50%|55%⟧、30%和20%。",
    ),
    "31 both totals": (
        "2023年度收、支总计均为1320万元。与2022年度相比，收、支总计各增加120万元，增长⟦10%|9.09%⟧。",
        "2023年度收、支总计各1320万元，各增加120万元，各增长⟦10%|12%⟧。",
    ),
    "32 shares": (
        "一般公共预算收入80亿元，其中税收收入60亿元，占一般公共预算收入的比重为⟦75%|57%⟧。",
        "全年收入200万元，其中财政拨款150万元，占比⟦75%|57%⟧；其他收入50万元，占比25%。",
        "全市支出800万元，其中民生支出640万元，占全市支出的⟦八成|九成⟧。",
    ),
    "33 industrial structure": (
        "地区生产总值1000亿元。其中，第一产业增加值82亿元，第二产业增加值418亿元，第三产业增加值500亿元。三次产业结构为⟦8.2|2.8⟧:41.8:50.0。",
        "全年地区生产总值1000亿元，其中第一产业82亿元、第二产业418亿元、第三产业500亿元。三次产业结构由8.5:42.0:49.5调整为8.2∶⟦41.8|48.1⟧∶50.0。",
    ),
    "34 percentage points": (
        "税收占比由70.2%提高到72.5%，提高⟦2.3|3.2⟧个百分点。",
        "城镇化率为61.5%，比上年的60.8%提高⟦0.7|7.0⟧个百分点。",
    ),
    "36 average growth": ("专利授权量从2020年的1000件增加到2024年的1464件，年均增长⟦10%|11.6%⟧。",),
    "37 the three together": (
        "全年支出1000万元，其中教育支出400万元、卫生支出200万元、社保支出150万元，三者合计占⟦75%|57%⟧。",
        "全年支出1000万元，其中教育支出400万元、卫生支出200万元、社保支出150万元等，以上三项共占全年支出的⟦75%|57%⟧。",
        "甲项支出36.2万元，乙项支出13.8万元，两项合计⟦50|55⟧万元。",
    ),
    "38 rates by name": (
        "全年预算数460万元，执行数437万元，预算执行率⟦95%|59%⟧。",
        "应到位资金300万元，实际到位资金285万元，资金到位率⟦95%|98%⟧。",
        "受理投诉400件，办结388件，办结率⟦97%|79%⟧。",
        "采购预算500万元，实际采购金额460万元，节约资金40万元，节约率⟦8%⟧。",
    ),
    "39 debt": (
        "政府债务限额⟦96.5|69.5⟧亿元（一般债务36.5亿元、专项债务60亿元），年末余额90.2亿元（一般债务34.1亿元、专项债务56.1亿元）。",
        "年末政府债务余额90.2亿元，其中一般债务⟦34.1|43.1⟧亿元、专项债务56.1亿元，控制在限额96.5亿元以内。",
    ),
    "40 means and products": (
        "公务接待支出1.2万元，接待24批次、150人次，人均⟦80⟧元。",
        "资助困难学生300人，每人补助1000元，共发放⟦30|300⟧万元。",
    ),
    "41 counted lists": (
        "内设⟦4|3⟧个科室：办公室、预算科、国库科、监督科。",
        "全区⟦3|4⟧个街道（东关街道、西关街道、南关街道）。",
    ),
    "42 numbered": ("主要做法：一是加强组织领导。二是完善制度。⟦三|四⟧是强化监督。",),
}

EXAMPLES = [
    pytest.param(text, id=f"{name} {number}")
    for name, texts in PHRASINGS.items()
    for number, text in enumerate(texts, start=1)
]
CHECKS = tuple(registry.load().checks)
# What is not read yet, though it should be: a case that is read must leave the list.
UNREAD = yaml.safe_load((Path(__file__).parent.parent / "unread.yaml").read_text(encoding="utf-8"))


def _read(text: str, broken: bool) -> tuple[Report, Span]:
    mark = _MARK.search(text)
    assert mark is not None
    shown = mark.group(2) if broken else mark.group(1)
    plain = text[: mark.start()] + shown + text[mark.end() :]
    return run.audit(Source("phrasing.txt", plain + "\n"), CHECKS), Span(mark.start(), mark.start() + len(shown))


def _loud(report: Report) -> list[str]:
    return [f"{f.check} {f.message.zh}" for f in report.findings if f.severity in _LOUD]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_right_figure_is_recomputed_and_nothing_is_said(text: str, request: pytest.FixtureRequest) -> None:
    """The marked figure takes part in an equation that is decided, and the text is passed in silence."""
    report, place = _read(text, broken=False)
    unread = _case(request) in UNREAD["phrasings not recomputed"]
    accused = _case(request) in UNREAD["phrasings accused"]
    assert (_loud(report) != []) == accused, _loud(report) or "silent now, take it off the list"
    if "三|四" in text or "八成" in text:
        return  # an ordinal is no figure to be recomputed
    decided = [v for v in report.verdicts if v.outcome.name != "UNDECIDED" and not v.disbelieved]
    told = [v for v in decided if any(place.overlaps(figure.span) for figure in v.figures)]
    open_growth = "扣除" in text
    if not open_growth:
        assert bool(told) != unread, "recomputed now, take it off the list" if unread else "not recomputed"


@pytest.mark.parametrize("text", [each for each in EXAMPLES if "|" in str(each.values[0])])
def test_the_broken_figure_is_reported(text: str, request: pytest.FixtureRequest) -> None:
    """An error or warning touches the figure that was changed."""
    report, place = _read(text, broken=True)
    found = [f for f in report.findings if f.severity in _LOUD]
    reported = any(place.overlaps(span) for f in found for span in (f.span, *f.related))
    unread = _case(request) in UNREAD["phrasings not reported"]
    assert reported != unread, "reported now, take it off the list" if unread else _loud(report) or "nothing reported"


def _case(request: pytest.FixtureRequest) -> str:
    """The name of the example that a test is run on."""
    return str(request.node.callspec.id)
