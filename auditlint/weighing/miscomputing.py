"""How people err when they compute: a part left out or taken twice, a ratio for a growth.

A rate of the same two figures in another order, or of their difference, is none of these: it is as likely the
rate that was meant; and a part taken away may be the overlap of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from auditlint.model.expression import ONE, Expression, Of, Sum
from auditlint.model.quantity import Quantity

_RATIO = "ratio"
_OMITTED, _TWICE = "omitted", "twice"
KINDS = (_RATIO, _OMITTED, _TWICE)


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
            yield _RATIO, expression.terms[0][1].exact()
        elif isinstance(expression, Sum) and not expression.rounded:
            yield from _of_sum(expression)
    except ZeroDivisionError:
        return


def _of_sum(expression: Sum) -> Iterator[tuple[str, Fraction]]:
    """Of two figures nothing is left out: what is left would be the other one; and a + b is no wrong a − b."""
    whole = expression.exact()
    parts = [sign * term.exact() for sign, term in expression.terms if isinstance(term, Of)]
    for part in parts:
        if len(parts) > 2:
            yield _OMITTED, whole - part
        if len(parts) > 2 or min(parts) > 0:
            yield _TWICE, whole + part
