"""Whether a derived figure would be right in another scale: 876吨 for 876万吨, 5亿元 for 5万元."""

from __future__ import annotations

from fractions import Fraction

from auditlint.model.derivation import Derivation
from auditlint.model.expression import Expression
from auditlint.model.quantity import Hedge
from auditlint.model.slips import significant
from auditlint.model.unit import Dimension

_SCALED = frozenset({Dimension.MONEY, Dimension.MEASURE, Dimension.COUNT})
_FACTORS = (Fraction(10**4), Fraction(10**8), Fraction(1, 10**4), Fraction(1, 10**8))
_SCALES = {Fraction(1): "", Fraction(10**4): "万", Fraction(10**8): "亿"}
# From so many digits on a figure is no other's by chance, scale apart; one digit is where nothing is rounded.
_TELLING = 2
# Of a thousand: readings of less belief are of other figures.
_LEAST = 50


def right_scale(derivation: Derivation) -> str | None:
    """The unit in which a figure would be what it follows from; None where it is so in its own, or in none."""
    fact = derivation.fact.quantity
    if fact.unit.dimension not in _SCALED or fact.hedge is not Hedge.NONE or fact.note or not fact.value:
        return None
    values = [_value(reading.expression) for reading in derivation.readings if reading.share >= _LEAST]
    stated, half = abs(Fraction(fact.value)), Fraction(fact.step) / 2
    if any(value is not None and abs(value - stated) <= half for value in values):
        return None
    telling = significant(fact.text) >= _TELLING
    for value in values:
        for factor in _FACTORS:
            gap = None if not value else abs(stated * factor - value)
            if gap is not None and (gap == 0 or (telling and gap <= half * factor)):
                scale = _SCALES.get(Fraction(fact.unit.scale) * factor)
                return None if scale is None else scale + fact.unit.base
    return None


def _value(expression: Expression) -> Fraction | None:
    try:
        return abs(expression.exact())
    except ArithmeticError:
        return None
