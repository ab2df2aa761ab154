"""Failed equations -> the figure to blame, by what corroborates it and by how people err."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from auditlint.diagnosing.slips import Slip, SlipKind, plain_text, significant, slip_between
from auditlint.diagnosing.mending import read_figures
from auditlint.model.diagnosis import Blame, Diagnosis
from auditlint.model.equation import Relation, Standing
from auditlint.model.expression import Of, Sum
from auditlint.model.quantity import Quantity
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.words import Words

_HOLDS = frozenset({Outcome.CONSISTENT, Outcome.ROUNDING})
# A chance agreement of one slip with a sum of d digits is rarer than 1 in 100 from here on.
_TELLING_DIGITS = {
    SlipKind.POINT: 3,
    SlipKind.SWAPPED: 3,
    SlipKind.DOUBLED: 4,
    SlipKind.DROPPED: 4,
    SlipKind.CHANGED: 5,
    SlipKind.SCALE: 2,
}


@dataclass(frozen=True, slots=True)
class _Repair:
    """``slip`` on ``figure`` makes the equation hold."""

    figure: Quantity
    slip: Slip
    is_stated: bool

    @property
    def telling(self) -> bool:
        return significant(self.figure.text) >= _TELLING_DIGITS[self.slip.kind]


def diagnose(verdicts: list[Verdict]) -> Diagnosis:
    """Blame for every failed equation; lists that only a slip explains become inconsistent."""
    vouched = _vouched(verdicts)
    settled: list[Verdict] = []
    blames: dict[int, Blame] = {}
    for index, verdict in enumerate(verdicts):
        repairs = _repairs(verdict) if _is_open_question(verdict) else []
        free = [repair for repair in repairs if not vouched[repair.figure.span]] or repairs
        if verdict.outcome is Outcome.UNDECIDED and any(repair.telling for repair in free):
            verdict = replace(verdict, outcome=Outcome.INCONSISTENT, suspected=True, reason=None)
        if verdict.outcome is Outcome.INCONSISTENT or verdict.outcome is Outcome.OTHER_READING:
            blames[index] = _blame(verdict, free, vouched)
        settled.append(verdict)
    return Diagnosis(verdicts=tuple(settled), blames=blames, mended=read_figures(settled))


def _vouched(verdicts: Sequence[Verdict]) -> Counter[Span]:
    """How many equations that hold each figure takes part in."""
    seen: Counter[Span] = Counter()
    for verdict in verdicts:
        if verdict.outcome in _HOLDS and verdict.equation.relation is Relation.EQUAL:
            seen.update({figure.span for figure in verdict.figures})
    return seen


def _is_open_question(verdict: Verdict) -> bool:
    if verdict.equation.relation is not Relation.EQUAL or verdict.computed is None:
        return False
    if verdict.outcome is Outcome.INCONSISTENT:
        return True
    return verdict.outcome is Outcome.UNDECIDED and verdict.equation.standing is Standing.LIKELY


def _repairs(verdict: Verdict) -> list[_Repair]:
    """The single slips that mend a sum, likeliest first."""
    expression = verdict.reading.expression
    if not isinstance(expression, Sum) or not all(isinstance(term, Of) for _, term in expression.terms):
        return []
    stated = verdict.stated
    gap = stated.fraction - (verdict.computed or Fraction(0))
    found = []
    for sign, term in expression.terms:
        assert isinstance(term, Of)
        found.append(_repair(term.quantity, term.quantity.fraction + sign * gap, False))
    found.append(_repair(stated, stated.fraction - gap, True))
    return sorted((each for each in found if each), key=lambda each: (not each.telling, each.slip.rank))


def _repair(figure: Quantity, wanted: Fraction, is_stated: bool) -> _Repair | None:
    scale = Fraction(figure.unit.scale)
    value = wanted / scale
    printed = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(printed) != value:
        return None
    slip = slip_between(figure.text, printed)
    return _Repair(figure, slip, is_stated) if slip else None


def _blame(verdict: Verdict, repairs: Sequence[_Repair], vouched: Counter[Span]) -> Blame:
    best = repairs[0] if repairs else None
    rivals = [each for each in repairs[1:] if best and each.slip.rank == best.slip.rank and each.telling == best.telling]
    if best and not rivals and (best.telling or best.slip.kind is SlipKind.POINT):
        return Blame(best.figure, best.slip.wanted, _proof(best, vouched))
    stated = verdict.stated
    if vouched[stated.span] or verdict.suspected:
        loose = [figure for figure in verdict.figures[1:] if not vouched[figure.span]]
        return Blame(loose[0] if vouched[stated.span] and len(loose) == 1 else stated)
    wanted = _computed_text(verdict)
    return Blame(stated, wanted, Words("按报告所列数字复算", "recomputed from the figures stated"))


def _proof(repair: _Repair, vouched: Counter[Span]) -> Words:
    zh = f"{repair.slip.kind.value.zh}；改后等式成立"
    en = f"{repair.slip.kind.value.en}; with it the equation holds"
    return Words(zh, en)


def _computed_text(verdict: Verdict) -> str | None:
    """The recomputed value as the stated figure would be printed."""
    stated = verdict.stated
    if verdict.computed is None or verdict.equation.relation is not Relation.EQUAL:
        return None
    # Where only another reading holds, the preferred one says what should have been printed.
    other = verdict.outcome is Outcome.OTHER_READING
    computed = verdict.equation.readings[0].expression.exact() if other else verdict.computed
    value = abs(computed) if verdict.equation.magnitude else computed
    in_unit = value / Fraction(stated.unit.scale)
    places = stated.decimals
    if not verdict.equation.readings[0].expression.rounded:
        exact = Decimal(in_unit.numerator) / Decimal(in_unit.denominator)
        return plain_text(exact)
    quantum = Decimal(1).scaleb(-places)
    number = (Decimal(in_unit.numerator) / Decimal(in_unit.denominator)).quantize(quantum, rounding="ROUND_HALF_UP")
    return format(number, "f")
