"""What one verdict cannot know alone: how a malformed figure is to be read, whether rates are cut off by habit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from auditlint.judging.comparing import judge
from auditlint.model.equation import Relation
from auditlint.model.expression import Of, Sum
from auditlint.model.quantity import Quantity, Role
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words

# So many rates to the last digit make one that is not stand out.
_EXACT_TO_OFF = 5
# A whole and three parts: two parts may fit by chance.
_SUM_FIGURES = 4
_OWN_TOTALS = Words("两处各与其合计相符，不是同一数据", "each makes up a total of its own")


def settle(verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts again, in the light of each other."""
    return _habits_allowed(_told_apart(_read_by_others(verdicts)))


def _read_by_others(verdicts: list[Verdict]) -> list[Verdict]:
    """A malformed figure that one equation has read is read so in the others."""
    read: dict[Span, Quantity] = {}
    for verdict in sorted(verdicts, key=lambda each: each.outcome is not Outcome.CONSISTENT):
        for figure in verdict.figures:
            if figure.guesses and figure.role is Role.DATA:
                read.setdefault(figure.span, figure)
    if not read:
        return verdicts
    return [
        judge(verdict.check, verdict.equation.replaced(read))
        if verdict.outcome is Outcome.UNDECIDED and any(figure.span in read for figure in verdict.figures)
        else verdict
        for verdict in verdicts
    ]


def _told_apart(verdicts: list[Verdict]) -> list[Verdict]:
    """Two figures called alike that each make up a total of their own are two facts, not one told twice."""
    doubted = [verdict for verdict in verdicts if _is_doubted_repetition(verdict)]
    if not doubted:
        return verdicts
    sums: dict[Span, set[Span]] = {}
    for verdict in verdicts:
        if verdict.outcome is Outcome.CONSISTENT and _is_sum(verdict):
            for figure in verdict.figures:
                sums.setdefault(figure.span, set()).add(verdict.stated.span)
    return [
        replace(verdict, outcome=Outcome.UNDECIDED, reason=_OWN_TOTALS)
        if _is_doubted_repetition(verdict) and _stand_apart(verdict, sums)
        else verdict
        for verdict in verdicts
    ]


def _is_doubted_repetition(verdict: Verdict) -> bool:
    single = isinstance(verdict.reading.expression, Of) and verdict.equation.relation is Relation.EQUAL
    return single and verdict.outcome is Outcome.INCONSISTENT


def _is_sum(verdict: Verdict) -> bool:
    return isinstance(verdict.reading.expression, Sum) and len(verdict.figures) >= _SUM_FIGURES


def _stand_apart(verdict: Verdict, sums: Mapping[Span, set[Span]]) -> bool:
    own = [sums.get(figure.span, set()) for figure in verdict.figures]
    return len(own) == 2 and all(own) and not own[0] & own[1]


def _habits_allowed(verdicts: list[Verdict]) -> list[Verdict]:
    """A last digit that is off by one is worth a remark only where the report computes its rates as printed.

    Publishers who compute from unrounded data, or cut rates off, do so throughout.
    """
    off = sum(1 for verdict in verdicts if verdict.last_digit)
    exact = sum(1 for verdict in verdicts if _is_exact_rate(verdict))
    stands_out = off * _EXACT_TO_OFF <= exact
    return [
        replace(verdict, last_digit=stands_out and _is_off_by_one(verdict)) if verdict.last_digit else verdict
        for verdict in verdicts
    ]


def _is_off_by_one(verdict: Verdict) -> bool:
    """Whether the printed rate is the neighbour of the recomputed one; coarse figures allow for more."""
    step = Fraction(verdict.stated.step)
    return verdict.computed is not None and abs(abs(verdict.stated.fraction) - abs(verdict.computed)) < 2 * step


def _is_exact_rate(verdict: Verdict) -> bool:
    """Whether a rate is the rounded quotient of printed figures, and not by being a round number."""
    return (
        verdict.outcome is Outcome.CONSISTENT
        and verdict.reading.expression.rounded
        and verdict.computed is not None
        and verdict.stated.fraction != verdict.computed
    )
