"""Malformed numerals: what the arithmetic around them proves them to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from auditlint.model.check import Check
from auditlint.model.diagnosis import Blame, Diagnosis
from auditlint.model.equation import Defect
from auditlint.model.quantity import Role
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words


def read_figures(verdicts: Sequence[Verdict]) -> dict[Span, Blame]:
    """By the span of a malformed numeral, the numeral with which an equation holds."""
    found: dict[Span, Blame] = {}
    for verdict in sorted(verdicts, key=lambda each: each.outcome is not Outcome.CONSISTENT):
        if verdict.outcome not in (Outcome.CONSISTENT, Outcome.ROUNDING):
            continue
        for figure in verdict.figures:
            if figure.guesses and figure.role is Role.DATA:
                reason = Words("改后上下文的等式成立", "once corrected, the equation around it holds")
                found.setdefault(figure.numeral_span, Blame(figure, figure.text, reason))
    return found


def mend(defects: Sequence[tuple[Check, Defect]], diagnosis: Diagnosis) -> list[tuple[Check, Defect]]:
    """Defects of form, with the correction that the arithmetic proves where the form alone shows none."""
    return [
        (check, replace(defect, replacement=blame.replacement, reason=blame.reason))
        if defect.replacement is None and (blame := diagnosis.mended.get(defect.span))
        else (check, defect)
        for check, defect in defects
    ]
