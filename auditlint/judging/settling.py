"""What one verdict cannot know alone: whether this report rounds its rates or cuts them off."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from auditlint.model.verdict import Outcome, Verdict

# So many rates rounded up show a habit; fewer may be chance.
_HABIT = 4


def settle(verdicts: list[Verdict]) -> list[Verdict]:
    """Rates cut off stay remarkable only where the report rounds the others."""
    rounded_up = sum(1 for verdict in verdicts if _was_rounded_up(verdict))
    cut = sum(1 for verdict in verdicts if verdict.truncated)
    if rounded_up >= _HABIT and cut * 3 <= rounded_up:
        return verdicts
    return [replace(verdict, truncated=False) if verdict.truncated else verdict for verdict in verdicts]


def _was_rounded_up(verdict: Verdict) -> bool:
    if verdict.outcome is not Outcome.CONSISTENT or verdict.computed is None:
        return False
    if not verdict.reading.expression.rounded:
        return False
    return abs(verdict.stated.fraction) > abs(verdict.computed) != Fraction(0)
