"""How people err when they compute: a part left out or taken twice, a ratio for a growth, a change over the new level.

A rate of the same two figures in another order is none of these: it is as likely the rate that was meant; and a
part taken away may be the overlap of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditlint.model.expression import ONE, Expression, Of, Quotient, Sum
from auditlint.model.quantity import Quantity

_RATIO = "ratio"
_OMITTED, _TWICE = "omitted", "twice"
_NEW = "new"
KINDS = (_RATIO, _NEW, _OMITTED, _TWICE)


def miscomputed(expression: Expression, stated: Quantity, magnitude: bool) -> str | None:
    """The one wrong turn by which an expression comes to the stated figure; None where none does."""
    half = Fraction(stated.step) / 2 if expression.rounded else Fraction(0)
    target = abs(stated.fraction) if magnitude else stated.fraction
    for kind, value in variants(expression):
        if abs((abs(value) if magnitude else value) - target) <= half:
            return kind
    return None


def variants(expression: Expression) -> Iterator[tuple[str, Fraction]]:
    """(kind, value) of each wrong turn that an expression allows."""
    try:
        if isinstance(expression, Sum) and expression.terms[1:] == ((-1, ONE),):
            ratio = expression.terms[0][1].exact()
            yield _RATIO, ratio
            yield _NEW, 1 - 1 / ratio
        elif isinstance(expression, Quotient):
            yield from _of_quotient(expression)
        elif isinstance(expression, Sum) and not expression.rounded:
            yield from _of_sum(expression)
    except ArithmeticError:
        return


def _of_quotient(expression: Quotient) -> Iterator[tuple[str, Fraction]]:
    """A change over the level that it led to, in place of the one that it came from."""
    change, level = abs(expression.numerator.exact()), abs(expression.denominator.exact())
    for new in (level + change, level - change):
        if new > 0:
            yield _NEW, change / new


def _of_sum(expression: Sum) -> Iterator[tuple[str, Fraction]]:
    """Of two figures nothing is left out: what is left would be the other one; and a + b is no wrong a − b."""
    whole = expression.exact()
    parts = [sign * term.exact() for sign, term in expression.terms if isinstance(term, Of)]
    for part in parts:
        if len(parts) > 2:
            yield _OMITTED, whole - part
        if len(parts) > 2 or min(parts) > 0:
            yield _TWICE, whole + part
