"""What becomes a finding, how loud it is, and what it says."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from auditlint.model.diagnosis import Blame, Diagnosis
from auditlint.model.document import Document
from auditlint.model.equation import Defect, Relation
from auditlint.model.expression import Const, Of, difference, ratio, total
from auditlint.model.finding import Finding
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words
from auditlint.triage import coverage, findings
from tests.making import broken_total, check, document, other_reading, suspected, verdict

CHECKS = (
    check("A101"),
    check("A201", name="execution-rate"),
    check("A301", name="difference"),
    check("N101", name="malformed", severity=Severity.WARNING),
)


def triage(document: Document, *verdicts: Verdict, blames: dict[int, Blame] | None = None) -> tuple[Finding, ...]:
    return findings(document, CHECKS, verdicts, (), Diagnosis(blames=blames or {}))


def test_a_broken_total_is_told_with_its_proof() -> None:
    """Fault, recomputation, what is stated and the difference, in both languages, with a request."""
    made, broken = broken_total()
    (finding,) = triage(made, broken)
    assert finding.message.zh == ("合计与分项不符：2675.97 + 17 = 2692.97，报告写 2677.67，相差 15.30 万元，请核对")
    assert finding.message.en == (
        "the total does not match its parts: 2675.97 + 17 = 2692.97, the report says 2677.67, "
        "a difference of 15.30 万元; please check"
    )
    assert (finding.stated, finding.computed, finding.difference) == ("2677.67万元", "2692.97万元", "-15.30万元")
    assert finding.equation == Words("2677.67 = 2675.97 + 17", "2677.67 = 2675.97 + 17")


def test_place_and_related_are_all_figures_of_the_equation() -> None:
    """Without a blame the stated figure is the place; every other figure is related, each once."""
    made, broken = broken_total()
    (finding,) = triage(made, broken)
    whole, *parts = made.quantities
    assert finding.span == whole.numeral_span
    assert finding.related == tuple(part.numeral_span for part in parts)
    assert finding.where == "一、收支情况"


def test_blame_moves_the_place_and_gives_the_repair() -> None:
    """The blamed figure is where to look; the replacement stands there with its proof."""
    made, broken = broken_total()
    whole, first, wrong = made.quantities
    blame = Blame(wrong, "1.7", Words("小数点错位", "decimal point moved"))
    (finding,) = triage(made, broken, blames={0: blame})
    assert finding.span == wrong.numeral_span
    assert set(finding.related) == {whole.numeral_span, first.numeral_span}
    assert finding.suggestion is not None
    assert (finding.suggestion.span, finding.suggestion.replacement) == (wrong.numeral_span, "1.7")


@pytest.mark.parametrize("outcome", [Outcome.CONSISTENT, Outcome.ROUNDING, Outcome.UNDECIDED])
def test_what_holds_or_cannot_be_decided_is_no_finding(outcome: Outcome) -> None:
    """Only a failure deserves a reader's time."""
    made, broken = broken_total()
    assert triage(made, replace(broken, outcome=outcome)) == ()


def test_a_suspicion_is_one_step_quieter() -> None:
    """A list that may be incomplete gives a warning where a certain one gives an error, and says so."""
    made, broken = broken_total()
    (finding,) = triage(made, suspected(broken))
    assert finding.severity is Severity.WARNING
    assert "所列可能不全" in finding.message.zh


def test_another_reading_is_a_warning_that_names_it() -> None:
    """The preferred reading's result stands beside the one that fits."""
    made = document("预算30万元，到位28万元，支出21.62万元，执行率77.21%")
    budget, received, spent, rate = made.quantities
    note = Words("按到位资金计算", "against the funds received")
    (finding,) = triage(made, other_reading(rate, ratio(spent, budget), ratio(spent, received), note))
    assert finding.severity is Severity.WARNING
    assert finding.outcome is Outcome.OTHER_READING
    assert "21.62 ÷ 30 ≈ 72.07%，报告写 77.21%" in finding.message.zh
    assert "按到位资金计算则相符（21.62 ÷ 28）" in finding.message.zh


def test_a_reading_of_equal_right_is_no_finding() -> None:
    """Where a list may end here or there, the end that fits is simply right."""
    made = document("预算30万元，到位28万元，支出21.62万元，执行率77.21%")
    budget, received, spent, rate = made.quantities
    assert triage(made, other_reading(rate, ratio(spent, budget), ratio(spent, received), None)) == ()


def test_percentages_differ_by_points() -> None:
    """98.16% against 98.14% is 0.02 percentage points, and the sign of a rate always stands."""
    made = document("支出2627.85万元，预算2677.67万元，执行率98.16%")
    spent, budget, rate = made.quantities
    (finding,) = triage(made, verdict(rate, ratio(spent, budget), code="A201"))
    assert "2627.85 ÷ 2677.67 ≈ 98.14%，报告写 98.16%，相差 0.02 个百分点" in finding.message.zh
    assert "0.02 percentage points" in finding.message.en


def test_digits_are_added_until_two_values_differ() -> None:
    """A computed value never looks like the stated one."""
    made = document("支出100万元，其中甲33.3万元，乙33.3万元，丙33.8万元")
    whole, *parts = made.quantities
    (finding,) = triage(made, verdict(whole, total(*parts)))
    assert "= 100.4，报告写 100，相差 0.4 万元" in finding.message.zh


def test_units_that_meet_are_each_shown() -> None:
    """亿元 and 万元 in one equation would be misread without their names."""
    made = document("收入1.5亿元，其中甲9000万元，乙5000万元")
    whole, *parts = made.quantities
    (finding,) = triage(made, verdict(whole, total(*parts)))
    assert "9000万元 + 5000万元 = 1.4亿元，报告写 1.5亿元，相差 0.1 亿元" in finding.message.zh


def test_a_bound_is_told_as_a_bound() -> None:
    """A part above its whole: what it may be at most, and by how much it is too much."""
    made = document("支出25万元，其中差旅费30万元")
    whole, part = made.quantities
    (finding,) = triage(made, verdict(part, Of(whole), relation=Relation.AT_MOST))
    assert "报告写 30，应不高于 25，超出 5 万元" in finding.message.zh


def test_a_count_is_told_as_counted() -> None:
    """A list's length is no sum."""
    made = document("扶持4家企业：甲、乙、丙")
    (stated,) = made.quantities
    (finding,) = triage(made, verdict(stated, Const(Fraction(3), "3家")))
    assert "实为 3家，报告写 4，相差 1 家" in finding.message.zh


def test_the_same_figures_are_told_once() -> None:
    """A − B = C and B + C = A over the same three figures are one complaint, the first and loudest."""
    made = document("预算100万元，支出80万元，结余30万元")
    budget, spent, left = made.quantities
    both = (verdict(left, difference(budget, spent), code="A301"), verdict(budget, total(spent, left)))
    (finding,) = triage(made, *both)
    assert finding.check == "A301"


def test_equations_about_one_blamed_figure_are_one_finding() -> None:
    """One wrong figure breaks its sum and its rate: one place to look at, the other equation mentioned."""
    made = document("支出80万元，其中甲50万元，乙40万元，预算100万元，执行率90%")
    spent, first, second, budget, rate = made.quantities
    wrong = Blame(spent)
    sum_fails, rate_fails = verdict(spent, total(first, second)), verdict(rate, ratio(spent, budget), code="A201")
    (finding,) = triage(made, sum_fails, rate_fails, blames={0: wrong, 1: wrong})
    assert finding.span == spent.numeral_span
    assert "该数另有 1 处算式不符：90% = 80 ÷ 100" in finding.message.zh
    assert {budget.numeral_span, rate.numeral_span} <= set(finding.related)


def test_what_derives_from_another_fault_is_a_remark_under_it() -> None:
    """A rate computed from a wrong amount points to the amount and does not count as a fault of its own."""
    made = document("支出80万元，其中甲50万元，乙40万元，\n预算100万元，执行率90%")
    spent, first, second, budget, rate = made.quantities
    sum_fails, rate_fails = verdict(spent, total(first, second)), verdict(rate, ratio(spent, budget), code="A201")
    root, derived = triage(made, sum_fails, rate_fails, blames={0: Blame(spent), 1: Blame(rate, root=0)})
    assert (root.severity, derived.severity) == (Severity.ERROR, Severity.INFO)
    assert "另有 1 处数据随之不符" in root.message.zh
    assert "可能由第 1 行的 80万元 引起" in derived.message.zh
    assert derived.related[0] == spent.numeral_span


def test_a_ring_of_roots_silences_nobody() -> None:
    """Of two failures that each blame the other one stays as loud as it is."""
    made = document("支出80万元，其中甲50万元，乙40万元，预算100万元，执行率95%")
    spent, first, second, budget, rate = made.quantities
    pair = verdict(spent, total(first, second)), verdict(rate, ratio(second, budget), code="A201")
    told = triage(made, *pair, blames={0: Blame(spent, root=1), 1: Blame(rate, root=0)})
    assert [finding.severity for finding in told] == [Severity.ERROR, Severity.INFO]


def test_a_defect_keeps_its_words_and_its_loudness() -> None:
    """The check words a defect; the same defect found twice is told once."""
    made = document("支出449.34.34万元")
    place = Span(2, 11)
    defect = Defect(place, Words("数字写法有误", "malformed"), "449.34", loudness="info")
    told = findings(made, CHECKS, (), [(CHECKS[3], defect), (CHECKS[3], defect)], Diagnosis())
    (finding,) = told
    assert (finding.severity, finding.outcome, finding.stated) == (Severity.INFO, None, "449.34.34")
    assert finding.suggestion is not None
    assert finding.suggestion.replacement == "449.34"


def test_findings_stand_in_the_order_of_the_report() -> None:
    """Whatever the order of the checks."""
    made = document("支出1万元，其中甲2万元。收入3万元，其中乙4万元。")
    first, second, third, fourth = made.quantities
    told = triage(made, verdict(third, Of(fourth)), verdict(first, Of(second)))
    assert [finding.span for finding in told] == sorted(finding.span for finding in told)


def test_fingerprints_survive_edits_elsewhere() -> None:
    """A line added above changes places and nothing else; two alike findings are told apart."""
    text = "支出1万元，其中甲2万元。支出1万元，其中甲2万元。"
    prints = []
    for before in ("", "另起一段，说明情况。\n"):
        made = document(before + text)
        one, two, three, four = made.quantities
        told = triage(made, verdict(one, Of(two)), verdict(three, Of(four)))
        prints.append([finding.fingerprint for finding in told])
    assert prints[0] == prints[1]
    assert len(set(prints[0])) == 2
    assert all(len(one) == 16 for one in prints[0])


def test_coverage_counts_each_figure_once() -> None:
    """A figure in two equations is one figure; an undecided equation recomputes nothing."""
    made, broken = broken_total()
    whole, first, _ = made.quantities
    again = verdict(whole, Of(first), Outcome.CONSISTENT)
    assert coverage(made, [broken, again]).recomputed == 3
    assert coverage(made, [replace(again, outcome=Outcome.UNDECIDED)]).recomputed == 0
    assert coverage(made, [again]).figures == 3


def test_a_figure_told_twice_is_named_with_its_line() -> None:
    """Both tellings stand in the message, each with its line: either may be the wrong one."""
    made = document("企业1050家。\n企业105家。")
    first, second = made.quantities
    (finding,) = triage(made, verdict(second, Of(first)))
    assert "第 1 行写 1050，第 2 行写 105，相差 945 家" in finding.message.zh


def test_a_rate_cut_off_is_a_remark() -> None:
    """Where the report rounds its other rates; it is no fault of the arithmetic."""
    made = document("支出95.4572万元，预算100万元，执行率95.45%")
    spent, budget, rate = made.quantities
    cut = replace(
        verdict(rate, ratio(spent, budget), Outcome.ROUNDING), last_digit=True, reason=Words("末位截尾", "cut off")
    )
    (finding,) = triage(made, cut)
    assert (finding.severity, finding.outcome) == (Severity.INFO, Outcome.ROUNDING)
    assert finding.message.zh.startswith("末位截尾：95.4572 ÷ 100 ≈ 95.46%，报告写 95.45%")
