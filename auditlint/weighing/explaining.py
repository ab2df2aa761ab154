"""A failed equation -> the changes of a figure that would mend it, and what else each mends or breaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from auditlint.model.changes import Change, changes
from auditlint.model.equation import Equation, Reading, Standing
from auditlint.model.quantity import Quantity
from auditlint.model.slips import Slip, SlipKind, significant
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.weighing.miscomputing import miscomputed

Judge = Callable[[str, Equation], Verdict]
HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})
_WITNESS = 250  # belief, of a thousand, from which another failed equation is worth asking
_FEWEST_DIGITS = 2
_TRIED = 8  # so many other equations of a figure are tried with the change


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
    miscomputed: str | None = None  # the wrong turn by which the figure was computed, where no slip explains it
    digits: int = 0  # of the figure, as far as the equation can tell them


@dataclass(frozen=True, slots=True)
class Neighbours:
    """By figure, the other equations that fail with it and those that hold."""

    failing: Mapping[Span, Sequence[Verdict]]
    holding: Mapping[Span, Sequence[Verdict]]
    judge: Judge


def explanations(verdict: Verdict, reading: Reading, around: Neighbours) -> list[Explanation]:
    """Every change with which one reading of a failure would hold; where none is, that there is none."""
    own = frozenset(each.span for each in (verdict.equation.stated, *reading.expression.quantities()))
    tried = [
        replace(
            Explanation(reading, change.figure, _slip(change), digits=change.digits),
            confirmed=_confirmed(change, own, around),
            breaks=_broken(change, own, around),
        )
        for change in changes(verdict.equation, reading)
    ] or [Explanation(reading, verdict.equation.stated, None)]
    if all(each.slip is None for each in tried):
        turn = miscomputed(reading.expression, verdict.stated, verdict.equation.magnitude)
        tried[0] = replace(tried[0], miscomputed=turn)
    return tried


def _slip(change: Change) -> Slip | None:
    """The slip that explains a change; of a figure of one digit every other is one digit away."""
    slip = change.slip
    return None if slip is not None and slip.kind is SlipKind.CHANGED and change.digits < _FEWEST_DIGITS else slip


def _confirmed(change: Change, own: frozenset[Span], around: Neighbours) -> int:
    """The digits of the best witness among the other failed equations of a figure, 0 where the change mends none."""
    witnesses = (
        _digits(other, change.figure)
        for other in around.failing.get(change.figure.span, ())[:_TRIED]
        if other.equation.belief >= _WITNESS and _is_other(other, own)
        if mends(other, change.figure, change.meant, around.judge)
    )
    return max(witnesses, default=0)


def _broken(change: Change, own: frozenset[Span], around: Neighbours) -> int:
    """How many equations hold that would not."""
    return sum(
        1
        for other in around.holding.get(change.figure.span, ())[:_TRIED]
        if _is_other(other, own) and not mends(other, change.figure, change.meant, around.judge)
    )


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
