"""One printed number: what it says, how exactly, and what it is there for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from auditlint.model.interval import Interval
from auditlint.model.span import Span
from auditlint.model.unit import NO_UNIT, Dimension, Unit


class Role(Enum):
    """Why a number stands in a report. Only ``DATA`` states something that can be recomputed."""

    DATA = "data"
    YEAR = "year"
    DATE = "date"
    ORDINAL = "ordinal"  # 第3位, 一是
    MARKER = "marker"  # 1. （一） ①
    DOCUMENT = "document"  # 〔2024〕18号, 第26条
    CODE = "code"  # 201 06 01, phone, postcode, version
    PAGE = "page"
    NAME = "name"  # part of a name: "1+6+N", 5G, R&D, 《…2035…》
    RANGE = "range"  # an end of 5%～10%
    MALFORMED = "malformed"  # 449.34.34: no value can be read with certainty


class Hedge(Enum):
    """A word that opens the interval of a figure on one side or on both."""

    NONE = ""
    ABOUT = "about"  # 约 左右
    ABOVE = "above"  # 超 突破 余 多 以上
    BELOW = "below"  # 近 不足 以下


@dataclass(frozen=True, slots=True)
class Quantity:
    """One printed number.

    ``span`` covers numeral and unit in the source, ``numeral_span`` the numeral alone. ``block`` is
    the index of the paragraph it stands in (-1: a table's cell) and ``start``/``end`` its place,
    unit included, in that block's view. ``value`` is exact, in the base unit (17万元: 170000;
    98.16%: 0.9816). ``step`` is the worth of one in the last printed digit, in the base unit.
    """

    span: Span
    numeral_span: Span
    text: str  # the numeral as printed
    value: Decimal
    step: Decimal
    unit: Unit = NO_UNIT
    role: Role = Role.DATA
    hedge: Hedge = Hedge.NONE
    block: int = -1
    start: int = 0
    end: int = 0
    decimals: int = 0
    note: str = ""  # why it is malformed: "points", "separator", "dangling", "headless", "noughts", "stop"
    guesses: tuple[str, ...] = ()  # what a malformed numeral may have been meant to be, as numerals
    hedged_by: tuple[str, str] = ("", "")  # the words that hedge it, before and behind: 超过 … 余

    def read_as(self, numeral: str) -> Quantity:
        """The quantity that this one would be, were it written as ``numeral``."""
        plain = numeral.replace(",", "")
        places = len(plain.partition(".")[2])
        scale = self.unit.scale
        value = Decimal(plain) * scale
        return replace(self, text=numeral, value=value, step=scale.scaleb(-places), decimals=places, role=Role.DATA)

    @property
    def exact(self) -> bool:
        """Counts that are printed in full have no slack."""
        return self.unit.dimension in (Dimension.COUNT, Dimension.SCORE) and self.step <= 1 and not self.hedge.value

    @property
    def fraction(self) -> Fraction:
        """The value as a Fraction."""
        return Fraction(self.value)

    def interval(self, step: Decimal | None = None) -> Interval:
        """The true values that the printed digits, and the hedge, can stand for.

        ``step`` overrides the printed one where the figures beside it show more digits.
        """
        value = Fraction(self.value)
        if self.hedge is not Hedge.NONE:
            room = self._last_place()
            low = value if self.hedge is Hedge.ABOVE else value - room
            high = value if self.hedge is Hedge.BELOW else value + room
            return Interval(low, high)
        if self.exact:
            return Interval.point(value)
        half = Fraction(self.step if step is None else step) / 2
        return Interval(value - half, value + half)

    def _last_place(self) -> Fraction:
        """The place of the last digit that is not zero: 1500 -> 100, 24.61 -> 0.01, in the base unit."""
        if not self.value:
            return Fraction(self.step)
        units = int(abs(self.value) / self.step)
        place = 1
        while units and units % 10 == 0:
            units //= 10
            place *= 10
        return Fraction(self.step) * place
