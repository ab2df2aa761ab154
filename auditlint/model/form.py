"""A form of derived figure: what says it, which figures it asks for, what these make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from auditlint.model.expression import Expression
from auditlint.model.unit import Dimension


class Asks(Enum):
    """Which figures may fill a slot, by what they measure."""

    AMOUNT = "amount"  # money, counts, measures: whatever may be divided by its like
    LIKE_CLAIM = "like-claim"  # of the claim's own family
    LIKE_FIRST = "like-first"  # of the first slot's family
    LIKE_SECOND = "like-second"
    NEXT = "next"  # of the family of the slot before, and right behind its figure
    POINTS = "points"
    PERCENT = "percent"
    NEAR_PERCENT = "near-percent"  # right before the claim: 拨付50%，250万元
    PRICE = "price"  # of the claim's family, told for each; or the claim's unit per another
    MEAN_OF = "mean-of"  # what a mean is the mean of: the claim's family, or what its unit is a rate of
    NUMBER = "number"  # a count, a measure, a duration: what a total is divided by or a price multiplied with
    MARKS = "marks"


@dataclass(frozen=True, slots=True)
class Slot:
    """One operand of a form. ``role`` names it in the weights; ``says`` is a pattern of the words before it.

    The words of counted forms are in the weights; those of a form that nobody has counted are here.
    """

    role: str
    asks: Asks
    says: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """One expression that a form may have, over the figures of its slots, in order."""

    name: str
    slots: tuple[Slot, ...]
    make: Callable[..., Expression]
    needs: frozenset[str] = frozenset()  # the claim's clause must hold a cue of one of these classes
    bars: frozenset[str] = frozenset()  # and none of these
    periods: bool = False  # ``make`` asks for the years between the first figure and the second, too


@dataclass(frozen=True, slots=True)
class Form:
    """``dimensions`` of the claim and ``cues`` of its clause, one of which says that it may be of this form."""

    name: str
    dimensions: frozenset[Dimension]
    cues: frozenset[str]
    shapes: tuple[Shape, ...]
    magnitude: bool = False  # 下降5% and 下降-5% say the same
    says: str = ""  # a pattern of words in the claim's clause that opens the form, beside the cues
    bars: frozenset[str] = frozenset()  # cues with which the figure is given, and follows from nothing
