"""A failed equation -> the one change of a figure that would mend it, and what else that change mends or breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.expression import Of, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.slips import Slip, SlipKind, plain_text, significant, slip_between
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict

Judge = Callable[[str, Equation], Verdict]
HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})
_MOST, _PLACES = 10**15, 8
_WITNESS = 250  # belief, of a thousand, from which another failed equation is worth asking
_TRIED = 8  # so many other equations of a figure are tried with the change
# So many digits make a slip worth more than a better reading: fewer fit by chance too often.
_TELLING = {SlipKind.POINT: 3, SlipKind.SCALE: 2, SlipKind.SWAPPED: 4}
_TELLING_ELSE = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    """``meant`` in place of ``figure`` makes ``reading`` hold.

    ``slip`` leads from what was meant to what is printed, None where it takes more than one. ``confirmed``
    counts the digits of another failed equation that the same change mends, 0 where it mends none;
    ``breaks`` the equations that hold as printed and would not.
    """

    reading: Reading
    figure: Quantity
    slip: Slip | None
    confirmed: int = 0
    breaks: int = 0

    @property
    def telling(self) -> bool:
        """Whether it is more than a guess."""
        if self.confirmed > 1:
            return True
        least = _TELLING.get(self.slip.kind, _TELLING_ELSE) if self.slip else 99
        return significant(self.figure.text) >= least


@dataclass(frozen=True, slots=True)
class Neighbours:
    """By figure, the other equations that fail with it and those that hold."""

    failing: Mapping[Span, Sequence[Verdict]]
    holding: Mapping[Span, Sequence[Verdict]]
    judge: Judge


def explained(verdict: Verdict, readings: Sequence[Reading], around: Neighbours) -> Explanation:
    """The best explanation under the likeliest reading; under a less likely one where that explains much more."""
    found = [_of_reading(verdict, reading, around) for reading in readings]
    return max(found, key=lambda each: (each.telling, each.reading.share))


def _of_reading(verdict: Verdict, reading: Reading, around: Neighbours) -> Explanation:
    tried = list(_changes(verdict, reading, around)) or [Explanation(reading, verdict.equation.stated, None)]
    return max(tried, key=lambda each: (each.confirmed, each.telling, -each.breaks, each.slip is not None))


def _changes(verdict: Verdict, reading: Reading, around: Neighbours) -> Iterator[Explanation]:
    for figure, meant in changes(verdict.equation, reading):
        slip = _slip(figure, meant) or (_moved(verdict, figure, meant) if figure is verdict.equation.stated else None)
        own = frozenset(each.span for each in (verdict.equation.stated, *reading.expression.quantities()))
        confirmed = max(
            (
                _digits(other, figure)
                for other in around.failing.get(figure.span, ())[:_TRIED]
                if other.equation.belief >= _WITNESS and _is_other(other, own)
                if mends(other, figure, meant, around.judge)
            ),
            default=0,
        )
        breaks = sum(
            1
            for other in around.holding.get(figure.span, ())[:_TRIED]
            if _is_other(other, own) and not mends(other, figure, meant, around.judge)
        )
        yield Explanation(reading, figure, slip, confirmed, breaks)


def _is_other(verdict: Verdict, own: frozenset[Span]) -> bool:
    """Whether an equation is of other figures: A = B − C and B = A + C are one."""
    return frozenset(figure.span for figure in verdict.figures) != own


def _digits(verdict: Verdict, figure: Quantity) -> int:
    """To how many digits an equation checks a figure."""
    own = significant(figure.text)
    return own if verdict.stated.span == figure.span else min(own, significant(verdict.stated.text))


def mends(verdict: Verdict, figure: Quantity, meant: Quantity, judge: Judge) -> bool:
    """Whether an equation holds with a figure as it was meant."""
    equation = replace(verdict.equation, standing=Standing.CERTAIN, excuses=())
    return judge(verdict.check, equation.replaced({figure.span: meant})).outcome in HOLDS


def changes(equation: Equation, reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """(figure, as it was meant): the stated one, and each term of a plain sum."""
    stated = reading.stated or equation.stated
    try:
        computed = reading.expression.exact()
    except ArithmeticError:
        return
    flipped = equation.magnitude and computed * stated.fraction < 0
    wanted = -computed if flipped else computed
    meant = _as_printed(stated, wanted, exactly=not reading.expression.rounded)
    if meant is not None:
        yield stated, meant
    if isinstance(reading.expression, Sum):
        gap = stated.fraction - wanted
        for sign, term in reading.expression.terms:
            if isinstance(term, Of):
                figure = term.quantity
                way = -sign if flipped else sign
                meant = _as_printed(figure, figure.fraction + way * gap, exactly=True)
                if meant is not None:
                    yield figure, meant


def _as_printed(figure: Quantity, value: Fraction, exactly: bool) -> Quantity | None:
    """The figure with another value; None where no numeral would be printed for it."""
    own = value / Fraction(figure.unit.scale)
    if not 0 < abs(own) < _MOST or (own < 0) != (figure.value < 0):
        return None
    numeral = Decimal(own.numerator) / Decimal(own.denominator)
    places = _PLACES if exactly else figure.decimals
    shown = numeral.quantize(Decimal(1).scaleb(-places))
    if exactly and Fraction(shown) != own:
        return None
    return figure.read_as(plain_text(shown) if exactly else format(shown, "f"))


def _slip(figure: Quantity, meant: Quantity) -> Slip | None:
    return slip_between(figure.text, abs(Decimal(meant.text)))


def _moved(verdict: Verdict, figure: Quantity, meant: Quantity) -> Slip | None:
    """7.03 printed as 70.3: a point that moved takes a digit along."""
    if verdict.computed is None:
        return None
    value = abs(verdict.computed) / Fraction(figure.unit.scale)
    for places in (figure.decimals + 1, figure.decimals - 1):
        if places >= 0 and 0 < value < _MOST:
            wanted = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-places))
            slip = slip_between(figure.text, wanted)
            if slip is not None and slip.kind is SlipKind.POINT:
                return slip
    return None
