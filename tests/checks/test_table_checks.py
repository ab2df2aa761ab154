"""The table checks on whole forms, beyond their own examples."""

from __future__ import annotations

from collections import Counter

import pytest

from auditlint import registry, run
from auditlint.model.source import Source
from auditlint.model.verdict import Outcome, Verdict
from tests.tabling import FORM

CHECKS = tuple(check for check in registry.load().checks if check.code.startswith("T"))
HOLDS = (Outcome.CONSISTENT, Outcome.ROUNDING)


def verdicts(text: str) -> list[Verdict]:
    report = run.audit(Source("report.txt", text), CHECKS)
    assert not report.errors
    return [verdict for verdict in report.verdicts if verdict.outcome is not Outcome.UNDECIDED]


def failures(text: str) -> list[tuple[str, str]]:
    """Code and stated figure of what fails."""
    found = verdicts(text)
    return [(verdict.check, verdict.stated.text) for verdict in found if verdict.outcome not in HOLDS]


def test_a_form_in_order_is_confirmed_throughout() -> None:
    """Funds, rate, score, targets, weights and totals are all recomputed, and nothing is found."""
    assert failures(FORM) == []
    confirmed = Counter(verdict.check for verdict in verdicts(FORM))
    assert confirmed.keys() >= {"T103", "T201", "T203", "T204", "T205", "T301", "T302"}


SLIPS = {
    "a part": ("\t125.08\n", "\t152.08\n", "T103"),
    "the execution rate": ("\t96%\n", "\t69%\n", "T201"),
    "the score in the rate's place": ("\t96%\n", "\t9.6\n", "T201"),
    "the execution score": ("\t9.6\n", "\t6.9\n", "T203"),
    "a score above its weight": ("\t20\n\t20\n", "\t20\n\t25\n", "T203"),
    "the total score": ("\t97.6\n", "\t96.7\n", "T204"),
    "a group's weight": ("（60分）", "（50分）", "T205"),
    "a weight": ("\t40\n\t40\n", "\t30\n\t30\n", "T205"),
    "full marks for a missed target": ("\t30\n\t28\n", "\t30\n\t30\n", "T301"),
    "a reason left out": ("年底投运", "", "T302"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_form_is_found(slip: str) -> None:
    """One figure changed in a form that was in order, and the check for it speaks."""
    old, new, code = SLIPS[slip]
    assert old in FORM
    assert code in {check for check, _ in failures(FORM.replace(old, new, 1))}


def test_the_budget_line_counts_towards_the_total_score() -> None:
    """Σ weights = 10 + 40 + 20 + 30, though the budget line stands in another table of the form."""
    (total,) = [v for v in verdicts(FORM) if v.check == "T205" and v.stated.text == "100"]
    assert [figure.text for figure in total.reading.expression.quantities()] == ["10", "40", "20", "30"]


def test_another_base_is_named() -> None:
    """A rate on the initial budget is not simply wrong: the reading that fits is named."""
    head = "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t执行率\n"
    text = head + "资金总额\t100\t80\t60\t60%\n其他\t10\t10\t10\t100%\n"
    (verdict,) = [v for v in verdicts(text) if v.outcome is Outcome.OTHER_READING]
    assert verdict.reading.note is not None
    assert "年初预算数" in verdict.reading.note.zh


def test_more_than_the_budget_earns_no_more_than_the_weight() -> None:
    """Execution of 110% is scored with the whole weight, not with 11 of 10."""
    head = "项目资金（万元）\t全年预算数\t全年执行数\t分值\t执行率\t得分\n"
    assert failures(head + "年度资金总额\t100\t110\t10\t110%\t10\n其他资金\t\t\t\t\t\n") == []


def test_labelled_figures_in_words_are_added() -> None:
    """按收入性质分 over cells like 财政拨款：130.5 makes up the adjusted budget."""
    lists = (
        "\t\n\t按收入性质分：\n\t按支出性质分：\n\n\t\n\t其中：财政拨款：{}\n\t基本支出：100.08\n\n"
        "\t\n\t其他资金：5\n\t项目支出：30\n\n"
    )
    at = FORM.index("\t绩\n效\n指\n标\n")
    assert failures(FORM[:at] + lists.format("130.5") + FORM[at:]) == []
    assert [code for code, _ in failures(FORM[:at] + lists.format("103.5") + FORM[at:])] == ["T103"]


def test_blank_parts_are_absent_and_words_stop_the_sum() -> None:
    """A blank or a dash adds nothing; a cell of words with figures cannot be added."""
    head = "项目\t金额（万元）\n甲\t3\n"
    assert failures(head + "乙\t\n丙\t—\n合计\t3\n") == []
    assert verdicts(head + "乙\t约2万元，另有0.5万元待付\n合计\t9\n") == []


@pytest.mark.parametrize(
    ("target", "actual", "fails"),
    [
        ("≥20次", "20次", False),
        ("≥20次", "19次", True),
        ("500项以上", "670项", False),
        ("≤5%", "6%", True),
        ("不超过30天", "25天", False),
        ("100%", "98%", True),
        ("≥3万人", "29000人", True),
        ("2024年6月前", "2024年5月", False),
        ("20家", "良好", False),
    ],
)
def test_targets(target: str, actual: str, fails: bool) -> None:
    """Signs and words of a target say which side is missed; dates and words say nothing."""
    text = f"三级指标\t指标值\t完成值\n巡查\t{target}\t{actual}\n培训\t≥1人\t1人\n"
    assert bool(failures(text)) is fails


def test_a_cost_without_a_sign_is_left_alone() -> None:
    """Less money than planned is no missed target."""
    assert (
        failures("二级指标\t三级指标\t指标值\t完成值\n成本指标\t改造成本\t120万元\t98万元\n数量指标\t站点\t3处\t3处\n")
        == []
    )


@pytest.mark.parametrize(
    ("score", "grade", "fails"),
    [
        ("95", "优", False),
        ("90", "优秀", False),
        ("89.9", "优", True),
        ("90", "良", True),
        ("75", "中", False),
        ("60", "差", True),
    ],
)
def test_grades(score: str, grade: str, fails: bool) -> None:
    """The lower bound belongs to the grade, the upper one to the grade above."""
    assert bool(failures(f"经综合评价，本站自评得分{score}分，评价等级为“{grade}”。\n")) is fails


def test_a_scale_of_its_own_is_respected() -> None:
    """A report that prints other bounds is not measured by the usual ones."""
    scale = "等级划分：优（95分以上）、良（85—95分）、中（70—85分）、差（70分以下）。\n\n"
    assert failures(scale + "经综合评价，本站自评得分92分，评价等级为“良”。\n") == []


def test_weights_in_percent_are_not_held_against_scores_out_of_a_hundred() -> None:
    """权重 10% beside a score of 95 is another way of scoring: neither ceiling nor sum is asked."""
    text = "三级指标\t权重\t得分\n巡测次数\t60%\t95\n设备完好率\t40%\t90\n总分\t100%\t93\n"
    assert [verdict.check for verdict in verdicts(text)] == ["T205"]


def test_growth_of_output_is_not_recomputed_from_current_prices() -> None:
    """增加值 grows in constant prices: its rate need not follow from the amounts beside it."""
    head = "指标\t上年数（亿元）\t本年数（亿元）\t比上年增长（%）\n"
    assert failures(head + "工业增加值\t100\t108\t6.5\n税收收入\t500\t550\t10\n") == []
    assert failures(head + "工业增加值\t100\t108\t6.5\n税收收入\t500\t550\t12\n") == [("T201", "12")]


def test_the_execution_line_needs_no_reason() -> None:
    """Marks that follow from the execution rate are explained by it."""
    head = "三级指标\t指标值\t完成值\t分值\t得分\t偏差原因\n"
    assert failures(head + "预算执行率\t100%\t96%\t10\t9.6\t\n巡测次数\t20次\t20次\t20\t20\t\n") == []


def test_what_is_left_may_hold_what_was_brought_forward() -> None:
    """结转 and 结余 beside each other share the remainder: neither alone is budget less execution."""
    head = "单位：万元\n项目\t预算数\t执行数\t结转\t结余\n"
    assert failures(head + "甲\t50\t40\t6\t4\n乙\t30\t30\t0\t0\n") == []


def test_a_total_between_two_lists_is_left_alone() -> None:
    """Which side a total column in the middle speaks for, nothing says."""
    head = "单位：万元\n站名\t基本\t项目\t合计\t拨款\t其他\n"
    assert [v for v in verdicts(head + "甲\t5\t4\t9\t8\t2\n乙\t3\t3\t6\t5\t5\n") if v.check == "T102"] == []


PAIRS = "\t年初预算数\n\t100万元\n\t全年预算数\n\t120万元\n\t全年执行数\n\t108万元\n\t执行率\n\t{}\n\n"
SOURCES = "\t年度资金总额：120万元\n\t其中：财政拨款：{}万元\n\t其他资金：10万元\n\n"


@pytest.mark.parametrize(
    ("rate", "part", "found"),
    [("90%", "110", []), ("95%", "110", [("T201", "95")]), ("90%", "101", [("T103", "120")])],
)
def test_figures_named_beside_them(rate: str, part: str, found: list[tuple[str, str]]) -> None:
    """A form without headers names its figures in the cell before, or in their own."""
    assert failures(PAIRS.format(rate) + SOURCES.format(part)) == found


def test_a_column_nobody_filled_is_a_part_that_is_not_there() -> None:
    """小计 equals the only part that was spent, though the other column is blank throughout."""
    head = "单位：万元\n站名\t用车费\t\t\t接待费\n\t小计\t购置费\t运行费\t\n"
    assert failures(head + "甲\t5.5\t\t5.5\t1\n") == []
    assert failures(head + "甲\t5.5\t\t2.5\t1\n") == [("T102", "5.5")]
