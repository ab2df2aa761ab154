"""A reading that fails -> the changes of one figure with which it would hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from auditlint.model.equation import Equation, Reading
from auditlint.model.expression import ONE, Expression, Of, Product, Quotient, Sum
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
    except ArithmeticError:
        return
    flipped = equation.magnitude and computed * stated.fraction < 0
    wanted = -computed if flipped else computed
    yield from _of_stated(stated, wanted, rounded=reading.expression.rounded)
    target = -stated.fraction if flipped else stated.fraction
    try:
        solved = list(_solved(reading.expression, target, Fraction(stated.step)))
    except ArithmeticError:
        return
    for figure, value, margin in solved:
        if margin:
            yield from _of_base(figure, value, margin)
        else:
            yield from _of_term(figure, value)


def _of_stated(stated: Quantity, wanted: Fraction, rounded: bool) -> Iterator[Change]:
    meant = _as_printed(stated, wanted, exactly=not rounded)
    if meant is not None:
        slip = _slip(stated, meant) or _moved(stated, wanted)
        yield Change(stated, meant, slip, significant(stated.text))


def _of_term(figure: Quantity, value: Fraction) -> Iterator[Change]:
    meant = _as_printed(figure, value, exactly=True)
    if meant is not None:
        yield Change(figure, meant, _slip(figure, meant), significant(figure.text))


def _of_base(figure: Quantity, value: Fraction, margin: Fraction) -> Iterator[Change]:
    """The slips that lead from a value about the right one; ``margin`` is a part of it."""
    scale, own = Fraction(figure.unit.scale), abs(figure.fraction)
    if not own or value <= 0 or not own < value * _FARTHEST < own * _FARTHEST * _FARTHEST:
        return
    room = value * margin
    for slip in slips_of(figure.text):
        if abs(Fraction(Decimal(slip.wanted)) * scale - value) <= room:
            digits = min(significant(figure.text), len(str(int(1 / margin))))
            yield Change(figure, figure.read_as(slip.wanted), slip, digits)


def _solved(expression: Expression, target: Fraction, step: Fraction) -> Iterator[tuple[Quantity, Fraction, Fraction]]:
    """(figure, value that makes the expression the target, part by which it may be off: nought in a sum)."""
    if isinstance(expression, Sum) and not expression.rounded:
        gap = target - expression.exact()
        for sign, term in expression.terms:
            if isinstance(term, Of):
                yield term.quantity, term.exact() + sign * gap, Fraction(0)
    elif isinstance(expression, Sum) and len(expression.terms) == 2 and expression.terms[1] == (-1, ONE):
        yield from _solved(expression.terms[0][1], target + 1, step)
    elif isinstance(expression, Quotient) and target > 0:
        yield from _of_quotient(expression, target, step / target)
    elif isinstance(expression, Product) and target > 0:
        for one, other in ((expression.left, expression.right), (expression.right, expression.left)):
            if isinstance(one, Of) and other.exact():
                yield one.quantity, target / other.exact(), step / target


def _of_quotient(
    expression: Quotient, target: Fraction, margin: Fraction
) -> Iterator[tuple[Quantity, Fraction, Fraction]]:
    above, below = expression.numerator, expression.denominator
    if isinstance(above, Of):
        yield above.quantity, target * below.exact(), margin
    if isinstance(below, Of):
        yield below.quantity, above.exact() / target, margin


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
