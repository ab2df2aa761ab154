"""Failures that show by their size that the reading is none: another period, another order of things."""

from __future__ import annotations

from fractions import Fraction

from auditlint.model.verdict import Verdict
from auditlint.weighing.explaining import Explanation

# A mean a month beside the sum of a year, a quarter's beside it, a day's.
_PERIODS = (Fraction(12), Fraction(4), Fraction(365))
_FARTHEST = 30  # times: no preparer errs so but by a slip or a unit


def is_mistaken(verdict: Verdict, explanation: Explanation) -> bool:
    """Whether what was recomputed is plainly something else than what is stated."""
    if explanation.slip is not None or verdict.computed is None:
        return False
    stated, computed = abs(verdict.stated.fraction), abs(verdict.computed)
    if max(stated, computed) > _FARTHEST * min(stated, computed):
        return True
    half = Fraction(verdict.stated.step) / 2
    return verdict.reading.expression.rounded and any(
        abs(value - stated) <= half for period in _PERIODS for value in (computed / period, computed * period)
    )
