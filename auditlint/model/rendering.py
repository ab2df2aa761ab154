"""Equations and values as people write them: "2675.97 + 17 = 2692.97", figures as the report prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from auditlint.model.equation import Equation, Reading
from auditlint.model.expression import AnnualRate, Const, Doublings, Expression, Magnitude, Of, Product, Quotient, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension, Unit
from auditlint.model.words import Words

# How tightly an operator binds: what stands inside a tighter one needs brackets.
_SUM, _PRODUCT, _ATOM = 1, 2, 3
# A sum is exact, so its digits are shown as they are; beyond this many the reader is not helped.
_SHOWN_DECIMALS = 8
# Digits added at most until a computed value differs visibly from the stated one.
_EXTRA_DECIMALS = 6
# A longer sum is shown by its first and last terms where space is short.
LONG_SUM = 8

_RATES = (Dimension.PERCENT, Dimension.POINT)


def figure(quantity: Quantity, with_unit: bool = True) -> str:
    """A figure as printed, 17 or 17万元; the sign of a rate always stands: 98.16%."""
    return "".join(quantity.text.split()) + unit_name(quantity, with_unit)


def unit_name(quantity: Quantity, with_unit: bool = True) -> str:
    """What is to stand after the numeral; nothing after 百分之九十五, whose unit is in the numeral."""
    name = quantity.unit.name
    if quantity.unit.dimension is Dimension.PERCENT:
        return "" if "分之" in quantity.text or quantity.text.endswith(("%", "％", "‰")) else name or "%"
    if quantity.unit.dimension is Dimension.POINT:
        return name
    return name if with_unit and not quantity.text.endswith(name or "\0") else ""


def mixed_units(*quantities: Quantity) -> bool:
    """Whether figures of several units meet, so that each must be shown with its own."""
    return len({quantity.unit.name for quantity in quantities if quantity.unit.dimension not in _RATES}) > 1


@dataclass(frozen=True, slots=True)
class _Style:
    units: bool
    longest: int | None
    language: str


def render(expression: Expression, with_units: bool = False, longest: int | None = None, language: str = "zh") -> str:
    """An expression in one line; a sum of more than ``longest`` terms is abridged."""
    return _render(expression, _Style(with_units, longest, language))[0]


def equation_text(equation: Equation, reading: Reading | None = None, language: str = "zh") -> str:
    """What the report states: "2677.67 = 2675.97 + 1.7"."""
    reading = reading or equation.readings[0]
    stated, expression = reading.stated or equation.stated, reading.expression
    units = mixed_units(stated, *expression.quantities())
    return f"{figure(stated, units)} {equation.relation.value} {render(expression, units, language=language)}"


def scale_of(quantity: Quantity) -> Decimal:
    """How many base units one printed unit is worth: 10000 for 万元, 0.01 for %."""
    unit: Unit = quantity.unit
    return Decimal("0.01") if unit.dimension in _RATES and unit.scale == 1 else unit.scale


def decimals_to_tell(computed: Fraction, stated: Quantity, rounded: bool) -> int:
    """As many decimals as the stated figure has, and more where the two would look alike.

    What was not ``rounded`` by a division keeps all its digits, if they are few.
    """
    scale = Fraction(scale_of(stated))
    value, told = computed / scale, stated.fraction / scale
    own = max(stated.decimals, 0)
    if not rounded:
        for decimals in range(own, max(own, _SHOWN_DECIMALS) + 1):
            if (value * 10**decimals).denominator == 1:
                return decimals
    if value == told:
        return own
    for decimals in range(own, own + _EXTRA_DECIMALS):
        if round_half_up(value, decimals) != round_half_up(told, decimals):
            return decimals
    return own + _EXTRA_DECIMALS


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """四舍五入, away from nought at the half, to so many decimals."""
    shifted = abs(value) * 10**decimals
    units = (2 * shifted.numerator + shifted.denominator) // (2 * shifted.denominator)
    return Decimal(f"{'-' if value < 0 else ''}{units}e-{decimals}")  # scaleb would round to the context


def printed(value: Fraction, like: Quantity, decimals: int) -> str:
    """A value in base units as a numeral in the unit of ``like``, without the unit."""
    return f"{round_half_up(value / Fraction(scale_of(like)), decimals):f}"


def printed_exactly(value: Fraction, like: Quantity, decimals: int) -> bool:
    """Whether so many decimals show the whole value."""
    shifted: Fraction = value / Fraction(scale_of(like)) * 10**decimals
    return shifted.denominator == 1


def unit_shown(quantity: Quantity) -> str:
    """The unit to print after a computed numeral: 百分之九十五 is answered in %."""
    return unit_name(quantity) or ("%" if quantity.unit.dimension is Dimension.PERCENT else quantity.unit.name)


def _render(expression: Expression, style: _Style) -> tuple[str, int]:
    match expression:
        case Of():
            text = figure(expression.quantity, style.units)
            return (f"({text})" if text.startswith(("-", "－", "−")) else text), _ATOM
        case Const():
            return _constant(expression, style.language), _ATOM
        case Sum():
            return _render_sum(expression, style)
        case Quotient():
            above = _inside(expression.numerator, _PRODUCT, style)
            return f"{above} ÷ {_inside(expression.denominator, _ATOM, style)}", _PRODUCT
        case Product():
            left = _inside(expression.left, _PRODUCT, style)
            return f"{left} × {_inside(expression.right, _PRODUCT, style)}", _PRODUCT
        case Magnitude():
            return f"|{_render(expression.inner, style)[0]}|", _ATOM
        case AnnualRate():
            new, old = figure(expression.new, style.units), figure(expression.old, style.units)
            return f"({new} ÷ {old})^(1/{expression.periods}) − 1", _SUM
        case Doublings():
            new, old = figure(expression.new, style.units), figure(expression.old, style.units)
            return f"log₂({new} ÷ {old})", _ATOM
    return "、".join(figure(quantity, True) for quantity in expression.quantities()), _ATOM


def _render_sum(expression: Sum, style: _Style) -> tuple[str, int]:
    terms = [(sign, _inside(term, _PRODUCT, style)) for sign, term in expression.terms]
    if not terms:
        return "0", _ATOM
    sign, first = terms[0]
    if len(terms) == 1:
        return (first, _render(expression.terms[0][1], style)[1]) if sign > 0 else (f"−{first}", _SUM)
    tail = [(" + " if sign > 0 else " − ") + text for sign, text in terms[1:]]
    if style.longest is not None and len(terms) > style.longest:
        tail = [*tail[: style.longest - 3], " + …", tail[-1]]
    return ("" if sign > 0 else "−") + first + "".join(tail), _SUM


def _inside(expression: Expression, binding: int, style: _Style) -> str:
    text, own = _render(expression, style)
    return text if own >= binding else f"({text})"


def _constant(constant: Const, language: str) -> str:
    """1, 365天; a list that was counted by its length and its names: 3（甲、乙、丙）."""
    number = _number(constant.value)
    text = constant.text.say(language) if isinstance(constant.text, Words) else constant.text
    if not text:
        return number
    if re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text):
        return text
    return f"{number} ({text})" if language == "en" else f"{number}（{text}）"


def _number(value: Fraction) -> str:
    """A constant: an integer or a short decimal as such, else a fraction."""
    for decimals in range(_SHOWN_DECIMALS + 1):
        if (value * 10**decimals).denominator == 1:
            return f"{round_half_up(value, decimals):f}"
    return f"{value.numerator}/{value.denominator}"
