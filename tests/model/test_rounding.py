"""四舍五入, in both places that round."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

from hypothesis import example, given, settings
from hypothesis import strategies as st

from auditlint.judging.comparing import rounded
from auditlint.model.rendering import round_half_up

DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@settings(max_examples=150, deadline=None)
@given(DECIMALS, st.integers(0, 6))
@example(Decimal("0.5"), 0)
@example(Decimal("-0.5"), 0)
@example(Decimal("2.5"), 0)
@example(Decimal("95.455"), 2)
def test_half_goes_away_from_nought(value: Decimal, places: int) -> None:
    """Both agree with Decimal's ROUND_HALF_UP, which is what 四舍五入 means."""
    with localcontext(prec=60):
        wanted = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert round_half_up(Fraction(value), places) == wanted
    assert rounded(Fraction(value), Decimal(1).scaleb(-places)) == Fraction(wanted)


@settings(max_examples=80, deadline=None)
@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=999), st.integers(0, 5))
def test_the_nearest_multiple_is_taken(value: Fraction, places: int) -> None:
    """No multiple of the step is nearer, for fractions that no decimal prints."""
    step = Decimal(1).scaleb(-places)
    result = rounded(value, step)
    assert (result / Fraction(step)).denominator == 1
    assert abs(result - value) <= Fraction(step) / 2
