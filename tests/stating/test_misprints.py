"""Slips of the pen between two numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.stating.retelling.misprints import misprinted, traces


@pytest.mark.parametrize(
    ("first", "second"),
    [("105", "1050"), ("869.24", "86.924"), ("855.82", "585.82"), ("6159.9", "61599"), ("43269.3", "3269.3")],
)
def test_one_slip_is_seen_from_either_side(first: str, second: str) -> None:
    """A slip leads from the wrong figure to the right one and back."""
    assert misprinted(first, second)
    assert misprinted(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [("123.90", "123.9"), ("1,234", "1234"), ("5", "7"), ("12", "21"), ("855.82", "855.83"), ("5", "50")],
)
def test_what_chance_explains_is_no_slip(first: str, second: str) -> None:
    """Equal figures, small counts and figures that differ in the last digit tell nothing."""
    assert not misprinted(first, second)


@given(st.integers(min_value=10, max_value=10**7), st.integers(min_value=0, max_value=5))
def test_a_slip_leaves_a_common_trace(number: int, place: int) -> None:
    """The index finds every pair that the test for slips accepts."""
    numeral = str(number)
    doubled = numeral[: place + 1] + numeral[place : place + 1] + numeral[place + 1 :]
    for other in (doubled, numeral + "0", numeral[::-1]):
        if misprinted(numeral, other):
            assert set(traces(numeral)) & set(traces(other))
