"""A figure that follows from others, with the readings of it that the text allows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.expression import Expression
from auditlint.model.fact import Fact
from auditlint.model.quantity import Hedge
from auditlint.model.words import Words

# Of a thousand: a reading that has so much of the belief may accuse; below, it may only agree.
_FIRM = 800
# Readings that agree by accident once in fifty trials prove nothing.
_CHANCE = Fraction(1, 50)


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """One reading: ``figures`` are its operands in the order of the shape's slots.

    ``share`` is its part of the belief, of a thousand; what is missing goes to other readings and to none.
    ``note`` is for a footing other than the one that the words ask for.
    """

    shape: str
    figures: tuple[Fact, ...]
    expression: Expression
    share: int
    note: Words | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """``readings`` of ``fact`` under one form or its kin, the likeliest first."""

    fact: Fact
    form: str
    readings: tuple[Derived, ...]
    magnitude: bool = False

    @property
    def standing(self) -> Standing:
        """CERTAIN where one reading has nearly all of the belief, and the figure is no estimate (约, 近, 超)."""
        firm = self.readings[0].share >= _FIRM and self.fact.quantity.hedge is Hedge.NONE
        return Standing.CERTAIN if firm else Standing.TENTATIVE

    @property
    def shape(self) -> str:
        """The shape of the likeliest reading."""
        return self.readings[0].shape

    def equation(self, subject: str = "") -> Equation:
        """What a check makes of it. A doubtful one is tried in so many readings as accident allows."""
        readings = self.readings
        if self.standing is Standing.TENTATIVE:
            readings = readings[: max(1, self._trials())]
        told = tuple(Reading(each.expression, each.note) for each in readings)
        name = subject or self.fact.label
        return Equation(self.fact.quantity, told, standing=self.standing, subject=name, magnitude=self.magnitude)

    def _trials(self) -> int:
        """How many readings may be tried before one agrees by accident."""
        quantity = self.fact.quantity
        chance = abs(quantity.value) / quantity.step if quantity.step else Decimal(0)
        return int(_CHANCE * Fraction(chance))
