"""What fails on one paragraph costs that paragraph, and is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from auditlint import judging, registry, run, stating, triage
from auditlint.model.check import Check
from auditlint.model.document import Document
from auditlint.model.equation import Defect, Equation
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.verdict import Verdict

CHECKS = registry.load().checks
TEXT = (
    "乙局2024年支出合计812.37万元，其中基本支出500.12万元，项目支出321.25万元。\n"
    "丁局共有编制65人，其中行政编制40人，事业编制52人。\n"
    "戊局资产总额3456.78万元，其中流动资产2000.34万元，固定资产1465.44万元。\n"
)
(SUMS,) = (check for check in CHECKS if check.code == "A101")


def audit(text: str, *checks: Check, sheltered: bool = True) -> Report:
    return run.audit(Source("a.txt", text), checks, sheltered=sheltered)


def lines(report: Report) -> list[int]:
    assert report.document is not None
    return [report.document.source.line_column(finding.span.start)[0] for finding in report.findings]


def failing_on(name: str, error: Exception) -> Check:
    """A check that finds what A101 finds, until it meets a paragraph of this name."""

    def find(document: Document) -> Iterator[Equation | Defect]:
        for paragraph in document.paragraphs:
            if name in paragraph.view.text:
                raise error
        yield from SUMS.find(document)

    return replace(SUMS, find=find)


def test_a_check_that_fails_on_a_paragraph_costs_that_paragraph() -> None:
    """The same check finds what it finds in all others; the place and the error are told in both languages."""
    report = audit(TEXT, failing_on("丁局", ValueError("boom")))
    assert lines(report) == [1, 3]
    assert [each.zh for each in report.errors] == ["A101 sum-of-parts：第 2 行起的一处未核对（ValueError: boom）"]
    assert [each.en for each in report.errors] == [
        "A101 sum-of-parts: what begins on line 2 was not checked (ValueError: boom)"
    ]


def test_several_culprits_are_all_left_out() -> None:
    """Two paragraphs with which a check fails cost two paragraphs."""
    first, second = failing_on("乙局", ValueError("boom")), failing_on("丁局", KeyError("x"))

    def find(document: Document) -> Iterator[Equation | Defect]:
        list(first.find(document))
        yield from second.find(document)

    report = audit(TEXT, replace(SUMS, find=find))
    assert lines(report) == [3]
    assert len(report.errors) == 2


def test_what_fails_everywhere_is_given_up() -> None:
    """A check that fails without any paragraph is named once, with the whole report."""

    def find(document: Document) -> Iterator[Equation]:
        raise RuntimeError("boom")

    report = audit(TEXT, replace(SUMS, find=find), *(check for check in CHECKS if check.code == "A202"))
    assert [each.zh for each in report.errors] == ["A101 sum-of-parts：全文未核对（RuntimeError: boom）"]


def test_a_derivation_that_fails_costs_one_paragraph(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stating cannot read in one paragraph it still reads in the others."""

    def claim_of(operand: Any, text: str) -> Any:
        if "乙局" in text:
            raise ZeroDivisionError("nought")
        return known(operand, text)

    from auditlint.stating.deriving import derivations as module

    known = module.claim_of
    monkeypatch.setattr(module, "claim_of", claim_of)
    report = audit(TEXT, SUMS)
    assert lines(report) == [2, 3]
    assert [each.zh for each in report.errors] == ["推导关系：第 1 行起的一处未核对（ZeroDivisionError: nought）"]


def test_a_table_that_fails_costs_that_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table whose structure cannot be read is left alone; the text and the other tables are checked."""

    def state_table(table: Any) -> Any:
        raise IndexError("no such row")

    monkeypatch.setattr(stating, "state_table", state_table)
    table = "| 项目 | 金额 |\n|---|---|\n| 甲 | 10 |\n| 乙 | 20 |\n| 合计 | 40 |\n"
    report = audit(f"{TEXT}\n{table}", *CHECKS)
    assert [each.zh for each in report.errors] == ["表格结构：第 5 行起的一处未核对（IndexError: no such row）"]
    assert lines(report) == [1, 2, 3]


def test_an_equation_that_cannot_be_judged_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """All other equations are judged, weighed and told."""
    real = judging.judge

    def judge(check: str, equation: Equation) -> Verdict:
        if equation.stated.span.start < TEXT.index("\n"):
            raise OverflowError("too large")
        return real(check, equation)

    monkeypatch.setattr(judging, "judge", judge)
    report = audit(TEXT, SUMS)
    assert lines(report) == [2, 3]
    assert len(report.errors) == 1


def test_a_verdict_that_cannot_be_told_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails behind judging, in whichever room, loses the equation with which it fails and no other."""
    real = triage.findings

    def findings(document: Document, checks: Any, verdicts: Any, *others: Any) -> Any:
        if any("丁局" in document.source.line(document.source.line_column(v.stated.span.start)[0]) for v in verdicts):
            raise ArithmeticError("no number")
        return real(document, checks, verdicts, *others)

    monkeypatch.setattr(triage, "findings", findings)
    report = audit(TEXT, SUMS)
    assert lines(report) == [1, 3]
    assert report.errors


@pytest.mark.parametrize("error", [KeyboardInterrupt(), MemoryError()])
def test_what_is_no_fault_of_the_text_passes(error: BaseException) -> None:
    """An interrupt and want of memory end the run."""

    def find(document: Document) -> Iterator[Equation]:
        raise error

    with pytest.raises(type(error)):
        audit(TEXT, replace(SUMS, find=find))


def test_nothing_is_kept_back_in_the_open() -> None:
    """Tests and fuzzing see every failure."""
    with pytest.raises(ValueError, match="boom"):
        audit(TEXT, failing_on("丁局", ValueError("boom")), sheltered=False)


def test_a_paragraph_whose_numerals_cannot_be_read_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without its figures it states nothing; the others do."""
    from auditlint import measuring

    real = measuring.lex

    def lex(view: Any, block: int) -> Any:
        if "丁局" in view.text:
            raise ValueError("no number")
        return real(view, block)

    monkeypatch.setattr(measuring, "lex", lex)
    report = audit(TEXT, SUMS)
    assert lines(report) == [1, 3]
    assert [each.zh for each in report.errors] == ["数字读取：第 2 行起的一处未核对（ValueError: no number）"]


def test_a_check_that_fails_on_nearly_everything_is_given_up() -> None:
    """After a handful of places the search ends, and all that was found wanting is told."""
    many = "".join(f"第{number}段有{number}项工作。\n" for number in range(1, 20))

    def find(document: Document) -> Iterator[Equation]:
        if any("项工作" in paragraph.view.text for paragraph in document.paragraphs):
            raise RuntimeError("boom")
        yield from ()

    errors = audit(many, replace(SUMS, find=find)).errors
    assert 1 < len(errors) < 10
