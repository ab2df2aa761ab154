"""Whole budgets, final accounts, bulletins and work reports whose arithmetic is right: silence, coverage, and slips.

The reports are invented, in the manner of several provinces. They are full of what looks wrong and is not: open and
overlapping lists, several cuts of one whole, means of town and country, enrolled and graduated, comparable growth,
figures under other bases, tables in 元 beside text in 万元, pages torn in mid-figure.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from auditlint import registry, run
from auditlint.model.finding import Finding
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span

REPORTS = Path(__file__).parent / "accounts"
CHECKS = tuple(registry.load().checks)

# Slips that are not found yet, and what is accused though it is right: to be emptied.
UNREAD = yaml.safe_load((Path(__file__).parent / "unread.yaml").read_text(encoding="utf-8"))
MISSED = set(UNREAD["slips of right accounts"])
ACCUSED = set(UNREAD["accused in right reports"])

# The share of a report's figures that are recomputed, in per cent: what was reached, rounded down.
FLOORS = {
    "audit-work-report.txt": 41,
    "budget-tables.md": 78,
    "bulletin-county.txt": 42,
    "bulletin-tables.md": 56,
    "bulletin-wrapped.txt": 37,
    "bulletin.txt": 37,
    "city-budget-report-wrapped.txt": 68,
    "city-final-accounts-debt.txt": 89,
    "county-budget-report.txt": 68,
    "department-budget-codes.txt": 96,
    "final-accounts-cells.txt": 100,
    "district-final-accounts-half-year.txt": 60,
    "final-accounts-schools.md": 89,
    "final-accounts-total-income.txt": 73,
    "final-accounts-two-sides.txt": 89,
    "final-accounts-wrapped.txt": 68,
    "government-work-report.txt": 20,
}

# (report, words before the figure, the figure, what somebody typed)
SLIPS = (
    ("final-accounts-two-sides.txt", "其中：财政拨款收入", "2435.42", "2345.42"),
    ("final-accounts-two-sides.txt", "公用经费", "211.22", "21.122"),
    ("final-accounts-schools.md", "住房保障（类）支出", "905.18", "950.18"),
    ("final-accounts-cells.txt", "支出合计", "2073.08", "2037.08"),
    ("department-budget-codes.txt", "公务用车购置及运行费", "12.00", "21.00"),
    ("county-budget-report.txt", "收入总计", "811018", "881018"),
    ("county-budget-report.txt", "专项债务余额", "58.25", "52.85"),
    ("city-final-accounts-debt.txt", "年末余额", "12.76", "17.26"),
    ("city-final-accounts-debt.txt", "| 东湖区 | 210.40 | ", "61.20", "16.20"),
    ("bulletin.txt", "自然增长率为", "-2.09", "-2.90"),
    ("bulletin.txt", "贸易顺差", "117.07", "11.707"),
    ("audit-work-report.txt", "审减", "1.64", "1.46"),
)


def _loud(findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.severity is not Severity.INFO]


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_right_report_is_passed_in_silence_and_recomputed(name: str) -> None:
    """Nothing loud, and not because little was looked at."""
    report = run.audit(Source(name, (REPORTS / name).read_text(encoding="utf-8")), CHECKS)
    said = [f"{finding.check} {finding.message.zh}" for finding in _loud(report.findings)]
    assert (said != []) == (name in ACCUSED), said
    coverage = report.coverage
    assert coverage.recomputed * 100 >= FLOORS[name] * coverage.figures


@pytest.mark.parametrize(("name", "before", "figure", "typed"), SLIPS)
def test_a_slip_is_reported_in_its_place(name: str, before: str, figure: str, typed: str) -> None:
    """One figure typed wrong, as people do."""
    text = (REPORTS / name).read_text(encoding="utf-8")
    assert before + figure in text
    start = text.index(before + figure) + len(before)
    report = run.audit(Source(name, text[:start] + typed + text[start + len(figure) :]), CHECKS)
    place = Span(start, start + len(typed))
    found = _loud(report.findings)
    reported = any(place.overlaps(span) for finding in found for span in (finding.span, *finding.related))
    assert reported != (f"{name} {before}{typed}" in MISSED), "found now, take it off the list" if reported else typed
