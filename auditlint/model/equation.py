"""What a check points at: a stated figure and what it ought to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum

from auditlint.model.expression import Expression, substituted
from auditlint.model.quantity import Quantity
from auditlint.model.span import Span
from auditlint.model.words import Words


class Relation(Enum):
    """How the stated figure stands to the computed one."""

    EQUAL = "="
    AT_MOST = "≤"
    AT_LEAST = "≥"


class Standing(Enum):
    """How firmly the structure says that the relation holds.

    CERTAIN: any failure is an error. LIKELY: the structure may be incomplete (其中 that lists some of
    the parts); a failure is reported only where the excess, a near miss or a slip of the pen shows
    that completeness was meant. TENTATIVE: an agreement is worth a tick, a failure says nothing. PLAUSIBLE: the
    reading is likelier than any other and yet may be none; a failure is reported only where it stands
    alone in the report, or where a slip of the pen explains it.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    PLAUSIBLE = "plausible"
    TENTATIVE = "tentative"


@dataclass(frozen=True, slots=True)
class Reading:
    """One defensible meaning of the statement.

    ``note`` is None for the preferred meaning and for those of equal right (a list that may end here
    or there); otherwise it names the meaning: "按到位资金28万元计算". ``stated`` replaces the equation's
    where this meaning is about another figure (another candidate for the whole of a list).
    """

    expression: Expression
    note: Words | None = None
    stated: Quantity | None = None
    share: int = 0  # of a thousand: how much of the belief it has, where readings were ranked
    pattern: str = ""  # how its figures stand in the text: readings of one pattern are right or wrong together


@dataclass(frozen=True, slots=True)
class Equation:
    """``stated`` relation ``readings[0]``, or one of the other readings.

    Raises ValueError without a reading: an equation that nothing can satisfy is a check's bug.
    """

    stated: Quantity
    readings: tuple[Reading, ...]
    relation: Relation = Relation.EQUAL
    standing: Standing = Standing.CERTAIN
    subject: str = ""  # what the stated figure is called
    magnitude: bool = False  # compare |stated|: 下降-5% says the same as 下降5%
    listed: tuple[Span, ...] = ()  # places of what was counted, where that are not figures
    excuses: tuple[Reading, ...] = ()  # readings too doubtful to be proved by agreement, but not to excuse a failure
    reading_of: str = ""  # names the structure whose reading this is one instance of: a total row, a rate column
    belief: int = 1000  # of a thousand: how sure it is that one of the readings is meant

    def __post_init__(self) -> None:
        if not self.readings:
            raise ValueError("an equation needs a reading")

    def replaced(self, values: Mapping[Span, Quantity]) -> Equation:
        """The same equation with the figures at these places read otherwise."""
        stated = values.get(self.stated.span, self.stated)
        readings, excuses = (
            tuple(
                Reading(
                    substituted(reading.expression, values),
                    reading.note,
                    values.get(reading.stated.span, reading.stated) if reading.stated else None,
                    reading.share,
                    reading.pattern,
                )
                for reading in group
            )
            for group in (self.readings, self.excuses)
        )
        return replace(self, stated=stated, readings=readings, excuses=excuses)


@dataclass(frozen=True, slots=True)
class Defect:
    """Something wrong by its form alone.

    ``replacement`` is the likely correction of the text at ``span``. ``loudness`` overrides the
    check's severity ("info" for what is only worth a remark).
    """

    span: Span
    message: Words
    replacement: str | None = None
    reason: Words | None = None
    loudness: str | None = None
    related: tuple[Span, ...] = ()
