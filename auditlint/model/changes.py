"""A reading that fails -> the changes of one figure with which it would hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from auditlint.model.equation import Equation, Reading
from auditlint.model.expression import Expression, Magnitude, Of, Product, Quotient, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.slips import Slip, SlipKind, plain_text, significant, slip_between, slips_of

_MOST, _PLACES = 10**15, 8
_FARTHEST = 200  # times what is printed: no slip leads farther


@dataclass(frozen=True, slots=True)
class Change:
    """``meant`` for ``figure``; ``slip`` leads from the one to the other, None where it takes more than one.

    ``digits`` is how many digits of the figure the equation tells.
    """

    figure: Quantity
    meant: Quantity
    slip: Slip | None
    digits: int


def changes(equation: Equation, reading: Reading) -> Iterator[Change]:
    """Of the stated figure and of each term of a plain sum; of what a rate or a product is of, by a slip alone."""
    stated = reading.stated or equation.stated
    try:
        computed = reading.expression.exact()
        flipped = equation.magnitude and computed * stated.fraction < 0
        target = -stated.fraction if flipped else stated.fraction
        room = Fraction(stated.step) if reading.expression.rounded else Fraction(0)
        solved = list(_solved(reading.expression, target, room))
    except ArithmeticError:
        return
    yield from _of_stated(stated, -computed if flipped else computed, rounded=reading.expression.rounded)
    for figure, value, margin in solved:
        yield from _of_base(figure, value, margin) if margin else _of_term(figure, value)


def _of_stated(stated: Quantity, wanted: Fraction, rounded: bool) -> Iterator[Change]:
    meant = _as_printed(stated, wanted, exactly=not rounded)
    if meant is not None:
        slip = _slip(stated, meant) or _moved(stated, wanted)
        yield Change(stated, meant, slip, significant(stated.text))


def _of_term(figure: Quantity, value: Fraction) -> Iterator[Change]:
    meant = _as_printed(figure, value, exactly=True)
    if meant is not None:
        yield Change(figure, meant, _slip(figure, meant), significant(figure.text))


def _of_base(figure: Quantity, value: Fraction, room: Fraction) -> Iterator[Change]:
    """The slips that lead from a value that is no more than ``room`` away."""
    own, value = abs(figure.fraction), -value if figure.value < 0 else value
    if not own or value <= 0 or not own < value * _FARTHEST < own * _FARTHEST * _FARTHEST:
        return
    for slip in slips_of(figure.text):
        meant = signed(figure, slip.wanted)
        if abs(abs(meant.fraction) - value) <= room:
            digits = min(significant(figure.text), len(str(int(value / room))))
            yield Change(figure, meant, slip, digits)


def signed(figure: Quantity, numeral: str) -> Quantity:
    """The figure with another numeral, its sign kept."""
    meant = figure.read_as(numeral)
    return replace(meant, value=-meant.value) if figure.value < 0 else meant


def _solved(expression: Expression, target: Fraction, room: Fraction) -> Iterator[tuple[Quantity, Fraction, Fraction]]:
    """(figure, value with which the expression is the target, how far off it may be); nothing of what is squared.

    Raises ArithmeticError where a base is nought.
    """
    match expression:
        case Of(quantity):
            yield quantity, target, room
        case Magnitude(inner):
            yield from _solved(inner, -target if inner.exact() < 0 else target, room)
        case Sum(terms):
            gap = target - expression.exact()
            for sign, term in terms:
                yield from _solved(term, term.exact() + sign * gap, room)
        case Product(left, right):
            for one, other in ((left, right.exact()), (right, left.exact())):
                if other:
                    yield from _solved(one, target / other, room / abs(other))
        case Quotient(above, below) if target:
            yield from _solved(above, target * below.exact(), room * abs(below.exact()))
            yield from _solved(below, above.exact() / target, room * abs(above.exact()) / target**2)


def _as_printed(figure: Quantity, value: Fraction, exactly: bool) -> Quantity | None:
    """The figure with another value; None where no numeral would be printed for it."""
    own = value / Fraction(figure.unit.scale)
    if not 0 < abs(own) < _MOST or (own < 0) != (figure.value < 0):
        return None
    numeral = Decimal(own.numerator) / Decimal(own.denominator)
    shown = numeral.quantize(Decimal(1).scaleb(-(_PLACES if exactly else figure.decimals)))
    if exactly and Fraction(shown) != own:
        return None
    return figure.read_as(plain_text(shown) if exactly else format(shown, "f"))


def _slip(figure: Quantity, meant: Quantity) -> Slip | None:
    return slip_between(figure.text, abs(Decimal(meant.text)))


def _moved(figure: Quantity, wanted: Fraction) -> Slip | None:
    """7.03 printed as 70.3: a point that moved takes a digit along."""
    value = abs(wanted) / Fraction(figure.unit.scale)
    for places in (figure.decimals + 1, figure.decimals - 1):
        if places >= 0 and 0 < value < _MOST:
            shown = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places))
            slip = slip_between(figure.text, shown)
            if slip is not None and slip.kind is SlipKind.POINT:
                return slip
    return None
