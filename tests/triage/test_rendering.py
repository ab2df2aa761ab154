"""Equations as people write them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.model.expression import (
    AnnualRate,
    Const,
    Expression,
    Magnitude,
    Of,
    Product,
    Quotient,
    Sum,
    difference,
    growth,
    ratio,
    total,
)
from auditlint.model.rendering import decimals_to_tell, printed, render, round_half_up
from auditlint.model.words import Words
from tests.making import document

A, B, C = document("甲10万元，乙4万元，丙-2.5万元").quantities


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (total(A, B), "10 + 4"),
        (total(A, C), "10 + (-2.5)"),
        (difference(A, B), "10 − 4"),
        (growth(A, B), "10 ÷ 4 − 1"),
        (Quotient(difference(A, B), Of(B)), "(10 − 4) ÷ 4"),
        (Quotient(Of(A), total(A, B)), "10 ÷ (10 + 4)"),
        (Quotient(Of(A), ratio(A, B)), "10 ÷ (10 ÷ 4)"),
        (Product(ratio(A, B), Of(B)), "10 ÷ 4 × 4"),
        (Product(Of(A), total(A, B)), "10 × (10 + 4)"),
        (Sum(((1, Of(A)), (-1, total(A, B)))), "10 − (10 + 4)"),
        (Magnitude(difference(B, A)), "|4 − 10|"),
        (AnnualRate(A, B, 3), "(10 ÷ 4)^(1/3) − 1"),
        (Const(Fraction(365), "365天"), "365天"),
        (Const(Fraction(1, 3)), "1/3"),
        (Sum(((-1, Of(A)),)), "−10"),
    ],
)
def test_brackets_stand_where_they_are_needed(expression: Expression, text: str) -> None:
    """And nowhere else."""
    assert render(expression) == text


def test_a_counted_list_is_told_in_either_language() -> None:
    """Its length, then its names in the brackets of the language; a number within another one is not its length."""
    assert render(Const(Fraction(3), "甲、乙、丙")) == "3（甲、乙、丙）"
    assert render(Const(Fraction(3), "甲、乙、丙"), language="en") == "3 (甲、乙、丙)"
    assert render(Const(Fraction(4), "2027 − 2024 + 1")) == "4（2027 − 2024 + 1）"
    grade = Const(Fraction(90), Words("“优”为90分以上", "90, where “优” begins"))
    assert (render(grade), render(grade, language="en")) == ("“优”为90分以上", "90, where “优” begins")


def test_a_long_sum_is_abridged_only_on_request() -> None:
    """A message of thirty terms helps nobody; the machine-readable equation stays whole."""
    long = total(*[A] * 30)
    assert render(long).count("10") == 30
    assert render(long, longest=8) == "10 + 10 + 10 + 10 + 10 + 10 + … + 10"


@given(st.fractions(max_denominator=10**6), st.integers(0, 6))
def test_rounding_is_off_by_at_most_half_a_step(value: Fraction, decimals: int) -> None:
    """And a half goes away from nought."""
    rounded = Fraction(round_half_up(value, decimals))
    assert abs(rounded - value) <= Fraction(1, 2 * 10**decimals)
    assert round_half_up(Fraction(5, 2), 0) == 3
    assert round_half_up(Fraction(-5, 2), 0) == -3


@given(st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**4))
def test_a_computed_value_shows_its_difference(value: Fraction) -> None:
    """Two values that differ by a millionth of the unit never print alike."""
    if abs(value / 10000 - A.fraction / 10000) < Fraction(1, 10**5):
        return
    decimals = decimals_to_tell(value, A, rounded=True)
    assert Decimal(printed(value, A, decimals)) != Decimal(A.text)
