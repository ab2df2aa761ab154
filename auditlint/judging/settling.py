"""What one verdict cannot know alone: how a malformed figure is to be read, whether rates are cut off by habit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from auditlint.judging.comparing import judge
from auditlint.model.quantity import Quantity, Role
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict


def settle(verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts again, in the light of each other."""
    return _habits_allowed(_read_by_others(verdicts))


def _read_by_others(verdicts: list[Verdict]) -> list[Verdict]:
    """A malformed figure that one equation has read is read so in the others."""
    read: dict[Span, Quantity] = {}
    for verdict in sorted(verdicts, key=lambda each: each.outcome is not Outcome.CONSISTENT):
        for figure in verdict.figures:
            if figure.guesses and figure.role is Role.DATA:
                read.setdefault(figure.span, figure)
    if not read:
        return verdicts
    return [
        judge(verdict.check, verdict.equation.replaced(read))
        if verdict.outcome is Outcome.UNDECIDED and any(figure.span in read for figure in verdict.figures)
        else verdict
        for verdict in verdicts
    ]


def _habits_allowed(verdicts: list[Verdict]) -> list[Verdict]:
    """A rate cut off is worth a remark, unless the report cuts its rates off by habit."""
    rounded_up = sum(1 for verdict in verdicts if _was_rounded_up(verdict))
    cut = sum(1 for verdict in verdicts if verdict.truncated)
    if cut <= max(1, rounded_up):
        return verdicts
    return [replace(verdict, truncated=False) if verdict.truncated else verdict for verdict in verdicts]


def _was_rounded_up(verdict: Verdict) -> bool:
    if verdict.outcome is not Outcome.CONSISTENT or verdict.computed is None:
        return False
    if not verdict.reading.expression.rounded:
        return False
    return abs(verdict.stated.fraction) > abs(verdict.computed) != Fraction(0)
