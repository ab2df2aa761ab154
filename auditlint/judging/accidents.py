"""Whether an agreement may be an accident: how many of the readings tried would come out by chance."""

from __future__ import annotations

from fractions import Fraction

from auditlint.model.equation import Equation, Reading, Relation, Standing
from auditlint.model.expression import Expression, Magnitude, Sum

# An uncertain reading proves something where fewer chance agreements than this were to be expected.
_MOST = Fraction(1, 50)
_UNCERTAIN = frozenset({Standing.PLAUSIBLE, Standing.TENTATIVE})
_ALL = Fraction(1)
_ONE_SIDED = Fraction(1, 2)  # of two figures taken at random one is the larger


def is_accident(equation: Equation, reading: Reading, computed: Fraction | None) -> bool:
    """Whether what agrees under an uncertain reading is no more than may happen."""
    if equation.standing not in _UNCERTAIN or computed is None:
        return False
    return expected(equation, _room(equation, reading, computed)) >= _MOST


def expected(equation: Equation, room: Fraction) -> Fraction:
    """How many of the readings tried agree by chance, each as far as it is not what is meant.

    A value that has nothing to do with the stated one lies anywhere in its spread, and comes within ``room`` of it as
    often as the room goes into the spread.
    """
    total = Fraction(0)
    for number, reading in enumerate(equation.readings):
        believed = max(reading.share, equation.belief) if reading.share and not number else reading.share
        total += (1 - Fraction(believed, 1000)) * _chance(equation, reading, room)
    return total


def _chance(equation: Equation, reading: Reading, room: Fraction) -> Fraction:
    if equation.relation is not Relation.EQUAL:
        return _ONE_SIDED
    spread = max(abs((reading.stated or equation.stated).fraction), _spread(reading.expression))
    return min(_ALL, room / spread) if spread else _ALL


def _spread(expression: Expression) -> Fraction:
    """Over which values an expression of figures of this size may come out: 896 − 889 might have been 896."""
    try:
        if isinstance(expression, Magnitude):
            return _spread(expression.inner)
        if isinstance(expression, Sum):
            return max(abs(term.exact()) for _, term in expression.terms)
        return abs(expression.exact())
    except ArithmeticError:
        return Fraction(0)


def _room(equation: Equation, reading: Reading, computed: Fraction) -> Fraction:
    """A printed unit, or as far to either side as the two really are apart."""
    stated = reading.stated or equation.stated
    value = stated.fraction
    apart = abs(abs(computed) - abs(value)) if equation.magnitude else abs(computed - value)
    return max(Fraction(stated.step), 2 * apart)
