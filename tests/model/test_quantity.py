"""Printed figures: their interval, their precision, their other readings."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.model.quantity import Hedge
from auditlint.model.unit import Dimension, Unit
from tests.strategies import amounts, belongs, figure, printed

QUICK = settings(max_examples=100, deadline=None)


@QUICK
@given(amounts(places=6, least=0), st.integers(0, 4))
def test_whatever_rounds_to_a_figure_is_in_its_interval(true: Decimal, places: int) -> None:
    """A true value printed to any number of decimals lies within ± half of the last digit."""
    shown = true.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    stands_for = figure(printed(shown)).interval()
    assert belongs(Fraction(true) * 10000, stands_for)
    assert stands_for.high - stands_for.low == Fraction(10000) / 10**places


@QUICK
@given(st.integers(0, 10**6))
def test_counts_are_exact(number: int) -> None:
    """120人 stands for 120 and no other number; 1.2万人 has slack, for its digits are cut."""
    count = figure(str(number), "人")
    assert count.interval().low == count.interval().high == number
    rough = figure("1.2", Unit("万人", "人", Dimension.COUNT, Decimal(10000)))
    assert not rough.exact
    assert rough.interval().low == 11500


@pytest.mark.parametrize(
    ("numeral", "hedge", "low", "high"),
    [
        ("1500", Hedge.ABOVE, 1500, 1600),
        ("1500", Hedge.BELOW, 1400, 1500),
        ("1500", Hedge.ABOUT, 1400, 1600),
        ("24.61", Hedge.ABOVE, "24.61", "24.62"),
        ("1000", Hedge.BELOW, 0, 1000),
    ],
)
def test_a_hedge_opens_its_own_side(numeral: str, hedge: Hedge, low: int | str, high: int | str) -> None:
    """超 lets more in, 近 less, 约 both: by one in the last digit that is not nought."""
    interval = replace(figure(numeral, "元"), hedge=hedge).interval()
    assert (interval.low, interval.high) == (Fraction(low), Fraction(high))


@QUICK
@given(amounts(places=2), amounts(places=1))
def test_read_as_reads_another_numeral_in_the_same_unit(old: Decimal, new: Decimal) -> None:
    """Value, step and decimals follow the new numeral, separators aside; place and unit stay."""
    was = figure(printed(old), "亿元")
    now = was.read_as(printed(new, separators=True))
    assert (now.value, now.step, now.decimals) == (new * 10**8, Decimal("1e7"), 1)
    assert (now.span, now.unit) == (was.span, was.unit)


def test_a_step_from_beside_narrows_the_interval() -> None:
    """11.8 beside 4.35 stands for 11.80: the finer step is taken."""
    coarse = figure("11.8")
    narrow = coarse.interval(Decimal("100"))
    assert narrow.high - narrow.low == 100
    assert coarse.interval().high - coarse.interval().low == 1000
