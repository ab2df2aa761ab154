"""Failures that show by their size that the reading is none: another period, another order of things."""

from __future__ import annotations

from fractions import Fraction

from auditlint.model.expression import Sum
from auditlint.model.verdict import Verdict
from auditlint.weighing.explaining import Explanation

# A mean a month beside the sum of a year, a quarter's beside it, a day's.
_PERIODS = (Fraction(12), Fraction(4), Fraction(365))
# Times: of what is farther off, by no slip, readers found 8 of 95 right; and 低于B may say by how much, not than what.
_FARTHEST = 2


def is_mistaken(verdict: Verdict, explanation: Explanation) -> bool:
    """Whether what was recomputed is plainly something else than what is stated."""
    if verdict.computed is None or _some_make_it(verdict):
        return True
    if explanation.slip is not None:
        return False
    stated, computed = abs(verdict.stated.fraction), abs(verdict.computed)
    if max(stated, computed) > _FARTHEST * min(stated, computed):
        return True
    half = Fraction(verdict.stated.step) / 2
    return verdict.reading.expression.rounded and any(
        abs(value - stated) <= half for period in _PERIODS for value in (computed / period, computed * period)
    )


def _some_make_it(verdict: Verdict) -> bool:
    """Whether two parts or more, and two fewer than all, make the total: weights among marks, parts of parts."""
    expression = verdict.reading.expression
    figures = expression.quantities()
    plain = isinstance(expression, Sum) and not expression.rounded and all(sign > 0 for sign, _ in expression.terms)
    if not plain or not _FEWEST <= len(figures) <= _MOST:
        return False
    fewest: dict[Fraction, int] = {Fraction(0): 0}
    for figure in figures:
        for value, count in list(fewest.items()):
            made = value + figure.fraction
            fewest[made] = min(count + 1, fewest.get(made, _MOST))
    return 2 <= fewest.get(verdict.stated.fraction, 0) <= len(figures) - 2


_FEWEST, _MOST = 4, 12  # parts; 2^12 sums are tried at most
