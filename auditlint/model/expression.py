"""What a stated figure is compared with: a small exact algebra over quantities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from typing import Protocol

from auditlint.model.interval import Interval
from auditlint.model.quantity import Quantity
from auditlint.model.span import Span
from auditlint.model.words import Words

# Decimal arithmetic that never rounds a sum.
_EXACT = Context(prec=MAX_PREC, Emax=MAX_EMAX, Emin=MIN_EMIN)
# Roots and logarithms have no end: twelve decimals of any two amounts that a report may hold fit into so many digits.
_ROOTS, _TWELVE = Context(prec=80), Decimal("1e-12")
# The finest step among the figures of an equation, by unit: 11.8 beside 4.35 stands for 11.80.
Steps = Mapping[str, Decimal]


class Expression(Protocol):
    """Evaluated twice: from the printed values, and over what their digits can stand for."""

    def exact(self) -> Fraction:
        """The value from the printed figures. Raises ZeroDivisionError where a base is nought."""

    def interval(self, steps: Steps) -> Interval | None:
        """All values that the figures' digits allow; None where a base may be nought."""

    def quantities(self) -> tuple[Quantity, ...]: ...

    @property
    def rounded(self) -> bool:
        """Whether the result is a quotient or product, printed rounded."""


@dataclass(frozen=True, slots=True)
class Of:
    """One quantity; ``exactly`` as printed where it is no measurement but a rule (2万元 a head)."""

    quantity: Quantity
    exactly: bool = False

    rounded = False

    def exact(self) -> Fraction:
        return Fraction(self.quantity.value)

    def interval(self, steps: Steps) -> Interval | None:
        if self.exactly:
            return Interval.point(self.exact())
        return self.quantity.interval(steps.get(self.quantity.unit.name))

    def quantities(self) -> tuple[Quantity, ...]:
        return (self.quantity,)


@dataclass(frozen=True, slots=True)
class Const:
    """A number that the text gives in words or by its form: 1, 365, the length of a list."""

    value: Fraction
    text: str | Words = ""
    places: tuple[Span, ...] = ()

    rounded = False

    def exact(self) -> Fraction:
        return self.value

    def interval(self, steps: Steps) -> Interval | None:
        return Interval.point(self.value)

    def quantities(self) -> tuple[Quantity, ...]:
        return ()


ONE = Const(Fraction(1), "1")


@dataclass(frozen=True, slots=True)
class Sum:
    """Signed terms: +a +b −c."""

    terms: tuple[tuple[int, Expression], ...]

    @property
    def rounded(self) -> bool:
        return any(term.rounded for _, term in self.terms)

    def exact(self) -> Fraction:
        # Figures are decimals: added up as such they cost a tenth of what fractions do.
        figures, others = Decimal(0), Fraction(0)
        for sign, term in self.terms:
            if isinstance(term, Of):
                add = _EXACT.add if sign > 0 else _EXACT.subtract
                figures = add(figures, term.quantity.value)
            else:
                others += sign * term.exact()
        return Fraction(figures) + others

    def interval(self, steps: Steps) -> Interval | None:
        total = Interval.point(Fraction(0))
        for sign, term in self.terms:
            part = term.interval(steps)
            if part is None:
                return None
            total = total + (part if sign > 0 else -part)
        return total

    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(q for _, term in self.terms for q in term.quantities())


@dataclass(frozen=True, slots=True)
class Quotient:
    """numerator ÷ denominator."""

    numerator: Expression
    denominator: Expression

    rounded = True

    def exact(self) -> Fraction:
        return self.numerator.exact() / self.denominator.exact()

    def interval(self, steps: Steps) -> Interval | None:
        above, below = self.numerator.interval(steps), self.denominator.interval(steps)
        inverse = below.reciprocal() if below else None
        return above * inverse if above and inverse else None

    def quantities(self) -> tuple[Quantity, ...]:
        return (*self.numerator.quantities(), *self.denominator.quantities())


@dataclass(frozen=True, slots=True)
class Product:
    """a × b."""

    left: Expression
    right: Expression

    rounded = True

    def exact(self) -> Fraction:
        return self.left.exact() * self.right.exact()

    def interval(self, steps: Steps) -> Interval | None:
        left, right = self.left.interval(steps), self.right.interval(steps)
        return left * right if left and right else None

    def quantities(self) -> tuple[Quantity, ...]:
        return (*self.left.quantities(), *self.right.quantities())


@dataclass(frozen=True, slots=True)
class Magnitude:
    """|x|: what 减少 says by its word, the figure says without its sign."""

    inner: Expression

    @property
    def rounded(self) -> bool:
        return self.inner.rounded

    def exact(self) -> Fraction:
        return abs(self.inner.exact())

    def interval(self, steps: Steps) -> Interval | None:
        inner = self.inner.interval(steps)
        return inner.absolute() if inner else None

    def quantities(self) -> tuple[Quantity, ...]:
        return self.inner.quantities()


@dataclass(frozen=True, slots=True)
class AnnualRate:
    """(new ÷ old)^(1/periods) − 1, to 12 decimals: the root is irrational, its rounding is not."""

    new: Quantity
    old: Quantity
    periods: int

    rounded = True

    def exact(self) -> Fraction:
        return self._rate(self.new.fraction, self.old.fraction)

    def interval(self, steps: Steps) -> Interval | None:
        new, old = self.new.interval(), self.old.interval()
        if old.low <= 0 or new.low <= 0:
            return None
        return Interval(self._rate(new.low, old.high), self._rate(new.high, old.low))

    def quantities(self) -> tuple[Quantity, ...]:
        return (self.new, self.old)

    def _rate(self, new: Fraction, old: Fraction) -> Fraction:
        with localcontext(_ROOTS):
            return Fraction((_ratio(new, old) ** (Decimal(1) / self.periods) - 1).quantize(_TWELVE))


@dataclass(frozen=True, slots=True)
class Doublings:
    """log₂(new ÷ old), to 12 decimals: how many times an amount has doubled (翻两番: 2)."""

    new: Quantity
    old: Quantity

    rounded = True

    def exact(self) -> Fraction:
        return self._times(self.new.fraction, self.old.fraction)

    def interval(self, steps: Steps) -> Interval | None:
        new, old = self.new.interval(), self.old.interval()
        if old.low <= 0 or new.low <= 0:
            return None
        return Interval(self._times(new.low, old.high), self._times(new.high, old.low))

    def quantities(self) -> tuple[Quantity, ...]:
        return (self.new, self.old)

    def _times(self, new: Fraction, old: Fraction) -> Fraction:
        """Raises ZeroDivisionError where an amount is none that can be doubled."""
        if new <= 0 or old <= 0:
            raise ZeroDivisionError("only what is above nought doubles")
        with localcontext(_ROOTS):
            return Fraction((_ratio(new, old).ln() / Decimal(2).ln()).quantize(_TWELVE))


def _ratio(new: Fraction, old: Fraction) -> Decimal:
    return Decimal(new.numerator) / Decimal(new.denominator) * Decimal(old.denominator) / Decimal(old.numerator)


def total(*quantities: Quantity) -> Sum:
    """a + b + …"""
    return Sum(tuple((1, Of(quantity)) for quantity in quantities))


def difference(minuend: Quantity, subtrahend: Quantity) -> Sum:
    """a − b."""
    return Sum(((1, Of(minuend)), (-1, Of(subtrahend))))


def ratio(numerator: Quantity, denominator: Quantity) -> Quotient:
    """a ÷ b."""
    return Quotient(Of(numerator), Of(denominator))


def growth(new: Quantity, old: Quantity) -> Sum:
    """a ÷ b − 1."""
    return Sum(((1, ratio(new, old)), (-1, ONE)))


def substituted(expression: Expression, values: Mapping[Span, Quantity]) -> Expression:
    """The same expression with the figures at these places replaced."""

    def put(inner: Expression) -> Expression:
        return substituted(inner, values)

    match expression:
        case Of(quantity, exactly):
            return Of(values.get(quantity.span, quantity), exactly)
        case Sum(terms):
            return Sum(tuple((sign, put(term)) for sign, term in terms))
        case Quotient(numerator, denominator):
            return Quotient(put(numerator), put(denominator))
        case Product(left, right):
            return Product(put(left), put(right))
        case Magnitude(inner):
            return Magnitude(put(inner))
        case AnnualRate(new, old, periods):
            return AnnualRate(values.get(new.span, new), values.get(old.span, old), periods)
        case Doublings(new, old):
            return Doublings(values.get(new.span, new), values.get(old.span, old))
    return expression
