"""The interval of true values that a printed figure, or a result of such figures, can stand for."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """``low`` to ``high``; an open end does not belong to it (1.5 printed stands for [1.45, 1.55))."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    @staticmethod
    def point(value: Fraction) -> Interval:
        """The interval of one value."""
        return Interval(value, value)

    def meets(self, other: Interval) -> bool:
        """Whether some value belongs to both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self._holds(low) and other._holds(low))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __mul__(self, other: Interval) -> Interval:
        # Nought times anything is nought: a closed end there belongs to the product beside an open one.
        corners = sorted(
            (a * b, (a_open and (b_open or b != 0)) or (b_open and (a_open or a != 0)))
            for a, a_open in self._ends()
            for b, b_open in other._ends()
        )
        (low, low_open), (high, high_open) = corners[0], corners[-1]
        # A corner reached both openly and closed belongs to the product.
        low_open = low_open and all(is_open for value, is_open in corners if value == low)
        high_open = high_open and all(is_open for value, is_open in corners if value == high)
        return Interval(low, high, low_open, high_open)

    def reciprocal(self) -> Interval | None:
        """1/x over the interval, or nothing where it holds zero."""
        if self.low <= 0 <= self.high:
            return None
        return Interval(1 / self.high, 1 / self.low, self.high_open, self.low_open)

    def absolute(self) -> Interval:
        """|x| over the interval."""
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(Fraction(0), max(-self.low, self.high))

    def _holds(self, value: Fraction) -> bool:
        above = value > self.low if self.low_open else value >= self.low
        return above and (value < self.high if self.high_open else value <= self.high)

    def _ends(self) -> tuple[tuple[Fraction, bool], tuple[Fraction, bool]]:
        return (self.low, self.low_open), (self.high, self.high_open)
