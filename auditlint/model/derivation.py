"""A figure that follows from others, with the readings of it that the text allows."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.expression import Expression
from auditlint.model.fact import Fact
from auditlint.model.quantity import Hedge
from auditlint.model.words import Words

# Of a thousand: a reading that has so much of the belief may accuse; below, it may only agree.
_FIRM, _PLAUSIBLE = 900, 300
# Agreement must make a reading so many times likelier than accident.
_PROOF = 10


def _value(expression: Expression) -> Fraction | None:
    try:
        return expression.exact()
    except ArithmeticError:
        return None


def _belief(fact: Fact, readings: tuple[Derived, ...]) -> int:
    values = [_value(reading.expression) for reading in readings] if len(readings) > 1 else [None]
    lead, slack = values[0], Fraction(fact.quantity.step)
    if lead is None:
        return readings[0].share
    same = (value is not None and abs(abs(value) - abs(lead)) <= slack for value in values)
    return min(999, sum(reading.share for reading, agrees in zip(readings, same, strict=True) if agrees))


@dataclass(frozen=True, slots=True, eq=False)
class Derived:
    """One reading: ``figures`` are its operands in the order of the shape's slots.

    ``share`` is its part of the belief, of a thousand; what is missing goes to other readings and to none.
    ``note`` is for a footing other than the one that the words ask for, ``pattern`` names how the figures stand.
    """

    shape: str
    figures: tuple[Fact, ...]
    expression: Expression
    share: int
    note: Words | None = None
    pattern: str = ""

    def reading(self) -> Reading:
        """As an equation has it."""
        return Reading(self.expression, self.note, share=self.share, pattern=self.pattern)


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """``readings`` of ``fact`` under one form or its kin, the likeliest first.

    ``belief`` is, of a thousand, that of the likeliest reading and of those that come to the same: D÷B, and
    A÷B−1 where A−B is D.
    """

    fact: Fact
    form: str
    readings: tuple[Derived, ...]
    magnitude: bool = False
    belief: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "belief", _belief(self.fact, self.readings))

    @property
    def standing(self) -> Standing:
        """CERTAIN where one reading has nearly all of the belief, and the figure is no estimate (约, 近, 超)."""
        firm = self.belief >= _FIRM and self.fact.quantity.hedge is Hedge.NONE
        if firm:
            return Standing.CERTAIN
        return Standing.PLAUSIBLE if self.belief >= _PLAUSIBLE else Standing.TENTATIVE

    @property
    def shape(self) -> str:
        """The shape of the likeliest reading."""
        return self.readings[0].shape

    def equation(self, subject: str = "") -> Equation:
        """What a check makes of it. A doubtful one is tried in those readings that agreement would prove."""
        readings = self.readings
        if self.standing is not Standing.CERTAIN:
            readings = tuple(each for each in readings if self._proves(each)) or readings[:1]
        excuses = (each for each in self.readings if each not in readings)
        name = subject or self.fact.label
        return Equation(
            self.fact.quantity,
            tuple(each.reading() for each in readings),
            standing=self.standing,
            belief=self.belief,
            subject=name,
            excuses=tuple(each.reading() for each in excuses),
            magnitude=self.magnitude,
        )

    def _proves(self, reading: Derived) -> bool:
        """Whether it would prove a reading that it agrees: the belief in it against the odds of an accident."""
        quantity = self.fact.quantity
        return reading.share * abs(quantity.value) >= _PROOF * (1000 - reading.share) * quantity.step
