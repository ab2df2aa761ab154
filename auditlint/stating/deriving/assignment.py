"""One reading of a claim, with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from auditlint.model.expression import Expression, Of, Sum
from auditlint.stating.deriving.operands import Operand

Weights = Mapping[str, Mapping[str, int]]
Features = tuple[tuple[str, tuple[str, ...]], ...]  # (key of the table, features counted under it)
NOTHING: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Assignment:
    """One reading of a claim: the figures that it follows from, with the sum of their features' weights.

    ``signs`` are those of a sum's terms; other shapes make their own expression of the operands.
    """

    form: str
    shape: str
    operands: tuple[Operand, ...]
    score: int
    features: Features
    make: Callable[..., Expression] | None = None
    signs: tuple[int, ...] = ()
    magnitude: bool = False
    periods: int = 0

    def expression(self) -> Expression:
        """What the claimed figure should be."""
        quantities = [operand.fact.quantity for operand in self.operands]
        if self.make is not None:
            return self.make(*quantities, self.periods) if self.periods else self.make(*quantities)
        return Sum(tuple((sign, Of(quantity)) for sign, quantity in zip(self.signs, quantities, strict=True)))
