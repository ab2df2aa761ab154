"""Expressions -> spreadsheet formulas over the cells that hold their figures, {3} for the figure of that number."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from auditlint.model.expression import AnnualRate, Const, Doublings, Expression, Magnitude, Of, Product, Quotient, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.rendering import scale_of
from auditlint.model.span import Span

_SUM, _PRODUCT, _ATOM = 1, 2, 3  # how tightly an operator binds


def formula(expression: Expression, stated: Quantity, number: Mapping[Span, int]) -> str | None:
    """The value in the unit of the stated figure; None where a formula cannot say it.

    Cells hold numerals as printed. Where all of a sum, or both sides of a quotient, are in one unit, they are added
    or divided as they stand, as an auditor would write it; elsewhere each is brought to the base unit.
    """
    scale = scale_of(stated)
    common = _common_scale(expression)
    if common is not None and common == scale:
        told = _write(expression, number, plain=True)
        return told[0] if told else None
    told = _write(expression, number, plain=False)
    if told is None or scale == 1:
        return told[0] if told else None
    return f"{_inside(told, _PRODUCT)}/{_number(Fraction(scale))}"


def _common_scale(expression: Expression) -> Decimal | None:
    """The scale of all figures of a sum of figures; None where it is anything else."""
    if not _is_homogeneous(expression):
        return None
    scales = {scale_of(quantity) for quantity in expression.quantities()}
    return scales.pop() if len(scales) == 1 else None


def _is_homogeneous(expression: Expression) -> bool:
    """Whether it is told in the unit of its figures: a sum of them."""
    match expression:
        case Of():
            return True
        case Sum():
            return all(_is_homogeneous(term) for _, term in expression.terms)
        case Magnitude():
            return _is_homogeneous(expression.inner)
    return False


_Told = tuple[str, int]  # a formula and how tightly it binds


def _write(expression: Expression, number: Mapping[Span, int], plain: bool) -> _Told | None:
    match expression:
        case Of():
            return _figure(expression.quantity, number, plain)
        case Const():
            return _number(expression.value), _ATOM if expression.value.denominator == 1 else _PRODUCT
        case Sum():
            return _write_sum(expression, number, plain)
        case Quotient():
            both = (expression.numerator, expression.denominator)
            scales = [_common_scale(each) for each in both]
            plain = plain or (scales[0] is not None and scales[0] == scales[1])
            return _joined("/", _write(both[0], number, plain), _write(both[1], number, plain))
        case Product():
            return _joined("*", _write(expression.left, number, plain), _write(expression.right, number, plain))
        case Magnitude():
            inner = _write(expression.inner, number, plain)
            return (f"ABS({inner[0]})", _ATOM) if inner else None
        case AnnualRate():
            ratio = _joined("/", _figure(expression.new, number, False), _figure(expression.old, number, False))
            return (f"({ratio[0]})^(1/{expression.periods})-1", _SUM) if ratio else None
        case Doublings():
            ratio = _joined("/", _figure(expression.new, number, False), _figure(expression.old, number, False))
            return (f"LOG({ratio[0]},2)", _ATOM) if ratio else None
    return None


def _figure(quantity: Quantity, number: Mapping[Span, int], plain: bool) -> _Told | None:
    at = number.get(quantity.numeral_span)
    if at is None:
        return None
    scale = scale_of(quantity)
    return (f"{{{at}}}", _ATOM) if plain or scale == 1 else (f"{{{at}}}*{_number(Fraction(scale))}", _PRODUCT)


def _write_sum(expression: Sum, number: Mapping[Span, int], plain: bool) -> _Told | None:
    if not expression.terms:
        return "0", _ATOM
    told = ""
    for sign, term in expression.terms:
        own = _write(term, number, plain)
        if own is None:
            return None
        told += ("+" if told and sign > 0 else "-" if sign < 0 else "") + _inside(own, _PRODUCT)
    return told, _SUM


def _joined(operator: str, left: _Told | None, right: _Told | None) -> _Told | None:
    if left is None or right is None:
        return None
    return f"{_inside(left, _PRODUCT)}{operator}{_inside(right, _ATOM)}", _PRODUCT


def _inside(told: _Told, binding: int) -> str:
    return told[0] if told[1] >= binding else f"({told[0]})"


def _number(value: Fraction) -> str:
    """0.01, 365, 1/3."""
    if value.denominator == 1:
        return str(value.numerator)
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal:f}" if Fraction(decimal) == value else f"{value.numerator}/{value.denominator}"
