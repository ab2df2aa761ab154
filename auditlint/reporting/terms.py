"""Expressions -> their text in parts, so that each figure in it can be told from what stands between.

``model.rendering`` writes the same in one line; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

from auditlint.model.equation import Equation, Reading
from auditlint.model.expression import AnnualRate, Const, Doublings, Expression, Magnitude, Of, Product, Quotient, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.rendering import figure, mixed_units, render

# How tightly an operator binds, as in rendering.
_SUM, _PRODUCT, _ATOM = 1, 2, 3

Part = str | tuple[str, Quantity]


def equation_parts(equation: Equation, reading: Reading, language: str) -> tuple[Part, ...]:
    """The stated figure, the relation and the expression: text, or a figure as it is written and what it is."""
    stated, expression = reading.stated or equation.stated, reading.expression
    units = mixed_units(stated, *expression.quantities())
    return (
        (figure(stated, units), stated),
        f" {equation.relation.value} ",
        *_Parts(units, language).of(expression),
    )


class _Parts:
    """Walks one expression; ``units`` says whether its figures are told with their units."""

    def __init__(self, units: bool, language: str) -> None:
        self._units = units
        self._language = language

    def of(self, expression: Expression) -> Iterator[Part]:
        match expression:
            case Of():
                yield from self._figure(expression.quantity)
            case Sum():
                yield from self._sum(expression)
            case Quotient():
                yield from self._inside(expression.numerator, _PRODUCT)
                yield " ÷ "
                yield from self._inside(expression.denominator, _ATOM)
            case Product():
                yield from self._inside(expression.left, _PRODUCT)
                yield " × "
                yield from self._inside(expression.right, _PRODUCT)
            case Magnitude():
                yield "|"
                yield from self.of(expression.inner)
                yield "|"
            case AnnualRate():
                yield from ("(", self._bare(expression.new), " ÷ ", self._bare(expression.old))
                yield f")^(1/{expression.periods}) − 1"
            case Doublings():
                yield from ("log₂(", self._bare(expression.new), " ÷ ", self._bare(expression.old), ")")
            case Const():
                yield render(expression, self._units, language=self._language)
            case _:
                for at, quantity in enumerate(expression.quantities()):
                    yield from ("、",) if at else ()
                    yield figure(quantity, True), quantity

    def _bare(self, quantity: Quantity) -> Part:
        return figure(quantity, self._units), quantity

    def _figure(self, quantity: Quantity) -> Iterator[Part]:
        text, of = figure(quantity, self._units), quantity
        negative = text.startswith(("-", "－", "−"))
        yield from ("(", (text, of), ")") if negative else ((text, of),)

    def _sum(self, expression: Sum) -> Iterator[Part]:
        if not expression.terms:
            yield "0"
        for at, (sign, term) in enumerate(expression.terms):
            if at:
                yield " + " if sign > 0 else " − "
            elif sign < 0:
                yield "−"
            yield from self._inside(term, _PRODUCT)

    def _inside(self, expression: Expression, binding: int) -> Iterator[Part]:
        if _binding(expression) >= binding:
            yield from self.of(expression)
        else:
            yield "("
            yield from self.of(expression)
            yield ")"


def _binding(expression: Expression) -> int:
    match expression:
        case Sum():
            if not expression.terms:
                return _ATOM
            (sign, first), *others = expression.terms
            return _SUM if others or sign < 0 else _binding(first)
        case Quotient() | Product():
            return _PRODUCT
        case AnnualRate():
            return _SUM
    return _ATOM
