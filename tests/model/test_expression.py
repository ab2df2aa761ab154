"""The small algebra of equations: exact values, intervals, replacement."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from auditlint.model.equation import Equation, Reading
from auditlint.model.expression import (
    ONE,
    AnnualRate,
    Const,
    Expression,
    Magnitude,
    Of,
    Product,
    Sum,
    difference,
    growth,
    ratio,
    substituted,
    total,
)
from auditlint.model.quantity import Quantity
from auditlint.model.rendering import round_half_up
from tests.strategies import amounts, belongs, figure, printed, row

QUICK = settings(max_examples=80, deadline=None)


@QUICK
@given(amounts(), amounts(), amounts())
def test_exact_is_plain_arithmetic(x: Decimal, y: Decimal, z: Decimal) -> None:
    """Every form's exact value is that of the formula it is named after, in base units."""
    a, b, c = row(x, y, z)
    p, q, r = (Fraction(value) * 10000 for value in (x, y, z))
    assert total(a, b, c).exact() == p + q + r
    assert difference(a, b).exact() == p - q
    assert ratio(a, b).exact() == p / q
    assert growth(a, b).exact() == p / q - 1
    assert Product(Of(a), Of(b)).exact() == p * q
    assert Magnitude(difference(a, b)).exact() == abs(p - q)
    assert Sum(((1, Of(a)), (-1, ONE))).exact() == p - 1


def forms(a: Quantity, b: Quantity) -> list[Expression]:
    return [
        total(a, b),
        difference(a, b),
        Product(Of(a), Of(b)),
        ratio(a, b),
        growth(a, b),
        Magnitude(difference(a, b)),
    ]


@QUICK
@given(amounts(places=4, least=10**5), amounts(places=4, least=10**5), st.integers(0, 2))
def test_the_interval_holds_the_true_result(x: Decimal, y: Decimal, places: int) -> None:
    """Round two true values to print them: the true result lies in the interval of the printed ones."""
    a, b = row(round_half_up(Fraction(x), places), round_half_up(Fraction(y), places))
    true = [form.exact() for form in forms(*row(x, y))]
    for form, value in zip(forms(a, b), true, strict=True):
        interval = form.interval({})
        assert interval is not None
        assert belongs(value, interval)


def test_a_base_of_nought_has_no_quotient() -> None:
    """Over printed values it is a ZeroDivisionError, over intervals nothing."""
    a, b = row("5.0", "0.0")
    with pytest.raises(ZeroDivisionError):
        ratio(a, b).exact()
    assert ratio(a, b).interval({}) is None
    assert growth(a, b).interval({}) is None


@QUICK
@given(st.integers(1, 12), amounts(places=0, most=10**6), amounts(places=0, most=10**6))
def test_annual_rate_is_the_root(periods: int, new: Decimal, old: Decimal) -> None:
    """(1 + rate)^periods leads from the old value to the new one."""
    later, earlier = row(new, old)
    rate = AnnualRate(later, earlier, periods).exact()
    assume(rate > -1)
    assert math.isclose((1 + float(rate)) ** periods, float(new / old), rel_tol=1e-6)
    interval = AnnualRate(later, earlier, periods).interval({})
    assert interval is None or belongs(rate, interval)


@QUICK
@given(amounts(), amounts(), amounts())
def test_substituted_puts_the_figure_everywhere(x: Decimal, y: Decimal, z: Decimal) -> None:
    """Replacing a figure gives the form built with the other figure; the rest stays."""
    a, b, _ = row(x, y, z)
    other = figure(printed(z), at=a.span.start)
    values = {a.span: other}
    for before, after in zip(forms(a, b), forms(other, b), strict=True):
        assert substituted(before, values).exact() == after.exact()
        assert substituted(before, {}) == before
    assert substituted(AnnualRate(a, b, 3), values) == AnnualRate(other, b, 3)
    assert substituted(Const(Fraction(3)), values) == Const(Fraction(3))


def test_an_equation_replaces_stated_and_readings_alike() -> None:
    """A figure read otherwise is so on both sides, and in the readings about another figure."""
    a, b, c = row("30", "10", "20")
    other = figure("31", at=a.span.start)
    equation = Equation(a, (Reading(total(b, c)), Reading(total(a, c), stated=a)))
    changed = equation.replaced({a.span: other})
    assert changed.stated is other
    assert changed.readings[1].stated is other
    assert changed.readings[1].expression.quantities() == (other, c)
    assert changed.readings[0] == equation.readings[0]


def test_an_equation_needs_a_reading() -> None:
    """One that nothing can satisfy is refused where it is made."""
    with pytest.raises(ValueError, match="needs a reading"):
        Equation(figure("1"), ())
