"""One failed equation -> the single changes that would make it hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from auditlint.diagnosing.graph import Graph
from auditlint.model.changes import Change, changes, signed
from auditlint.model.equation import Equation
from auditlint.model.quantity import Quantity
from auditlint.model.slips import Slip, SlipKind
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
    found = [
        _weighed(figure, mended, slip, index, graph, judge)
        for figure, slip, mended in _changes(verdict)
        if holds(decided.replaced({figure.span: mended}))
    ]
    return sorted(found, key=lambda repair: repair.order)


def _changes(verdict: Verdict) -> Iterator[tuple[Quantity, Slip, Quantity]]:
    """(figure, slip, what it may have been meant to be), given the equation."""
    units = {f.unit.scale: f.unit for f in verdict.figures if f.unit.dimension is Dimension.MONEY}
    for figure in dict.fromkeys(verdict.figures):
        yield from _rescaled(figure, units)
    for change in changes(verdict.equation, verdict.reading):
        if change.slip is not None and _tells(change, change.slip, verdict):
            yield change.figure, change.slip, signed(change.figure, change.slip.wanted)


def _tells(change: Change, slip: Slip, verdict: Verdict) -> bool:
    """Whether the equation tells the slip from its neighbours: one digit more or less hardly moves a rate."""
    if not verdict.reading.expression.rounded:
        return True
    own = change.figure.span == verdict.stated.span
    return slip.kind is not SlipKind.CHANGED and (own or _shows_in_a_rate(slip, change.figure, change.meant))


def _shows_in_a_rate(slip: Slip, figure: Quantity, mended: Quantity) -> bool:
    """Whether a slip moves a figure so far that a rounded rate can tell it from its neighbours."""
    if not mended.value or not figure.value:
        return False
    return slip.kind is SlipKind.SWAPPED or not Decimal("0.5") < figure.value / mended.value < 2


def _rescaled(figure: Quantity, units: Mapping[Decimal, Unit]) -> Iterator[tuple[Quantity, Slip, Quantity]]:
    """127691亿元 among 万元: the same digits on the scale of the figures beside it."""
    if figure.unit.dimension is not Dimension.MONEY:
        return
    for scale, unit in units.items():
        if scale / figure.unit.scale in _SCALES:
            factor = scale / figure.unit.scale
            mended = replace(figure, unit=unit, value=figure.value * factor, step=figure.step * factor)
            yield figure, Slip(SlipKind.SCALE, f"{figure.text}{unit.name}"), mended


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
