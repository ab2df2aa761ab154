"""One failed equation -> the single changes that would make it hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from auditlint.diagnosing.graph import Graph
from auditlint.model.equation import Equation
from auditlint.model.expression import Of, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.slips import Slip, SlipKind, slip_between, slips_of
from auditlint.model.span import Span
from auditlint.model.unit import Dimension, Unit
from auditlint.model.verdict import Outcome, Verdict

Judge = Callable[[str, Equation], Verdict]
Holds = Callable[[Equation], bool]
_HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})
# 亿 for 万 and 元 for 万: the scales that people confuse.
_SCALES = (Decimal(10) ** 4, Decimal(10) ** -4, Decimal(10) ** 8, Decimal(10) ** -8)


@dataclass(frozen=True, slots=True, eq=False)
class Repair:
    """``mended`` in place of ``figure`` makes equations hold.

    ``kept`` are the other equations of the figure that hold with it, ``helped`` counts those among
    them that fail as printed, ``broken`` those that would fail: a repair that breaks what holds is none.
    ``usage`` is how often the report prints the unit that a change of scale takes away: the odd one out
    is wrong.
    """

    figure: Quantity
    mended: Quantity
    slip: Slip
    kept: tuple[int, ...] = ()
    helped: int = 0
    broken: int = 0
    usage: int = 0

    @property
    def telling(self) -> bool:
        """Whether the equations prove it, by the slip's rarity or by their number."""
        return self.slip.telling(self.figure.text) or self.helped > 0

    @property
    def order(self) -> tuple[int, bool, int, int, int]:
        """Least first: what breaks nothing, tells, mends more, and errs as people do."""
        return self.broken, not self.telling, -self.helped, self.slip.rank, self.usage


def repairs_of(index: int, graph: Graph, judge: Judge, holds: Holds) -> list[Repair]:
    """The repairs of one failed equation, likeliest first."""
    verdict = graph.verdicts[index]
    decided = replace(verdict.equation, readings=(verdict.reading,))
    signs = _signs(verdict)
    units = {f.unit.scale: f.unit for f in verdict.figures if f.unit.dimension is Dimension.MONEY}
    found = []
    for figure in dict.fromkeys(verdict.figures):
        for slip, mended in _changes(verdict, figure, signs, units):
            if holds(decided.replaced({figure.span: mended})):
                found.append(_weighed(figure, mended, slip, index, graph, judge))
    return sorted(found, key=lambda repair: repair.order)


def _signs(verdict: Verdict) -> dict[Span, int] | None:
    """By place, the sign of each term; None where the expression is no plain sum of figures."""
    expression = verdict.reading.expression
    terms = expression.terms if isinstance(expression, Sum) else ((1, expression),)
    signs: dict[Span, int] = {}
    for sign, term in terms:
        if not isinstance(term, Of):
            return None
        signs.setdefault(term.quantity.span, sign)
    return signs


def _changes(
    verdict: Verdict, figure: Quantity, signs: Mapping[Span, int] | None, units: Mapping[Decimal, Unit]
) -> Iterator[tuple[Slip, Quantity]]:
    """What a figure may have been meant to be, given the equation."""
    yield from _rescaled(figure, units)
    if signs is not None:
        yield from _solved(verdict, -1 if figure is verdict.stated else signs[figure.span], figure)
    elif figure is verdict.stated:
        yield from _rounded(verdict, figure)
    else:
        for slip in slips_of(figure.text):
            # One digit more or less hardly moves a rate: no rounded rate can tell such a slip from its neighbours.
            if slip.kind is not SlipKind.CHANGED:
                mended = signed(figure, slip.wanted)
                if _shows_in_a_rate(slip, figure, mended):
                    yield slip, mended


def _rounded(verdict: Verdict, figure: Quantity) -> Iterator[tuple[Slip, Quantity]]:
    """The rate that should have been printed, where a single slip leads from it to the one that is."""
    slip = rounded_slip(verdict)
    if slip is not None and slip.kind is not SlipKind.CHANGED:
        yield slip, signed(figure, slip.wanted)


def rounded_slip(verdict: Verdict) -> Slip | None:
    """The slip from the recomputed value, as it would be printed, to the stated one."""
    figure = verdict.stated
    if verdict.computed is None:
        return None
    value = abs(verdict.computed) / Fraction(figure.unit.scale)
    if value > 10**15:
        return None
    wanted = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal(1).scaleb(-figure.decimals))
    return slip_between(figure.text, wanted)


def _shows_in_a_rate(slip: Slip, figure: Quantity, mended: Quantity) -> bool:
    """Whether a slip moves a figure so far that a rounded rate can tell it from its neighbours."""
    if not mended.value or not figure.value:
        return False
    return slip.kind is SlipKind.SWAPPED or not Decimal("0.5") < figure.value / mended.value < 2


def _rescaled(figure: Quantity, units: Mapping[Decimal, Unit]) -> Iterator[tuple[Slip, Quantity]]:
    """127691亿元 among 万元: the same digits on the scale of the figures beside it."""
    if figure.unit.dimension is not Dimension.MONEY:
        return
    for scale, unit in units.items():
        if scale / figure.unit.scale in _SCALES:
            factor = scale / figure.unit.scale
            mended = replace(figure, unit=unit, value=figure.value * factor, step=figure.step * factor)
            yield Slip(SlipKind.SCALE, f"{figure.text}{unit.name}"), mended


def _solved(verdict: Verdict, sign: int, figure: Quantity) -> Iterator[tuple[Slip, Quantity]]:
    """The one value with which a sum holds exactly, where a single slip leads from it to what is printed."""
    gap = verdict.stated.fraction - (verdict.computed or Fraction(0))
    value = (figure.fraction + sign * gap) / Fraction(figure.unit.scale)
    wanted = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(wanted) != value:
        return
    slip = slip_between(figure.text, wanted)
    if slip is not None:
        yield slip, signed(figure, slip.wanted)


def signed(figure: Quantity, numeral: str) -> Quantity:
    """The figure with another numeral, its sign kept."""
    mended = figure.read_as(numeral)
    return replace(mended, value=-mended.value) if figure.value < 0 else mended


def _weighed(figure: Quantity, mended: Quantity, slip: Slip, index: int, graph: Graph, judge: Judge) -> Repair:
    """The repair with what it does to every other equation of its figure."""
    kept, mends, broken = [], 0, 0
    others = (*graph.holding.get(figure.span, ()), *graph.failed.get(figure.span, ()))
    for other in others:
        if other == index:
            continue
        verdict = graph.verdicts[other]
        holds = judge(verdict.check, verdict.equation.replaced({figure.span: mended})).outcome in _HOLDS
        if holds:
            kept.append(other)
            mends += verdict.outcome not in _HOLDS
        elif verdict.outcome in _HOLDS:
            broken += 1
    usage = graph.units[figure.unit.name] if slip.kind is SlipKind.SCALE else 0
    return Repair(figure, mended, slip, tuple(kept), mends, broken, usage)
