"""Whole reports whose arithmetic is right, full of what looks wrong and is not: silence, coverage, slips found.

The reports under tests/reports are invented, in the manner of self-evaluations from several provinces: forms with
one cell a line, tab-separated forms, Markdown, wrapped pages, first-person prose. Every total, rate, difference and
score in them was computed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from auditlint import registry, run
from auditlint.model.finding import Finding
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.source import Source

REPORTS = Path(__file__).parent / "reports"
CHECKS = registry.load().checks

# Slips that are not found yet, and what is accused though it is right: to be emptied.
UNREAD = yaml.safe_load((Path(__file__).parent / "unread.yaml").read_text(encoding="utf-8"))
MISSED = set(UNREAD["slips of right reports"])
ACCUSED = set(UNREAD["accused in right reports"])

# The share of a report's figures that are recomputed, in per cent: what was reached, rounded down.
FLOORS = {
    "city-hospital.txt": 62,
    "county-education-bureau.txt": 79,
    "court-wrapped.txt": 39,
    "disabled-federation.txt": 75,
    "farmland-project.txt": 71,
    "forestry-bureau.txt": 82,
    "forms-one-cell-a-line.txt": 87,
    "hospital-group-traps.txt": 55,
    "nested-scoring-traps.txt": 79,
    "projects-summary.txt": 76,
    "rural-town.txt": 77,
    "school-meals-form.txt": 87,
    "suburban-town.txt": 68,
    "three-year-fund.txt": 62,
    "transport-bureau.md": 87,
    "urban-street.txt": 71,
    "village-theatre.md": 86,
    "vocational-school.md": 76,
}

# (report, what it says, what it says after a slip, the wrong figure, what it should be; None: a place is enough)
SLIPS = (
    ("county-education-bureau.txt", "减少2.38万元", "减少2.83万元", "2.83", "2.38"),
    ("county-education-bureau.txt", "年中追加5249.80万元", "年中追加524.98万元", "524.98", "5249.8"),
    ("county-education-bureau.txt", "年末结转377.43万元", "年末结转377.34万元", "377.34", "377.43"),
    ("county-education-bureau.txt", "占支出合计的80.69%", "占支出合计的86.09%", "86.09", "80.69"),
    ("forestry-bureau.txt", "\t96.93%\t", "\t69.93%\t", "69.93", "96.93"),
    ("forestry-bureau.txt", "任务8.2万亩的104.88%", "任务8.2万亩的108.44%", "108.44", "104.88"),
    ("forestry-bureau.txt", "减幅17.83%", "减幅21.70%", "21.70", "17.83"),
    ("farmland-project.txt", "节约414.6万元", "节约441.6万元", "441.6", "414.6"),
    ("farmland-project.txt", "得21.8分", "得28.1分", "28.1", "21.8"),
    ("farmland-project.txt", "\t6.8\t1.2\t", "\t6.8\t2.1\t", "2.1", "1.2"),
    ("farmland-project.txt", "满意率94.00%", "满意率49.00%", "49.00", "94.00"),
    ("farmland-project.txt", "总得分91.3分", "总得分93.1分", "93.1", "91.3"),
    ("court-wrapped.txt", "旧存1,236件", "旧存1,263件", "1,263", "1236"),
    ("court-wrapped.txt", "未结1,424件", "未结1,244件", "1,244", "1424"),
    ("court-wrapped.txt", "合计得分96.4分", "合计得分94.6分", "94.6", "96.4"),
    ("school-meals-form.txt", "自评得分99.29分", "自评得分92.99分", "92.99", "99.29"),
    ("school-meals-form.txt", "合格120份", "合格102份", "102", "120"),
    ("suburban-town.txt", "提高2.5个百分点", "提高25个百分点", "25", "2.5"),
    ("suburban-town.txt", "平均每公里150万元", "平均每公里105万元", "105", "150"),
    ("rural-town.txt", "成功率98.41%", "成功率94.81%", "94.81", "98.41"),
    ("rural-town.txt", "任务180人的103.33%", "任务180人的130.33%", "130.33", "103.33"),
    ("rural-town.txt", "24500000", "25400000", "25400000", "24500000"),
    ("projects-summary.txt", "\t95.20\t优", "\t85.20\t优", "85.20", None),
    ("projects-summary.txt", "总体执行率98.21%", "总体执行率92.81%", "92.81", "98.21"),
    ("projects-summary.txt", "集中供养率31.80%", "集中供养率38.10%", "38.10", "31.80"),
    ("projects-summary.txt", "合计扣11.42分", "合计扣14.12分", "14.12", "11.42"),
    ("projects-summary.txt", "1,250万元的94.90%", "1,250万元的99.40%", "99.40", "94.90"),
    ("city-hospital.txt", "执行率96.45%", "执行率94.65%", "94.65", "96.45"),
    ("city-hospital.txt", "未执行113.6万元", "未执行131.6万元", "131.6", "113.6"),
    ("city-hospital.txt", "增加1,733.92万元", "增加1,373.92万元", "1,373.92", "1733.92"),
    ("vocational-school.md", "就业率97.38%", "就业率93.78%", "93.78", "97.38"),
    ("vocational-school.md", "支出612.8万元，占到位", "支出621.8万元，占到位", "621.8", "612.8"),
    ("urban-street.txt", "节约率7.16%", "节约率7.61%", "7.61", "7.16"),
    ("urban-street.txt", "扣3.2分", "扣3.5分", "3.5", "3.2"),
    ("urban-street.txt", "整改率99.2%", "整改率92.9%", "92.9", "99.2"),
    ("transport-bureau.md", "满意率94.33%", "满意率93.43%", "93.43", "94.33"),
    ("transport-bureau.md", "得23.6分", "得26.3分", "26.3", "23.6"),
    ("three-year-fund.txt", "得分率84.88%", "得分率88.48%", "88.48", "84.88"),
    ("three-year-fund.txt", "有效率98.3%", "有效率93.8%", "93.8", "98.3"),
)


def audited(name: str, text: str) -> Report:
    return run.audit(Source(name, text), CHECKS)


def loud(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]


def read(name: str) -> str:
    return (REPORTS / name).read_text(encoding="utf-8")


def test_every_report_has_a_floor() -> None:
    """No report lies about untested."""
    assert {path.name for path in REPORTS.iterdir()} == set(FLOORS)


@pytest.mark.parametrize("name", FLOORS)
def test_a_right_report_is_silent(name: str) -> None:
    """Nothing loud is said, and the share of figures that were recomputed does not fall."""
    report = audited(name, read(name))
    said = [(finding.check, finding.message.zh) for finding in loud(report)]
    assert (said != []) == (name in ACCUSED), said
    coverage = report.coverage
    assert coverage.recomputed * 100 >= FLOORS[name] * coverage.figures


@pytest.mark.parametrize(("name", "right", "wrong", "figure", "mended"), SLIPS)
def test_a_slip_is_reported_where_it_is(name: str, right: str, wrong: str, figure: str, mended: str | None) -> None:
    """The wrong figure itself is pointed at, and what it was is suggested."""
    text = read(name)
    assert text.count(right) == 1
    broken = text.replace(right, wrong)
    start = text.index(right) + wrong.rindex(figure)
    at = [f for f in loud(audited(name, broken)) if (f.span.start, f.span.end) == (start, start + len(figure))]
    suggestions = {finding.suggestion.replacement for finding in at if finding.suggestion}
    if f"{name} {wrong}" in MISSED:
        assert not at or (mended is not None and mended not in suggestions), "found now, take it off the list"
        return
    assert at
    suggested = {finding.suggestion.replacement for finding in at if finding.suggestion}
    assert mended is None or mended in suggested
