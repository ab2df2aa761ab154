"""The whole program on text that nobody meant for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings

from auditlint import registry, run
from auditlint.model.document import Document
from auditlint.model.equation import Equation
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.verdict import Outcome
from tests.strategies import any_text, report_text

CHECKS = registry.load().checks
CLAUSE = (
    "按照年初工作安排和上级部门的统一部署，在各单位的共同努力下，全年支出12.5万元，其中："
    "基本支出10万元，项目支出2.5万元，占20%，比上年增加3.1万元，增长5%；"
)
# A report of this size may take so long; what is quadratic takes minutes.
SECONDS = 20


def audit(text: str) -> Report:
    return run.audit(Source("a.txt", text), CHECKS, sheltered=False)


@settings(max_examples=500, deadline=None)
@given(report_text())
def test_no_text_of_report_characters_crashes(text: str) -> None:
    """Marks, figures, cues and tables in no order: no exception, no check that fails."""
    assert audit(text).errors == ()


@settings(max_examples=300, deadline=None)
@given(any_text())
def test_no_text_at_all_crashes(text: str) -> None:
    """Whatever else Unicode has, among it."""
    report = audit(text)
    assert report.errors == ()
    assert all(0 <= f.span.start <= f.span.end <= len(text) for f in report.findings)
    assert report.coverage.recomputed <= report.coverage.figures


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("，。；：、（）！？《》“”—～" * 2000, id="only marks"),
        pytest.param("1234567890" * 3000, id="only digits"),
        pytest.param("支出5万元（其中" * 800 + "）" * 500, id="unbalanced brackets"),
        pytest.param("（" * 5000 + "）" * 5000, id="10,000 brackets"),
        pytest.param(CLAUSE * (200_000 // len(CLAUSE.encode())), id="one line of 200 kB"),
        pytest.param("a" * 20_000 + "比" * 20_000 + "5%", id="one letter, one cue"),
        pytest.param("1," * 5000 + "1+" * 5000 + "1-" * 5000, id="digits and marks"),
    ],
)
def test_ugly_text_takes_bounded_time(text: str) -> None:
    """Nothing is quadratic in what a stranger can repeat."""
    started = time.process_time()
    assert audit(text).errors == ()
    assert time.process_time() - started < SECONDS


def test_a_check_that_crashes_is_named_and_the_others_go_on() -> None:
    """Its error is in the report; the findings of the others are those of a run without it."""

    def crash(document: Document) -> Iterator[Equation]:
        raise RuntimeError("broken on purpose")

    text = "全年收入350.5万元，其中：财政拨款收入300万元，其他收入20.5万元。"
    sound = [check for check in CHECKS if check.code == "A101"]
    broken = replace(sound[0], code="Z999", find=crash)
    report = run.audit(Source("a.txt", text), [broken, *sound])
    assert [each.en for each in report.errors] == [
        "Z999 sum-of-parts: nothing was checked (RuntimeError: broken on purpose)"
    ]
    assert report.findings == run.audit(Source("a.txt", text), sound).findings
    assert report.findings


@settings(max_examples=30, deadline=None)
@given(report_text())
def test_the_same_text_gives_the_same_report(text: str) -> None:
    """Order and content of the findings depend on nothing else."""
    assert audit(text).findings == audit(text).findings


def test_odd_amounts_end_in_no_crash() -> None:
    """A base of nought, a figure of forty digits, marks of nought: what cannot be computed is left undecided."""
    text = (
        "年初预算0万元，执行99999999999999999999999999999999999999999.5万元，完成预算的12%。\n"
        "上年为0万元，今年为5万元，增长100%。\n从2020年的0户增加到2024年的5户，年均增长10%。\n"
        "满分0分，扣0分，得0分。教师0人，学生0人，师生比1:0。\n"
    )
    report = audit(text)
    forty = [each for each in report.verdicts if any(len(figure.text) > 40 for figure in each.figures)]
    assert all(each.outcome is Outcome.UNDECIDED for each in forty)
