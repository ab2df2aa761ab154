"""Intervals: what a printed figure can stand for, and what follows for results."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.model.interval import Interval
from tests.strategies import belongs, fractions, intervals, members

QUICK = settings(max_examples=100, deadline=None)


@QUICK
@given(st.data(), intervals(), intervals())
def test_sum_holds_every_sum_of_members(data: st.DataObject, first: Interval, second: Interval) -> None:
    """a ∈ A and b ∈ B: a + b ∈ A + B."""
    a, b = data.draw(members(first)), data.draw(members(second))
    assert belongs(a + b, first + second)


@QUICK
@given(st.data(), intervals(), intervals())
def test_product_holds_every_product_of_members(data: st.DataObject, first: Interval, second: Interval) -> None:
    """a ∈ A and b ∈ B: a × b ∈ A × B, across nought and at open ends too."""
    a, b = data.draw(members(first)), data.draw(members(second))
    assert belongs(a * b, first * second)


@QUICK
@given(st.data(), intervals())
def test_one_operand_is_enough(data: st.DataObject, interval: Interval) -> None:
    """−a, 1/a and |a| belong to −A, 1/A and |A|; 1/A is refused just where A holds, or ends at, nought."""
    a = data.draw(members(interval))
    assert belongs(-a, -interval)
    assert belongs(abs(a), interval.absolute())
    inverse = interval.reciprocal()
    if inverse is None:
        assert interval.low <= 0 <= interval.high
    else:
        assert belongs(1 / a, inverse)


@QUICK
@given(intervals())
def test_no_end_is_farther_than_need_be(interval: Interval) -> None:
    """Adding nought and multiplying by one change nothing; negating twice neither."""
    nought, one = Interval.point(Fraction(0)), Interval.point(Fraction(1))
    assert interval + nought == interval
    assert interval * one == interval
    opposite = -interval
    assert -opposite == interval


@QUICK
@given(st.data(), intervals(), intervals())
def test_intervals_meet_where_they_share_a_number(data: st.DataObject, first: Interval, second: Interval) -> None:
    """They meet from both sides alike, and exactly if some number belongs to both."""
    low, high = max(first.low, second.low), min(first.high, second.high)
    shared = low <= high and belongs((low + high) / 2, first) and belongs((low + high) / 2, second)
    assert first.meets(second) == shared
    assert second.meets(first) == shared
    a = data.draw(members(first))
    if belongs(a, second):
        assert first.meets(second)


@QUICK
@given(fractions(), fractions())
def test_an_open_end_does_not_belong(low: Fraction, width: Fraction) -> None:
    """[low, high) meets nothing that begins at its high end; [low, high] does."""
    high = low + abs(width) + 1
    behind = Interval(high, high + 1)
    assert not Interval(low, high, high_open=True).meets(behind)
    assert Interval(low, high).meets(behind)
